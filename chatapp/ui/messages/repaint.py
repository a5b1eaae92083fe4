"""Which part of the view is painted again when something changes: as little as shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chatapp.ui.messages.layout.column import Anchor
from chatapp.ui.messages.layout.item import Slot
from chatapp.ui.theme.theme import Size

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView


class Touchup:
    """Asks for paint events of one view."""

    def __init__(self, view: MessageView) -> None:
        self._view = view

    def below(self, changed: Anchor, moved: int) -> None:
        """Paint from a row on; what is above it only moved, by so many pixels."""
        view, port = self._view, self._view.viewport()
        whole = (moved * view.devicePixelRatioF()).is_integer()
        if moved and (not whole or view.pill.isVisible() or abs(moved) >= port.height()):
            port.update()
            return
        if moved:
            port.scroll(0, moved)
        top = max(view.column.y(changed) - view.value, 0)
        port.update(0, top, port.width(), max(port.height() - top, 0))

    def item(self, number: int) -> None:
        """Paint one message."""
        view, port = self._view, self._view.viewport()
        if 0 <= number < len(view.column):
            top = view.column.heights.above(number) - view.value
            port.update(0, top, port.width(), view.column.heights[number])

    def thinking(self, number: int) -> None:
        """Paint a message's thinking line and nothing else."""
        view, item = self._view, self._view.column.item(number)
        if item is not None:
            top = view.column.heights.above(number) + item.section_top(Slot.HEAD) - view.value
            view.viewport().update(view.left, top, view.column.width, Size.BUTTON)

    def hover(self, before: int) -> None:
        """The pointer is on another message than `before`."""
        view = self._view
        for number in (before, view.pointer.hovered):
            item = view.column.item(number)
            if item is not None:
                item.show_footer(number in (view.current, view.pointer.hovered))
                self.item(number)
