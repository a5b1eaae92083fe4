"""Splits a reply into thinking and answer, piece by piece, however it is cut.

Thinking arrives in a field of its own (`Source.REASONING`) or inline in the content between
marks such as ``<think>`` and ``</think>`` (`thinking_marks` has them all). The inline states:

START   white space and the beginning of a possible opener are held back
THINK   everything is thinking, up to the closer
STRIP   line breaks behind a closer are dropped
TEXT    everything is answer; an opener at the start of a line outside code fences begins
        another block; a closer that nothing opened makes all before it thinking, once
CALL    everything is a call of a tool that the server left in the text

Inline thinking that merely repeats the field's is dropped (`Echo`): it is held back for as
long as it does. A later block that never ends was prose about the tag: it is cut out of the
thinking again and becomes answer (`_late`). The end of a text that could become a tag waits
for its next character. The split is a pure function of the pieces' texts and order: `split`
over the stored pieces and a `Splitter` fed live, in any chunks, give the same parts. Feeding
costs time for the new text only.
"""

from __future__ import annotations

from enum import Enum, auto

from chatapp.core.api.response.answer_lines import AnswerLines
from chatapp.core.api.response.asked_tools import AskedTools
from chatapp.core.api.response.echo import Echo
from chatapp.core.api.response.parts import (
    Change,
    GrowingParts,
    Growth,
    Recasting,
    joined,
    stretches,
)
from chatapp.core.api.response.thinking_marks import (
    ALL,
    LONGEST,
    Dress,
    Kind,
    Mark,
    follows_channel,
    is_harmony,
    marks_of,
    starts_turn,
)
from chatapp.core.domain.conversation import Part, Source
from chatapp.core.domain.events import PartKind

__all__ = ["Change", "Growth", "Recasting", "Splitter", "joined", "stretches"]
_QUOTES = frozenset("\"'`")


class _State(Enum):
    START = auto()
    THINK = auto()
    STRIP = auto()
    TEXT = auto()
    CALL = auto()


