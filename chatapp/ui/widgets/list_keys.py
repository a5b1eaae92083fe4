"""Meanings of keys in lists: Ctrl+Delete, and typing."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

DELETES = "Ctrl+Backspace" if sys.platform == "darwin" else "Ctrl+Del"
"""The key of `deletes`, as Qt writes it."""

_LAST_CONTROL = 0x9F
_NO_TEXT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


def deletes(event: QKeyEvent) -> bool:
    """Ctrl+Delete; on macOS Cmd+Backspace. One key alone never deletes."""
    key = Qt.Key.Key_Backspace if sys.platform == "darwin" else Qt.Key.Key_Delete
    return event.key() == key and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def writes(event: QKeyEvent) -> bool:
    """True if a text field would put in what was pressed; AltGr is Ctrl+Alt on Windows."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if not text or held in _NO_TEXT or held & Qt.KeyboardModifier.MetaModifier:
        return False
    # Joiners and marks of direction are typed, too, and no printing characters.
    return text.isprintable() or ord(text[0]) > _LAST_CONTROL
