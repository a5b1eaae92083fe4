"""Arranges conversations into sections: pinned ones, folders, then the rest by date."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from chatapp.core.domain.i18n import marked
from chatapp.ui.widgets.date_texts import heading_for

if TYPE_CHECKING:
    from chatapp.core.domain.conversation import Conversation, Folder

PINNED = marked("Pinned")
BY_NAME = marked("Conversations")


class Sorting(StrEnum):
    """The order of conversations."""

    ACTIVITY = "activity"
    NAME = "name"


class Shown(StrEnum):
    """The conversations that are listed."""

    CURRENT = "current"
    ARCHIVE = "archive"


@dataclass(slots=True)
class Section:
    """A heading, or a folder, and the conversations under it in order."""

    heading: str = ""
    """Empty for a folder."""
    folder: Folder | None = None
    depth: int = 0
    open: bool = True
    reachable: bool = True
    """True if every folder around this one is open."""
    items: list[Conversation] = field(default_factory=list["Conversation"])

    @property
    def key(self) -> str:
        """The identity of this section among all."""
        return f"folder {self.folder.id}" if self.folder else self.heading

    def __len__(self) -> int:
        if not self.reachable:
            return 0
        return 1 + (len(self.items) if self.open else 0)

    @property
    def listing(self) -> bool:
        """True if its conversations can be seen."""
        return self.reachable and self.open


@dataclass(slots=True)
class Arrangement:
    """The arrangement of conversations; it holds none itself."""

    folders: Mapping[str, Folder] = field(default_factory=dict[str, "Folder"])
    closed: set[str] = field(default_factory=set[str])
    """Ids of the folders whose content is hidden."""
    sorting: Sorting = Sorting.ACTIVITY
    shown: Shown = Shown.CURRENT
    today: date = date.min

    def takes(self, conversation: Conversation) -> bool:
        """True if a conversation is listed at all."""
        return conversation.archived == (self.shown is Shown.ARCHIVE)

    @property
    def order(self) -> Callable[[Conversation], Any]:
        """The key that conversations of one section are sorted by."""
        return _by_name if self.sorting is Sorting.NAME else _by_activity

    @property
    def nested(self) -> bool:
        """True if there are folders and pinned ones, False for one list only."""
        return self.shown is Shown.CURRENT

    def key(self, conversation: Conversation) -> str:
        """The key of the section that a conversation stands in."""
        if self.nested:
            if conversation.pinned:
                return PINNED
            if conversation.folder_id in self.folders:
                return f"folder {conversation.folder_id}"
        if self.sorting is Sorting.NAME:
            return BY_NAME
        return heading_for(conversation.updated_at, self.today)

    def sections(self, conversations: Iterable[Conversation]) -> list[Section]:
        """All sections from the top; those with a heading are not empty."""
        pinned = Section(PINNED)
        tree = {s.folder.id if s.folder else "": s for s in self._folders()}
        rest: list[Section] = []
        heading, first, behind = BY_NAME, math.inf, -math.inf
        for c in sorted(filter(self.takes, conversations), key=self.order):
            if c.pinned and self.nested:
                pinned.items.append(c)
            elif c.folder_id is not None and (section := tree.get(c.folder_id)) is not None:
                section.items.append(c)
            else:
                if self.sorting is Sorting.ACTIVITY and not first <= c.updated_at < behind:
                    heading = heading_for(c.updated_at, self.today)
                    first, behind = _day(c.updated_at)
                if not rest or rest[-1].heading != heading:
                    rest.append(Section(heading))
                rest[-1].items.append(c)
        return [*([pinned] if pinned.items else []), *tree.values(), *rest]

    def place(self, conversation: Conversation, sections: list[Section]) -> int:
        """The place of a section for a conversation that has none yet."""
        if self.nested and conversation.pinned:
            return 0
        own = self.order(conversation)
        for number, section in enumerate(sections):
            dated = section.folder is None and section.heading != PINNED
            if dated and self.order(section.items[0]) > own:
                return number
        return len(sections)

    def index(self, conversation: Conversation, section: Section) -> int:
        """The place of a conversation, real or wanted, among those of its section."""
        return bisect_left(section.items, self.order(conversation), key=self.order)

    def fits(self, conversation: Conversation, section: Section, place: int) -> bool:
        """True if a conversation would be in order in place of the one that stands there."""
        own, items = self.order(conversation), section.items
        above = place == 0 or self.order(items[place - 1]) <= own
        return above and (place + 1 == len(items) or own <= self.order(items[place + 1]))

    def _folders(self) -> list[Section]:
        """Folders by name, each followed by those in it."""
        if not self.nested:
            return []
        inside: dict[str, list[Folder]] = {}
        for folder in self.folders.values():
            parent = folder.parent_id if folder.parent_id in self.folders else ""
            inside.setdefault(parent or "", []).append(folder)
        found: list[Section] = []

        def add(parent: str, depth: int, *, reachable: bool) -> None:
            for folder in sorted(inside.get(parent, ()), key=lambda f: f.name.casefold()):
                is_open = folder.id not in self.closed
                found.append(Section("", folder, depth, is_open, reachable))
                add(folder.id, depth + 1, reachable=reachable and is_open)

        add("", 0, reachable=True)
        return found


def _day(moment: float) -> tuple[float, float]:
    """The first moment of a day, and the first of the next."""
    day = date.fromtimestamp(moment)
    midnight = datetime.min.time()
    return (
        datetime.combine(day, midnight).timestamp(),
        datetime.combine(day + timedelta(days=1), midnight).timestamp(),
    )


def _by_activity(conversation: Conversation) -> tuple[float, str]:
    return -conversation.updated_at, conversation.id


def _by_name(conversation: Conversation) -> tuple[str, str]:
    return conversation.title.casefold(), conversation.id
