"""Paints the messages that a rectangle of the view shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.hit_test import Hit
from chatapp.ui.messages.layout.item import DAY, Item
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection_model import SelectionModel
from chatapp.ui.messages.rows.buttons import fill, outline
from chatapp.ui.messages.rows.row import Brush, Mark
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.theme.theme import Radius, Size, Space
from chatapp.ui.widgets.date_texts import day_for


class MessagePainter:
    """Paints the messages of `column` as `scroller` shows them.

    `marks` gives what was found in a row of a message, by number, section and row.
    """

    def __init__(
        self,
        column: Column,
        scroller: Scroller,
        current: CurrentMessage,
        selected: SelectionModel,
        marks: Callable[[int, int, int], tuple[Mark, ...]],
    ) -> None:
        self._column, self._scroller = column, scroller
        self._current, self._selected, self._marks = current, selected, marks

    def paint(self, painter: QPainter, clip: QRectF, hover: Hit | None, *, focused: bool) -> None:
        """Paint what `clip`, in the viewport's coordinates, shows.

        `hover`: what the pointer is on; `focused`: whether the view has the focus.
        """
        column, scroller = self._column, self._scroller
        painter.fillRect(clip, scroller.look.colour.window)
        top = int(clip.top()) + scroller.value
        for number in column.visible(top, top + int(clip.height()) + 1):
            item = column.item(number)
            if item is None or number >= len(column):
                continue
            y = column.heights.above(number) - scroller.value
            painter.save()
            painter.translate(scroller.left, y)
            if focused and self._current.by_keyboard and number == self._current.number:
                self._paint_ring(painter, item)
            self._paint_item(painter, number, clip.translated(-scroller.left, -y), hover)
            painter.restore()

    def _paint_ring(self, painter: QPainter, item: Item) -> None:
        """The ring around the current message of a person who uses the keyboard."""
        width, height = self._column.width, item.height - item.top
        box = QRectF(-Space.S, item.top - Space.S, width + 2 * Space.S, height + Space.S)
        accent = self._scroller.look.colour.accent
        outline(painter, box, accent, Size.RING, Radius.M)

    def _paint_item(self, painter: QPainter, number: int, clip: QRectF, hover: Hit | None) -> None:
        item = self._column.item(number)
        assert item is not None
        look, selection = self._scroller.look, self._selected.selection
        if item.begins_day and clip.top() < DAY:
            _paint_day(painter, item, look, self._column.width)
        bubble = item.bubble_rect()
        if not bubble.isEmpty():
            fill(painter, bubble, look.colour.bubble, Radius.L)
        for slot, row_number, y in item.visible(int(clip.top()), int(clip.bottom()) + 1):
            section = item.sections[slot]
            row = section.rows[row_number]
            section.lay_out(row_number)
            chosen = None
            if selection is not None and slot in (Slot.THINKING, Slot.TEXT):
                chosen = selection.within(number, slot, row_number, len(row.text))
            here = (number, slot, row_number)
            point = hover.point if hover is not None and hover.row_key == here else None
            brush = Brush(
                look,
                section.width,
                clip.translated(-section.left, -y),
                chosen,
                point,
                number == self._current.number,
                self._marks(number, slot, row_number),
            )
            painter.save()
            painter.translate(section.left, y)
            row.paint(painter, brush)
            painter.restore()


def _paint_day(painter: QPainter, item: Item, look: TextStyle, width: int) -> None:
    """The date between two thin lines."""
    words = day_for(item.message.created_at, date.today())
    room = look.small_metrics.horizontalAdvance(words) + 2 * Space.M
    middle = DAY - Size.BUTTON / 2
    side = max((width - room) / 2, 0)
    painter.fillRect(QRectF(0, middle, side, Size.LINE), look.colour.border)
    painter.fillRect(QRectF(width - side, middle, side, Size.LINE), look.colour.border)
    painter.setFont(look.small)
    painter.setPen(look.colour.text_quiet)
    box = QRectF(0, DAY - Size.BUTTON, width, Size.BUTTON)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
