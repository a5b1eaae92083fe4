"""Beginning rows: the line above the first message that is sent, and a way to send all again."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from chatapp.core.domain.i18n import marked, tr
from chatapp.ui.messages.rows.buttons import Button, in_lines, label_width, paint_button
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.row_specs import Run, Style
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.theme.theme import Size, Space

NOT_SENT = marked("Messages above are not sent to the model.")
SEND_ALL = "send_all"
"""The verb of its button."""


class BeginningRow(Row):
    """A line across the column, quiet words below it, and the button beside or under them."""

    __slots__ = ("_buttons", "_set", "_width")
    selectable = False

    def __init__(self) -> None:
        super().__init__()
        self._set: Typeset | None = None
        self._buttons: list[Button] = []
        self._width = 0

    def estimate(self, look: TextStyle, width: int) -> int:
        return Size.LINE + Space.S + Size.BUTTON + Space.L

    def lay_out(self, look: TextStyle, width: int) -> None:
        label = tr("Send them again")
        side = "right" if look.mirrored else "left"
        runs = (Run(tr(NOT_SENT)),)
        self._set = Typeset(runs, look, width, Style.SMALL, tone="text_quiet", align=side)
        self._width = width
        top = float(Size.LINE + Space.S)
        x = self._set.natural + Space.M
        beside = len(self._set.lines) == 1 and x + label_width(look, label, icon=False) <= width
        below = QPointF(-Space.S, top + self._set.height + Space.XS)
        at = QPointF(x, top) if beside else below
        self._buttons, bottom = in_lines(look, [(label, SEND_ALL, "")], at, 0, width)
        self.height = round(bottom + Space.L)
        self.changed_from, self.laid = 0, True

    def drop(self) -> None:
        self._set = None
        self._buttons = []
        self.laid = False

    def buttons(self) -> list[Button]:
        return self._buttons

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        if self._set is None:
            return
        look = brush.look
        painter.fillRect(QRectF(0, 0, self._width, Size.LINE), look.colour.border_strong)
        button = self._buttons[0]
        top = float(Size.LINE + Space.S)
        if button.rect.top() == top:  # on the same line, in the middle of the button's height
            top += (button.rect.height() - self._set.height) / 2
        self._set.paint(painter, QPointF(0, top), brush)
        if not brush.live:
            over = brush.hover is not None and button.rect.contains(brush.hover)
            paint_button(painter, button, look, over=over)
