"""List model of sections' rows, told to Qt's views a page at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator
from contextlib import contextmanager
from itertools import accumulate
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from chatapp.ui.sidebar.sections import Section

PAGE = 250
"""Rows told to the view at a time: it asks the model about every row it knows of."""
Index: TypeAlias = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()


class SectionRows(QAbstractListModel):
    """Knows in which row each section begins, and how many of the rows the view knows of."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: list[Section] = []
        self._starts: list[int] = []  # the row of each section's head
        self._rows = 0
        self._told = 0  # how many of the rows the view knows of

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._told

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._told < self._rows

    def fetchMore(self, parent: Index) -> None:
        self._tell_until(self._told + PAGE)

    def tell(self, row: int) -> None:
        """Make sure that the view knows of `row`."""
        if row >= self._told:
            self._tell_until(row + PAGE)

    def tell_all(self) -> None:
        """Make sure that the view knows of every row."""
        self._tell_until(self._rows)

    def _row(self, section: Section, index: int) -> int | None:
        """The row of one of its conversations; None while it is folded away."""
        if not section.listing:
            return None
        return self._start_of(section) + 1 + index

    def _start_of(self, section: Section) -> int:
        return self._starts[next(i for i, s in enumerate(self._sections) if s is section)]

    def _at(self, row: int) -> tuple[Section, int]:
        """The section a row is in, and its number among its conversations; -1 for its head."""
        number = bisect_right(self._starts, row) - 1
        return self._sections[number], row - self._starts[number] - 1

    def _count(self) -> None:
        """Note where each section stands now."""
        self._starts = list(accumulate(map(len, self._sections), initial=0))
        self._rows = self._starts.pop()

    def _tell_until(self, end: int) -> None:
        end = min(end, self._rows)
        if end > self._told:
            self.beginInsertRows(ROOT, self._told, end - 1)
            self._told = end
            self.endInsertRows()

    @contextmanager
    def _removing(self, first: int, count: int) -> Generator[None]:
        """Tell the view that rows go; it may know of a part of them, or of none."""
        known = max(0, min(first + count, self._told) - first)
        if known:
            self.beginRemoveRows(ROOT, first, first + known - 1)
        yield
        self._told -= known
        self._count()
        if known:
            self.endRemoveRows()

    @contextmanager
    def _inserting(self, at: int, count: int) -> Generator[None]:
        """Tell the view that rows come; it need not know of those beyond what it knows."""
        known = bool(count) and at <= self._told
        if known:
            self.beginInsertRows(ROOT, at, at + count - 1)
        yield
        self._count()
        if known:
            self._told += count
            self.endInsertRows()

    def _row_changed(self, row: int | None) -> None:
        if row is not None and row < self._told:
            self.dataChanged.emit(self.index(row), self.index(row))
