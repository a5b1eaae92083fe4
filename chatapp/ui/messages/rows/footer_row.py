"""Footer rows: notes on a reply; a message's buttons, time, model, tokens and price."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDateTime, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from chatapp.core.domain.conversation import Message, Role, Status
from chatapp.core.domain.i18n import decimal, number, tr
from chatapp.core.domain.prices import price_of
from chatapp.core.invisible import one_line
from chatapp.ui.messages.rows.buttons import Button, label_width, outline, paint_button
from chatapp.ui.messages.rows.direction import across, leading
from chatapp.ui.messages.rows.row import Brush, FixedRow, Row
from chatapp.ui.messages.rows.row_specs import Run, Style
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.theme.theme import Radius, Size, Space

_SHORTEST = 0.05
"""Seconds worth telling: what takes less, as a refusal at once does, took "0.0 s"."""


def facts(message: Message) -> str:
    """Time, model, tokens and price, as far as they are known."""
    moment = QDateTime.fromSecsSinceEpoch(int(message.created_at))
    told = [QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)]
    if message.model:
        told.append(message.model)
    usage = message.usage
    if usage.completion_tokens is not None:
        told.append(tr("%n token|%n tokens", "", usage.completion_tokens))
    elif usage.total_tokens is not None:
        told.append(tr("%n token|%n tokens", "", usage.total_tokens))
    if cost := price_of(message):
        told.append(cost)
    took = message.seconds or 0.0
    if took >= _SHORTEST and message.role is Role.ASSISTANT:
        told.append(tr("{seconds} s").format(seconds=decimal(took, 1)))
    return one_line(" · ".join(told))


class FooterRow(Row):
    """Copy and its neighbours, and the facts beside them while the message is looked at."""

    __slots__ = ("_buttons", "last", "message", "shown", "version")
    selectable = False

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message
        self.last = False
        """True if this is the conversation's last message."""
        self.shown = False
        """True if the pointer is on the message or the message is the current one."""
        self.version = QRectF()
        """The place of “2 / 3”."""
        self._buttons: list[Button] = []

    def estimate(self, look: TextStyle, width: int) -> int:
        return Size.SMALL_BUTTON + Space.S

    def lay_out(self, look: TextStyle, width: int) -> None:
        self.height = self.estimate(look, width)
        wanted = self._wanted()
        label = self._version_label()
        middle = round(look.small_metrics.horizontalAdvance(label)) + 2 * Space.XS if label else 0
        self._buttons = []
        mine = self.message.role is Role.USER
        total = len(wanted) * Size.SMALL_BUTTON + middle
        x = float(width - total if mine else -Space.XS)
        for name, verb, picture in wanted:
            if verb == "next":
                self.version = QRectF(x, Space.XS, middle, Size.SMALL_BUTTON)
                x += middle
            rect = QRectF(x, Space.XS, Size.SMALL_BUTTON, Size.SMALL_BUTTON)
            enabled = verb not in self._ends()
            self._buttons.append(Button(name, verb, rect, icon=picture, enabled=enabled))
            x += Size.SMALL_BUTTON
        if look.mirrored:
            self.version = across(self.version, width)
            self._buttons = [replace(b, rect=across(b.rect, width)) for b in self._buttons]
        if not mine:
            self._add_facts(look, width)
        self.changed_from, self.laid = 0, True

    def _add_facts(self, look: TextStyle, width: int) -> None:
        """Make the facts beside the buttons one that opens the details."""
        room = self._facts_room(look, width)
        wide = min(room.width(), look.small_metrics.horizontalAdvance(facts(self.message)) + 1)
        if wide < Size.SMALL_BUTTON:
            return
        left = room.right() - wide if look.mirrored else room.left()
        rect = QRectF(left, room.top(), wide, room.height())
        pad = Space.XS
        # Facts that are elided reach to the edge, and nothing is seen beyond it.
        rect = rect.adjusted(-pad, 0, pad, 0).intersected(QRectF(0, 0, width, self.height))
        words = tr("Details of the reply")
        self._buttons.append(Button(words, "details", rect, quiet=True, tip=words))

    def _facts_room(self, look: TextStyle, width: float) -> QRectF:
        """The place for the facts, beside the buttons."""
        beside = [button for button in self._buttons if button.verb != "details"]
        taken = beside[0].rect.united(beside[-1].rect)
        on_left = (self.message.role is Role.USER) != look.mirrored
        start = 0 if on_left else taken.right() + Space.S
        end = taken.left() - Space.S if on_left else width
        return QRectF(start, Space.XS, end - start, Size.SMALL_BUTTON)

    def _version_label(self) -> str:
        message = self.message
        if message.versions < 2:
            return ""
        return f"{number(message.version)} / {number(message.versions)}"

    def _ends(self) -> set[str]:
        """The verbs that lead nowhere from this version."""
        message = self.message
        ends = {"previous": 1, "next": message.versions}
        return {verb for verb, end in ends.items() if message.version == end}

    def _wanted(self) -> list[tuple[str, str, str]]:
        message = self.message
        wanted = [(tr("Copy"), "copy", "copy")]
        if message.role is Role.USER:
            wanted.append((tr("Edit"), "edit", "pencil"))
            if self.last:  # its answer was deleted, or a fork ends here
                wanted.append((tr("Retry"), "retry", "retry"))
        elif message.status is Status.DONE and self.last:
            wanted.append((tr("Regenerate"), "regenerate", "retry"))
        if message.versions > 1:
            wanted.append((tr("Previous version"), "previous", "chevron-left"))
            wanted.append((tr("Next version"), "next", "chevron-right"))
            wanted.append((tr("Compare versions"), "compare", "compare"))
        return wanted

    def drop(self) -> None:
        self.laid = False

    def buttons(self) -> list[Button]:
        return self._buttons

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        look = brush.look
        painter.setFont(look.small)
        painter.setPen(look.colour.text_quiet)
        label = self._version_label()
        if label:
            painter.drawText(self.version, Qt.AlignmentFlag.AlignCenter, label)
        # At a fork the way to the other versions is always seen.
        seen = [b for b in self._buttons if self.shown or b.verb in {"previous", "next"}]
        for button in () if brush.live else seen:
            over = brush.hover is not None and button.rect.contains(brush.hover)
            paint_button(painter, button, look, over=over)
        if not self.shown:
            return
        told = facts(self.message)
        on_left = (self.message.role is Role.USER) != look.mirrored
        room = self._facts_room(look, brush.width)
        side = Qt.AlignmentFlag.AlignRight if on_left else Qt.AlignmentFlag.AlignLeft
        side |= Qt.AlignmentFlag.AlignAbsolute
        told = look.small_metrics.elidedText(told, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, told)


