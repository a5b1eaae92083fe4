"""A list of heights with prefix sums in O(log n), kept as a Fenwick tree."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


class Heights:
    """Whole-pixel heights of things one below the other, kept as a Fenwick tree.

    All of `set`, `append`, `above` and `at` cost O(log n), so that ten thousand
    messages and ten thousand rows of one message are as quick to find as ten.
    """

    __slots__ = ("_sums", "_values", "total")

    def __init__(self, values: Iterable[int] = ()) -> None:
        # Whole columns of numbers: objects of their own would take four times the room.
        self._values = array("q", values)
        self.total = sum(self._values)
        """The height of all together."""
        self._sums = sums = array("q", (0, *self._values))
        for i in range(1, len(sums)):
            parent = i + (i & -i)
            if parent < len(sums):
                sums[parent] += sums[i]

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    def above(self, index: int) -> int:
        """The sum of the first `index` heights: where number `index` begins."""
        total = 0
        while index > 0:
            total += self._sums[index]
            index -= index & -index
        return total

    def at(self, y: int) -> int:
        """The number of the thing that covers `y`, skipping those without height.

        Below 0 the first, beyond the end the last; 0 when there is nothing.
        """
        index, rest, size = 0, max(y, 0), len(self._values)
        step = 1 << size.bit_length()
        while step:
            probe = index + step
            if probe <= size and self._sums[probe] <= rest:
                index = probe
                rest -= self._sums[probe]
            step >>= 1
        return min(index, max(size - 1, 0))

    def set(self, index: int, value: int) -> None:
        """Make the height of number `index` `value`."""
        change = value - self._values[index]
        if not change:
            return
        self._values[index] = value
        self.total += change
        node = index + 1
        while node < len(self._sums):
            self._sums[node] += change
            node += node & -node

    def append(self, value: int) -> None:
        """Add one at the end."""
        self._values.append(value)
        self.total += value
        node = len(self._values)
        self._sums.append(self.above(node - 1) - self.above(node - (node & -node)) + value)

    def truncate(self, size: int) -> None:
        """Keep the first `size`."""
        self.total = self.above(size) if size < len(self._values) else self.total
        del self._values[size:]
        del self._sums[size + 1 :]
