"""Paints the grounds that words stand on: cards, and the rows of lists."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from chatapp.ui.theme.theme import Radius, Size, Theme


def paint_card(
    widget: QWidget, ground: QColor, border: QColor, radius: int, width: int = Size.LINE
) -> None:
    """Paint a widget as a card with round corners; its border is `width` wide."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, width))
    painter.setBrush(ground)
    half = width / 2
    area = QRectF(widget.rect()).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(area, radius, radius)
    painter.end()


def paint_row_ground(
    painter: QPainter, theme: Theme, option: QStyleOptionViewItem, *, aimed: bool = False
) -> None:
    """Paint the ground of a list's row that is chosen, pointed at, or has the focus.

    An `aimed` one is where something that is being dragged would go.
    """
    # Qt's largest set of names: not before there is a row to paint.
    from PySide6.QtWidgets import QStyle

    c = theme.colour
    area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
    state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
    box = QRectF(area).adjusted(0, Size.LINE, 0, -Size.LINE)
    painter.setPen(Qt.PenStyle.NoPen)
    selected = bool(state & QStyle.StateFlag.State_Selected) or aimed
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(c.selected if selected else c.hover)
        painter.drawRoundedRect(box, Radius.S, Radius.S)
    if aimed or state & QStyle.StateFlag.State_HasFocus:
        half = Size.RING / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(c.accent, Size.RING))
        inner = box.adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inner, Radius.S - half, Radius.S - half)
