"""Packed rows: a section's list of rows, of which only those used lately are in memory.

Rows stand on *shelves* of `SHELF`. Of a section that packs, `KEPT` shelves stand open, those
used last; any other that is full is packed: what its rows show (their specs) is pickled and
compressed, and only rows that are more than that (`touched`: unfolded, scrolled) are kept. A
row of a packed shelf that is asked for opens the shelf: its rows are made anew of their specs,
not laid out, and lines of a table get the columns they shared. Iterating over all rows makes
those of packed shelves for the moment only.
"""

from __future__ import annotations

import pickle
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple, overload

from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.row_specs import Spec
from chatapp.ui.messages.rows.table_row import Columns, LineRow

SHELF = 16
"""Rows that are packed together."""
KEPT = 8
"""Shelves that stand open."""


class _Packed(NamedTuple):
    """A shelf whose rows are made again when they are wanted."""

    specs: bytes
    kept: dict[int, Row]
    """Rows that are more than what they show."""
    columns: list[tuple[int, Columns | None, bool]]
    """So many rows one below the other of a table, or of none, and whether they are its last."""


class Rows(Sequence[Row]):
    """A list of rows, of which only some are in memory. `make` makes one of its spec."""

    __slots__ = ("_make", "_open", "_shelves", "_size", "packs")

    def __init__(self, make: Callable[[Spec, Columns | None], Row]) -> None:
        self._make = make
        self._shelves: list[list[Row] | _Packed] = []
        self._open: OrderedDict[int, None] = OrderedDict()
        """The shelves that are not packed, those used last at the end."""
        self._size = 0
        self.packs = False
        """True if rows are packed at all."""

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(self._size))]
        if not self.packs and 0 <= index < self._size:
            shelf = self._shelves[index // SHELF]
            if isinstance(shelf, list):
                return shelf[index % SHELF]
        number = index + self._size if index < 0 else index
        if not 0 <= number < self._size:
            raise IndexError(index)
        return self._shelf(number // SHELF)[number % SHELF]

    def __setitem__(self, index: int, row: Row) -> None:
        self._shelf(index // SHELF)[index % SHELF] = row

    def __iter__(self) -> Iterator[Row]:
        """Iterate over all rows; those that are packed are made for the moment."""
        for number in range(len(self._shelves)):
            yield from self._seen(number)

    def append(self, row: Row) -> None:
        """Put a row at the end."""
        if self._size == len(self._shelves) * SHELF:
            self._open[len(self._shelves)] = None
            self._shelves.append([])
            self._tidy()
        self._shelf(self._size // SHELF).append(row)
        self._size += 1

    def truncate(self, size: int) -> None:
        """Keep the first `size`."""
        if size >= self._size:
            return
        whole, rest = divmod(size, SHELF)
        if rest:
            del self._shelf(whole)[rest:]
        keep = whole + bool(rest)
        del self._shelves[keep:]
        for number in [n for n in self._open if n >= keep]:
            del self._open[number]
        self._size = size

    def at_hand(self) -> Iterator[tuple[int, Row]]:
        """The rows that are not packed, with their numbers."""
        for number in sorted(self._open):
            yield from enumerate(self._shelf(number), number * SHELF)

    def specs(self) -> Iterator[Spec]:
        """The specs of the rows, in order."""
        for shelf in self._shelves:
            yield from (
                _unpacked(shelf.specs)
                if isinstance(shelf, _Packed)
                else (row.spec for row in shelf)
            )

    def _shelf(self, number: int) -> list[Row]:
        shelf = self._shelves[number]
        if isinstance(shelf, _Packed):
            shelf = self._shelves[number] = self._made(shelf)
            self._open[number] = None
            self._tidy()
        self._open.move_to_end(number)
        return shelf

    def _seen(self, number: int) -> list[Row]:
        shelf = self._shelves[number]
        return self._made(shelf) if isinstance(shelf, _Packed) else shelf

    def _tidy(self) -> None:
        """Pack what was not used for longest."""
        if not self.packs:
            return
        for number in list(islice(self._open, max(len(self._open) - KEPT, 0))):
            shelf = self._shelves[number]
            if isinstance(shelf, list) and len(shelf) == SHELF:
                del self._open[number]
                self._shelves[number] = _pack(shelf)

    def _made(self, packed: _Packed) -> list[Row]:
        rows: list[Row] = []
        specs = iter(_unpacked(packed.specs))
        for count, columns, last in packed.columns:
            for spec in islice(specs, count):
                row = self._make(spec, columns)
                if isinstance(row, LineRow):
                    row.last = last
                rows.append(row)
        for number, row in packed.kept.items():
            rows[number] = row
        return rows


class Specs:
    """The specs of a section's rows, one after the other; nothing is kept of them."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Spec]:
        return self._rows.specs()


def _pack(rows: Sequence[Row]) -> _Packed:
    lines = groupby(rows, key=_place)
    return _Packed(
        zlib.compress(pickle.dumps([row.spec for row in rows], pickle.HIGHEST_PROTOCOL), 1),
        {number: row for number, row in enumerate(rows) if row.touched},
        [(sum(1 for _ in same), columns, last) for (columns, last), same in lines],
    )


def _place(row: Row) -> tuple[Columns | None, bool]:
    return (row.columns, row.last) if isinstance(row, LineRow) else (None, False)


def _unpacked(packed: bytes) -> list[Spec]:
    # Packed above, in this process.
    return pickle.loads(zlib.decompress(packed))