class NoteRow(Row):
    """Quiet sentences under a reply on what was skipped, left out or changed."""

    __slots__ = ("_set", "words")
    selectable = False

    def __init__(self, notes: tuple[str, ...]) -> None:
        super().__init__()
        self.words = one_line(" ".join(notes))
        self._set: Typeset | None = None

    def estimate(self, look: TextStyle, width: int) -> int:
        return Space.S + look.line(Style.SMALL)

    def lay_out(self, look: TextStyle, width: int) -> None:
        side = "right" if look.mirrored else "left"
        runs = (Run(self.words),)
        self._set = Typeset(runs, look, width, Style.SMALL, tone="text_quiet", align=side)
        self.height = round(Space.S + self._set.height)
        self.changed_from, self.laid = 0, True

    def drop(self) -> None:
        self._set = None
        self.laid = False

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        if self._set is not None:
            self._set.paint(painter, QPointF(0, Space.S), brush)


class PhaseRow(FixedRow):
    """The phase of a running reply before its first word, in the footer's place."""

    __slots__ = ("words",)
    selectable = False

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words

    def estimate(self, look: TextStyle, width: int) -> int:
        # As high as the footer that will take its place.
        return Size.SMALL_BUTTON + Space.S

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        painter.setFont(brush.look.small)
        painter.setPen(brush.look.colour.text_quiet)
        area = QRectF(0, 0, brush.width, self.height)
        painter.drawText(area, leading(mirrored=brush.look.mirrored), self.words)


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
