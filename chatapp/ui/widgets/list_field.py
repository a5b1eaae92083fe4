"""A text field above a list: it keeps the focus, its arrow keys move in the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line

_PAGE = 8
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ListField(QLineEdit):
    """Tells of Up, Down, Enter and Esc; while it is empty only if it `always` does."""

    moved = Signal(int)
    """So many rows further down, or up."""
    entered = Signal()
    escaped = Signal()

    def __init__(self, name: str, *, always: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._always = always
        self.setAccessibleName(one_line(name))
        self.setProperty("kind", "search")
        self.setClearButtonEnabled(True)
        for clear in self.findChildren(QToolButton):
            # WORKAROUND (Qt, QLineEdit::setClearButtonEnabled, seen with 6.11.3): it has no name.
            clear.setAccessibleName(tr("Clear search"))

    def event(self, event: QEvent) -> bool:
        # The window's own Esc stops a reply: not from here.
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._is_told(Qt.Key(event.key())):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._is_told(key):
            super().keyPressEvent(event)
        elif key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in _ENTER:
            self.entered.emit()
        else:
            self.escaped.emit()

    def _is_told(self, key: Qt.Key) -> bool:
        told = key in _MOVES or key in _ENTER or key == Qt.Key.Key_Escape
        return told and (self._always or bool(self.text()))
