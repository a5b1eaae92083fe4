"""The sections of a message, one below the other: positions of rows, and the visible ones."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from chatapp.ui.messages.layout.section import Section
from chatapp.ui.messages.rows.row import Row


class Slot(IntEnum):
    """The sections of a message, from above."""

    HEAD = 0
    THINKING = 1
    TEXT = 2
    TAIL = 3


class Spot(NamedTuple):
    """A row within a message, and how far below its top."""

    slot: int
    row: int
    dy: int


class SectionStack:
    """Sections by `Slot`; what is above the first is a subclass's matter."""

    sections: tuple[Section, ...]

    @property
    def top(self) -> int:
        """The room above the first section."""
        return 0

    @property
    def height(self) -> int:
        return self.top + sum(s.height for s in self.sections)

    def section_top(self, slot: int) -> int:
        """The top of section `slot`'s rows."""
        section = self.sections[slot]
        return self.top + sum(s.height for s in self.sections[:slot]) + section.above

    def row_top(self, slot: int, row: int) -> int:
        """The top of a row; of a hidden section, the one it would have."""
        section = self.sections[slot]
        inside = 0 if section.hidden else section.heights.above(row)
        return self.section_top(slot) + inside

    def spot(self, y: int) -> Spot:
        """The row at `y`, or the nearest one."""
        found = Spot(Slot.TAIL, 0, y - self.section_top(Slot.TAIL))
        for slot in Slot:
            section = self.sections[slot]
            if section.hidden or not section.rows:
                continue
            top = self.section_top(slot)
            row = section.heights.at(y - top)
            found = Spot(slot, row, y - top - section.heights.above(row))
            if y < top + section.heights.total + section.below:
                break
        return found

    def visible(self, top: int, bottom: int) -> Iterator[tuple[Slot, int, int]]:
        """Slot, number and top of the rows between `top` and `bottom`.

        Heights may change while this runs: what follows moves along.
        """
        for slot in Slot:
            section = self.sections[slot]
            if section.hidden or not section.rows:
                continue
            start = self.section_top(slot)
            if start + section.heights.total <= top:
                continue
            if start >= bottom:
                return
            number = section.heights.at(top - start)
            y = start + section.heights.above(number)
            while number < len(section.rows) and y < bottom:
                yield slot, number, y
                y += section.heights[number]
                number += 1

    def lay_out(self, top: int, bottom: int) -> tuple[list[Row], bool]:
        """Lay out the rows between `top` and `bottom`; returns those that were not, and
        True if a height is another now."""
        fresh: list[Row] = []
        moved = False
        start = self.top
        for section in self.sections:
            rows, heights = section.rows, section.heights
            height = section.height
            if height and start + height > top and start < bottom:
                y = start + section.above
                number = heights.at(top - y)
                y += heights.above(number)
                while number < len(rows) and y < bottom:
                    before = heights[number]
                    if section.lay_out(number):
                        fresh.append(rows[number])
                        moved = moved or heights[number] != before
                    y += heights[number]
                    number += 1
                height = section.height
            start += height
        return fresh, moved
