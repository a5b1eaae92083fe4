"""Runs blocking work on a thread of its own that nobody waits for when the program ends.

What asyncio and Qt offer is joined at the end: one file on a disk that does not answer, or
one long step that was cancelled, would keep the process alive. So whatever has to be whole is
awaited, and can be cut off by a kill at any moment anyway.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

from chatapp.core.serial_thread import Call

P = ParamSpec("P")
T = TypeVar("T")


async def run_in_daemon_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` on a thread of its own and return its result.

    Cancelling stops the waiting, not the work.
    """
    call = Call(partial(work, *args, **kwargs))
    threading.Thread(target=call.run, name=getattr(work, "__name__", "work"), daemon=True).start()
    return await call.outcome()
