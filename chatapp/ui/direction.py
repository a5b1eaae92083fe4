"""Which way the window runs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


def mirrored() -> bool:
    """Whether the window runs from right to left, as its language does."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
