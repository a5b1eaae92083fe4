"""Notices that this computer slept: connections seldom survive that, and no clock of theirs ran."""

from __future__ import annotations

import time

_SLEPT_FROM = 10.0
"""Seconds of sleep from which on a connection is doubted."""


class Sleep:
    """Compares the clock that stands still while the computer sleeps with one that does not.

    Where there is none (Windows and macOS) the first runs on as well, and limits pass by it.
    """

    def __init__(self) -> None:
        self._asleep = asleep()

    def woke(self) -> bool:
        """True if the computer slept since this was last asked."""
        before, self._asleep = self._asleep, asleep()
        return self._asleep - before > _SLEPT_FROM


def asleep() -> float:
    """Seconds that this computer has slept since it was started; 0 where nothing tells."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return 0.0 if clock is None else time.clock_gettime(clock) - time.monotonic()
