"""Describes Qt, the window system and the language, for the log and for a report."""

from __future__ import annotations

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from chatapp.core.diagnostics import made_with


def described() -> str:
    """Qt's version, the window system, the language."""
    return made_with(qVersion(), QGuiApplication.platformName(), QLocale().name())
