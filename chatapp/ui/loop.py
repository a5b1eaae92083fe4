"""The event loop of asyncio inside Qt's, with what qasync leaves out."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator
from typing import Any

import qasync
from PySide6.QtWidgets import QApplication


def make_loop(application: QApplication) -> asyncio.AbstractEventLoop:
    """A loop for `application`, set as the thread's own; to be closed by the caller.

    Asyncio's own loops see to it that an asynchronous generator nobody waits for any more
    (a response's body, after Stop) is closed in a task. qasync's does not, and Python then
    closes it in the middle of whatever runs, where it cannot await.
    """
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)

    def close_soon(generator: AsyncGenerator[Any, Any]) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: loop.create_task(_close(generator)))

    sys.set_asyncgen_hooks(finalizer=close_soon)
    return loop


async def _close(generator: AsyncGenerator[Any, Any]) -> None:
    await generator.aclose()
