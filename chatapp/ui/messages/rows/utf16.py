"""Converts between Python's counts of characters and Qt's counts of UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate


class Units:
    """Both counts of one text; free where they agree, which is nearly always."""

    __slots__ = ("_starts",)

    def __init__(self, text: str, single: Sequence[tuple[int, int]] = ()) -> None:
        """`single`: stretches of which Qt knows one unit only, in order."""
        wide = not text.isascii() and max(text) > "\uffff"
        steps = (2 if char > "\uffff" else 1 for char in text)
        if single:
            widths = [2 if char > "\uffff" else 1 for char in text]
            for start, end in single:
                widths[start:end] = [0] * (end - start - 1) + [1]
            self._starts = [0, *accumulate(widths)]
        else:
            self._starts = [0, *accumulate(steps)] if wide else None

    def to_qt(self, offset: int) -> int:
        """The unit at which character number `offset` begins."""
        if self._starts is None:
            return offset
        return self._starts[min(offset, len(self._starts) - 1)]

    def from_qt(self, unit: int) -> int:
        """The number of the character that begins at `unit`, or holds it."""
        if self._starts is None:
            return unit
        found = bisect_left(self._starts, unit)
        return found - 1 if found == len(self._starts) or self._starts[found] > unit else found
