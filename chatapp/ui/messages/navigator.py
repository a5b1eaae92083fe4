"""Navigates to a place in a conversation's text; waits for its body where that is not loaded."""

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


class Navigator:
    """Shows places of `column`; the message of such a place becomes the current one."""

    def __init__(
        self, column: Column, scroller: Scroller, loading: Loading, current: CurrentMessage
    ) -> None:
        self._column, self._scroller = column, scroller
        self._loading, self._current = loading, current
        self._goal: tuple[Place, int] | None = None

    def to_place(self, place: Place, end: int = -1) -> None:
        """Show a place in a text, up to `end` of its row; a body that is missing is waited for."""
        column, scroller = self._column, self._scroller
        self._goal = None
        if not 0 <= place.item < len(column):
            return
        item = column.item(place.item)
        if item is None:
            self._goal = (place, end)
            self._loading.request([column.outline[place.item].id])
            scroller.stand(Anchor(place.item, -1, 0, 0))
            scroller.settle()
            return
        if place.slot == Slot.THINKING:
            scroller.unfold(place.item, unfolded=True)
        section = item.sections[place.slot]
        while section.waiting and len(section.rows) <= place.row:
            section.digest()
        column.measure(place.item)
        if place.row >= len(section.rows):
            return
        if section.rows[place.row].reveal(place.offset):
            section.rows[place.row].laid = False
        section.lay_out(place.row)
        column.measure(place.item)
        self._reveal(place, section.rows[place.row], end)
        self._current.choose(place.item)

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
        """Go on to the place that waited for a body, if it arrived."""
        goal = self._goal
        if goal is not None and self._column.item(goal[0].item) is not None:
            self.to_place(*goal)

    def shift(self, by: int) -> None:
        """Shift the place that waits: so many messages were put above the first."""
        if self._goal is not None:
            place, end = self._goal
            self._goal = place.shifted(by), end

    def reset(self) -> None:
        """Forget the place that waits: another conversation is shown."""
        self._goal = None
