"""Find in conversation: all hits in all messages, loaded or not, and the current one."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from chatapp.core.domain.i18n import number, tr
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.heights import Heights
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.selection import Place, Selection
from chatapp.ui.messages.layout.selection_model import SelectionModel
from chatapp.ui.messages.live.background_reader import BackgroundReader, Texts
from chatapp.ui.messages.live.needle import Needle
from chatapp.ui.messages.navigator import Navigator
from chatapp.ui.messages.rows.row import Mark

_REST_MS = 150
"""A message that changes is read again at most this often."""
_GO = 20_000
"""Characters of a message that are searched at one go."""
_HIT = 20
"""Characters that a hit counts for."""
_SHARE = 0.04
"""The share of the time that reading it again takes, however long it is."""
_TOLD_MS = 60
"""The count is told at most this often while it grows."""
MOST = 100_000
"""Hits that are kept; a letter in ten megabytes of text is found more often."""


class Match(NamedTuple):
    """The place of a hit."""

    item: int
    slot: int
    row: int
    start: int
    end: int
    beyond: int = 0
    """Characters of the row below that belong to it, too."""


class FindInConversation(QObject):
    """A search in one conversation."""

    changed = Signal()
    """The count, the position or the state of the search."""
    announced = Signal(str)
    """The words that a screen reader says."""

    def __init__(
        self,
        column: Column,
        scroller: Scroller,
        navigator: Navigator,
        selected: SelectionModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._column, self._scroller = column, scroller
        self._navigator, self._selected = navigator, selected
        self.reader = BackgroundReader(column, self)
        self._needle: Needle | None = None
        self._hits: dict[int, list[Match]] = {}
        self._counts = Heights()
        self.current: Match | None = None
        self._origin = (0, 0, 0, 0)
        self._dirty: set[int] = set()
        self.searching = False
        self._moving = True
        """True if the first hit is gone to."""
        self._only: int | None = None
        """The only message that is gone to by itself."""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._reread)
        self._tell = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._tell.timeout.connect(self.changed)

    @property
    def count(self) -> int:
        """The number of hits so far."""
        return self._counts.total

    @property
    def position(self) -> int:
        """The number of the current hit, from 1; 0 without one."""
        hit = self.current
        if hit is None:
            return 0
        hits = self._hits.get(hit.item, [])
        index = bisect_left(hits, hit)
        if index >= len(hits) or hits[index] != hit:
            return 0
        return self._counts.above(hit.item) + index + 1

    @property
    def summary(self) -> str:
        """The count in words."""
        if self._needle is None:
            return ""
        if not self.count:
            return tr("Searching…") if self.searching else tr("No results")
        if self.count >= MOST or self.searching:
            said = tr("{position} of {count}+")
        else:
            said = tr("{position} of {count}")
        return said.format(position=number(self.position or 1), count=number(self.count))

    # -- searching

    def begin(self) -> None:
        """Search from what is at the upper edge now."""
        at = self._scroller.anchor()
        self._origin = (at.item, max(at.slot, 0), at.row, 0)

    def search(self, words: str) -> None:
        """Look for `words` from the origin on; nothing for blank ones."""
        self._forget()
        if words.strip():
            self._needle, self._moving = Needle(words), True
            total = len(self._column)
            first = min(self._origin[0], max(total - 1, 0))
            self._counts = Heights([0] * total)
            self.searching = True
            order = [*range(first, total), *range(first)]
            self.reader.start(order, self._needle.worth, self._visit, self._done)
        self.changed.emit()
        self._scroller.repaint()

    def search_in(self, number: int, slot: int, words: Sequence[str]) -> None:
        """Look for any of `words`, in a message first and from a part of it on.

        If that has none of them, nothing is gone to.
        """
        self._forget()
        self._needle, self._moving, self._only = Needle(*words), True, number
        self._origin = (number, slot, 0, 0)
        total = len(self._column)
        self._counts, self.searching = Heights([0] * total), True
        order = [*range(number, total), *range(number)]
        self.reader.start(order, self._needle.worth, self._visit, self._done)
        self.changed.emit()
        self._scroller.repaint()

    def restart(self) -> None:
        """The conversation's messages are others now: search them."""
        if self._needle is not None:
            needle = self._needle
            self._forget()
            # Who reads on is not carried off.
            self._needle, self._moving = needle, False
            total = len(self._column)
            self._counts, self.searching = Heights([0] * total), True
            self.reader.start(range(total), needle.worth, self._visit, self._done)

    def shift(self, by: int) -> None:
        """Shift the hits, and search the messages that were put above the first."""
        hit, (item, slot, row, start) = self.current, self._origin
        moving = self._moving and hit is None
        self._origin = (item + by, slot, row, start)
        self.restart()
        self.current = hit and hit._replace(item=hit.item + by)
        self._moving = moving

    def close(self) -> None:
        """End the search; what was found last is selected."""
        hit = self.current
        self._forget()
        if hit is not None:
            low = Place(hit.item, hit.slot, hit.row, hit.start)
            high = low._replace(offset=hit.end)
            if hit.beyond:
                high = low._replace(row=hit.row + 1, offset=hit.beyond)
            self._selected.select(Selection.between(low, high))
        self.changed.emit()
        self._scroller.repaint()

    def _forget(self) -> None:
        self.reader.stop()
        self._rest.stop()
        self._needle, self.current, self.searching, self._only = None, None, False, None
        self._hits, self._counts = {}, Heights()
        self._dirty.clear()

    def _visit(self, number: int, texts: Texts) -> Iterator[bool]:
        needle, spent = self._needle, 0.0
        if needle is None:
            yield True
            return
        found: list[Match] = []
        for slot, specs in texts:
            weight, began = 0, time.perf_counter()
            for row, spans, read in needle.through(specs):
                found += [Match(number, slot, row, *span) for span in spans]
                weight += read + _HIT * len(spans)
                if len(found) > MOST:
                    break
                if weight >= _GO:
                    spent += time.perf_counter() - began
                    yield False
                    weight, began = 0, time.perf_counter()
            spent += time.perf_counter() - began
            yield False
        self._take(number, found)
        self._rest.setInterval(max(_REST_MS, int(1000 * spent / _SHARE)))

    def _take(self, number: int, found: list[Match]) -> None:
        """Take over the hits in a message."""
        while len(self._counts) <= number:
            self._counts.append(0)
        room = MOST - self.count + self._counts[number]
        del found[max(room, 0) :]
        if found or number in self._hits:
            self._hits[number] = found
            self._counts.set(number, len(found))
            self._stay(found, number)
            self._scroller.repaint_message(number)
            if not self._tell.isActive():
                self._tell.start()
        if self.current is None and self._moving:
            there = self._only is None or number == self._only
            self._moving = self._only is None
            at = bisect_left(found, self._origin)
            if at < len(found) and there:
                self._go(found[at])

    def _stay(self, found: list[Match], number: int) -> None:
        """Stay at the current hit of a message that changed: itself, or the nearest one."""
        hit = self.current
        if hit is None or hit.item != number:
            return
        at = bisect_left(found, hit)
        self.current = found[at if at < len(found) else 0] if found else None

    def _done(self) -> None:
        self.searching = False
        if self.current is None and self.count and self._moving and self._only is None:
            self._go(self._hits[self._counts.at(0)][0])
        self.announced.emit(self.summary)
        self.changed.emit()

    def text_changed(self, number: int) -> None:
        """Search a message again that shows other text now."""
        if self._needle is not None:
            self._dirty.add(number)
            if not self._rest.isActive():
                self._rest.start()

    def _reread(self) -> None:
        dirty, self._dirty = self._dirty, set()
        for message in dirty:
            self.reader.again(message)

    # -- moving

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round at the ends."""
        if not self.count:
            return
        at = self.position - 1
        if at < 0:
            at = -1 if by > 0 else 0
        index = (at + by) % self.count
        number = self._counts.at(index)
        self._go(self._hits[number][index - self._counts.above(number)])
        self.announced.emit(self.summary)

    def _go(self, hit: Match) -> None:
        self.current = hit
        self._origin = hit[:4]
        self._navigator.to_place(Place(*hit[:4]), hit.end)
        self._scroller.repaint()
        self.changed.emit()

    def marks(self, number: int, slot: int, row: int) -> tuple[Mark, ...]:
        """The marks of the hits in a row."""
        hits = self._hits.get(number)
        if not hits:
            return ()
        low = bisect_left(hits, (number, slot, row))
        high = bisect_left(hits, (number, slot, row + 1), low)
        marks = [Mark(h.start, h.end, h == self.current) for h in hits[low:high]]
        if low and (above := hits[low - 1]).beyond and above[1:3] == (slot, row - 1):
            marks.insert(0, Mark(0, above.beyond, above == self.current))
        return tuple(marks)
