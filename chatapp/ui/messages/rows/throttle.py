"""Throttle: spaces the runs of a costly task, so that it takes a small share of the time."""

from __future__ import annotations


class Throttle:
    """Lets a task run so that it takes at most `share` of the time.

    It waits for `longest` at most: text that comes seldom is worse than a busy moment.
    Times are seconds of one monotonic clock, given by the caller.
    """

    __slots__ = ("_due", "_longest", "_share")

    def __init__(self, share: float = 0.05, longest: float = 0.5) -> None:
        self._share, self._longest = share, longest
        self._due = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the task may run again; 0 when it may now."""
        return max(0.0, self._due - now)

    def spent(self, start: float, end: float) -> None:
        """The task ran from `start` to `end`."""
        due = max(self._due, start) + (end - start) / self._share
        self._due = min(due, end + self._longest)

    def reset(self) -> None:
        """The next run need not wait."""
        self._due = 0.0
