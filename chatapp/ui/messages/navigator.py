"""Navigates to a place in a conversation's text, once that is loaded and read so far."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from chatapp.ui.messages.layout.column import Anchor, Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.loading import Loading
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Place
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.theme.theme import Size, Space

_GOES = 3
"""Slices of a text that are read at once; what takes longer is waited for."""


class Navigator:
    """Shows places of `column`; the message of such a place becomes the current one."""

    def __init__(
        self, column: Column, scroller: Scroller, loading: Loading, current: CurrentMessage
    ) -> None:
        self._column, self._scroller = column, scroller
        self._loading, self._current = loading, current
        self._goal: tuple[Place, int] | None = None
        self._moves: int | None = None
        """The count of moves when the text was left to be read further."""

    def to_place(self, place: Place, end: int = -1) -> bool:
        """Show a place in a text, up to `end` of its row; True if it is shown.

        A body that is missing, or not read so far, is waited for.
        """
        column, scroller = self._column, self._scroller
        self._goal = self._moves = None
        if not 0 <= place.item < len(column):
            return False
        item = column.item(place.item)
        if item is None:
            self._goal = (place, end)
            self._loading.request([column.outline[place.item].id])
            scroller.stand(Anchor(place.item, -1, 0, 0))
            scroller.settle()
            return False
        if place.slot == Slot.THINKING:
            scroller.unfold(place.item, unfolded=True)
        section = item.sections[place.slot]
        if not self._read(place.item, place.slot, place.row):
            self._goal = (place, end)
            seen = column.visible(scroller.value, scroller.value + scroller.height)
            if place.item in seen:
                scroller.stand(scroller.anchor())
            else:
                scroller.to_message(place.item)
            self._moves = scroller.moves
            return False
        if place.row >= len(section.rows):
            return False
        if section.rows[place.row].reveal(place.offset):
            section.rows[place.row].laid = False
        section.lay_out(place.row)
        column.measure(place.item)
        self._reveal(place, section.rows[place.row], end)
        self._current.choose(place.item)
        return True

    def _read(self, number: int, slot: int, row: int) -> bool:
        """Read a little further, if that is needed to know a row; False if it takes more."""
        item = self._column.item(number)
        if item is None:
            return False
        for _ in range(_GOES):
            if not self._known(number, slot, row):
                item.sections[slot].digest()
        self._column.measure(number)
        return self._known(number, slot, row)

    def _known(self, number: int, slot: int, row: int) -> bool:
        """True if a row is there, or all that is shown of its section."""
        item = self._column.item(number)
        if item is None:
            return False
        section = item.sections[slot]
        hidden = section.hidden and not section.rows
        return hidden or len(section.rows) > row or not section.waiting

    def _reveal(self, place: Place, row: Row, end: int) -> None:
        column, scroller = self._column, self._scroller
        item = column.item(place.item)
        if item is None:
            return
        boxes = row.boxes(place.offset, max(end, place.offset + 1))
        box = boxes[0] if boxes else QRectF(0, row.top, 1, row.height - row.top)
        inside = row.lead <= box.left() and box.right() <= column.width - Space.XL
        if row.scroll_range() and not inside:
            row.scroll_to(round(row.scrolled() + box.center().x() - column.width / 2))
        height = scroller.height
        top = column.heights.above(place.item) + item.row_top(place.slot, place.row)
        y, margin = top + int(box.top()) - scroller.value, 2 * Size.BUTTON
        if margin <= y and y + box.height() <= height - margin:
            scroller.repaint()
            return
        scroller.go_to(Anchor(place.item, place.slot, place.row, int(box.top()) - height // 3))

    def resume(self) -> None:
        """Go on to the place that waited for a body, or for it to be read further."""
        if self._goal is None:
            return
        if self._moves not in {None, self._scroller.moves}:
            self._goal = self._moves = None  # the person went elsewhere
            return
        place, end = self._goal
        fresh = self._moves is None and self._column.item(place.item) is not None
        if fresh or self._known(place.item, place.slot, place.row):
            self.to_place(place, end)

    def shift(self, by: int) -> None:
        """Shift the place that waits: so many messages were put above the first."""
        if self._goal is not None:
            place, end = self._goal
            self._goal = place.shifted(by), end

    def reset(self) -> None:
        """Forget the place that waits: another conversation is shown."""
        self._goal = self._moves = None
