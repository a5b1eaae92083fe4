"""Selection as data: two places in the conversation, independent of any layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a conversation: before character `offset` of a row's text."""

    item: int
    slot: int
    row: int
    offset: int

    def shifted(self, by: int) -> Place:
        """The same, `by` messages further down."""
        return self._replace(item=self.item + by)


class Grain(Enum):
    """The unit of a drag's steps: single, double or triple click began it."""

    CHARACTER = 1
    WORD = 2
    ROW = 3


_WORD = re.compile(r"\w+|[^\w\s]+|\s+")


def grown(text: str, offset: int, grain: Grain) -> tuple[int, int]:
    """The stretch of `text` around `offset` that a click of this grain takes."""
    if grain is Grain.ROW:
        return 0, len(text)
    if grain is Grain.CHARACTER:
        return offset, offset
    # Words are looked for nearby: a row can be megabytes long.
    base = max(offset - 500, 0)
    for match in _WORD.finditer(text, base, min(offset + 500, len(text))):
        if match.start() <= offset < match.end() or match.end() == len(text) == offset:
            return match.start(), match.end()
    return offset, offset


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection from where the drag began to where it is. Each end is a stretch of its grain."""

    first: tuple[Place, Place]
    last: tuple[Place, Place]

    @classmethod
    def between(cls, start: Place, end: Place) -> Selection:
        """The selection from one place to another, in either order."""
        return cls((start, start), (end, end))

    def shifted(self, by: int) -> Selection:
        """The same, `by` messages further down."""
        (a, b), (c, d) = self.first, self.last
        return Selection((a.shifted(by), b.shifted(by)), (c.shifted(by), d.shifted(by)))

    @property
    def low(self) -> Place:
        return min(self.first[0], self.last[0])

    @property
    def high(self) -> Place:
        return max(self.first[1], self.last[1])

    @property
    def empty(self) -> bool:
        return self.low == self.high

    def within(self, item: int, slot: int, row: int, length: int) -> tuple[int, int] | None:
        """The selected stretch of a row with `length` characters, or None."""
        low, high = self.low, self.high
        here = (item, slot, row)
        if here < low[:3] or here > high[:3] or self.empty:
            return None
        start = low.offset if here == low[:3] else 0
        end = min(high.offset, length) if here == high[:3] else length
        return (start, end) if start <= end else None
