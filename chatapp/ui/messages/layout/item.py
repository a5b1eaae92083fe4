"""Item: a loaded message, its parts as sections of rows."""

from __future__ import annotations

import time

from PySide6.QtCore import QRectF

from chatapp.core.domain.conversation import Message, Phase, Role, Status, TextPart
from chatapp.core.domain.events import PartKind
from chatapp.core.domain.phase_words import phase_words
from chatapp.ui.messages.cards.cards import cards_above, cards_below
from chatapp.ui.messages.layout.item_buttons import buttons_of
from chatapp.ui.messages.layout.section import Section
from chatapp.ui.messages.layout.section_stack import SectionStack, Slot
from chatapp.ui.messages.layout.speech import spoken
from chatapp.ui.messages.rows.beginning_row import BeginningRow
from chatapp.ui.messages.rows.buttons import Button
from chatapp.ui.messages.rows.error_row import ProblemRow, sentence
from chatapp.ui.messages.rows.footer_row import CountdownRow, FooterRow, NoteRow, PhaseRow
from chatapp.ui.messages.rows.inline_runs import text_of
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.row_builder import plain
from chatapp.ui.messages.rows.row_specs import Level
from chatapp.ui.messages.rows.text_row import TextRow
from chatapp.ui.messages.rows.text_style import BUBBLE_SHARE, TextStyle
from chatapp.ui.messages.rows.thinking_row import ThinkingRow
from chatapp.ui.theme.theme import Size, Space

_PIECES = 200
"""Pieces of a text after which they are joined."""
_SHORT = 4000
"""Characters of a question up to which its bubble is fitted to its lines."""


DAY = Size.BUTTON + Space.S
"""The room that the date takes above the first message of a day."""


