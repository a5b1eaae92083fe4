"""Thinking rows: the line that says how long the model thought, and folds the thinking."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from chatapp.core.domain.i18n import number, tr
from chatapp.core.invisible import visible
from chatapp.ui.messages.rows.buttons import Button
from chatapp.ui.messages.rows.direction import across, leading
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.text_lines import drawable
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.theme.theme import Size, Space

_KEPT = 400
"""Characters of the thoughts of which the newest line is shown."""
_DIM = 0.8
_MARKS = re.compile(r"[*`#>~|]+|^[ \t]*[-+][ \t]+|^\s*\d{1,3}[.)]\s+", re.MULTILINE)


def clock(seconds: float) -> str:
    """``m:ss``."""
    whole = int(max(seconds, 0))
    return f"{whole // 60}:{whole % 60:02}"


class ThinkingRow(Row):
    """``Thinking 0:14`` while it lasts, ``Thought for 17 s`` or ``for a moment`` after."""

    __slots__ = ("_mirror", "_tail", "_width", "running", "seconds", "unfolded")
    selectable = False

    def __init__(self) -> None:
        super().__init__()
        self.running = False
        self.seconds: float | None = None
        self.unfolded = False
        self._tail = ""
        """The end of the thoughts so far."""
        self._width = 0
        self._mirror = 0.0
        """The width to be mirrored in; 0 where the window runs to the right."""

    @property
    def words(self) -> str:
        """The words of the line."""
        if self.running:
            return tr("Thinking {time}").format(time=clock(self.seconds or 0))
        if self.seconds is None:
            return tr("Thought")
        if self.seconds < 1:
            return tr("Thought for a moment")
        if self.seconds < 60:
            return tr("Thought for {seconds} s").format(seconds=number(int(self.seconds)))
        return tr("Thought for {time}").format(time=clock(self.seconds))

    def think(self, text: str) -> None:
        """More thoughts have come."""
        self._tail = (self._tail + text)[-_KEPT:]

    @property
    def newest(self) -> str:
        """The newest line of thought, without marks, while it lasts and is folded."""
        if not self.running or self.unfolded:
            return ""
        lines = (
            " ".join(_MARKS.sub("", line).split()) for line in reversed(self._tail.split("\n"))
        )
        return drawable(visible(next(filter(None, lines), "")))

    def estimate(self, look: TextStyle, width: int) -> int:
        return Size.BUTTON

    def lay_out(self, look: TextStyle, width: int) -> None:
        widest = max(self.words, tr("Thought for a moment"), key=len)
        words = round(look.small_metrics.horizontalAdvance(widest))
        self._width = min(words + Size.SMALL_ICON + Space.S + 2 * Space.S, width)
        self._mirror = width if look.mirrored else 0.0
        self.height = self.estimate(look, width)
        self.changed_from, self.laid = 0, True

    def drop(self) -> None:
        self.laid = False

    def buttons(self) -> list[Button]:
        rect = QRectF(-Space.S, 2, self._width + Space.S, Size.BUTTON - 4)
        name = tr("Thinking")
        return [Button(name, "thinking", self._seen(rect), checked=self.unfolded, quiet=True)]

    def _seen(self, rect: QRectF) -> QRectF:
        return across(rect, self._mirror) if self._mirror else rect

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        look = brush.look
        painter.setFont(look.small)
        painter.setPen(look.colour.text_quiet)
        ratio = painter.device().devicePixelRatio()
        arrow = "chevron-down" if self.unfolded else "chevron-right"
        top = (Size.BUTTON - Size.SMALL_ICON) // 2
        place = self._seen(QRectF(0, top, Size.SMALL_ICON, Size.SMALL_ICON))
        painter.drawPixmap(place.topLeft(), look.icon(arrow, "text_quiet", ratio))
        taken = Size.SMALL_ICON + Space.S
        words = self._seen(QRectF(taken, 0, brush.width - taken, Size.BUTTON))
        painter.drawText(words, leading(mirrored=look.mirrored), self.words)
        if newest := self.newest:
            self._paint_newest(painter, brush, newest)

    def _paint_newest(self, painter: QPainter, brush: Brush, newest: str) -> None:
        """Paint the end of the newest line beside the clock."""
        look = brush.look
        begin = self._width + Space.M
        room = self._seen(QRectF(begin, 0, max(brush.width - begin, 0), Size.BUTTON))
        line = look.small_metrics.elidedText(newest, Qt.TextElideMode.ElideLeft, room.width())
        painter.save()
        painter.setOpacity(_DIM)
        painter.drawText(room, leading(mirrored=look.mirrored), line)
        painter.restore()
