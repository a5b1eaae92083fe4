"""The find bar, over the upper end of the conversation's messages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.actions import follow
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme.direction import mirrored
from chatapp.ui.theme.style_sheet import set_kind
from chatapp.ui.theme.theme import Radius, Size, Space, Theme
from chatapp.ui.widgets.buttons import IconButton
from chatapp.ui.widgets.input_method import Composition
from chatapp.ui.widgets.plain_text import PlainLabel, set_tip
from chatapp.ui.widgets.shortcut_names import named, tip
from chatapp.ui.widgets.surfaces import paint_card


class FindBar(QWidget):
    """A field for words, the number of hits, ways to the next and the one before, and Close.

    It is a sibling of the view and lies over it. Enter and Shift+Enter move, Esc closes
    and gives the focus back.
    """

    def __init__(self, view: MessageView, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._theme, self._home = view, theme, parent
        self._came_from: QWidget | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Find in conversation"))
        self.field.setPlaceholderText(tr("Find in conversation"))
        self.field.setProperty("kind", "search")
        self.count = PlainLabel()
        self.count.setProperty("kind", "quiet")
        small = Size.BUTTON
        self._previous = IconButton(tr("Previous result"), "chevron-up", theme, extent=small)
        self._next = IconButton(tr("Next result"), "chevron-down", theme, extent=small)
        self._close = IconButton(tr("Close find"), "close", theme, extent=small)
        follow(self._previous, tr("Previous result"), "find_previous")
        follow(self._next, tr("Next result"), "find_next")
        set_tip(self._close, tip(tr("Close"), named("Esc")))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        row.setSpacing(Space.XS)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in (self._previous, self._next, self._close):
            row.addWidget(button)
        self.field.textChanged.connect(self._search)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_bar)
        view.finder.changed.connect(self._tell)
        for watched in (view, view.viewport()):  # a scroll bar narrows the viewport alone
            watched.installEventFilter(self)
        self.field.installEventFilter(self)
        Composition(self.field)
        self._tell()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._theme = theme
        for button in (self._previous, self._next, self._close):
            button.set_theme(theme)
        self.update()

    def open(self) -> None:
        """Show the bar with its words, or those that are selected, ready to be overwritten."""
        searched = self.isVisible()
        if not searched or self._came_from is None:
            self._came_from = self.window().focusWidget()
        if not searched:
            self._view.finder.begin()
        chosen = self._view.clipboard.line()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if chosen and chosen != self.field.text():
            self.field.setText(chosen)
        elif not searched:
            self._search(self.field.text())
        self.field.selectAll()

    def show_hits(self, words: Sequence[str], number: int, slot: int) -> None:
        """Show the bar with `words`, each a hit, from this part of a message on.

        The focus stays where it is.
        """
        if not self.isVisible():
            self._came_from = None
        self._place()
        self.show()
        self.raise_()
        with QSignalBlocker(self.field):
            self.field.setText(" ".join(words))
        self._view.finder.search_in(number, slot, words)

    def close_bar(self) -> None:
        """Hide the bar; the focus goes back to where it came from."""
        if not self.isVisible():
            return
        inside = self.isAncestorOf(self.window().focusWidget() or self._view)
        self._view.finder.close()
        self.hide()
        if inside:
            (self._came_from or self._view).setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next result (1) or the one before (-1); opens the bar if need be."""
        if not self.isVisible():
            self.open()
            return
        self._view.finder.step(by)

    def _search(self, words: str) -> None:
        self._view.finder.search(words)

    def _tell(self) -> None:
        finder = self._view.finder
        words = finder.summary
        nothing = bool(words) and not finder.count and not finder.searching
        set_kind(self.count, "danger" if nothing else "quiet")
        self.count.setText(words)
        self.count.setAccessibleName(one_line(words))
        self.count.setVisible(bool(words))
        for button in (self._previous, self._next):
            button.setEnabled(finder.count > 0)

    def _place(self) -> None:
        view, port = self._view, self._view.viewport()
        room = port.width() - 2 * Space.S
        width = min(room, Size.CARD - Size.PICTURE)
        self.setFixedWidth(max(width, 1))
        self.adjustSize()
        corner = port.mapTo(self._home, port.rect().topRight())
        x = corner.x() - width - Space.S + 1
        if mirrored():
            x = port.mapTo(self._home, port.rect().topLeft()).x() + Space.S
        self.move(x, view.y() + Space.S)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if isinstance(event, QKeyEvent):
                return self._key(event)
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.Move} and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # The window's own Esc stops a reply: here it closes the bar.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.close_bar()
                return True
        return super().event(event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(-1 if back else 1)
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.colour
        paint_card(self, c.raised, c.border_strong, Radius.M)
