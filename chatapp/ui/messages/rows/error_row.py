"""Error rows: the problem of a reply that is not whole, and the ways out of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.errors import Action
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.invisible import one_line
from chatapp.core.reply_extras.calls import says_problem
from chatapp.ui.messages.rows.buttons import Button, fill, in_lines, outline, paint_button
from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.row_specs import Run, Style
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.theme.theme import Radius, Size, Space

_SENTENCES = {
    Status.STOPPED: marked("Stopped."),
    Status.INTERRUPTED: marked("This reply was interrupted."),
    Status.FAILED: marked("No reply was received."),
}
_ACTIONS = {
    Action.OPEN_SETTINGS: marked("Open Settings"),
    Action.OPEN_BILLING: marked("Open billing page"),
    Action.OPEN_STATUS_PAGE: marked("Open status page"),
    Action.SEND_TEXT_ONLY: marked("Send as text"),
    Action.SEND_ANYWAY: marked("Send anyway"),
    Action.LEAVE_OUT: marked("Leave out the oldest messages"),
    Action.START_FRESH: marked("Start fresh with a summary"),
    Action.EDIT_MESSAGE: marked("Edit message"),
    Action.OPEN_PAGE: marked("Open in browser"),
    Action.USE_ADDRESS: marked("Use this address"),
    Action.IGNORE_PROXY: marked("Ignore system proxy"),
    Action.LONGER_REPLY: marked("Retry with a longer reply"),
    Action.SHOW_THINKING: marked("Show thinking as reply"),
}
_LEAVING = (Action.LEAVE_OUT, Action.START_FRESH)
_WAYS: dict[Action, tuple[Action, ...]] = {
    Action.START_FRESH: _LEAVING,
    Action.NEW_CONVERSATION: _LEAVING,
}
"""Actions that are two ways out of one problem."""
_ELSEWHERE = frozenset({Action.OPEN_PAGE, Action.USE_ADDRESS})
"""Ways out beside which the settings are one as well."""


def sentence(message: Message) -> str:
    """The sentence that says why the reply is not whole; none where a card of it says so."""
    if says_problem(message):
        return ""
    if message.problem:
        return one_line(message.problem.sentence)
    why = _SENTENCES.get(message.status)
    return tr(why) if why else ""


class ProblemRow(Row):
    """A card with the sentence and its buttons; a stopped reply gets a quiet line."""

    __slots__ = ("_buttons", "_set", "_width", "last", "message")
    selectable = False

    def __init__(self, message: Message, *, last: bool = True) -> None:
        super().__init__()
        self.message = message
        self.last = last
        """True if nothing follows: only then can the reply go on."""
        self._set: Typeset | None = None
        self._buttons: list[Button] = []
        self._width = 0

    @property
    def _pad(self) -> int:
        return 0 if self.message.status is Status.STOPPED else Space.M

    def estimate(self, look: TextStyle, width: int) -> int:
        return Space.M + 2 * look.line(Style.BODY) + 2 * self._pad

    def lay_out(self, look: TextStyle, width: int) -> None:
        quiet = self.message.status is Status.STOPPED
        tone = "text_quiet" if quiet else "text"
        runs = (Run(sentence(self.message)),)
        pad = self._pad
        side = "right" if look.mirrored else "left"
        self._set = Typeset(runs, look, width - 2 * pad, Style.SMALL, tone=tone, align=side)
        self._width = width
        x, y = float(pad), float(Space.M + pad + self._set.height + Space.S)
        if quiet and len(self._set.lines) == 1:
            # A stopped reply is no trouble: its button stands on the same line.
            x = self._set.natural + Space.M
            y = float(Space.M + (self._set.height - Size.BUTTON) // 2)
        self._buttons, bottom = in_lines(look, self._wanted(), QPointF(x, y), pad, width)
        self.height = round(bottom + pad)
        self.changed_from, self.laid = 0, True

    def _wanted(self) -> list[tuple[str, str, str]]:
        wanted = [(tr("Retry"), "retry", "retry")]
        if self.last and self.message.can_continue:
            wanted.insert(0, (tr("Continue"), "continue", "continue"))
        problem = self.message.problem
        if problem and problem.action in list(Action):
            action = Action(problem.action)
            ways = _WAYS.get(action, (action,))
            wanted += [(tr(_ACTIONS[way]), way.value, "") for way in ways]
            if action in _ELSEWHERE:
                wanted.append((tr(_ACTIONS[Action.OPEN_SETTINGS]), Action.OPEN_SETTINGS.value, ""))
        if problem and problem.details:
            wanted.append((tr("Copy details"), "copy_details", "copy"))
        return wanted

    def drop(self) -> None:
        self._set = None
        self._buttons = []
        self.laid = False

    def buttons(self) -> list[Button]:
        return self._buttons

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        if self._set is None:
            return
        look, pad = brush.look, self._pad
        if pad:
            box = QRectF(0, Space.M, self._width, self.height - Space.M)
            failed = self.message.status is Status.FAILED
            surface = look.colour.danger_surface if failed else look.colour.warning_surface
            fill(painter, box, surface, Radius.M)
        self._set.paint(painter, QPointF(pad, Space.M + pad), brush)
        for button in self._buttons:
            fill(painter, button.rect, look.colour.raised)
            outline(painter, button.rect, look.colour.border, Size.LINE, Radius.S)
            if not brush.live:
                over = brush.hover is not None and button.rect.contains(brush.hover)
                paint_button(painter, button, look, over=over)