class Item(SectionStack):
    """A message that is loaded. Coordinates are its own: the column's left, its top."""

    def __init__(self, message: Message, *, unfolded: bool, last: bool) -> None:
        self.message = message
        self.mine = message.role is Role.USER
        self.streaming = message.status is Status.STREAMING
        self.sections = (
            Section(),
            self.blank(Slot.THINKING),
            Section(),
            Section(),
        )
        self.phase = Phase.DONE
        self._note = ""
        self._counting = False
        self._look: TextStyle | None = None
        self._width = 0
        self._began: float | None = None
        self._fed: dict[Slot, list[str]] = {Slot.THINKING: [], Slot.TEXT: []}
        self._held = {Slot.THINKING: "", Slot.TEXT: ""}
        self.thinking_row = ThinkingRow()
        self.thinking_row.unfolded = unfolded
        self._footer = FooterRow(message)
        self._footer.last = last
        self._answered = False
        self._anew: Section | None = None
        """The text with its citations, which came late, until it can take the place of the text."""
        self.begins_day = False
        """True if the date stands above it."""
        self.begins_sent = False
        """True if nothing above it is sent."""
        self.restless = False
        """True if more than its text changed since it was painted."""
        self.sections[Slot.THINKING].hidden = not unfolded
        self._fill()

    # -- content

    def _fill(self) -> None:
        message, text = self.message, self.sections[Slot.TEXT]
        if self.mine:
            self._put_head()
            answer = message.answer
            if len(answer) <= _SHORT:
                text.put(0, plain(answer) if answer else [])
            else:
                text.feed_plain(answer)
        else:
            if message.thinking:
                self.grow(PartKind.THINKING, message.thinking)
            if answer := self._answer():
                self.grow(PartKind.TEXT, answer)
            self._anew = None
            if not self.streaming:
                if (sources := message.extras.sources) and answer:
                    text.restart()
                    text.cited = sources
                    text.feed(self.marked(Slot.TEXT))
                self._end()
        self._tail()

    def _put_head(self) -> None:
        """Show the files of a question, below the line where what is sent begins."""
        begin: list[Row] = [BeginningRow()] if self.begins_sent else []
        self.sections[Slot.HEAD].put_rows([*begin, *cards_above(self.message)])

    def begin_sent(self, begins: bool) -> bool:
        """Note whether what is sent begins with this question; True if that is news."""
        if not self.mine or begins == self.begins_sent:
            return False
        self.begins_sent = begins
        self._put_head()
        self.restless = True
        return True

    def _answer(self) -> str:
        """The text to begin with; more may follow the line breaks a streaming one ends in."""
        if not self.streaming:
            return self.message.answer
        return "".join(p.text for p in self.message.parts if isinstance(p, TextPart))

    def _end(self) -> None:
        self.sections[Slot.THINKING].end()
        self.sections[Slot.TEXT].end()
        self._stop_clock()

    def _stop_clock(self) -> None:
        row = self.thinking_row
        row.running = False
        self.restless = True
        if self.message.thinking_seconds is not None:
            row.seconds = self.message.thinking_seconds
        elif self._began is not None:
            row.seconds = time.monotonic() - self._began
        self._began = None
        row.laid = False

    def grow(self, kind: PartKind, text: str) -> None:
        """Take in more of the reply; `digest` makes rows of it."""
        if kind is PartKind.THINKING:
            if not self.sections[Slot.HEAD].rows:
                self.sections[Slot.HEAD].put_rows([self.thinking_row])
                self.restless = True
                if self.streaming:
                    self._began = time.monotonic()
                    self.thinking_row.running = True
                    self.thinking_row.seconds = 0
            elif self._answered:
                text = "\n\n" + text
                self._answered = False
            self.thinking_row.think(text)
            self._feed(Slot.THINKING, text)
        else:
            if self.thinking_row.running and text.strip():
                self._stop_clock()
            self._answered = True
            self._feed(Slot.TEXT, text)
            if self._note:
                self.enter(Phase.WRITING, "")

    def _feed(self, slot: Slot, text: str) -> None:
        """Hold back line breaks at either end: `Message.answer` is without them."""
        text = self._held[slot] + text if self._fed[slot] else text.lstrip("\n")
        body = text.rstrip("\n")
        self._held[slot] = text[len(body) :]
        if body:
            fed = self._fed[slot]
            fed.append(body)
            if len(fed) > _PIECES and len(fed[-1]) < _SHORT:
                # Many small pieces take more room than what they say.
                fed[-_PIECES:] = ["".join(fed[-_PIECES:])]
            self.sections[slot].feed(body)

    def source(self, slot: Slot) -> str:
        """The Markdown that came so far for one of the two texts."""
        return "".join(self._fed[slot])

    def marked(self, slot: Slot) -> str:
        """The same with marks where it cites sources, as its section reads it."""
        if slot is Slot.TEXT and any(source.ends for source in self.sections[slot].cited):
            from chatapp.core.reply_extras.citations import marked_answer

            return marked_answer(self.message, self.sections[slot].cited)
        return self.source(slot)

    def _cite(self) -> None:
        """Show numbers for sources that came after the text: nothing that stands moves away."""
        text, sources = self.sections[Slot.TEXT], self.message.extras.sources
        if sources == text.cited:
            return
        text.cited = sources
        self._anew = self.blank(Slot.TEXT)
        self._anew.feed(self.marked(Slot.TEXT))
        self._anew.end()

    @property
    def thinking(self) -> bool:
        """True if the reply has any."""
        return bool(self._fed[Slot.THINKING])

    def blank(self, slot: Slot) -> Section:
        """An empty section as the one for `slot` is, to read a copy of its text with."""
        if slot is Slot.THINKING:
            return Section("text_quiet", (Level.QUOTE,))
        made = Section()
        made.cited = self.sections[Slot.TEXT].cited
        return made

    def tick(self) -> bool:
        """Move the thinking clock on; True if it shows another second."""
        row = self.thinking_row
        if not row.running or self._began is None:
            return False
        before = row.words
        row.seconds = time.monotonic() - self._began
        return row.words != before

    def enter(self, phase: Phase, note: str, *, counting: bool = False) -> None:
        """Show that the reply is in `phase`; `note` says more, and counts down or not."""
        words = note
        if phase is Phase.CALLING:
            words = " · ".join(filter(None, (phase_words(phase), note)))
        elif not note and phase in {Phase.CONNECTING, Phase.WAITING, Phase.SPEAKING}:
            words = f"{phase_words(phase)}…"
        changed = (words, counting) != (self._note, self._counting)
        self.phase, self._note, self._counting = phase, words, counting
        if changed:
            self._tail()

    def become(self, message: Message, *, last: bool) -> None:
        """Become `message`: the reply ended as it, or it was read again."""
        same = message.answer == "".join(self._fed[Slot.TEXT]) and _alike(
            message.thinking, "".join(self._fed[Slot.THINKING])
        )
        resumed = not self.streaming and message.status is Status.STREAMING
        self.message = message
        self.streaming = message.status is Status.STREAMING
        self._note, self._counting = "", False
        self._footer = FooterRow(message)
        self._footer.last = last
        if same and not self.mine and not resumed:
            if not self.streaming:
                self._end()
                self._cite()
            self._tail()
            return
        for section in self.sections[Slot.HEAD : Slot.TAIL]:
            section.restart()
        for fed in self._fed.values():
            fed.clear()
        self._answered = False
        self._fill()
        self._refit()

    def _tail(self) -> None:
        self.restless = True
        tail: list[Row] = []
        if self.streaming:
            tail.append((CountdownRow if self._counting else PhaseRow)(self._note))
        else:
            if not self.mine and sentence(self.message):
                tail.append(ProblemRow(self.message, last=self._footer.last))
            if self.message.notes:
                tail.append(NoteRow(self.message.notes))
            tail[:0] = cards_below(self.message)
            tail.append(self._footer)
        self.sections[Slot.TAIL].put_rows(tail)

    def set_last(self, last: bool) -> None:
        """Note if nothing follows this message."""
        if self._footer.last != last:
            self._footer.last = last
            self._footer.laid = False
            if self.message.can_continue:
                self._tail()

    def show_footer(self, shown: bool) -> bool:
        """Show the facts and buttons, or not; True if that is news."""
        changed = self._footer.shown != shown
        self._footer.shown = shown
        return changed

    @property
    def waiting(self) -> bool:
        """True if text waits to be made rows of."""
        return self._anew is not None or any(s.waiting and not s.hidden for s in self.sections)

    @property
    def plenty(self) -> bool:
        """True if so much waits that it is worth a slice."""
        return any(s.plenty and not s.hidden for s in self.sections)

    def digest(self) -> tuple[int, int] | None:
        """Make rows of what came; returns slot and number of the first that changed."""
        changed: tuple[int, int] | None = None
        for slot, section in enumerate(self.sections):
            # Thinking that is folded is not even parsed.
            if section.waiting and not section.hidden:
                row = section.digest()
                if row is not None and changed is None:
                    changed = (slot, row)
        if self._anew is not None and not self.sections[Slot.TEXT].waiting:
            self._anew.digest()
            if not self._anew.waiting:
                self.sections[Slot.TEXT].take_over(self._anew.specs)
                self._anew, changed = None, changed or (Slot.TEXT, 0)
        return changed

    @property
    def thinks(self) -> bool:
        """True if the thinking clock runs."""
        return self.thinking_row.running

    @property
    def unfolded(self) -> bool:
        return self.thinking_row.unfolded

    def unfold(self, unfolded: bool) -> None:
        """Show the thinking, or fold it."""
        self.thinking_row.unfolded = unfolded
        self.sections[Slot.THINKING].hidden = not unfolded

    def speech(self) -> str:
        """The visible plain text, for a screen reader."""
        shown = (self.sections[slot] for slot in (Slot.THINKING, Slot.TEXT))
        texts = [text_of(s.specs) for s in shown if not s.hidden and s.rows]
        return spoken(self.message, texts, self._note)

    # -- geometry

    def fit(self, look: TextStyle, width: int) -> None:
        """Be `width` wide."""
        if look is self._look and width == self._width:
            return
        self._look, self._width = look, width
        self._refit()

    def _refit(self) -> None:
        look, width = self._look, self._width
        if look is None:
            return
        head, thinking, text, tail = self.sections
        for section in (head, thinking, tail):
            section.fit(look, 0, width)
        thinking.above, thinking.below = Space.XS, Space.L
        if self.mine:
            pad = Space.L
            widest = max(int(width * BUBBLE_SHARE) - 2 * pad, 1)
            text.above = text.below = Space.S
            head.below = Space.XS
            text.fit(look, pad if look.mirrored else width - widest - pad, widest)
            wide = widest
            if len(self.message.answer) <= _SHORT:
                wide = 1
                for number, row in enumerate(text.rows):
                    text.lay_out(number)
                    if isinstance(row, TextRow):
                        wide = max(wide, int(row.natural) + 1)
                if wide < widest:
                    text.fit(look, pad if look.mirrored else width - wide - pad, wide)
                    for number in range(len(text.rows)):
                        text.lay_out(number)
        else:
            text.fit(look, 0, width)

    @property
    def top(self) -> int:
        """The room above the first section."""
        return (Space.L if self.mine else Space.S) + (DAY if self.begins_day else 0)

    def bubble_rect(self) -> QRectF:
        """The rectangle behind a question's text; empty for a reply."""
        text = self.sections[Slot.TEXT]
        if not self.mine or not text.rows:
            return QRectF()
        top = self.section_top(Slot.TEXT) - text.above
        pad = Space.L
        return QRectF(text.left - pad, top, text.width + 2 * pad, text.height)

    def buttons(self, shift: int = 0, seen: range = range(0)) -> list[Button]:
        """The real buttons of the message, `shift` to the right; those in its text as `seen`."""
        return buttons_of(self, shift, seen)


def _alike(one: str, other: str) -> bool:
    """True if thinking says the same: joined parts differ in the blank lines between them."""
    return one.strip() == other.strip() or _bare(one) == _bare(other)


def _bare(text: str) -> str:
    # Several times as fast as to split and join, which two million characters make felt.
    for blank in "\n \r\t":
        text = text.replace(blank, "")
    return text
