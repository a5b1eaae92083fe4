"""The main window's widgets: sidebar, header, message box, and a place for the conversation.

It knows nothing of what is behind it, and so is on the screen before that is imported:
one can write in it at once. `routing` brings the rest.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import marked, tr
from chatapp.ui.actions import follow
from chatapp.ui.composer.composer import Composer
from chatapp.ui.platform import window_geometry
from chatapp.ui.sidebar.drawer import Drawer
from chatapp.ui.sidebar.sidebar import Sidebar
from chatapp.ui.theme import style_sheet
from chatapp.ui.theme.direction import mirrored
from chatapp.ui.theme.icons import icon
from chatapp.ui.theme.theme import Size, Space, Theme
from chatapp.ui.widgets.columns import centred
from chatapp.ui.widgets.elided_label import ElidedButton, ElidedLabel
from chatapp.ui.widgets.plain_text import window_title

NEW_TITLE = marked("New conversation")
SIDEBAR_FOLDS_BELOW = Size.SIDEBAR + 460
STATE_SAVED_AFTER_MS = 700


class MainWindow(QMainWindow):
    """The main window.

    Until `set_pane` there is no conversation: sending, closing and dropped files wait.
    """

    leaving = Signal()
    """The window is about to close: what is not on disk has to get there."""
    close_questioned = Signal()
    """Somebody wants to close it while it is `unsaved`."""
    closed = Signal()
    rearranged = Signal()
    """Its size, place or columns changed, a moment ago."""
    dropped = Signal(list)
    """`list[Path]`: local files were dropped on the window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pane: QWidget | None = None
        self._screen: QWidget | None = None
        self._closing = self._quitting = False
        self.stays = False
        """Closing hides it, and the program goes on: only `quit` ends that."""
        self.unsaved = False
        """Something on it is not on disk, and would be lost with it."""
        self._dropped_early: list[Path] = []
        self._sidebar_wanted = True
        self.setObjectName("window")
        self.setMinimumSize(Size.WINDOW_MIN_WIDTH, Size.WINDOW_MIN_HEIGHT)
        self.setAcceptDrops(True)
        # Before there are widgets: so each is dressed only once.
        _dress(theme)
        self.sidebar = Sidebar(theme.chrome)
        self.composer = Composer(theme.chrome)
        self.composer.set_sending_enabled(False)
        self.status = ElidedLabel("quiet")
        """The state of the reply on screen, below the message box."""
        self.answering = ElidedButton()
        """The server that answers."""
        self._toggle = QToolButton()
        self._heading = ElidedLabel("strong")
        self._vacant = QWidget()
        self._splitter = QSplitter()
        self._header = QWidget()
        self.drawer = Drawer(self, self._header, theme.chrome)
        """The place of the sidebar while the window is too narrow to have it beside the rest."""
        self._sidebar_width = Size.SIDEBAR
        self._column = QVBoxLayout()
        self._build()
        self._state_timer = QTimer(self, singleShot=True, interval=STATE_SAVED_AFTER_MS)
        self._state_timer.timeout.connect(self.rearranged)
        self._splitter.splitterMoved.connect(self._divided)
        self.drawer.left.connect(self.fold)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self._set_icon(theme)
        self.composer.set_column(theme.column)
        self.set_title("")

    def _build(self) -> None:
        self._toggle.setAccessibleName(tr("Show or hide the sidebar"))
        follow(self._toggle, tr("Show or hide the sidebar"), "sidebar")
        self._toggle.clicked.connect(self.toggle_sidebar)
        self.answering.setProperty("kind", "choice")
        self.answering.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The arrow that opens its menu stands behind the words.
        ways = Qt.LayoutDirection
        self.answering.setLayoutDirection(ways.LeftToRight if mirrored() else ways.RightToLeft)
        self.status.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.status.setMaximumWidth(Size.WIDE)

        self._header.setObjectName("header")
        row = QHBoxLayout(self._header)
        row.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._toggle)
        row.addWidget(self._heading, 1)
        row.addWidget(self.answering)

        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addLayout(self._column, 1)
        self._column.setContentsMargins(0, 0, 0, Space.XS)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self._vacant, 1)
        self._column.addWidget(self.composer)
        self._column.addLayout(centred(self.status, Space.M))

        self._splitter.setObjectName("splitter")
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.sidebar)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._splitter.setSizes([Size.SIDEBAR, Size.WINDOW_WIDTH - Size.SIDEBAR])
        self.setCentralWidget(self._splitter)
        self.resize(Size.WINDOW_WIDTH, Size.WINDOW_HEIGHT)

    def set_pane(self, pane: QWidget) -> None:
        """Put the conversation above the composer; what waited for it goes on."""
        self._pane = pane
        self._column.insertWidget(0, pane, 1)
        self._column.removeWidget(self._vacant)
        self._vacant.deleteLater()
        QWidget.setTabOrder(pane, self.composer)
        if self._dropped_early:
            self.dropped.emit(self._dropped_early)
        if self._closing:
            self.close()

    def cover(self, screen: QWidget) -> None:
        """Put `screen` in the place of the conversation, and let nothing else be used."""
        self.uncover()
        self._screen = screen
        for widget in self._behind():
            widget.hide()
        self.sidebar.setEnabled(False)
        self.answering.hide()
        self.setWindowTitle("Chatapp")
        self._heading.set_words("Chatapp")
        self._column.insertWidget(0, screen, 1)

    def uncover(self) -> None:
        """Take away what `cover` put there."""
        if self._screen is None:
            return
        self._column.removeWidget(self._screen)
        self._screen.hide()
        self._screen.deleteLater()
        self._screen = None
        for widget in self._behind():
            widget.show()
        self.sidebar.setEnabled(True)
        self.answering.show()
        self.set_title("")
        self.composer.setFocus()

    def _behind(self) -> list[QWidget]:
        return [self._pane or self._vacant, self.composer, self.status]

    def come_forward(self, token: str = "") -> None:
        """Show itself above other windows, where the system lets it; `token` is its leave."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        if token:
            # Imported here: with a token another program already waits for the window.
            from chatapp.ui.platform import window_activation

            window_activation.use(token, self)
        self.raise_()
        self.activateWindow()

    def set_title(self, title: str) -> None:
        """Name the conversation on screen; "" for a new one."""
        words = title or tr(NEW_TITLE)
        self.setWindowTitle(window_title(words))
        self._heading.set_words(words)

    def set_theme(self, theme: Theme) -> None:
        """Dress the whole program, and what is in the window from its beginning."""
        _dress(theme)
        self._set_icon(theme)
        self.sidebar.set_theme(theme.chrome)
        self.drawer.set_theme(theme.chrome)
        self.composer.set_theme(theme.chrome)

    def set_text(self, theme: Theme) -> None:
        """Take over what `theme` says of the messages' text; the rest of it is worn already."""
        self.composer.set_column(theme.column)

    def _set_icon(self, theme: Theme) -> None:
        self._toggle.setIcon(icon("sidebar", theme.colour.text_quiet))

    # Keys and files

    def next_pane(self) -> None:
        """Move the focus from composer to sidebar to messages, as far as they are visible."""
        order = [self.composer, self.sidebar.list, *([self._pane] if self._pane else [])]
        focus = QApplication.focusWidget()
        at = next(
            (i for i, w in enumerate(order) if focus and (w is focus or w.isAncestorOf(focus))), -1
        )
        stops = [w for w in order if w.isVisible()]
        following = order[(at + 1) % len(order)]
        (following if following in stops else stops[0]).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Files that come out of this program are no files to take in.
        if event.mimeData().hasUrls() and not event.source():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.activateWindow()
            if self._pane is None:
                self._dropped_early += paths
            else:
                self.dropped.emit(paths)

    # The sidebar in a narrow window, and the window's own state

    @property
    def folded(self) -> bool:
        """True if the window is too narrow for the sidebar to stay beside the conversation."""
        return self.width() < SIDEBAR_FOLDS_BELOW

    def toggle_sidebar(self) -> None:
        """Show the sidebar, or hide it; a window wide enough for it remembers."""
        self.set_sidebar(not self.sidebar.isVisible())
        if not self.folded:
            self._sidebar_wanted = self.sidebar.isVisible()
            self._state_timer.start()
        elif self.sidebar.isVisible():
            self.sidebar.list.setFocus()

    def fold(self) -> bool:
        """Put the sidebar away where it lies over the conversation; whether it did."""
        lies_over = self.drawer.isVisible()
        if lies_over:
            self.set_sidebar(False)
        return lies_over

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Fold the sidebar away from what has the focus."""
        if now is None or not self.drawer.isVisible() or self.drawer.isAncestorOf(now):
            return
        if self.isAncestorOf(now) and self.drawer.covers(now):
            self.set_sidebar(False)

    def set_sidebar(self, visible: bool) -> None:
        """Show or hide the sidebar this once."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.sidebar.isAncestorOf(focus)
        if visible:
            self._house_sidebar()
        self.sidebar.setVisible(visible)
        self.drawer.setVisible(visible and self.folded)
        if had_focus and not visible:
            self.composer.setFocus()

    def _house_sidebar(self) -> None:
        """Have the sidebar over the conversation in a narrow window, else beside it."""
        beside = self.sidebar.parentWidget() is self._splitter
        if self.folded:
            if beside:
                self.drawer.take(self.sidebar)
            self.drawer.open()
        elif not beside:
            self._splitter.insertWidget(0, self.sidebar)
            self._divide()

    def _divide(self) -> None:
        self._splitter.setSizes([self._sidebar_width, max(1, self.width() - self._sidebar_width)])

    def _divided(self) -> None:
        """The person moved the line between sidebar and conversation."""
        if width := self._splitter.sizes()[0]:
            self._sidebar_width = width
            self._state_timer.start()
        else:
            # Moved all the way: as good as hidden, and it comes back as wide as it was.
            self.toggle_sidebar()
            self._divide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_folded = event.oldSize().width() < SIDEBAR_FOLDS_BELOW
        super().resizeEvent(event)
        if self.folded != was_folded or event.oldSize().width() < 0:
            self.set_sidebar(self._sidebar_wanted and not self.folded)
        self.drawer.fit()
        self._state_timer.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._state_timer.start()

    def state(self) -> str:
        """Size, place and sidebar, to be kept between runs."""
        kept = window_geometry.of(self).as_json()
        kept |= {"sidebar": self._sidebar_width, "sidebar_wanted": self._sidebar_wanted}
        return json.dumps(kept)

    def restore_state(self, state: str) -> None:
        """Take up what `state` returned in an earlier run, before the window is shown.

        Nonsense is ignored.
        """
        try:
            kept: Any = json.loads(state)
        except RecursionError:
            return
        except ValueError:
            # As it was kept at first.
            geometry, _, columns = state.partition(" ")
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
            self._splitter.restoreState(QByteArray.fromBase64(columns.encode()))
            return
        if there := window_geometry.from_json(kept):
            window_geometry.put(self, there)
            self._sidebar_wanted = kept.get("sidebar_wanted") is not False
            width = kept.get("sidebar")
            if isinstance(width, int) and Size.SIDEBAR_MIN <= width < SIDEBAR_FOLDS_BELOW:
                self._sidebar_width = width
                self._divide()

    def quit(self, *, whatever: bool = False) -> None:
        """Close for good; with `whatever`, also what is `unsaved`."""
        self._quitting = True
        if whatever:
            self.unsaved = False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._pane is None and self._screen is None:
            # There may be words in the composer already, and nothing yet that could keep them.
            self._closing = True
            event.ignore()
            return
        quitting, self._quitting = self._quitting, False
        if self.stays and not quitting:
            event.ignore()
            self.leaving.emit()
            self.hide()
            return
        if self.unsaved:
            event.ignore()
            self.close_questioned.emit()
            return
        self._state_timer.stop()
        self.leaving.emit()
        event.accept()
        QTimer.singleShot(0, self.closed.emit)


def _dress(theme: Theme) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    style_sheet.apply(application, theme.chrome)