class Splitter:
    """Takes a reply's pieces as they come."""

    def __init__(self) -> None:
        self._parts = GrowingParts()
        self._state = _State.START
        self._held = ""
        """The end of the content that only the next character can explain."""
        self._received = 0
        self._lead: list[str] = []
        """White space before the first word."""
        self._marks = ALL
        self._dress: Dress = ALL.dresses["think"]
        """That of the latest block."""
        self._opener = ""  # it as it was written
        self._harmony = False
        """The reply comes in channels: their marks are no part of its answer."""
        self._blocks = 0
        self._block_begins = False
        self._echo = Echo()
        self._echoing: list[str] | None = None
        """Inline thinking held back while it repeats what is known already."""
        self._thinking_source: Source | None = None
        self._late: list[tuple[Source, str]] | None = None
        """The pieces of a later block, for the case that it never ends."""
        self._late_mark = (0, 0)
        self._last = ""
        """The last character given out."""
        self._lines = AnswerLines()
        self._answer_at = 0
        self._asked = AskedTools()
        self._aside: Source | None = None  # the field beside the content of the latest answer

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts so far: what the changes returned until now add up to."""
        return (*self._parts.view(), *self._asked.parts)

    @property
    def thinking(self) -> bool:
        """True if the content ends inside an inline block."""
        return self._state is _State.THINK

    @property
    def answering(self) -> bool:
        """True if the content ends in the answer."""
        return self._state is _State.TEXT

    @property
    def calling(self) -> bool:
        """True if the content ends inside a call that the server left in the text."""
        return self._state is _State.CALL

    @property
    def closer(self) -> str:
        """The mark that closes the latest block, or one of the usual kind."""
        return self._dress.written

    @property
    def answer_at(self) -> int:
        """The place in the content at which the text behind the last closed block begins."""
        return self._answer_at

    def feed(self, source: Source, text: str) -> list[Change]:
        """Take a piece; returns what it changed."""
        if source is Source.REASONING:
            self._echo.say(text)
            self._add_thinking(source, text)
        elif source is Source.TOOL_CALL:
            self._asked.take_lines(text)
        elif source is Source.MARKS:
            self._marks = marks_of(text)
        elif text and source is not Source.EXTRAS:
            aside = None if source is Source.CONTENT else source
            if aside is not self._aside and self._parts.has_answer:
                self._answer("\n\n")
            self._aside = aside
            (self._answer if aside else self._content)(text)
        return self._changes()

    def _changes(self) -> list[Change]:
        changes = self._parts.changes()
        return [Recasting(self.parts)] if self._asked.news() else changes

    def finish(self) -> list[Change]:
        """End the content; returns what that changed."""
        held, self._held = self._held, ""
        if self._state is _State.THINK:
            if self._dress.closer.fullmatch(held):
                self._close(self._received)
            else:
                self._think(held)
                self._give_up_late_block()
        elif self._state is _State.START and held:
            self._begin_text()
            self._answer(held)
        elif self._state is _State.TEXT:
            if self._marks.is_closer(held):
                self._retag(self._received)
            else:
                self._answer(held)
        elif self._state is _State.CALL:
            self._asked.end(held)
        self._asked.end_line()
        return self._changes()

    def _content(self, text: str) -> None:
        plain = not self._held and not self._marks.may_begin(text)
        if plain and (self._state is _State.TEXT or self._state is _State.THINK):
            self._received += len(text)
            (self._answer if self._state is _State.TEXT else self._think)(text)
            return
        buffer = self._held + text
        base = self._received - len(self._held)
        self._received += len(text)
        at = 0
        while at < len(buffer):
            match self._state:
                case _State.START:
                    at, wait = self._start(buffer, at)
                case _State.THINK:
                    at, wait = self._in_block(buffer, at, base)
                case _State.STRIP:
                    at, wait = self._strip(buffer, at), False
                case _State.TEXT:
                    at, wait = self._in_text(buffer, at, base)
                case _State.CALL:
                    at, wait = self._asked.take(buffer, at)
                    self._state = _State.CALL if wait else _State.STRIP
            if wait:
                break
        self._held = buffer[at:]

    def _start(self, buffer: str, at: int) -> tuple[int, bool]:
        rest = buffer[at:].lstrip()
        first = len(buffer) - len(rest)
        if first > at:
            self._lead.append(buffer[at:first])
        if not rest:
            return first, False
        mark = self._marks.mark_at(buffer, first)
        if mark and mark.kind is Kind.OPENER:
            self._open(mark, buffer)
            return mark.end, False
        if not mark and self._marks.unfinished(buffer, first) == first:
            return first, True
        if mark and mark.kind is Kind.HEADING:
            self._lead.clear()
        self._begin_text()
        return first, False

    def _begin_text(self) -> None:
        self._state = _State.TEXT
        self._answer("".join(self._lead))
        self._lead.clear()

    def _open(self, mark: Mark, buffer: str) -> None:
        self._state = _State.THINK
        self._opener = buffer[mark.start : mark.end]
        self._dress = self._marks.dresses[mark.name]
        self._harmony = self._harmony or is_harmony(mark)
        self._last = ""
        self._blocks += 1
        self._block_begins = True
        self._echoing = [] if self._echo.heard else None
        later = self._blocks > 1 or (self._echo.heard and self._parts.has_answer)
        if later and not self._harmony:
            self._late, self._late_mark = [], self._parts.mark()

    def _in_block(self, buffer: str, at: int, base: int) -> tuple[int, bool]:
        found = self._dress.closer.search(buffer, at)
        if not found:
            open_end = self._dress.unfinished.search(buffer, max(at, len(buffer) - LONGEST))
            keep = open_end.start() if open_end else len(buffer)
            self._think(buffer[at:keep])
            return keep, True
        start, end = found.span()
        before = buffer[start - 1] if start > at else self._last
        if before in _QUOTES and end == start and (heading := self._marks.mark_at(buffer, start)):
            self._think(buffer[at : heading.end])
            return heading.end, False
        if before in _QUOTES:
            if end == len(buffer):
                self._think(buffer[at:start])
                return start, True
            if buffer[end] == before:  # thinking that talks about the tag
                self._think(buffer[at:end])
                return end, False
        self._think(buffer[at:start])
        self._close(base + end)
        return end, False

    def _close(self, answer_at: int) -> None:
        self._state = _State.STRIP
        self._echoing = self._late = None
        self._answer_at = answer_at

    def _strip(self, buffer: str, at: int) -> int:
        while at < len(buffer) and buffer[at] in "\r\n":
            at += 1
        if at < len(buffer):
            self._state = _State.TEXT
            self._last = "\n"
            self._lines.restart()
        return at

    def _in_text(self, buffer: str, at: int, base: int) -> tuple[int, bool]:
        mark = self._marks.mark_in(buffer, at)
        if not mark:
            keep = self._marks.unfinished(buffer, at)
            self._answer(buffer[at:keep])
            return keep, True
        self._answer(buffer[at : mark.start])
        match mark.kind:
            case Kind.OPENER:
                taken = self._opener_in_text(mark, buffer)
            case Kind.CLOSER:
                taken = self._closer_in_text(mark, buffer, base)
            case Kind.HEADING:
                taken = self._heading_in_text(mark, buffer, base)
            case Kind.END:
                taken = self._end_in_text(mark, buffer, base)
            case Kind.CALL:
                taken = self._call_in_text()
        if taken is None:
            return mark.start, True
        if not taken:
            self._answer(buffer[mark.start : mark.end])
        return mark.end, False

    # Each takes a mark, or leaves it to be text, or has to see the next character (None).

    def _opener_in_text(self, mark: Mark, buffer: str) -> bool:
        if not self._lines.at_start or self._lines.in_fence:
            self._lines.mention(mark.name)
            return False
        self._open(mark, buffer)
        return True

    def _closer_in_text(self, mark: Mark, buffer: str, base: int) -> bool | None:
        if self._blocks or self._lines.in_fence or self._last == "`":
            return False
        if mark.end == len(buffer):
            return None
        following = buffer[mark.end]
        alone = following in "\r\n"
        if self._lines.at_start:
            alone = alone or not following.isspace() or not self._parts.has_answer
        elif self._lines.closes_mention(mark.name):
            return False
        return alone and self._retag(base + mark.end)

    def _heading_in_text(self, mark: Mark, buffer: str, base: int) -> bool:
        if self._lines.in_fence or self._last == "`":
            return False
        if self._lines.at_start and (self._harmony or not self._parts.has_answer):
            self._harmony = True
            self._state = _State.STRIP
            self._answer_at = base + mark.end
            return True
        turns = not self._blocks and not self._harmony and starts_turn(buffer, mark)
        self._harmony = (turns and self._retag(base + mark.end)) or self._harmony
        return turns and self._harmony

    def _end_in_text(self, mark: Mark, buffer: str, base: int) -> bool | None:
        if self._lines.in_fence or self._last == "`":
            return False
        if self._harmony:
            self._state = _State.STRIP
            return True
        if self._blocks:
            return False
        follows = follows_channel(buffer, mark.end)
        return self._retag(base + mark.end) if follows else follows

    def _call_in_text(self) -> bool:
        if self._lines.in_fence or not self._lines.at_start:
            return False
        self._asked.begin()
        self._state = _State.CALL
        return True

    def _retag(self, answer_at: int) -> bool:
        """A closer that nothing opened: the answer so far was thinking, or it is a stray."""
        if self._parts.has_answer and self._echo.heard:
            return False
        self._parts.retag()
        self._blocks += 1
        self._close(answer_at)
        return True

    def _think(self, text: str) -> None:
        if not text:
            return
        self._last = text[-1]
        if self._echoing is not None:
            self._echoing.append(text)
            if self._echo.repeats(text):
                return
            text = "".join(self._echoing)
            self._echoing = None
        self._add_thinking(Source.CONTENT, text)

    def _add_thinking(self, source: Source, text: str) -> None:
        if not text:
            return
        if self._late is not None:
            self._late.append((source, text))
        if source is not self._thinking_source or (source is Source.CONTENT and self._block_begins):
            self._parts.begin_block()
            self._thinking_source = source
            self._block_begins = False
        self._parts.add(PartKind.THINKING, text)

    def _answer(self, text: str) -> None:
        """Give out answer, and keep track of its lines."""
        if text:
            self._last = text[-1]
            self._parts.add(PartKind.TEXT, text)
            self._lines.take(text)

    def _give_up_late_block(self) -> None:
        """The content ended in a later block: most likely prose about the tag."""
        if self._late is None or self._echoing is not None:
            return
        late, self._late = self._late, None
        self._state = _State.TEXT
        self._parts.cut(self._late_mark)
        for source, text in late:
            if source is Source.REASONING:
                self._parts.add(PartKind.THINKING, text)
        inline = "".join(text for source, text in late if source is Source.CONTENT)
        self._parts.add(PartKind.TEXT, self._opener + inline)
