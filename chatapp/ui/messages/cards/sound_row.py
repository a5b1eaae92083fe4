"""Sound rows: the card of a reply that was spoken, whose words stand above it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from chatapp.core.domain.conversation import Message
from chatapp.core.domain.i18n import tr
from chatapp.core.reply_extras.full_text import sound_in_words
from chatapp.ui.messages.rows.buttons import Button, fill, in_lines, outline, paint_button
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.row_specs import Run, Style
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.theme.theme import Radius, Size, Space

PLAY, SAVE = "play_audio", "save_audio"


class SoundRow(Row):
    """A card that says that a reply is speech, with buttons that play and save it."""

    __slots__ = ("_buttons", "_set", "_width", "message")
    selectable = False

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message
        self._set: Typeset | None = None
        self._buttons: list[Button] = []
        self._width = 0

    @property
    def _readable(self) -> bool:
        return self.message.extras.sound is not None and self.message.extras.sound.readable

    def estimate(self, look: TextStyle, width: int) -> int:
        buttons = Size.BUTTON + Space.S if self._readable else 0
        return 3 * Space.M + 2 * look.line(Style.SMALL) + buttons

    def lay_out(self, look: TextStyle, width: int) -> None:
        pad, self._width = Space.M, width
        side = "right" if look.mirrored else "left"
        runs = (Run(sound_in_words(self.message)),)
        self._set = Typeset(runs, look, max(width - 2 * pad, 1), Style.SMALL, align=side)
        bottom = float(Space.M + pad + self._set.height)
        self._buttons = []
        if self._readable:
            wanted = [(tr("Play audio"), PLAY, ""), (tr("Save audio…"), SAVE, "")]
            at = QPointF(pad, bottom + Space.S)
            self._buttons, bottom = in_lines(look, wanted, at, pad, width)
        self.height = round(bottom + pad)
        self.changed_from, self.laid = 0, True

    def drop(self) -> None:
        self._set, self._buttons = None, []
        self.laid = False

    def buttons(self) -> list[Button]:
        return self._buttons

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        if self._set is None:
            return
        look = brush.look
        box = QRectF(0, Space.M, self._width, self.height - Space.M)
        fill(painter, box, look.colour.raised, Radius.M)
        outline(painter, box, look.colour.border, Size.LINE, Radius.M)
        self._set.paint(painter, QPointF(Space.M, 2 * Space.M), brush)
        for button in self._buttons:
            outline(painter, button.rect, look.colour.border, Size.LINE, Radius.S)
            if not brush.live:
                over = brush.hover is not None and button.rect.contains(brush.hover)
                paint_button(painter, button, look, over=over)
