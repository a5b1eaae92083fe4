"""Rule rows: a thematic break as a thin line."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from chatapp.ui.messages.rows.row import Brush, FixedRow
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.theme.theme import Size, Space


class RuleRow(FixedRow):
    """The line, with room above and below."""

    __slots__ = ()

    def estimate(self, look: TextStyle, width: int) -> int:
        return self.top + 2 * Space.S + Size.LINE

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        line = QRectF(self.lead, self.top + Space.S, brush.width - self.indent, Size.LINE)
        painter.fillRect(line, brush.look.colour.border)
