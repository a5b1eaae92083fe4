"""Ways to get somewhere in a conversation: a scroll value, a message, a place in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chatapp.ui.messages.column import Anchor
from chatapp.ui.messages.item import Slot

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView

_NEARBY = 3
"""Screens that a scroll may cross and still lay out what it crosses."""


class Travel:
    """Moves one view."""

    def __init__(self, view: MessageView) -> None:
        self._view = view

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

    def to_message(self, number: int) -> None:
        """Show a message from its beginning at the upper edge."""
        view, item = self._view, self._view.column.item(number)
        at = Anchor(number, -1, 0, 0)
        if item is not None:
            at = Anchor(number, Slot.HEAD, 0, -item.section_top(Slot.HEAD))
        view.stand(at)
        view.settle()
