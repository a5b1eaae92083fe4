"""List model of the search results: titles, messages and PDFs, each under a heading."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.query import SearchHit, Where
from chatapp.core.invisible import one_line
from chatapp.ui.widgets.date_texts import when
from chatapp.ui.widgets.plain_text import tip

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_HEADINGS = {Where.TITLE: marked("Conversations"), Where.PDF: marked("PDFs")}
_MESSAGES = marked("Messages")
_SPEAKERS = {Where.QUESTION: marked("You"), Where.THINKING: marked("Thinking")}


class HitRole(IntEnum):
    """The item roles of the delegate."""

    HIT = Qt.ItemDataRole.UserRole
    """The `SearchHit`; None for a heading."""
    WHEN = Qt.ItemDataRole.UserRole + 1


def speaker(hit: SearchHit) -> str:
    """The speaker of what is quoted; empty where it is the reply itself."""
    return tr(_SPEAKERS[hit.where]) if hit.where in _SPEAKERS else ""


class SearchModel(QAbstractListModel):
    """Hits in the order they were told, which is group by group."""

    def __init__(
        self, parent: QObject | None = None, *, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: list[SearchHit | str] = []

    def set_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show exactly these."""
        self.beginResetModel()
        self._rows = []
        self._rows = self._with_headings(hits)
        self.endResetModel()

    def add_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show these below."""
        if rows := self._with_headings(hits):
            first = len(self._rows)
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _with_headings(self, hits: Sequence[SearchHit]) -> list[SearchHit | str]:
        last = next((_group(hit) for hit in reversed(self._rows) if isinstance(hit, SearchHit)), "")
        rows: list[SearchHit | str] = []
        for hit in hits:
            if (group := _group(hit)) != last:
                last = group
                rows.append(group)
            rows.append(hit)
        return rows

    def hit(self, row: int) -> SearchHit | None:
        """The hit in a row; None for a heading, or where there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, SearchHit) else None

    def next_hit(self, row: int, step: int) -> int | None:
        """The nearest row with a hit from `row` on (exclusive), up (-1) or down (1)."""
        row += step
        while 0 <= row < len(self._rows):
            if isinstance(self._rows[row], SearchHit):
                return row
            row += step
        return None

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.hit(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        words = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if isinstance(row, str):
            return row if role in words else None
        if role == HitRole.HIT:
            return row
        if role == HitRole.WHEN:
            return when(row.when, date.fromtimestamp(self._now()))
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.name or row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(self._said(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.title)
        return None

    def _said(self, hit: SearchHit) -> str:
        moment = when(hit.when, date.fromtimestamp(self._now()))
        if hit.where is Where.TITLE:
            return f"{hit.title}, {moment}"
        who = f"{speaker(hit)}: " if speaker(hit) else ""
        return f"{hit.name or hit.title}, {who}{hit.snippet}, {moment}"


def _group(hit: SearchHit) -> str:
    return tr(_HEADINGS.get(hit.where, _MESSAGES))
