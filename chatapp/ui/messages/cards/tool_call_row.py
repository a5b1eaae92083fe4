"""Tool call rows: the card of a tool that the model asked for, which nobody ran."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from chatapp.core.domain.conversation import Message, ToolCallPart
from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import visible
from chatapp.core.reply_extras.calls import arguments, explanation, title
from chatapp.ui.messages.rows.buttons import Button, fill, in_lines, outline, paint_button
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.row_specs import Face, Run, Style
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.theme.theme import Radius, Size, Space

CALL = "call_"
"""Begins the verbs of a card's buttons."""
_LINES, _CHARACTERS = 12, 1_000
"""As much is shown of the arguments until all of them are asked for."""
_MOST = 20_000
"""Characters of them that are shown at all; Copy takes the whole."""


def spoken_call(call: ToolCallPart, message: Message) -> str:
    """The words of a card for a screen reader."""
    text, unreadable = arguments(call)
    said = [title(call), explanation(call, message)]
    if unreadable:
        said.append(tr("Arguments unreadable"))
    if call.name:
        said.append(visible(text[:_CHARACTERS]))
    return "\n".join(said)


class ToolCallRow(Row):
    """A card with the tool's name, its arguments and a button that copies them."""

    __slots__ = (
        "_because",
        "_body",
        "_buttons",
        "_head",
        "_long",
        "_text",
        "_why",
        "_width",
        "call",
        "unfolded",
    )
    selectable = False
    own_buttons = True

    def __init__(self, call: ToolCallPart, message: Message) -> None:
        super().__init__()
        self.call = call
        self._because = explanation(call, message)
        self.unfolded = False
        self._text, unreadable = arguments(call)
        self._head: Typeset | None = None
        self._why: Typeset | None = None
        self._body: Typeset | None = None
        self._long = self._text.count("\n") >= _LINES or len(self._text) > _CHARACTERS
        if unreadable:
            said = tr("Arguments unreadable")
            self._text = f"{said}\n{self._text}"
        self._buttons: list[Button] = []
        self._width = 0

    @property
    def copied(self) -> str:
        """The text that its button copies."""
        return self.call.arguments

    def estimate(self, look: TextStyle, width: int) -> int:
        lines = min(self._text.count("\n") + 1, _LINES) if self.call.name else 0
        return Space.M + 2 * Space.M + Size.BUTTON + (3 + lines) * look.line(Style.SMALL)

    def lay_out(self, look: TextStyle, width: int) -> None:
        pad, self._width = Space.M, width
        side = "right" if look.mirrored else "left"
        room = max(width - 2 * pad, 1)
        self._head = Typeset((Run(title(self.call)),), look, room, Style.SMALL, align=side)
        runs = (Run(self._because),)
        self._why = Typeset(runs, look, room, Style.SMALL, tone="text_quiet", align=side)
        y = float(Space.M + pad + self._head.height + self._why.height)
        self._body = None
        if shown := self._shown():
            run = Run(visible(shown).replace("\n", "\u2028"), Face.CODE)
            self._body = Typeset((run,), look, room, Style.SMALL, align="left")
            y += Space.XS + self._body.height
        y += Space.S
        self._buttons, bottom = in_lines(look, self._wanted(), QPointF(pad, y), pad, width)
        self.height = round(bottom + pad)
        self.changed_from, self.laid = 0, True

    def _shown(self) -> str:
        if self.unfolded:
            return self._text[:_MOST]
        if not self.call.name:
            return ""
        lines = self._text[:_CHARACTERS].split("\n")
        text = "\n".join(lines[:_LINES])
        return f"{text}\n…" if len(text) < len(self._text) else text

    def _wanted(self) -> list[tuple[str, str, str]]:
        wanted = [(tr("Copy tool call"), CALL + "copy", "copy")]
        if not self.call.name or self._long:
            name = tr("Show less") if self.unfolded else tr("Show all")
            wanted.append((name, CALL + "show", ""))
        return wanted

    def press(self, verb: str) -> bool:
        if verb != CALL + "show":
            return False
        self.unfolded = not self.unfolded
        return True

    @property
    def touched(self) -> bool:
        return self.unfolded

    def drop(self) -> None:
        self._head = self._why = self._body = None
        self._buttons = []
        self.laid = False

    def buttons(self) -> list[Button]:
        return self._buttons

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        if self._head is None or self._why is None:
            return
        look, pad = brush.look, Space.M
        box = QRectF(0, Space.M, self._width, self.height - Space.M)
        fill(painter, box, look.colour.raised, Radius.M)
        outline(painter, box, look.colour.border, Size.LINE, Radius.M)
        y = Space.M + pad
        self._head.paint(painter, QPointF(pad, y), brush)
        y += round(self._head.height)
        self._why.paint(painter, QPointF(pad, y), brush)
        if self._body is not None:
            y += round(self._why.height) + Space.XS
            self._body.paint(painter, QPointF(pad, y), brush)
        for button in self._buttons:
            outline(painter, button.rect, look.colour.border, Size.LINE, Radius.S)
            if not brush.live:
                over = brush.hover is not None and button.rect.contains(brush.hover)
                paint_button(painter, button, look, over=over)
