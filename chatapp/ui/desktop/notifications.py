"""Shows notifications by the service that the desktop has, or by the tray icon."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QIcon

from chatapp.core.profile.paths import resources
from chatapp.ui.desktop.notification import Note

if TYPE_CHECKING:
    from chatapp.ui.desktop.services import Service
    from chatapp.ui.desktop.tray import Tray

_CLOSES_WITHIN = 1.0
"""Seconds that a service may take for what it was told last, when the window is closed."""

log = logging.getLogger("chatapp.desktop")


class Notifications(QObject):
    """Shows notes and takes them away again, one after the other, without anybody waiting.

    Where no service does it, the `tray` shows them, if there is one.
    """

    clicked = Signal(object, str)
    """The `Note` that was clicked, and the desktop's leave to come forward, or ""."""

    def __init__(self, tray: Callable[[], Tray | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._service: Service | None = None
        self._last: asyncio.Task[None] | None = None
        self._shown: set[str] = set()

    def show(self, note: Note) -> None:
        """Tell of a reply."""
        self._shown.add(note.conversation_id)
        self._then(self._show(note))

    def withdraw(self, conversation_id: str) -> None:
        """Withdraw the notification of a conversation, which is seen now."""
        if conversation_id in self._shown:
            self._shown.discard(conversation_id)
            self._then(self._withdraw(conversation_id))

    async def close(self) -> None:
        """Tell nothing more."""
        if self._last is not None:
            await asyncio.wait([self._last], timeout=_CLOSES_WITHIN)
            self._last.cancel()
            await asyncio.gather(self._last, return_exceptions=True)
        if self._service is not None:
            await self._service.close()

    def _then(self, step: Coroutine[Any, Any, None]) -> None:
        """Do `step` once those before it are done: a note may be withdrawn while it is sent."""
        before = self._last

        async def one() -> None:
            if before is not None:
                await asyncio.gather(before, return_exceptions=True)
            await step

        self._last = asyncio.ensure_future(one())
        # One that is cancelled before its first step never gets to the one inside.
        self._last.add_done_callback(lambda _: step.close())

    async def _show(self, note: Note) -> None:
        if sys.platform == "linux":
            # Imported here, with the first note: it takes jeepney, which is Linux's.
            from chatapp.ui.desktop.bus import NoService

            try:
                await self._linux().show(note)
            except NoService as error:
                log.info("No notification service: %s", error)
            else:
                return
        if tray := self._tray():
            tray.tell(note)

    async def _withdraw(self, conversation_id: str) -> None:
        if self._service is not None:
            from chatapp.ui.desktop.bus import NoService

            try:
                await self._service.withdraw(conversation_id)
            except NoService as error:
                log.info("A notification stays: %s", error)
        if tray := self._tray():
            tray.withdraw(conversation_id)

    def _linux(self) -> Service:
        if self._service is None:
            from chatapp.ui.desktop import services

            if services.in_flatpak():
                self._service = services.PortalService(self.clicked.emit)
            else:
                entry = QGuiApplication.desktopFileName()
                drawn = resources() / "icons" / "chatapp.svg"
                icon = entry if QIcon.hasThemeIcon(entry) else drawn.as_uri()
                self._service = services.DesktopService(self.clicked.emit, icon=icon, entry=entry)
        return self._service
