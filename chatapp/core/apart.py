"""Runs blocking work on a thread of its own that nobody waits for when the program ends.

What asyncio and Qt offer is joined at the end: one file on a disk that does not answer, or
one long step that was cancelled, would keep the process alive. So whatever has to be whole is
awaited, and can be cut off by a kill at any moment anyway.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` on a thread of its own and return its result.

    Cancelling stops the waiting, not the work.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def deliver(result: T) -> None:
        if not answer.done():
            answer.set_result(result)

    def refuse(error: BaseException) -> None:
        if not answer.done():
            answer.set_exception(error)

    def perform() -> None:
        try:
            result = work(*args, **kwargs)
        except BaseException as error:  # noqa: BLE001 - raised again in the asking task
            tell = partial(refuse, error)
        else:
            tell = partial(deliver, result)
        with suppress(RuntimeError):  # the loop has ended, and whoever asked with it
            loop.call_soon_threadsafe(tell)

    threading.Thread(target=perform, name=getattr(work, "__name__", "work"), daemon=True).start()
    return await answer
