"""Logs turns of the event loop that take long enough to be felt."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any, cast

SLOW = 0.2
"""Seconds from which a turn is told."""
PAUSE = 10.0
"""Seconds between two lines; what is slow meanwhile is counted."""

_OUTSIDE = "painting, keys or another process"
"""The name of a turn outside all callbacks of asyncio."""

_log = logging.getLogger("chatapp.loop")


class SlowTurns:
    """Tells of slow turns, some seconds apart."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next = 0.0
        self._untold = 0

    def took(self, seconds: float, what: str = _OUTSIDE) -> None:
        """A turn took so long; `what` was on."""
        now = self._clock()
        if now < self._next:
            self._untold += 1
            return
        more = f", and {self._untold} since the last line" if self._untold else ""
        self._next, self._untold = now + PAUSE, 0
        _log.info("a turn of %.2f s: %s%s", seconds, what, more)


def named(handle: asyncio.Handle) -> str:
    """The name of a callback, by the names in the program: a task down to where it waits."""
    callback: Any = getattr(handle, "_callback", None)
    task = getattr(callback, "__self__", None)
    if not isinstance(task, asyncio.Task):
        return str(getattr(callback, "__qualname__", type(callback).__name__))
    names: list[str] = []
    inner: Any = cast("Any", task).get_coro()
    while (name := str(getattr(inner, "__qualname__", ""))) and len(names) < 8:
        names.append(name)
        inner = getattr(inner, "cr_await", None)
    return " > ".join(names)
