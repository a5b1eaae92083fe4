"""Ways to get somewhere in a conversation: a scroll value, a message, a place in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from chatapp.ui.messages.layout.column import Anchor
from chatapp.ui.messages.layout.item import Slot
from chatapp.ui.messages.layout.selection import Place
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.theme.theme import Size, Space

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView

_NEARBY = 3
"""Screens that a scroll may cross and still lay out what it crosses."""


class Travel:
    """Moves one view."""

    def __init__(self, view: MessageView) -> None:
        self._view = view
        self._goal: tuple[Place, int] | None = None

    def scroll_to(self, value: int) -> None:
        """Go to `value`; what is crossed on a short way is laid out, so nothing jumps."""
        view, column = self._view, self._view.column
        height = view.viewport().height()
        delta = value - view.value
        if not delta:
            return
        if abs(delta) > _NEARBY * height:
            anchor = column.anchor(value)
        else:
            start = column.anchor(view.value, height)
            while column.lay_out(top := column.y(start) + delta, top + height):
                pass
            bottom = max(column.height - height, 0)
            anchor = column.anchor(min(max(top, 0), bottom), height)
        view.stand(anchor)
        view.settle()
        view.following = delta > 0 and view.at_end
        view.pointer.refresh()

    def hold(self, number: int) -> None:
        """Keep the top of a message where it is while its inside changes."""
        view = self._view
        top = view.column.heights.above(number)
        item = view.column.item(number)
        if item is not None and top <= view.value + view.viewport().height():
            spot = item.spot(max(view.value - top, 0))
            dy = spot.dy + min(view.value - top, 0)
            view.stand(Anchor(number, spot.slot, spot.row, dy))
        view.following = False

    def show_message(self, number: int) -> None:
        """Scroll as little as is needed to see a message, its beginning at least."""
        view, column = self._view, self._view.column
        item_top = column.heights.above(number)
        height = view.viewport().height()
        if item_top < view.value:
            self.to_message(number)
        elif item_top + column.heights[number] > view.value + height:
            bottom = item_top + column.heights[number] - height
            self.scroll_to(min(item_top, bottom) if number + 1 < len(column) else item_top)

    def show_strip(self, top: int, bottom: int) -> None:
        """Scroll as little as is needed to see what is there in the viewport."""
        beyond = bottom + Space.M - self._view.viewport().height()
        if top < Space.M:
            self.scroll_to(self._view.value + top - Space.M)
        elif beyond > 0:
            self.scroll_to(self._view.value + beyond)

    def to_message(self, number: int) -> None:
        """Show a message from its beginning at the upper edge."""
        view, item = self._view, self._view.column.item(number)
        at = Anchor(number, -1, 0, 0)
        if item is not None:
            at = Anchor(number, Slot.HEAD, 0, -item.section_top(Slot.HEAD))
        view.stand(at)
        view.settle()

    def to_anchor(self, anchor: Anchor) -> None:
        """Put this at the upper edge, as far as its body is loaded."""
        view, item = self._view, self._view.column.item(anchor.item)
        if item is not None and anchor.slot >= 0:
            section = item.sections[anchor.slot]
            while section.waiting and len(section.rows) <= anchor.row:
                section.digest()
            view.column.measure(anchor.item)
        view.stand(anchor)
        view.settle()

    # -- a place in a text

    def to_place(self, place: Place, end: int = -1) -> None:
        """Show a place in a text, up to `end` of its row; a body that is missing is waited for."""
        view, column = self._view, self._view.column
        self._goal = None
        if not 0 <= place.item < len(column):
            return
        item = column.item(place.item)
        if item is None:
            self._goal = (place, end)
            view.request([column.outline[place.item].id])
            view.stand(Anchor(place.item, -1, 0, 0))
            view.settle()
            return
        if place.slot == Slot.THINKING:
            view.deeds.unfold(place.item, unfolded=True)
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
        view.choose(place.item)

    def _reveal(self, place: Place, row: Row, end: int) -> None:
        view, item = self._view, self._view.column.item(place.item)
        if item is None:
            return
        boxes = row.boxes(place.offset, max(end, place.offset + 1))
        box = boxes[0] if boxes else QRectF(0, row.top, 1, row.height - row.top)
        inside = row.lead <= box.left() and box.right() <= view.column.width - Space.XL
        if row.scroll_range() and not inside:
            row.scroll_to(round(row.scrolled() + box.center().x() - view.column.width / 2))
        height = view.viewport().height()
        top = view.column.heights.above(place.item) + item.row_top(place.slot, place.row)
        y, margin = top + int(box.top()) - view.value, 2 * Size.BUTTON
        if margin <= y and y + box.height() <= height - margin:
            view.viewport().update()
            return
        view.stand(Anchor(place.item, place.slot, place.row, int(box.top()) - height // 3))
        view.settle()
        view.following = view.at_end

    def resume(self) -> None:
        """Bodies arrived: go on to the place that waited for one."""
        goal = self._goal
        if goal is not None and self._view.column.item(goal[0].item) is not None:
            self.to_place(*goal)

    def shift(self, by: int) -> None:
        """So many messages were put above the first."""
        if self._goal is not None:
            place, end = self._goal
            self._goal = place.shifted(by), end

    def reset(self) -> None:
        """Another conversation is shown."""
        self._goal = None
