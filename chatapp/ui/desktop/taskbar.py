"""The task bar or dock button: tells each platform the number, progress and urgency to show."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from chatapp.ui.desktop.taskbar_state import Shown


class Button(Protocol):
    """The button of one platform. The number is Qt's matter on each of them."""

    def show(self, shown: Shown) -> None:
        """Show this and nothing else."""
        ...


class TaskBar:
    """Tells the platform what changed, and nothing while nothing did."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._button: Button | None = None
        self._shown = Shown()

    def show(self, shown: Shown) -> None:
        """Show this; more unseen replies than before ask for the person's eye."""
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        if shown.unseen != before.unseen:
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication)
            application.setBadgeNumber(shown.unseen)
        if shown.unseen > before.unseen:
            QApplication.alert(self._window)
        if self._button is None:
            self._button = _button(self._window)
        if self._button is not None:
            self._button.show(shown)


def _button(window: QWidget) -> Button | None:
    # Imported here: each is for one platform, and for a window in which something has happened.
    if sys.platform == "linux":
        from chatapp.ui.desktop.launcher_entry import LauncherEntry

        return LauncherEntry()
    if sys.platform == "win32":
        from chatapp.ui.desktop.windows_taskbar import WindowsTaskBar

        return WindowsTaskBar(int(window.winId()))
    return None
