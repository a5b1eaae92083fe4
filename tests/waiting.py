"""Waiting for a condition instead of a time: the only waiting a test may do."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")

LIMIT = 20.0  # generous: it is only reached by a test that fails
_STEP = 0.005


async def until(condition: Callable[[], _T], timeout: float = LIMIT, what: str = "") -> _T:
    """Wait until ``condition()`` is true and return what it gave.

    ``timeout`` is in seconds; ``what`` says in the failure what was waited for, in place of the
    condition's own words. Raises AssertionError when the time is over.
    """
    end = time.monotonic() + timeout
    while not (result := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout:g} s in vain for {what or words_of(condition)}")
        await asyncio.sleep(_STEP)
    return result


def wait_until(condition: Callable[[], _T | None], timeout: float = LIMIT, what: str = "") -> _T:
    """The same for a test without a loop, which watches another process."""
    end = time.monotonic() + timeout
    while not (result := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout:g} s in vain for {what or words_of(condition)}")
        time.sleep(_STEP)
    return result


def words_of(condition: Callable[[], object]) -> str:
    """The source of a condition with the line it begins at; its name where it has no source."""
    try:
        lines, first = inspect.getsourcelines(condition)
    except (OSError, TypeError):  # built in, or not written in a file
        return repr(condition)
    return f"{' '.join(' '.join(lines).split())} (line {first})"
