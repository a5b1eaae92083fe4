"""The Linux task bar button: Unity launcher signals, which Plasma and several docks heed."""

from __future__ import annotations

from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication

from chatapp.ui.desktop.taskbar_state import Shown

INTERFACE = "com.canonical.Unity.LauncherEntry"
_PATH = "/io/github/chatapp/Chatapp"


class LauncherEntry:
    """Says what is shown to whoever listens; without a message bus, nobody does."""

    def show(self, shown: Shown) -> None:
        """Show progress and urgency; there is no sign of work without an end in sight."""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        said = QDBusMessage.createSignal(_PATH, INTERFACE, "Update")
        said.setArguments(
            [
                f"application://{QGuiApplication.desktopFileName()}.desktop",
                {
                    "progress": float(shown.progress or 0.0),
                    "progress-visible": shown.progress is not None,
                    "urgent": shown.unseen > 0,
                },
            ]
        )
        bus.send(said)
