"""Reads rows from the pages of a database file itself, where SQLite cannot reach them any more.

Where a page that leads to others is damaged, or the file's first one, the rows behind it are
whole but out of SQLite's reach. Each page says what it is, so they can be read one by one.
The format: https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from chatapp.core.profile.regular_files import content

Row: TypeAlias = tuple[int, list[Any]]
"""A row's number and its values."""

_MAGIC = b"SQLite format 3\0"
_PAGE_SIZE = 4096
_LEAF_OF_TABLE = 0x0D
_NO_KEY = 1 << 32
"""Nobody has written so many messages: what reads so is noise."""
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def rows(file: Path) -> Iterator[Row]:
    """Every row of every table with row numbers that stands on a whole page in use."""
    pages = _Pages(content(file))
    for number in range(1, pages.count + 1):
        if number not in pages.free:
            yield from pages.rows(number)


def highest(file: Path) -> int:
    """The highest number that any row on a whole page has."""
    pages = _Pages(content(file))
    return max((key for page in range(1, pages.count + 1) for key in pages.keys(page)), default=0)


class _Pages:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = _PAGE_SIZE
        self._usable = _PAGE_SIZE
        self.free: set[int] = set()
        """Pages that are not in use: what stands on them was deleted."""
        header = data[:100]
        if header.startswith(_MAGIC) and len(header) == 100:
            size = int.from_bytes(header[16:18], "big")
            self._size = 65536 if size == 1 else max(size, 512)
            self._usable = self._size - header[20]
        self.count = len(data) // self._size
        if header.startswith(_MAGIC):
            self._find_free(int.from_bytes(header[32:36], "big"))

    def _page(self, number: int) -> bytes:
        return self._data[(number - 1) * self._size : number * self._size]

    def _find_free(self, trunk: int) -> None:
        while 0 < trunk <= self.count and trunk not in self.free:
            self.free.add(trunk)
            following, leaves = struct.unpack(">II", self._page(trunk)[:8])
            leaves = min(leaves, self._size // 4 - 2)
            self.free.update(struct.unpack(f">{leaves}I", self._page(trunk)[8 : 8 + 4 * leaves]))
            trunk = following

    def rows(self, number: int) -> Iterator[Row]:
        """The rows on a page, if it is one of rows."""
        page = self._page(number)
        for place in self._places(number, page):
            try:
                yield self._row(page, place)
            except (IndexError, ValueError, struct.error):
                continue  # noise that looks like a row

    def keys(self, number: int) -> Iterator[int]:
        """The numbers of the rows on a page, as far as they can be."""
        page = self._page(number)
        for place in self._places(number, page):
            try:
                size, behind = _varint(page, place)
                key, _ = _varint(page, behind)
            except IndexError:
                continue
            if 0 < size <= len(self._data) and 0 < key < _NO_KEY:
                yield key

    def _places(self, number: int, page: bytes) -> tuple[int, ...]:
        """The places at which the rows of a page begin; none if it is not one of rows."""
        start = 100 if number == 1 else 0
        if page[start] != _LEAF_OF_TABLE:
            return ()
        (cells,) = struct.unpack_from(">H", page, start + 3)
        if start + 8 + 2 * cells > len(page):
            return ()
        return struct.unpack_from(f">{cells}H", page, start + 8)

    def _row(self, page: bytes, place: int) -> Row:
        size, place = _varint(page, place)
        key, place = _varint(page, place)
        return key, _values(self._payload(page, place, size))

    def _payload(self, page: bytes, place: int, size: int) -> bytes:
        """A row's bytes, which go on in other pages where they are many."""
        if size > len(self._data):
            raise ValueError("longer than the file")
        most = self._usable - 35
        if size <= most:
            return page[place : place + size]
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (size - least) % (self._usable - 4)
        here = here if here <= most else least
        found = [page[place : place + here]]
        (following,) = struct.unpack_from(">I", page, place + here)
        missing, seen = size - here, set[int]()
        while missing > 0:
            if not 0 < following <= self.count or following in seen:
                raise ValueError("the rest of the row is lost")
            seen.add(following)
            more = self._page(following)
            found.append(more[4 : 4 + min(missing, self._usable - 4)])
            missing -= self._usable - 4
            (following,) = struct.unpack_from(">I", more)
        return b"".join(found)


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place behind it."""
    value = 0
    for more in range(8):
        byte = data[place + more]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + more + 1
    value = value << 8 | data[place + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, place + 9


def _values(record: bytes) -> list[Any]:
    """The values of a record. Raises `ValueError` for what is none."""
    end, place = _varint(record, 0)
    types: list[int] = []
    while place < end:
        kind, place = _varint(record, place)
        types.append(kind)
    values: list[Any] = []
    place = end
    for kind in types:
        value, width = _value(record, place, kind)
        if place + width > len(record):
            raise ValueError("values beyond the record's end")
        values.append(value)
        place += width
    return values


def _value(record: bytes, place: int, kind: int) -> tuple[Any, int]:
    if kind in _WIDTHS:
        width = _WIDTHS[kind]
        return int.from_bytes(record[place : place + width], "big", signed=True), width
    if kind == 7:
        return struct.unpack_from(">d", record, place)[0], 8
    if kind in {0, 8, 9}:
        return (None, 0, 1)[(0, 8, 9).index(kind)], 0
    if kind < 12:
        raise ValueError(f"no such kind of value: {kind}")
    width = (kind - 12) // 2
    data = record[place : place + width]
    return (data.decode("utf-8", "replace") if kind % 2 else data), width
