"""The layout direction of the window, and margins that follow it."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QGuiApplication


def mirrored() -> bool:
    """True if the window runs from right to left, as its language does."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def margins(begin: int, top: int, end: int, bottom: int) -> QMargins:
    """The margins of a layout: `begin` is on the side where lines begin."""
    left, right = (end, begin) if mirrored() else (begin, end)
    return QMargins(left, top, right, bottom)
