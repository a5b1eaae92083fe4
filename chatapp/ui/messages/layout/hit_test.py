"""Hit testing: the row, button or place in a text at a point of the viewport."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Place
from chatapp.ui.messages.rows.buttons import Button
from chatapp.ui.messages.rows.row import Row

TEXTS = (Slot.THINKING, Slot.TEXT)
"""The sections whose text can be selected."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row and a point in its coordinates."""

    item: int
    slot: int
    number: int
    point: QPointF
    row: Row

    @property
    def row_key(self) -> tuple[int, int, int]:
        return self.item, self.slot, self.number

    @property
    def button(self) -> Button | None:
        """The painted button under the point."""
        able = (b for b in self.row.buttons() if b.enabled)
        return next((b for b in able if b.rect.contains(self.point)), None)

    @property
    def target(self) -> str:
        """The target of a click there: a button's verb, ``link:`` and a target, or nothing."""
        if self.button is not None:
            return self.button.verb
        link = self.row.link_at(self.point)
        return f"link:{link}" if link else ""


class HitTest:
    """Looks points of the viewport up in `column` as `scroller` shows it."""

    def __init__(self, column: Column, scroller: Scroller) -> None:
        self._column = column
        self._scroller = scroller

    def under(self, point: QPointF) -> Hit | None:
        """The row at a point of the viewport, or the nearest one."""
        column, scroller = self._column, self._scroller
        if not len(column):
            return None
        y = int(point.y()) + scroller.value
        number = column.heights.at(y)
        item = column.item(number)
        if item is None:
            return None
        top = column.heights.above(number)
        spot = item.spot(y - top)
        section = item.sections[spot.slot]
        if not section.rows:
            return None
        inside = QPointF(
            point.x() - scroller.left - section.left,
            point.y() - (top + item.row_top(spot.slot, spot.row) - scroller.value),
        )
        return Hit(number, spot.slot, spot.row, inside, section.rows[spot.row])

    def place(self, point: QPointF) -> Place | None:
        """The place in the text nearest to a point of the viewport."""
        hit = self.under(point)
        if hit is None:
            return None
        if hit.slot in TEXTS:
            return Place(*hit.row_key, hit.row.offset_at(hit.point))
        # Beside the texts: before the first or after the last row of the message.
        item = self._column.item(hit.item)
        if item is None or hit.slot == Slot.HEAD:
            return Place(hit.item, Slot.HEAD, 0, 0)
        return Place(hit.item, Slot.TAIL, 0, 0)
