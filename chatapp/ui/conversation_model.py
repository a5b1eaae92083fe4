"""The rows of the sidebar: conversations, newest first, under headings by date."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from chatapp.ui.dates import heading_for, when

if TYPE_CHECKING:
    from chatapp.core.conversation import Conversation

Row: TypeAlias = "Conversation | str"
"""A conversation, or a heading."""

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()

_PAGE = 250
"""Rows told to the view at a time: it asks the model about every row it knows of."""


class ItemRole(IntEnum):
    """What the delegate asks for besides the title."""

    ID = Qt.ItemDataRole.UserRole
    """The conversation's id; empty for a heading."""
    WHEN = Qt.ItemDataRole.UserRole + 1
    BUSY = Qt.ItemDataRole.UserRole + 2
    UNREAD = Qt.ItemDataRole.UserRole + 3


class ConversationModel(QAbstractListModel):
    """Conversations by last activity, filtered by title.

    `now` gives the time in seconds since 1970; headings and times follow it.
    """

    renamed = Signal(str, str)
    """Id and the title the person typed."""

    def __init__(
        self, parent: QObject | None = None, *, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._today = date.fromtimestamp(now())
        self._known: dict[str, Conversation] = {}
        self._rows: list[Row] = []
        self._told = 0  # how many of the rows the view knows of
        self._words: tuple[str, ...] = ()
        self._busy: set[str] = set()
        self._unread: set[str] = set()

    # What it holds

    def set_conversations(self, conversations: Iterable[Conversation]) -> None:
        """Replaces everything."""
        self._known = {c.id: c for c in conversations}
        self._rebuild()

    def put(self, conversation: Conversation) -> None:
        """Adds a conversation, or shows how it stands now."""
        old = self._known.get(conversation.id)
        self._known[conversation.id] = conversation
        if old is not None and (row := self.row_of(conversation.id)) is not None:
            if self._shown(conversation) and self._place(conversation, row) == row:
                self._rows[row] = conversation
                self._row_changed(row)
                return
            self._take(row)
        if self._shown(conversation):
            self._insert(conversation)

    def remove(self, conversation_id: str) -> None:
        """Takes a conversation out; an unknown one is no matter."""
        if self._known.pop(conversation_id, None) is None:
            return
        self._busy.discard(conversation_id)
        self._unread.discard(conversation_id)
        if (row := self.row_of(conversation_id)) is not None:
            self._take(row)

    def set_filter(self, text: str) -> None:
        """Shows only titles that hold every word of `text`, in any case."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._rebuild()

    def set_busy(self, conversation_id: str, busy: bool) -> None:
        """Marks a conversation that is being answered."""
        self._mark(self._busy, conversation_id, busy)

    def set_unread(self, conversation_id: str, unread: bool) -> None:
        """Marks a conversation whose answer has not been seen."""
        self._mark(self._unread, conversation_id, unread)

    def follow_the_date(self) -> bool:
        """Renews headings if a day has passed; whether one had."""
        today = date.fromtimestamp(self._now())
        if today == self._today:
            return False
        self._rebuild()
        return True

    # What it tells

    def total(self) -> int:
        """How many conversations there are, filtered out or not."""
        return len(self._known)

    def conversation(self, conversation_id: str) -> Conversation | None:
        """The conversation of that id."""
        return self._known.get(conversation_id)

    def row_of(self, conversation_id: str) -> int | None:
        """Its row, or None while it is filtered out or unknown."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, str) and row.id == conversation_id:
                return number
        return None

    def tell(self, row: int) -> None:
        """Makes sure that the view knows of `row`."""
        if row >= self._told:
            self._tell_until(row + _PAGE)

    def first(self) -> int | None:
        """The first row that is a conversation."""
        return 1 if self._rows else None

    def busy_rows(self) -> list[int]:
        """The rows that show a conversation being answered."""
        found = (self.row_of(i) for i in self._busy)
        return [row for row in found if row is not None and row < self._told]

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._told

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._told < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        self._tell_until(self._told + _PAGE)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return self._heading_data(row, role)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return row.title
        if role == ItemRole.ID:
            return row.id
        if role == ItemRole.WHEN:
            return self._when(row)
        if role == ItemRole.BUSY:
            return row.id in self._busy
        if role == ItemRole.UNREAD:
            return row.id in self._unread
        if role == Qt.ItemDataRole.ToolTipRole:
            moment = QDateTime.fromSecsSinceEpoch(int(row.updated_at))
            full = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            return f"{row.title}\n{full}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = ", being answered" if row.id in self._busy else ""
            state += ", unread" if row.id in self._unread else ""
            return f"{row.title}, {self._when(row)}{state}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()] if index.isValid() else ""
        if role != Qt.ItemDataRole.EditRole or isinstance(row, str):
            return False
        title = " ".join(str(value).split())
        if not title or title == row.title:
            return False
        self.renamed.emit(row.id, title)
        return True

    # Inside

    @staticmethod
    def _heading_data(heading: str, role: int) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return heading
        return "" if role == ItemRole.ID else None

    def _shown(self, conversation: Conversation) -> bool:
        if not self._words:
            return True
        title = conversation.title.casefold()
        return all(word in title for word in self._words)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._today = date.fromtimestamp(self._now())
        self._rows = []
        day: tuple[int, ...] = ()
        heading = ""
        for c in sorted(filter(self._shown, self._known.values()), key=_order):
            if (its_day := time.localtime(c.updated_at)[:3]) != day:
                day, its = its_day, heading_for(c.updated_at, self._today)
                if its != heading:
                    heading = its
                    self._rows.append(heading)
            self._rows.append(c)
        self._told = min(_PAGE, len(self._rows))
        self.endResetModel()

    def _tell_until(self, end: int) -> None:
        end = min(end, len(self._rows))
        if end > self._told:
            self.beginInsertRows(_ROOT, self._told, end - 1)
            self._told = end
            self.endInsertRows()

    def _place(self, conversation: Conversation, without: int) -> int | None:
        """The row it would have were it not at `without`; None if it needs another heading."""
        before = self._rows[without - 1]
        after = self._rows[without + 1] if without + 1 < len(self._rows) else None
        old = self._rows[without]
        assert not isinstance(old, str)
        if heading_for(old.updated_at, self._today) != heading_for(
            conversation.updated_at, self._today
        ):
            return None
        own = _order(conversation)
        if not isinstance(before, str) and _order(before) > own:
            return None
        if after is not None and not isinstance(after, str) and _order(after) < own:
            return None
        return without

    def _take(self, row: int) -> None:
        last = row + 1 == len(self._rows) or isinstance(self._rows[row + 1], str)
        alone = isinstance(self._rows[row - 1], str) and last
        first = row - 1 if alone else row
        known = min(row + 1, self._told) - first  # the view may know of a part, or of none
        if known > 0:
            self.beginRemoveRows(_ROOT, first, first + known - 1)
        del self._rows[first : row + 1]
        if known > 0:
            self._told -= known
            self.endRemoveRows()

    def _insert(self, conversation: Conversation) -> None:
        heading = heading_for(conversation.updated_at, self._today)
        own = _order(conversation)
        if heading in self._rows:
            start = self._rows.index(heading) + 1
            end = start
            while end < len(self._rows) and not isinstance(self._rows[end], str):
                end += 1
            section = [_order(c) for c in self._rows[start:end] if not isinstance(c, str)]
            self._insert_rows(start + bisect_left(section, own), [conversation])
            return
        row = 0
        while row < len(self._rows):
            next_row = self._rows[row]
            if not isinstance(next_row, str) and _order(next_row) > own:
                row -= 1
                break
            row += 1
        self._insert_rows(row, [heading, conversation])

    def _insert_rows(self, at: int, rows: Sequence[Row]) -> None:
        if at > self._told:
            self._rows[at:at] = rows
            return
        self.beginInsertRows(_ROOT, at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self._told += len(rows)
        self.endInsertRows()

    def _mark(self, marked: set[str], conversation_id: str, on: bool) -> None:
        if (conversation_id in marked) == on:
            return
        (marked.add if on else marked.discard)(conversation_id)
        if (row := self.row_of(conversation_id)) is not None:
            self._row_changed(row)

    def _row_changed(self, row: int) -> None:
        if row < self._told:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _when(self, conversation: Conversation) -> str:
        return when(conversation.updated_at, self._today)


def _order(conversation: Conversation) -> tuple[float, str]:
    return -conversation.updated_at, conversation.id
