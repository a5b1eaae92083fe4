"""List model of the sidebar: headings, folders and conversations, by sections."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from chatapp.ui.sidebar.item_data import ItemRole, conversation_data, folder_data, heading_data
from chatapp.ui.sidebar.section_rows import PAGE, Index, SectionRows
from chatapp.ui.sidebar.sections import Arrangement, Section, Shown, Sorting

if TYPE_CHECKING:
    from chatapp.core.domain.conversation import Conversation, Folder

DRAGGED = "application/x-chatapp-order"
"""Conversations and folders under way within the sidebar: JSON with the ids of both."""


class ConversationModel(SectionRows):
    """Conversations arranged in sections.

    `now` gives the time in seconds since 1970; headings and times follow it.
    """

    renamed = Signal(str, str)
    """Id and the title the person typed."""
    folder_renamed = Signal(str, str)
    """Id and the name the person typed."""
    rearranged = Signal()
    """Folders were opened or closed, or the sorting is another."""

    def __init__(
        self, parent: QObject | None = None, *, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._how = Arrangement(today=date.fromtimestamp(now()))
        self._known: dict[str, Conversation] = {}
        self._busy: set[str] = set()
        self._unread: set[str] = set()

    # What it holds

    def set_conversations(self, conversations: Iterable[Conversation]) -> None:
        """Replace everything but folders."""
        self._known = {c.id: c for c in conversations}
        self._rebuild()

    def set_folders(self, folders: Iterable[Folder]) -> None:
        """Replace all folders."""
        self._how.folders = {f.id: f for f in folders}
        self._rebuild()

    def put(self, conversation: Conversation) -> None:
        """Add a conversation, or show how it stands now."""
        old = self._known.get(conversation.id)
        self._known[conversation.id] = conversation
        was = self._section(old) if old is not None and self._how.takes(old) else None
        takes = self._how.takes(conversation)
        if old is not None and was is not None:
            place = self._how.index(old, was)
            same = takes and self._how.key(conversation) == was.key
            if same and self._how.fits(conversation, was, place):
                was.items[place] = conversation
                self._row_changed(self._row(was, place))
                return
            self._take(was, place)
        if takes:
            self._insert(conversation)

    def put_all(self, conversations: Sequence[Conversation]) -> None:
        """Add, change or remove many at once; those in the trash leave."""
        if len(conversations) > PAGE // 10:
            for c in conversations:
                self._known[c.id] = c
            self._known = {i: c for i, c in self._known.items() if c.deleted_at is None}
            self._rebuild()
            return
        for c in conversations:
            if c.deleted_at is None:
                self.put(c)
            else:
                self.remove(c.id)

    def remove(self, conversation_id: str) -> None:
        """Take a conversation out; an unknown one is no matter."""
        old = self._known.pop(conversation_id, None)
        if old is None:
            return
        self._busy.discard(conversation_id)
        self._unread.discard(conversation_id)
        if self._how.takes(old) and (section := self._section(old)) is not None:
            self._take(section, self._how.index(old, section))

    def set_shown(self, shown: Shown) -> None:
        """Lists current conversations, or those in the archive."""
        self._how.shown = shown
        self._rebuild()

    def set_sorting(self, sorting: Sorting) -> None:
        """Sort by activity, under dates, or by name."""
        if sorting is not self._how.sorting:
            self._how.sorting = sorting
            self._rebuild()
            self.rearranged.emit()

    def set_busy(self, conversation_id: str, busy: bool) -> None:
        """Mark a conversation that is being answered."""
        self._mark(self._busy, conversation_id, busy)

    def set_unread(self, conversation_id: str, unread: bool) -> None:
        """Mark a conversation whose answer has not been seen."""
        self._mark(self._unread, conversation_id, unread)

    def follow_the_date(self) -> bool:
        """Renew headings if a day has passed; whether one had."""
        today = date.fromtimestamp(self._now())
        if today == self._how.today:
            return False
        self._rebuild()
        return True

    def set_open(self, folder_id: str, is_open: bool) -> None:
        """Show what is in a folder, or hide it."""
        at = next((i for i, s in enumerate(self._sections) if s.key == f"folder {folder_id}"), None)
        if at is None or self._sections[at].open == is_open:
            return
        (self._how.closed.discard if is_open else self._how.closed.add)(folder_id)
        head = self._sections[at]
        if not head.reachable:
            head.open = is_open
            self.rearranged.emit()
            return
        end = at + 1
        while end < len(self._sections) and self._sections[end].depth > head.depth:
            end += 1
        first = self._starts[at] + 1
        before = sum(map(len, self._sections[at:end])) - 1
        with self._removing(first, before):
            head.open = False
            for inner in self._sections[at + 1 : end]:
                inner.reachable = False
        after = self._how.sections(self._known.values())[at:end] if is_open else [head]
        with self._inserting(first, sum(map(len, after)) - 1):
            self._sections[at : at + len(after)] = after
        self._row_changed(first - 1)
        self.rearranged.emit()

    # What is remembered of it

    @property
    def sorting(self) -> Sorting:
        """The order of conversations."""
        return self._how.sorting

    @property
    def shown(self) -> Shown:
        """The conversations that are listed: current ones, or the archive."""
        return self._how.shown

    @property
    def folders(self) -> list[Folder]:
        """All folders, each before those in it."""
        nested = Arrangement(self._how.folders)
        return [s.folder for s in nested.sections(()) if s.folder is not None]

    def depth_of(self, folder: Folder) -> int:
        """The number of folders that a folder lies in."""
        depth = 0
        while folder.parent_id in self._how.folders:
            folder = self._how.folders[folder.parent_id or ""]
            depth += 1
        return depth

    def state(self) -> str:
        """The sorting and the closed folders, to be kept between runs."""
        closed = sorted(self._how.closed & set(self._how.folders))
        return json.dumps({"sorting": self._how.sorting, "closed": closed})

    def restore_state(self, state: str) -> None:
        """Take up what `state` returned in an earlier run; nonsense is ignored."""
        try:
            kept = json.loads(state)
            sorting, closed = Sorting(kept["sorting"]), {str(i) for i in kept["closed"]}
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        self._how.sorting, self._how.closed = sorting, closed
        self._rebuild()

    # What it tells

    def conversation(self, conversation_id: str) -> Conversation | None:
        """The conversation of that id."""
        return self._known.get(conversation_id)

    def row_of(self, conversation_id: str) -> int | None:
        """The row of a conversation, or None while it is folded away, in the archive or unknown."""
        found = self._known.get(conversation_id)
        if found is None or not self._how.takes(found):
            return None
        section = self._section(found)
        assert section is not None
        return self._row(section, self._how.index(found, section))

    def unfold(self, conversation_id: str) -> None:
        """Open the folders a conversation stands in."""
        found = self._known.get(conversation_id)
        around = self._how.folders.get(found.folder_id or "") if found else None
        while around is not None:
            self.set_open(around.id, True)
            around = self._how.folders.get(around.parent_id or "")

    def folder_row(self, folder_id: str) -> int | None:
        """The row of a folder, or None while it is folded away or unknown."""
        for section, start in zip(self._sections, self._starts, strict=True):
            if section.key == f"folder {folder_id}":
                return start if section.reachable else None
        return None

    def folder_at(self, row: int) -> str:
        """The folder that a row is, or that it stands in; "" for none."""
        if not 0 <= row < self._rows:
            return ""
        section, _ = self._at(row)
        return section.folder.id if section.folder else ""

    def busy_rows(self) -> list[int]:
        """The rows that show a conversation being answered."""
        found = (self.row_of(i) for i in self._busy)
        return [row for row in found if row is not None and row < self._told]

    # Qt's side

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        section, number = self._at(index.row())
        if number < 0 and section.folder is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        section, number = self._at(index.row())
        if role == ItemRole.DEPTH:
            return section.depth + (number >= 0 and section.folder is not None)
        if number >= 0:
            row = section.items[number]
            marks = row.id in self._busy, row.id in self._unread
            return conversation_data(row, role, self._how.today, *marks)
        if section.folder is not None:
            return folder_data(section, section.folder, role)
        return heading_data(section.heading, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        words = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not words or words == index.data():
            return False
        if conversation_id := index.data(ItemRole.ID):
            self.renamed.emit(conversation_id, words)
        elif folder_id := index.data(ItemRole.FOLDER):
            self.folder_renamed.emit(folder_id, words)
        else:
            return False
        return True

    # Dragging within the sidebar

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = [i for index in indexes if (i := index.data(ItemRole.ID))]
        folders = [i for index in indexes if (i := index.data(ItemRole.FOLDER))]
        data = QMimeData()
        data.setData(DRAGGED, json.dumps([ids, folders]).encode())
        return data

    # Inside

    def _section(self, conversation: Conversation) -> Section | None:
        key = self._how.key(conversation)
        return next((s for s in self._sections if s.key == key), None)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._how.today = date.fromtimestamp(self._now())
        self._sections = self._how.sections(self._known.values())
        self._count()
        self._told = min(PAGE, self._rows)
        self.endResetModel()

    def _take(self, section: Section, place: int) -> None:
        row = self._row(section, place)
        if row is None:
            del section.items[place]
        elif section.folder is None and len(section.items) == 1:
            with self._removing(row - 1, 2):
                self._sections = [s for s in self._sections if s is not section]
        else:
            with self._removing(row, 1):
                del section.items[place]
        if section.folder is not None and section.reachable:
            self._row_changed(self._start_of(section))

    def _insert(self, conversation: Conversation) -> None:
        section = self._section(conversation)
        if section is None:
            at = self._how.place(conversation, self._sections)
            start = self._starts[at] if at < len(self._starts) else self._rows
            with self._inserting(start, 2):
                heading = self._how.key(conversation)
                self._sections.insert(at, Section(heading, items=[conversation]))
            return
        place = self._how.index(conversation, section)
        row = self._row(section, place)
        if row is None:
            section.items.insert(place, conversation)
        else:
            with self._inserting(row, 1):
                section.items.insert(place, conversation)
        if section.folder is not None and section.reachable:
            self._row_changed(self._start_of(section))

    def _mark(self, marked: set[str], conversation_id: str, on: bool) -> None:
        if (conversation_id in marked) == on:
            return
        (marked.add if on else marked.discard)(conversation_id)
        self._row_changed(self.row_of(conversation_id))
