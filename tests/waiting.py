"""Waiting for a condition instead of a time: the only waiting a test may do."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")

_LIMIT = 20.0  # generous: it is only reached by a test that fails
_STEP = 0.005


async def until(condition: Callable[[], _T], timeout: float = _LIMIT, what: str = "") -> _T:
    """Wait until ``condition()`` is true and return what it gave.

    ``timeout`` is in seconds; ``what`` says in the failure what was waited for.
    Raises AssertionError when the time is over.
    """
    end = time.monotonic() + timeout
    while not (result := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout:g} s in vain for {what or condition}")
        await asyncio.sleep(_STEP)
    return result


def wait_until(condition: Callable[[], _T | None], timeout: float = _LIMIT, what: str = "") -> _T:
    """The same for a test without a loop, which watches another process."""
    end = time.monotonic() + timeout
    while not (result := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout:g} s in vain for {what or condition}")
        time.sleep(_STEP)
    return result
