"""Painting the messages that a rectangle of the view shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from chatapp.ui.messages.layout.item import DAY, Item, Slot
from chatapp.ui.messages.rows.buttons import fill, outline
from chatapp.ui.messages.rows.row import Brush
from chatapp.ui.theme.theme import Radius, Size, Space
from chatapp.ui.widgets.date_texts import day_for

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView


def paint(view: MessageView, painter: QPainter, clip: QRectF) -> None:
    """Paint what `clip`, in the viewport's coordinates, shows of `view`."""
    painter.fillRect(clip, view.look.colour.window)
    painter.setLayoutDirection(view.layoutDirection())
    top = int(clip.top()) + view.value
    for number in view.column.visible(top, top + int(clip.height()) + 1):
        item = view.column.item(number)
        if item is None or number >= len(view.column):
            continue
        y = view.column.heights.above(number) - view.value
        painter.save()
        painter.translate(view.left, y)
        _paint_item(view, painter, number, item, clip.translated(-view.left, -y))
        painter.restore()


def _paint_day(view: MessageView, painter: QPainter, item: Item) -> None:
    """The date between two thin lines."""
    look, width = view.look, view.column.width
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


def _paint_item(
    view: MessageView, painter: QPainter, number: int, item: Item, clip: QRectF
) -> None:
    if item.begins_day and clip.top() < DAY:
        _paint_day(view, painter, item)
    bubble = item.bubble_rect()
    if not bubble.isEmpty():
        fill(painter, bubble, view.look.colour.bubble, Radius.L)
    if view.keyed and view.hasFocus() and number == view.current:
        box = QRectF(
            -Space.S,
            item.top - Space.S,
            view.column.width + 2 * Space.S,
            item.height - item.top + Space.S,
        )
        outline(painter, box, view.look.colour.accent, Size.RING, Radius.M)
    hover = view.pointer.hit
    for slot, row_number, y in item.visible(int(clip.top()), int(clip.bottom()) + 1):
        section = item.sections[slot]
        row = section.rows[row_number]
        section.lay_out(row_number)
        chosen = None
        if view.pointer.selection is not None and slot in (Slot.THINKING, Slot.TEXT):
            chosen = view.pointer.selection.within(number, slot, row_number, len(row.text))
        here = (number, slot, row_number)
        point = hover.point if hover is not None and hover.row_key == here else None
        brush = Brush(
            view.look,
            section.width,
            clip.translated(-section.left, -y),
            chosen,
            point,
            number == view.current,
            view.finder.marks(number, slot, row_number),
        )
        painter.save()
        painter.translate(section.left, y)
        row.paint(painter, brush)
        painter.restore()
