"""Logs the exceptions that nobody catches: in slots of Qt, in threads, and in what Python ends.

They are also told on standard error, redacted as in the log.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections import Counter
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

log = logging.getLogger("chatapp.stray")

_MOST = 5
"""So often an exception of one place is logged: a window that paints may raise it for ever."""

_seen: Counter[tuple[str, int]] = Counter()


def hear() -> None:
    """Have every exception that nobody catches logged from now on, but those of a loop."""
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_thread


def hear_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Have the exceptions logged that no task of `loop` and no callback in it catches.

    Without what the callbacks were given, which may be what a person has written.
    """
    loop.set_exception_handler(_in_loop)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _tell("an exception that nobody caught", error, trace)


def _unraisable(found: UnraisableHookArgs) -> None:
    if found.object is None and found.err_msg:
        # From Python 3.14 on it is named here alone; what follows its name may be anything.
        what = found.err_msg.partition(" at 0x")[0].partition(" of ")[0].replace("<", "")
    else:
        named = getattr(found.object, "__qualname__", type(found.object).__qualname__)
        what = f"an exception in {named}, which Python was ending"
    _tell(what, found.exc_value, found.exc_traceback)


def _in_thread(found: threading.ExceptHookArgs) -> None:
    if not issubclass(found.exc_type, SystemExit):
        named = found.thread.name if found.thread else "a thread"
        _tell(f"an exception in {named}", found.exc_value, found.exc_traceback)


def _in_loop(_: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    error: BaseException | None = context.get("exception")
    _tell(str(context.get("message", "")), error, error.__traceback__ if error else None)


def _tell(what: str, error: BaseException | None, trace: TracebackType | None) -> None:
    last = trace
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = (last.tb_frame.f_code.co_filename, last.tb_lineno) if last else (what, 0)
    _seen[place] += 1
    if _seen[place] > _MOST:
        return
    if _seen[place] == _MOST:
        what = f"{what} (not logged any more if it comes again)"
    log.error("%s", what, exc_info=(type(error), error, trace) if error else None)
