"""The column: all messages of a conversation, with their heights, loading and layout.

Pure geometry, no widget. Every message has a height in a Fenwick tree (`Heights`): exact where
it is loaded and laid out, else estimated from its number of characters. So the message at a
height, and the height of a message, are found in O(log n). A message is loaded (an `Item`) only
near the view; its rows are laid out when they come into view, and the layouts and bodies used
longest ago are dropped beyond the budgets below.

A position is an `Anchor` (message, section, row, offset), so that it stays where it is while
heights above it change.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from chatapp.core.domain.conversation import Message, Outline, Role
from chatapp.ui.messages.layout.heights import Heights
from chatapp.ui.messages.layout.item import DAY, Item
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.row_specs import Style
from chatapp.ui.messages.rows.table_row import LineRow
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.theme.theme import Size, Space

ROWS_KEPT = 400
"""Rows that keep their layout."""
LAYOUTS_KEPT = 40_000
"""The weight they may have together, in characters."""
CHARACTERS_KEPT = 2_000_000
"""Text of loaded messages that is kept; the newest used stay."""


class Anchor(NamedTuple):
    """The row at the top of the view, and how far the top is below the row's."""

    item: int = 0
    slot: int = -1
    row: int = 0
    dy: int = 0


class Column:
    """The messages, by number from the oldest."""

    def __init__(self, look: TextStyle) -> None:
        self.look = look
        self.width = look.widest
        self.outline: list[Outline] = []
        self.heights = Heights()
        self.unfolded: dict[str, bool] = {}
        """True for each message whose thinking the person left unfolded in this session."""
        self.sent_from = ""
        """The id of the first message that is sent, where others above it are not."""
        self.layouts = 0
        """The number of rows that were ever laid out."""
        self._numbers: dict[str, int] = {}
        self._items: dict[int, Item] = {}
        self._laid: OrderedDict[Row, int] = OrderedDict()
        self._set = 0
        """The weight of the rows that are laid out."""
        self._used: OrderedDict[int, int] = OrderedDict()

    def __len__(self) -> int:
        return len(self.outline)

    def open(self, outline: Sequence[Outline]) -> None:
        """Hold these messages, none loaded."""
        self.outline = list(outline)
        self._numbers = {o.id: i for i, o in enumerate(self.outline)}
        self._items, self._used = {}, OrderedDict()
        self._laid.clear()
        self._set = 0
        self._estimate()

    def extend(self, above: Sequence[Outline]) -> None:
        """Hold these messages too, above the first; every number grows by how many they are."""
        by = len(above)
        known = {n + by: item.height for n, item in self._items.items()}
        self.outline[:0] = above
        self._numbers = {o.id: i for i, o in enumerate(self.outline)}
        self._items = {n + by: item for n, item in self._items.items()}
        self._used = OrderedDict((n + by, size) for n, size in self._used.items())
        self._estimate()
        for number, height in known.items():
            self.heights.set(number, height)
        # Only the first of all asks for more than the one before it.
        if (first := self._items.get(by)) is not None:
            first.begins_day = self.begins_day(by)
            first.fit(self.look, self.width)
            self.measure(by)

    def _estimate(self) -> None:
        line = self.look.line(Style.BODY)
        per_line = max(self.width / self.look.average, 1.0)
        frame = Space.XL + Size.SMALL_BUTTON + Space.S
        estimates = [frame + line * (1 + int(o.characters * 1.15 / per_line)) for o in self.outline]
        for number in self._days():
            estimates[number] += DAY
        self.heights = Heights(estimates)

    def _days(self) -> Iterator[int]:
        """The messages that begin a day. The calendar is asked once a day, not once a message."""
        dawn = dusk = 0.0
        for number, one in enumerate(self.outline):
            if dawn <= one.created_at < dusk:
                continue
            if one.created_at:
                day = datetime.fromtimestamp(one.created_at).replace(
                    hour=0, minute=0, second=0, microsecond=0
                )
                dawn, dusk = day.timestamp(), (day + timedelta(days=1)).timestamp()
            else:
                dawn = dusk = 0.0
            if self.begins_day(number):
                yield number

    def begins_day(self, number: int) -> bool:
        """True if a message is the first of its day; the first of all only if that is past."""
        moment = self.outline[number].created_at
        if not moment:
            return False
        if number == 0:
            return date.fromtimestamp(moment) != date.fromtimestamp(time.time())
        before = self.outline[number - 1].created_at
        return bool(before) and date.fromtimestamp(before) != date.fromtimestamp(moment)

    def fit(self, look: TextStyle, width: int) -> None:
        """Take the width and look; everything is estimated anew where they changed."""
        if look is self.look and width == self.width:
            return
        self.look, self.width = look, max(width, 1)
        self._laid.clear()
        self._set = 0
        self._estimate()
        for number, item in self._items.items():
            item.fit(look, self.width)
            self.heights.set(number, item.height)

    # -- messages

    def number(self, message_id: str) -> int | None:
        """The number of a message, or None if it is not of this conversation."""
        return self._numbers.get(message_id)

    def item(self, number: int) -> Item | None:
        """The message, if it is loaded."""
        return self._items.get(number)

    def loaded(self) -> Iterator[tuple[int, Item]]:
        """The messages that are loaded, with their numbers."""
        yield from list(self._items.items())

    def append(self, message: Message) -> int:
        """Add a message at the end; returns its number."""
        number = len(self.outline)
        self.outline.append(Outline(message.id, message.role, len(message.raw), message.created_at))
        self._numbers[message.id] = number
        self.heights.append(0)
        if number and (before := self._items.get(number - 1)):
            before.set_last(False)
        self.load(number, message)
        return number

    def truncate(self, size: int) -> None:
        """Keep the first `size` messages: a branch ends there and another begins."""
        for number in range(size, len(self.outline)):
            self._numbers.pop(self.outline[number].id, None)
            self._items.pop(number, None)
            self._used.pop(number, None)
        del self.outline[size:]
        self.heights.truncate(size)

    def branch(self, below: Sequence[Outline]) -> None:
        """Hold these behind the last message, none loaded."""
        known = {number: item.height for number, item in self._items.items()}
        self.outline += below
        self._numbers = {o.id: i for i, o in enumerate(self.outline)}
        self._estimate()
        for number, height in known.items():
            self.heights.set(number, height)

    def load(self, number: int, message: Message) -> Item:
        """Show `message` in its place, new or replaced."""
        last = number == len(self.outline) - 1
        item = self._items.get(number)
        if item is None:
            unfolded = self.unfolded.get(message.id, False)
            item = Item(message, unfolded=unfolded, last=last)
            self._items[number] = item
        elif item.message != message:
            item.become(message, last=last)
        self.outline[number] = Outline(
            message.id, message.role, len(message.raw), message.created_at
        )
        item.begins_day = self.begins_day(number)
        item.begin_sent(message.id == self.sent_from)
        item.fit(self.look, self.width)
        item.digest()
        self.measure(number)
        self._used[number] = len(message.raw)
        return item

    def begin_at(self, message_id: str) -> None:
        """Have what is sent begin with that message; "" if all is."""
        self.sent_from = message_id
        for number, item in self._items.items():
            if item.begin_sent(item.message.id == message_id):
                self.measure(number)

    def measure(self, number: int) -> None:
        """Take over a message's height, which may have changed."""
        item = self._items.get(number)
        if item is not None:
            self.heights.set(number, item.height)

    def forget(self, near: range) -> None:
        """Drop what was not used for longest, until the rest is within budget.

        Messages in `near`, and such as are still arriving, stay.
        """
        for number in near:
            if number in self._used:
                self._used.move_to_end(number)
        held = sum(self._used.values())
        for number in list(self._used):
            if held <= CHARACTERS_KEPT:
                break
            item = self._items[number]
            if number in near or item.streaming:
                continue
            held -= self._used.pop(number)
            del self._items[number]

    def tidy(self, top: int, bottom: int) -> None:
        """Forget layouts that were made longest ago, of rows not between `top` and `bottom`,
        if there are many."""
        if len(self._laid) <= ROWS_KEPT and self._set <= LAYOUTS_KEPT:
            return
        seen = set[Row]()
        for number in self.visible(top, bottom):
            if (item := self._items.get(number)) is not None:
                above = self.heights.above(number)
                for slot, row, _ in item.visible(top - above, bottom - above):
                    seen.add(item.sections[slot].rows[row])
        for row in [row for row in self._laid if row not in seen]:
            if len(self._laid) <= ROWS_KEPT and self._set <= LAYOUTS_KEPT:
                return
            self._set -= self._laid.pop(row)
            row.drop()

    def redraw(self, top: int, bottom: int) -> Anchor | None:
        """Rows that waited for a formula or picture are laid out anew when they are seen; gives
        the first of those between `top` and `bottom`."""
        anew = set[Row]()
        for row in list(self._laid):
            if row.waiting:
                row.laid = False
                anew.add(row)
                if isinstance(row, LineRow) and row.columns.fit(self.look, row.columns.room):
                    for other in self._laid:
                        if isinstance(other, LineRow) and other.columns is row.columns:
                            other.laid = False
                            anew.add(other)
        return self._first(anew, top, bottom) if anew else None

    def _first(self, rows: set[Row], top: int, bottom: int) -> Anchor | None:
        """The first of some rows between `top` and `bottom`."""
        for number in self.visible(top, bottom):
            if (item := self._items.get(number)) is not None:
                above = self.heights.above(number)
                for slot, row, _ in item.visible(top - above, bottom - above):
                    if item.sections[slot].rows[row] in rows:
                        return Anchor(number, slot, row)
        return None

    # -- geometry

    @property
    def height(self) -> int:
        """The height of all messages, and the room below the last."""
        return self.heights.total + (Space.L if self.outline else 0)

    def y(self, anchor: Anchor) -> int:
        """The height at which the anchor's point is now."""
        if not self.outline:
            return 0
        number = min(anchor.item, len(self.outline) - 1)
        top = self.heights.above(number)
        item = self._items.get(number)
        if item is None or anchor.slot < 0:
            return top + min(anchor.dy, self.heights[number])
        rows = item.sections[anchor.slot].rows
        return top + item.row_top(anchor.slot, min(anchor.row, len(rows))) + anchor.dy

    def anchor(self, y: int, room: int = 0) -> Anchor:
        """The anchor at `y`, or of the first loaded message in the `room` below it."""
        if not self.outline:
            return Anchor()
        for number in self.visible(y, y + room):
            item = self._items.get(number)
            if item is not None:
                top = self.heights.above(number)
                spot = item.spot(max(y - top, 0))
                return Anchor(number, spot.slot, spot.row, spot.dy + min(y - top, 0))
        number = self.heights.at(y)
        return Anchor(number, -1, 0, y - self.heights.above(number))

    def visible(self, top: int, bottom: int) -> range:
        """The numbers of the messages between `top` and `bottom`."""
        if not self.outline:
            return range(0)
        return range(self.heights.at(top), self.heights.at(max(bottom - 1, top)) + 1)

    def lay_out(self, top: int, bottom: int) -> bool:
        """Lay out the rows between `top` and `bottom`; True if others may be there now."""
        if not self.outline:
            return False
        changed = False
        number = self.heights.at(top)
        y = self.heights.above(number)
        while number < len(self.outline) and y < bottom:
            item = self._items.get(number)
            if item is not None:
                fresh, moved = item.lay_out(top - y, bottom - y)
                self.layouts += len(fresh)
                for row in fresh:
                    size = row.weight
                    self._set += size - self._laid.pop(row, 0)
                    self._laid[row] = size
                known = self.heights[number]
                self.measure(number)
                changed = changed or moved or self.heights[number] != known
            y += self.heights[number]
            number += 1
        return changed

    def missing(self, top: int, bottom: int) -> list[str]:
        """The ids of the messages between `top` and `bottom` that are not loaded."""
        return [self.outline[n].id for n in self.visible(top, bottom) if n not in self._items]

    def newest(self, role: Role) -> Message | None:
        """The last loaded message of `role`."""
        for number in range(len(self.outline) - 1, -1, -1):
            if self.outline[number].role is role:
                item = self._items.get(number)
                return item.message if item else None
        return None
