"""The asyncio event loop inside Qt's (qasync), with cheaper turns and closed generators."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextvars import Context
from typing import Any, cast

import qasync
from PySide6.QtCore import QCoreApplication, QObject, QTimerEvent
from PySide6.QtWidgets import QApplication

from chatapp.core.slow_turns import SLOW, SlowTurns, named

_TURN = 0.001
"""Seconds in which callbacks that follow from one another run in one turn of Qt's loop."""
_STEP = 0.01


# WORKAROUND (qasync, QEventLoop.call_soon, seen with 0.28.0): each callback is a timer of Qt's.
class _Ready(QObject):
    """Callbacks to run soon, in order; one timer for all of them, where qasync has one each.

    Reading a chunk takes some six callbacks, one asked for by the other: in a turn of Qt's
    loop each, the turns would cost more than the work.
    """

    def __init__(self) -> None:
        super().__init__()
        self._handles: deque[asyncio.Handle] = deque()
        self._timer = 0
        self._slow = SlowTurns()

    def add(self, handle: asyncio.Handle) -> None:
        self._handles.append(handle)
        if not self._timer:
            self._timer = self.startTimer(0)

    def timerEvent(self, event: QTimerEvent) -> None:
        # A loop that a callback starts inside this one goes on with what is left.
        self.stop()
        until = time.perf_counter() + _TURN
        due = len(self._handles)
        while self._handles and (due > 0 or time.perf_counter() < until):
            due -= 1
            handle = self._handles.popleft()
            if not handle.cancelled():
                began = time.perf_counter()
                handle._run()  # pyright: ignore[reportPrivateUsage]
                if (seconds := time.perf_counter() - began) >= SLOW:
                    self._slow.took(seconds, named(handle))
        if self._handles and not self._timer:
            self._timer = self.startTimer(0)

    def stop(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0


_GIVE_WAY_WITHIN = 0.0005
"""Seconds after which another thread gives the interpreter back to the window's."""


class _Loop(qasync.QEventLoop):
    """The loop of qasync, with cheaper turns."""

    def __init__(self, application: QApplication) -> None:
        self._soon = _Ready()
        super().__init__(application)

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        handle = asyncio.Handle(callback, args, self, context)
        self._soon.add(handle)
        return handle

    # WORKAROUND (qasync, QEventLoop.call_later, seen with 0.28.0): it calls
    # asyncio.iscoroutinefunction, which Python 3.14 warns of and 3.16 no longer has.
    def call_later(
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.Handle:
        handle = asyncio.Handle(callback, args, self, context)
        self._add_callback(handle, cast("int", delay))  # no stub: its type is guessed
        return handle

    def close(self) -> None:
        self._soon.stop()
        super().close()


def make_loop(application: QApplication) -> asyncio.AbstractEventLoop:
    """A loop for `application`, set as the thread's own; to be closed by the caller.

    Asyncio's own loops see to it that an asynchronous generator nobody waits for any more
    (a response's body, after Stop) is closed in a task. qasync's does not, and Python then
    closes it in the middle of whatever runs, where it cannot await.
    """
    # Nearly each call into Qt gives the interpreter away. Where another thread has taken it (a
    # search, the index), a frame of forty calls would wait forty times this long.
    sys.setswitchinterval(_GIVE_WAY_WITHIN)
    loop: asyncio.AbstractEventLoop = _Loop(application)
    asyncio.set_event_loop(loop)

    # WORKAROUND (qasync, QEventLoop.run_forever, seen with 0.28.0): it sets no such hooks.
    def close_soon(generator: AsyncGenerator[Any, Any]) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: loop.create_task(_close(generator)))

    sys.set_asyncgen_hooks(finalizer=close_soon)
    return loop


def finish(
    loop: asyncio.AbstractEventLoop,
    future: asyncio.Future[Any],
    seconds: float,
    end: Callable[[], object],
) -> None:
    """Call `end`, and go on in `loop` until `future` is done or the time is over.

    Qt ends its own loop for good where the connection to the screen breaks. What `end` closes
    may start tasks, and have Qt turn meanwhile: for them the loop is running.
    """
    until = time.monotonic() + seconds
    # WORKAROUND (Qt, QXcbConnection, seen with 6.11.3): its loop cannot be run any more once the
    # connection to the screen broke, and asyncio has only private names for another in its place.
    asyncio._set_running_loop(loop)
    try:
        end()
        while not future.done() and time.monotonic() < until:
            QCoreApplication.processEvents()
            time.sleep(_STEP)
    finally:
        asyncio._set_running_loop(None)


async def _close(generator: AsyncGenerator[Any, Any]) -> None:
    await generator.aclose()
