"""Keeps keys from a field's filters and shortcuts while an input method composes.

Input methods take most keys before a program sees them, but not all do with all of them:
some let Enter, Esc and the arrows through with which a candidate is chosen or dropped.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ITS_KEYS = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class Composition(QObject):
    """Watches `field` and keeps such keys from it, its other filters, and the window's shortcuts.

    To be made after all other filters of `field`: it has to be the first to be asked.
    """

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.composing = False
        """True if there is text in the making."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self.composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self.composing = False  # it ends with what was composed put in
        elif self.composing and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            return event.key() in _ITS_KEYS
        return False
