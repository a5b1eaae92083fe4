"""The window: sidebar and conversation pane side by side, and what belongs to neither."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.conversation import Conversation, Phase
from chatapp.core.errors import Action
from chatapp.core.events import (
    ConversationChanged,
    ConversationDeleted,
    Event,
    Finished,
    PhaseChanged,
    SavingFailed,
    SavingResumed,
    Started,
)
from chatapp.core.servers import (
    AIML_BILLING_PAGE,
    AIML_STATUS_PAGE,
    ServerKind,
)
from chatapp.core.settings import Settings
from chatapp.ui import actions, style
from chatapp.ui.bridge import Bridge
from chatapp.ui.conversation_pane import ConversationPane
from chatapp.ui.elided_label import ElidedLabel
from chatapp.ui.icons import icon
from chatapp.ui.settings_flow import SettingsFlow
from chatapp.ui.sidebar import Sidebar
from chatapp.ui.theme import CONTRAST_IS_KNOWN, Size, Space, Theme
from chatapp.ui.welcome import WelcomeCard

NEW_TITLE = "New conversation"
SIDEBAR_FOLDS_BELOW = Size.SIDEBAR + 460
STATE_SAVED_AFTER_MS = 700


class MainWindow(QMainWindow):
    """Composes the widgets and routes between them and the bridge.

    `make_theme(settings)` gives the theme for the settings and the system's colours.
    """

    closed = Signal()

    def __init__(self, bridge: Bridge, make_theme: Callable[[Settings], Theme]) -> None:
        super().__init__()
        self._bridge = bridge
        self._make_theme = make_theme
        self._theme = make_theme(bridge.settings)
        self._worn = False
        self._titles: dict[str, str] = {}
        self._deleted: list[str] = []
        self._sidebar_wanted = True

        self.setObjectName("window")
        self.setMinimumSize(Size.WINDOW_MIN_WIDTH, Size.WINDOW_MIN_HEIGHT)
        self.setAcceptDrops(True)
        self.sidebar = Sidebar(self._theme.chrome)
        self.welcome = WelcomeCard(self._theme.chrome)
        self.pane = ConversationPane(bridge, self._theme, self.welcome)
        self._settings_flow = SettingsFlow(bridge, self.welcome, self._theme.chrome, self)
        self._build()
        self.actions_ = actions.make(
            self,
            {
                "new": lambda: self.open(""),
                "search": self._search,
                "attach": self._choose_files,
                "settings": self.open_settings,
                "copy_reply": self.pane.copy_last_reply,
                **self.pane.reading_actions(),
                "rename": self._rename,
                "larger": lambda: self._zoom(1.0),
                "smaller": lambda: self._zoom(-1.0),
                "normal": lambda: self._zoom(0.0),
                "next_pane": self._next_pane,
                "stop": self.pane.stop,
                "sidebar": self._toggle_sidebar,
                "quit": self.close,
            },
        )
        self._connect()
        self._wear(self._theme)
        self._server_changed()
        self._set_title("")

    def _build(self) -> None:
        self._toggle = QToolButton()
        self._toggle.setAccessibleName("Show or hide the sidebar")
        self._toggle.setToolTip("Show or hide the sidebar (Ctrl+B)")
        self._toggle.clicked.connect(self._toggle_sidebar)
        self._heading = ElidedLabel("strong")
        self._answering = QToolButton()
        self._answering.setProperty("kind", "choice")
        self._answering.clicked.connect(self.open_settings)

        header = QWidget()
        header.setObjectName("header")
        row = QHBoxLayout(header)
        row.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._toggle)
        row.addWidget(self._heading, 1)
        row.addWidget(self._answering)

        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.pane, 1)

        self._splitter = QSplitter()
        self._splitter.setObjectName("splitter")
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.sidebar)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._splitter.setSizes([Size.SIDEBAR, 900])
        self._state_timer = QTimer(self, singleShot=True, interval=STATE_SAVED_AFTER_MS)
        self._state_timer.timeout.connect(self._save_state)
        self._splitter.splitterMoved.connect(self._state_timer.start)
        self.setCentralWidget(self._splitter)
        self.resize(Size.WINDOW_WIDTH, Size.WINDOW_HEIGHT)

    def _connect(self) -> None:
        bridge, pane, sidebar = self._bridge, self.pane, self.sidebar
        bridge.events.connect(self._apply)
        bridge.listed.connect(self._listed)
        bridge.failed.connect(self._failed)
        bridge.crashed.connect(self._failed)
        bridge.settings_changed.connect(self._settings_changed)
        bridge.server_changed.connect(self._server_changed)
        sidebar.selected.connect(self.open)
        sidebar.new.connect(lambda: self.open(""))
        sidebar.rename.connect(bridge.rename)
        sidebar.delete.connect(bridge.delete)
        sidebar.settings.connect(self.open_settings)
        sidebar.undo.connect(self._undo_delete)
        pane.opened.connect(self._opened)
        pane.link_requested.connect(self.confirm_link)
        pane.view.zoom_requested.connect(self._wheel_zoom)
        pane.action_requested.connect(self._act)
        pane.attach_requested.connect(self._choose_files)
        self._settings_flow.link_requested.connect(self.confirm_link)
        self._settings_flow.warned.connect(self._warned)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._colours_changed)
        if CONTRAST_IS_KNOWN:
            hints.accessibility().contrastPreferenceChanged.connect(self._colours_changed)

    # What is on screen

    def open(self, conversation_id: str) -> None:
        """Show a conversation, or a new one for ""."""
        self.pane.open(conversation_id)
        if self._folded():
            self._set_sidebar(False)

    def _failed(self, sentence: str) -> None:
        self.pane.notices.show(sentence, kind="danger")

    def _warned(self, sentence: str) -> None:
        self.pane.notices.show(sentence, kind="warning", key="keyring")

    def _opened(self, conversation_id: str) -> None:
        self.sidebar.select(conversation_id or None)
        self.sidebar.set_unread(conversation_id, False)
        self._set_title(conversation_id)
        self._bridge.save_state("selected", conversation_id)

    def _set_title(self, conversation_id: str) -> None:
        title = self._titles.get(conversation_id, NEW_TITLE)
        self.setWindowTitle(f"{title} - Chatapp")
        self._heading.set_words(title)

    def _listed(self, conversations: list[Conversation]) -> None:
        self._titles.update({c.id: c.title for c in conversations})
        self.sidebar.set_conversations(conversations)
        self.sidebar.select(self.pane.conversation_id or None)
        self._set_title(self.pane.conversation_id)

    def _apply(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, ConversationChanged):
                conversation = event.conversation
                self._titles[conversation.id] = conversation.title
                self.sidebar.put(conversation)
                if conversation.id == self.pane.conversation_id:
                    self.sidebar.select(conversation.id)
                    self._set_title(conversation.id)
            elif isinstance(event, ConversationDeleted):
                self._was_deleted(event.conversation)
            elif isinstance(event, Started):
                self.sidebar.set_busy(event.conversation_id, True)
            elif isinstance(event, Finished):
                self._finished(event)
            elif isinstance(event, PhaseChanged) and event.phase is Phase.STOPPED:
                self.sidebar.set_busy(event.conversation_id, False)
            elif isinstance(event, SavingFailed):
                self.pane.notices.show(event.sentence, kind="danger", key="saving")
            elif isinstance(event, SavingResumed):
                self.pane.notices.hide_key("saving")
        self.pane.apply(events)

    def _finished(self, event: Finished) -> None:
        self.sidebar.set_busy(event.conversation_id, False)
        if event.conversation_id != self.pane.conversation_id:
            self.sidebar.set_unread(event.conversation_id, True)

    def _was_deleted(self, conversation: Conversation) -> None:
        self.sidebar.remove(conversation.id)
        self._deleted.append(conversation.id)
        if conversation.id == self.pane.conversation_id:
            self.open("")
        self.pane.notices.show(
            f"“{conversation.title}” was deleted.",
            action_label="Undo",
            callback=self._undo_delete,
            timeout_ms=20_000,
            key="deleted",
        )

    def _undo_delete(self) -> None:
        if self._deleted:
            restored = self._deleted.pop()
            self._bridge.restore(restored)
            self.pane.notices.hide_key("deleted")
            self.open(restored)

    # Servers, keys, settings

    def _server_changed(self) -> None:
        server = self._bridge.server
        local = server.kind is ServerKind.LOCAL
        self._answering.setText(server.name)
        self._answering.setAccessibleName(f"Answered by {server.name}. Change in Settings")
        self._answering.setToolTip(
            "A small model on this computer answers: it is for trying the program."
            if local
            else f"{server.model} at {server.base_url}"
        )

    def _settings_changed(self, settings: Settings) -> None:
        theme = self._make_theme(settings)
        if theme != self._theme:
            self._wear(theme)

    def _wear(self, theme: Theme) -> None:
        size_only = self._worn and theme.chrome == self._theme.chrome
        self._theme, self._worn = theme, True
        if size_only:
            self.pane.view.set_theme(theme)
            return
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        style.apply(application, theme.chrome)
        self._toggle.setIcon(icon("sidebar", theme.colour.text_quiet))
        self.pane.set_theme(theme)
        for widget in (self.sidebar, self.welcome, self._settings_flow):
            widget.set_theme(theme.chrome)

    def _colours_changed(self) -> None:
        self._wear(self._make_theme(self._bridge.settings))

    def _wheel_zoom(self, steps: int) -> None:
        if steps:
            self._zoom(steps)

    def _zoom(self, points: float) -> None:
        settings = self._bridge.settings
        size = Settings().text_size if points == 0 else settings.text_size + points
        self._bridge.change_settings(replace(settings, text_size=min(28.0, max(7.0, size))))

    def open_settings(self) -> None:
        """Show the settings."""
        self._settings_flow.open()

    def _act(self, action: str) -> None:
        if action == Action.OPEN_SETTINGS:
            self.open_settings()
        elif action == Action.OPEN_BILLING:
            self.confirm_link(AIML_BILLING_PAGE)
        elif action == Action.OPEN_STATUS_PAGE:
            self.confirm_link(AIML_STATUS_PAGE)
        elif action == Action.NEW_CONVERSATION:
            self.open("")

    def confirm_link(self, url: str) -> None:
        """Show where a link leads, and open it in the browser only then."""
        box = QMessageBox(self)
        box.setWindowTitle("Open a link")
        box.setText("Open this address in the browser?")
        box.setInformativeText(url)
        box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Open)
        box.accepted.connect(lambda: QDesktopServices.openUrl(QUrl(url)))
        box.finished.connect(box.deleteLater)
        box.open()

    # Keys and files

    def _search(self) -> None:
        self._set_sidebar(True)
        self.sidebar.focus_search()

    def _rename(self) -> None:
        if self.pane.conversation_id:
            self._set_sidebar(True)
            self.sidebar.edit_title(self.pane.conversation_id)

    def _next_pane(self) -> None:
        order = [self.pane.composer, self.sidebar.list, self.pane.view]
        focus = QApplication.focusWidget()
        at = next(
            (i for i, w in enumerate(order) if focus and (w is focus or w.isAncestorOf(focus))), -1
        )
        stops = [w for w in order if w.isVisible()]
        following = order[(at + 1) % len(order)]
        (following if following in stops else stops[0]).setFocus()

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, "Attach PDF", "", "PDF files (*.pdf);;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self.attach([Path(name) for name in names])

    def attach(self, paths: Sequence[Path]) -> None:
        """Hang PDFs on the composer of the conversation on screen."""
        self.pane.attach(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.activateWindow()
            self.attach(paths)

    # The sidebar in a narrow window, and the window's own state

    def _folded(self) -> bool:
        return self.width() < SIDEBAR_FOLDS_BELOW

    def _toggle_sidebar(self) -> None:
        self._set_sidebar(not self.sidebar.isVisible())
        if not self._folded():
            self._sidebar_wanted = self.sidebar.isVisible()

    def _set_sidebar(self, visible: bool) -> None:
        self.sidebar.setVisible(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_folded = event.oldSize().width() < SIDEBAR_FOLDS_BELOW
        super().resizeEvent(event)
        if self._folded() != was_folded or event.oldSize().width() < 0:
            self._set_sidebar(self._sidebar_wanted and not self._folded())
        self._state_timer.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._state_timer.start()

    def _save_state(self) -> None:
        self._state_timer.stop()
        self._bridge.save_state("window", self.state())

    def state(self) -> str:
        """Size, place and columns, to be kept between runs."""
        parts = (self.saveGeometry(), self._splitter.saveState())
        return " ".join(bytes(part.toBase64().data()).decode("ascii") for part in parts)

    def restore_state(self, state: str) -> None:
        """Take up what `state` returned in an earlier run; nonsense is ignored."""
        geometry, _, columns = state.partition(" ")
        self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if columns:
            self._splitter.restoreState(QByteArray.fromBase64(columns.encode()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pane.save_draft()
        self._save_state()
        event.accept()
        QTimer.singleShot(0, self.closed.emit)
