"""How often something that costs time may be done again, so that it takes a small share."""

from __future__ import annotations


class Pace:
    """Lets a task run so that it takes at most `share` of the time.

    Times are seconds of one monotonic clock, given by the caller.
    """

    __slots__ = ("_due", "_share")

    def __init__(self, share: float = 0.05) -> None:
        self._share = share
        self._due = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the task may run again; 0 when it may now."""
        return max(0.0, self._due - now)

    def spent(self, start: float, end: float) -> None:
        """The task ran from `start` to `end`."""
        self._due = max(self._due, end) + (end - start) * (1 / self._share - 1)

    def reset(self) -> None:
        """The next run need not wait."""
        self._due = 0.0
