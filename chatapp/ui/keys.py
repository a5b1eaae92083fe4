"""What keys mean wherever they are pressed in a list of things."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

DELETES = "Ctrl+Backspace" if sys.platform == "darwin" else "Ctrl+Del"
"""The key of `deletes`, as Qt writes it."""


def deletes(event: QKeyEvent) -> bool:
    """Ctrl+Delete; on macOS Cmd+Backspace. One key alone never deletes."""
    key = Qt.Key.Key_Backspace if sys.platform == "darwin" else Qt.Key.Key_Delete
    return event.key() == key and event.modifiers() == Qt.KeyboardModifier.ControlModifier
