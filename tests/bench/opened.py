"""The program's window in this process, with no more around it than a person has."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from chatapp import app, start
from chatapp.core.domain.events import Event, Finished
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.messages.view import MessageView
from chatapp.ui.platform.event_loop import make_loop
from chatapp.ui.window.main_window import MainWindow
from tests.bench.machine import patience
from tests.bench.sender import MODEL, Plan


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine in what the program itself runs in."""
    application = start.make_application()
    with closing(make_loop(application)) as loop:
        loop.run_until_complete(work)


class Painting:
    """Notes when message views have painted; to be made before any view."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        """The seconds that each took."""
        self.done: Callable[[float], None] | None = None
        """Called with the end of each, in seconds of `time.perf_counter`."""
        original = MessageView.paintEvent

        def paint(self_: MessageView, event: QPaintEvent) -> None:
            start = time.perf_counter()
            original(self_, event)
            end = time.perf_counter()
            self.seconds.append(end - start)
            if self.done is not None:
                self.done(end)

        MessageView.paintEvent = paint  # pyright: ignore[reportAttributeAccessIssue]


class Opened:
    """The window, and what the figures need of it."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self.window = window
        self.session = session
        pane = window.findChild(ConversationPane)
        assert pane is not None
        self.pane: ConversationPane = pane
        self.view: MessageView = pane.view

    def ask(self, plan: Plan) -> None:
        """Type a plan into the composer and send it."""
        (field,) = self.window.composer.findChildren(QPlainTextEdit)
        field.setPlainText(str(plan))
        plain = Qt.KeyboardModifier.NoModifier
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, plain, "\r")
        QApplication.sendEvent(field, press)

    async def answer(self, plan: Plan) -> None:
        """Ask, and wait until the reply has ended and all of it is on screen."""
        ended = asyncio.Event()

        def hear(event: Event) -> None:
            if isinstance(event, Finished):
                ended.set()

        self.session.listen(hear)
        self.ask(plan)
        await asyncio.wait_for(ended.wait(), patience())
        await self.until(self._settled)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for `condition`, looking seldom enough to cost nothing."""
        async with asyncio.timeout(patience()):
            while True:
                if condition():
                    return
                await asyncio.sleep(0.02)

    def _settled(self) -> bool:
        column = self.view.column
        item = column.item(len(column) - 1) if len(column) else None
        return item is not None and not (item.mine or item.streaming or item.waiting)

    async def painted_after(self, painting: Painting, action: Callable[[], object]) -> float:
        """Seconds from `action` until all that can be seen is painted."""
        end: asyncio.Future[float] = asyncio.get_running_loop().create_future()

        def painted(now: float) -> None:
            if not end.done() and self.complete:
                end.set_result(now)

        painting.done = painted
        start = time.perf_counter()
        action()
        try:
            return await asyncio.wait_for(end, patience()) - start
        finally:
            painting.done = None

    @property
    def complete(self) -> bool:
        """True if every message that can be seen is loaded."""
        view = self.view
        bottom = view.scroller.value + view.viewport().height()
        return bool(len(view.column)) and not view.column.missing(view.scroller.value, bottom)


@asynccontextmanager
async def opened(profile: Path, base_url: str = "") -> AsyncGenerator[Opened]:
    """The program's window over `profile`, answered by the sender at `base_url`."""
    model = MODEL if base_url else ""
    session = Session(Profile.at(profile), environment={}, base_url=base_url, model=model)
    await session.open()
    showing = asyncio.ensure_future(app.show(session))
    try:
        window = await _shown(showing)
        yield Opened(window, session)
        window.close()
        await asyncio.wait_for(showing, patience())
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)
        await session.close()


async def _shown(showing: asyncio.Future[None]) -> MainWindow:
    """The window that `showing` opens."""
    while True:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow) and widget.findChild(ConversationPane):
                return widget
        if showing.done():
            await showing
        await asyncio.sleep(0.01)
