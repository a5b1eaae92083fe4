"""Countdown rows: the wait for another attempt, and the buttons that end it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.rows.buttons import Button, label_width, outline, paint_button
from chatapp.ui.messages.rows.direction import across, leading
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.row_specs import Style
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.theme.theme import Radius, Size, Space


class CountdownRow(Row):
    """Says when a reply is asked for again, above *Retry now* and *Cancel*."""

    __slots__ = ("_buttons", "words")
    selectable = False

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self._buttons: list[Button] = []

    def estimate(self, look: TextStyle, width: int) -> int:
        return look.line(Style.SMALL) + Space.S + Size.BUTTON + Space.S

    def lay_out(self, look: TextStyle, width: int) -> None:
        x, y = 0.0, float(look.line(Style.SMALL) + Space.S)
        self._buttons = []
        for name, verb in ((tr("Retry now"), "try_now"), (tr("Cancel"), "give_up")):
            rect = QRectF(x, y, label_width(look, name, icon=False), Size.BUTTON)
            self._buttons.append(Button(name, verb, rect, label=name))
            x = rect.right() + Space.S
        if look.mirrored:
            self._buttons = [replace(b, rect=across(b.rect, width)) for b in self._buttons]
        self.height = self.estimate(look, width)
        self.changed_from, self.laid = 0, True

    def drop(self) -> None:
        self._buttons = []
        self.laid = False

    def buttons(self) -> list[Button]:
        return self._buttons

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        look = brush.look
        painter.setFont(look.small)
        painter.setPen(look.colour.text_quiet)
        line = QRectF(0, 0, brush.width, look.line(Style.SMALL))
        words = look.small_metrics.elidedText(
            self.words, Qt.TextElideMode.ElideMiddle, int(line.width())
        )
        painter.drawText(line, leading(mirrored=look.mirrored), words)
        for button in self._buttons:
            outline(painter, button.rect, look.colour.border, Size.LINE, Radius.S)
            if not brush.live:
                over = brush.hover is not None and button.rect.contains(brush.hover)
                paint_button(painter, button, look, over=over)
