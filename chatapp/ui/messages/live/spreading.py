"""Text that arrives in bursts, spread over the time until the next: how much to show when."""

from __future__ import annotations

import re
from collections import deque
from typing import NamedTuple

from chatapp.core.domain.events import PartKind

LONGEST = 0.17
"""Seconds that text may be kept back at most: with the frame that it waits for, and a moment in
which the machine is busy, it stays below a quarter of a second."""
SMOOTH = 0.07
"""Seconds between two arrivals up to which they are as smooth as they come."""
SMALL = 12
"""Characters that are a word or two: they are shown at once."""
FLOOD = 1500
"""Characters that are more than anybody reads as they come: they are shown at once, too."""
_TINY = 1e-6
_WORD = re.compile(r"\s*(?:[\u2e80-\u9fff\uac00-\ud7a3]|[^\W_]{1,24}[^\w\s]?|\S)|\s+")
_JOINED = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")


class _Burst(NamedTuple):
    size: int
    start: float
    length: float

    def due(self, now: float) -> int:
        """Characters of it that are to be shown."""
        if self.over(now):
            return self.size
        return int(self.size * max(0.0, (now - self.start) / self.length))

    def over(self, now: float) -> bool:
        """True if all of it is to be shown."""
        return now - self.start >= self.length - _TINY


class Spreading:
    """Says how many of the characters that arrived are to be shown.

    Each burst is spread evenly over the time that the last ones were apart, and over `LONGEST`
    at most, so that none of it is ever further behind. Times are seconds of one monotonic
    clock, given by the caller.
    """

    def __init__(self) -> None:
        self._bursts: deque[_Burst] = deque()
        self._whole = 0
        """Characters of bursts that are over."""
        self._arrived_at: float | None = None
        self._pauses: deque[float] = deque(maxlen=4)

    def arrived(self, size: int, now: float) -> None:
        """So many characters more have arrived."""
        if self._arrived_at is not None:
            self._pauses.append(min(now - self._arrived_at, LONGEST))
        self._arrived_at = now
        # One long pause makes no rhythm, and one quick piece does not end it.
        apart = sorted(self._pauses)[-2] if len(self._pauses) > 1 else 0.0
        length = apart if apart > SMOOTH and SMALL < size < FLOOD else 0.0
        self._bursts.append(_Burst(size, now, length))

    def due(self, now: float) -> int:
        """Characters that are to be shown by now, of all that ever arrived."""
        bursts = self._bursts
        while bursts and bursts[0].over(now):
            self._whole += bursts.popleft().size
        return self._whole + sum(burst.due(now) for burst in bursts)


def stop_in(text: str, size: int) -> int:
    """Find the end of a part of `text` of about `size` characters: behind a word or a sign, not
    within what is seen as one."""
    if size >= len(text):
        return len(text)
    end = 0
    while end < size and (word := _WORD.match(text, end)):
        end = word.end()
    end = end or size
    while end < len(text) and (_JOINED.match(text, end) or text[end - 1] == "\u200d"):
        end += 1
    return end


class Arrivals:
    """Text that has arrived of one reply and is not shown yet, in pieces of a kind each."""

    def __init__(self) -> None:
        self._spreading = Spreading()
        self._texts: deque[tuple[PartKind, str]] = deque()
        self._taken = self._arrived = 0

    def __bool__(self) -> bool:
        return bool(self._texts)

    def add(self, kind: PartKind, text: str, now: float) -> None:
        """More text of the reply."""
        self._texts.append((kind, text))
        self._arrived += len(text)
        self._spreading.arrived(len(text), now)

    def due(self, now: float) -> list[tuple[PartKind, str]]:
        """The text that is to be shown by now and was not given before."""
        return self._take(self._spreading.due(now) - self._taken)

    def rest(self) -> list[tuple[PartKind, str]]:
        """All that is left, whenever it would be due."""
        return self._take(self._arrived - self._taken)

    def _take(self, size: int) -> list[tuple[PartKind, str]]:
        found: list[tuple[PartKind, str]] = []
        while size > 0 and self._texts:
            kind, text = self._texts.popleft()
            end = stop_in(text, size)
            if end < len(text):
                self._texts.appendleft((kind, text[end:]))
            found.append((kind, text[:end]))
            self._taken += end
            size -= end
        return found
