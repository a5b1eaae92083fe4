"""Text rows: a paragraph, a heading or a list item's line, laid out and painted."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
)

from chatapp.ui.messages.rows.direction import across
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.row_specs import TextSpec
from chatapp.ui.messages.rows.text_style import ALERT_ICONS, LEVEL_WIDTH, TINTS, TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.theme.theme import Size, Space

_RUN = 20
"""Characters that weigh as much as the format of a run."""


class TextRow(Row):
    """A paragraph in its levels, with its marker."""

    __slots__ = ("_place", "_set", "_shift", "_width")
    spec: TextSpec

    def __init__(self, spec: TextSpec, tone: str = "text") -> None:
        super().__init__(spec, tone)
        self._set: Typeset | None = None
        self._shift = 0
        """The distance that the text begins further in, for a marker too wide for its level."""
        self._width = 0
        self._place: tuple[object, ...] = ()
        """All that a paragraph's looks depend on besides its text."""

    @property
    def _colour(self) -> str:
        return TINTS[self.spec.tint] if self.spec.tint else self.tone

    def estimate(self, look: TextStyle, width: int) -> int:
        room = max(width - self.indent, LEVEL_WIDTH)
        per_line = max(int(room / look.average), 1)
        lines = sum(1 + len(part) // per_line for part in self.text.split("\u2028"))
        return self.top + lines * look.line(self.spec.style)

    def lay_out(self, look: TextStyle, width: int) -> None:
        self._shift = self._beyond_level(look)
        room = max(width - self.indent - self._shift - self._icon_room, LEVEL_WIDTH)
        self._width = width
        title = "right" if self.turned else "left"
        self._set = Typeset(
            self.spec.runs,
            look,
            room,
            self.spec.style,
            tone=self._colour,
            align=title if self.spec.tint else "",
            neutral=self.turned if self.spec.frame.levels else None,
            before=self._set,
        )
        spec = self.spec
        place = (spec.frame, spec.marker, spec.tint, spec.note, self._shift, self.turned)
        below = self.top + self._set.same_to if place == self._place else 0
        self.changed_from, self._place = min(self.changed_from, below), place
        self.height = self.top + self._set.height
        self.laid = True

    def drop(self) -> None:
        self._set = None
        self.laid = False

    @property
    def weight(self) -> int:
        return len(self.text) + _RUN * len(self.spec.runs)

    @property
    def waiting(self) -> bool:
        return self._set is not None and self._set.waiting

    @property
    def rtl(self) -> bool:
        return self._set is not None and self._set.rtl

    @property
    def natural(self) -> float:
        """The width the text needs at most, once laid out."""
        return self.indent + self._shift + self._set.natural if self._set else 0.0

    def _beyond_level(self, look: TextStyle) -> int:
        """The distance by which the marker would reach out of the column, less a little margin."""
        wide = QFontMetricsF(look.font(self.spec.style)).horizontalAdvance(self.spec.marker)
        return max(math.ceil(wide) + 2 * Space.XS - self.indent - Space.S, 0)

    def _origin(self) -> QPointF:
        lead = self.indent + self._shift + self._icon_room
        return QPointF(0 if self.turned else lead, self.top)

    @property
    def _icon_room(self) -> int:
        """The room that an alert's title leaves to its drawing."""
        return Size.SMALL_ICON + Space.S if self.spec.tint else 0

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        if self._set is None:
            return
        if self.spec.marker:
            self._paint_marker(painter, brush)
        if self.spec.tint:
            self._paint_icon(painter, brush, ALERT_ICONS[self.spec.tint])
        self._set.paint(painter, self._origin(), brush)

    def _paint_icon(self, painter: QPainter, brush: Brush, name: str) -> None:
        line = self._set.lines[0].height if self._set and self._set.lines else 0
        left = brush.width - self.indent - Size.SMALL_ICON if self.turned else self.indent
        top = self.top + (line - Size.SMALL_ICON) // 2
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(QPointF(left, top), brush.look.icon(name, self._colour, ratio))

    def _paint_marker(self, painter: QPainter, brush: Brush) -> None:
        look, style = brush.look, self.spec.style
        painter.setFont(QFont(look.font(style)))
        painter.setPen(look.token("link" if self.spec.note else "text_quiet"))
        line = self._set.lines[0].height if self._set and self._set.lines else look.line(style)
        room = self.indent + self._shift
        box = QRectF(-Space.M, self.top, room + Space.M - 2 * Space.XS, line)
        if self.turned:
            box = across(box, brush.width)
        painter.save()
        ways = Qt.LayoutDirection
        painter.setLayoutDirection(ways.RightToLeft if self.turned else ways.LeftToRight)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.spec.marker
        )
        painter.restore()

    def offset_at(self, point: QPointF) -> int:
        return self._set.offset_at(point - self._origin()) if self._set else 0

    def boxes(self, start: int, end: int) -> list[QRectF]:
        found = self._set.boxes(start, end) if self._set else []
        return [box.translated(self._origin()) for box in found]

    def link_at(self, point: QPointF) -> str:
        if self.spec.note and self._marker_box().contains(point):
            return f"#fnref-{self.spec.note}"
        return self._set.link_at(point - self._origin()) if self._set else ""

    def _marker_box(self) -> QRectF:
        """The box of the marker, on the text's own side."""
        line = self._set.lines[0].height if self._set and self._set.lines else 0
        room = self.indent + self._shift
        left = self._width - room if self.turned else room - LEVEL_WIDTH
        return QRectF(left, self.top, LEVEL_WIDTH, line)
