"""The whole program in this process: with its lock, its door, and whatever its window shows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from chatapp import app, start
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.single_instance import NOTHING, Instance, LaunchRequest
from chatapp.current_window import CurrentWindow
from chatapp.ui.recovery.screen import RecoveryScreen
from tests.e2e.driver import Window
from tests.loopback import Loopback
from tests.waiting import until


class Alive:
    """The whole program in this process, whatever its window shows."""

    def __init__(self, front: CurrentWindow, running: asyncio.Task[int]) -> None:
        self.front = front
        self.running = running

    def _whole(self) -> bool:
        return bool(self.front.routing and self.front.window.isVisible() and not self.screen)

    @property
    def screen(self) -> RecoveryScreen | None:
        found = self.front.window.findChildren(RecoveryScreen)
        return next((s for s in found if s.isVisible()), None)

    @property
    def words(self) -> str:
        """The words of the recovery screen."""
        labels = self.screen.findChildren(QLabel) if self.screen else []
        return " ".join(label.text() for label in labels if label.isVisible())

    @property
    def offered(self) -> list[str]:
        """The buttons on the recovery screen, from above."""
        buttons = self.screen.findChildren(QPushButton) if self.screen else []
        shown = [b for b in buttons if b.isVisible()]
        return [b.text() for b in sorted(shown, key=lambda b: b.y())]

    async def asks(self) -> None:
        """Wait for the recovery screen's question."""
        await until(lambda: self.offered, what="the recovery screen")

    async def press(self, begins: str) -> None:
        """Press the button whose words begin so, as the keyboard does."""
        assert self.screen
        (button,) = [
            b
            for b in self.screen.findChildren(QPushButton)
            if b.isVisible() and b.text().startswith(begins)
        ]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    async def talks(self) -> Window:
        """Wait until the window shows conversations."""
        await until(lambda: self._whole() or self.running.done(), what="the conversations")
        if self.running.done():
            self.running.result()
        window = self.front.window
        return Window(window, None)  # pyright: ignore[reportArgumentType]


@asynccontextmanager
async def program(
    profile: Path, server: Loopback | None = None, launch_request: LaunchRequest = NOTHING
) -> AsyncGenerator[Alive]:
    """The program over `profile`, closed by its close button at the end."""
    start.make_application()
    at = Profile.at(profile)
    at.create()
    instance = Instance(at.root)
    assert instance.enter()
    front = CurrentWindow(start.first_window(at), launch_request)
    base_url, model = (server.base_url, "some-model") if server else ("", "")
    running = asyncio.ensure_future(app.live(at, front, instance, base_url=base_url, model=model))
    try:
        yield Alive(front, running)
        if not running.done():
            front.window.close()
            await asyncio.wait_for(running, 20)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        instance.release()
