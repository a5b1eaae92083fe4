"""Splits a reply into thinking and answer, piece by piece, however it is cut.

Thinking arrives in a field of its own (`Source.REASONING`) or inline in the content between
``<think>`` and ``</think>``. The inline states:

START   white space and the beginning of a possible opener are held back
THINK   everything is thinking, up to the closer
STRIP   line breaks behind a closer are dropped
TEXT    everything is answer; an opener at the start of a line outside code fences begins
        another block; a closer that nothing opened makes all before it thinking, once

Inline thinking that merely repeats the field's is dropped (`_Echo`): it is held back for as
long as it does. A later block that never ends was prose about the tag: it is cut out of the
thinking again and becomes answer (`_late`). The end of a text that could become a tag waits
for its next character. The split is a pure function of the pieces' texts and order: `split`
over the stored pieces and a `Splitter` fed live, in any chunks, give the same parts. Feeding
costs time for the new text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from itertools import groupby

from chatapp.core.api.parts import Change, GrowingParts, Growth, Recasting
from chatapp.core.domain.conversation import Part, Piece, Source, TextPart
from chatapp.core.domain.events import PartKind

__all__ = [
    "Change",
    "Growth",
    "Recasting",
    "Splitter",
    "for_sending",
    "joined",
    "split",
    "stretches",
]

_QUOTES = frozenset("\"'`")
_FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}(?=[^`]*$)|~{3,})(?P<rest>.*)", re.DOTALL)


class _State(Enum):
    START = auto()
    THINK = auto()
    STRIP = auto()
    TEXT = auto()


class _Echo:
    """Compares inline thinking with the structured thinking it may merely repeat."""

    def __init__(self) -> None:
        self._said: list[str] = []
        """The structured thinking, without white space."""
        self._run = 0
        self._offset = 0

    def say(self, text: str) -> None:
        """Take in more structured thinking."""
        if words := "".join(text.split()):
            self._said.append(words)

    @property
    def heard(self) -> bool:
        """True if there is any structured thinking."""
        return bool(self._said)

    def repeats(self, text: str) -> bool:
        """True if `text` goes on where the last call ended."""
        words = "".join(text.split())
        at = 0
        while at < len(words):
            if self._run == len(self._said):
                return False
            run = self._said[self._run]
            size = min(len(words) - at, len(run) - self._offset)
            if words[at : at + size] != run[self._offset : self._offset + size]:
                return False
            at += size
            self._offset += size
            if self._offset == len(run):
                self._run, self._offset = self._run + 1, 0
        return True


class Splitter:
    """Takes a reply's pieces as they come. `tags` are the names of the thinking tags."""

    def __init__(self, tags: Sequence[str] = ("think",)) -> None:
        self._closers = {f"<{tag}>": f"</{tag}>" for tag in tags}
        self._any_tag = re.compile("|".join(f"</?{re.escape(tag)}>" for tag in tags))
        self._tags = (*self._closers, *self._closers.values())
        self._longest = max(map(len, self._tags))
        self._parts = GrowingParts()
        self._state = _State.START
        self._held = ""
        """The end of the content that only the next character can explain."""
        self._received = 0
        self._lead: list[str] = []
        """White space before the first word."""
        self._opener = ""
        self._blocks = 0
        self._block_begins = False
        self._echo = _Echo()
        self._echoing: list[str] | None = None
        """Inline thinking held back while it repeats what is known already."""
        self._thinking_source: Source | None = None
        self._late: list[tuple[Source, str]] | None = None
        """The pieces of a later block, for the case that it never ends."""
        self._late_mark = (0, 0)
        self._last = ""
        """The last character given out."""
        self._line: list[str] = []
        """The unfinished last line of the answer."""
        self._fence = ""
        self._answer_at = 0

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts so far: what the changes returned until now add up to."""
        return self._parts.view()

    @property
    def thinking(self) -> bool:
        """True if the content ends inside an inline block."""
        return self._state is _State.THINK

    @property
    def tag(self) -> str:
        """The name of the tag that opened the latest block, or of the first known tag."""
        return (self._opener or self._tags[0])[1:-1]

    @property
    def answer_at(self) -> int:
        """The place in the content at which the text behind the last closed block begins."""
        return self._answer_at

    def feed(self, source: Source, text: str) -> list[Change]:
        """Take a piece; returns what it changed."""
        if source is Source.REASONING:
            self._echo.say(text)
            self._add_thinking(source, text)
        elif text:
            self._content(text)
        return self._parts.changes()

    def finish(self) -> list[Change]:
        """End the content; returns what that changed."""
        held, self._held = self._held, ""
        if self._state is _State.THINK:
            if held == self._closers[self._opener]:
                self._close(self._received)
            else:
                self._think(held)
                self._give_up_late_block()
        elif self._state is _State.START and held:
            self._begin_text()
            self._answer(held)
        elif self._state is _State.TEXT:
            if held in self._closers.values():
                self._retag(self._received)
            else:
                self._answer(held)
        return self._parts.changes()

    def _content(self, text: str) -> None:
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
        for opener in self._closers:
            if rest.startswith(opener):
                self._open(opener)
                return first + len(opener), False
        if any(opener.startswith(rest) for opener in self._closers):
            return first, True
        self._begin_text()
        return first, False

    def _begin_text(self) -> None:
        self._state = _State.TEXT
        self._answer("".join(self._lead))
        self._lead.clear()

    def _open(self, opener: str) -> None:
        self._state = _State.THINK
        self._opener = opener
        self._last = ""
        self._blocks += 1
        self._block_begins = True
        self._echoing = [] if self._echo.heard else None
        if self._blocks > 1 or (self._echo.heard and self._parts.has_answer):
            self._late, self._late_mark = [], self._parts.mark()

    def _in_block(self, buffer: str, at: int, base: int) -> tuple[int, bool]:
        closer = self._closers[self._opener]
        found = buffer.find(closer, at)
        if found < 0:
            keep = self._possible_tag(buffer, at, (closer,))
            self._think(buffer[at:keep])
            return keep, True
        end = found + len(closer)
        before = buffer[found - 1] if found > at else self._last
        if before in _QUOTES:
            if end == len(buffer):
                self._think(buffer[at:found])
                return found, True
            if buffer[end] == before:  # thinking that talks about the tag
                self._think(buffer[at:end])
                return end, False
        self._think(buffer[at:found])
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
            self._last, self._fence = "\n", ""
            self._line.clear()
        return at

    def _in_text(self, buffer: str, at: int, base: int) -> tuple[int, bool]:
        tag = self._any_tag.search(buffer, at)
        if not tag:
            keep = self._possible_tag(buffer, at, self._tags)
            self._answer(buffer[at:keep])
            return keep, True
        self._answer(buffer[at : tag.start()])
        if tag[0] in self._closers:
            if not self._line and not self._fence:
                self._open(tag[0])
                return tag.end(), False
        elif not self._blocks and not self._fence and self._last != "`":
            if tag.end() == len(buffer):
                return tag.start(), True
            if buffer[tag.end()] in "\r\n" and self._retag(base + tag.end()):
                return tag.end(), False
        self._answer(tag[0])
        return tag.end(), False

    def _retag(self, answer_at: int) -> bool:
        """A closer that nothing opened: the answer so far was thinking, or it is a stray."""
        if self._parts.has_answer and self._echo.heard:
            return False
        self._parts.retag()
        self._blocks += 1
        self._close(answer_at)
        return True

    def _possible_tag(self, buffer: str, at: int, tags: tuple[str, ...]) -> int:
        """The place at which the end of `buffer` begins that could become one of `tags`."""
        found = buffer.rfind("<", max(at, len(buffer) - self._longest + 1))
        if found >= 0 and any(tag.startswith(buffer[found:]) for tag in tags):
            return found
        return len(buffer)

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
        """Give out answer, and keep track of lines and code fences."""
        if not text:
            return
        self._last = text[-1]
        self._parts.add(PartKind.TEXT, text)
        if "\n" not in text:
            self._line.append(text)
            return
        self._line.append(text)
        lines = "".join(self._line).split("\n")
        last = lines.pop()
        self._line = [last] if last else []
        for line in lines:
            if ("```" in line or "~~~" in line) and (fence := _FENCE.match(line)):
                mark = fence["mark"]
                if not self._fence:
                    self._fence = mark
                elif mark.startswith(self._fence) and not fence["rest"].strip():
                    self._fence = ""

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


def split(pieces: Iterable[Piece], tags: Sequence[str] = ("think",)) -> tuple[Part, ...]:
    """The parts of a whole reply, the same that a `Splitter` arrives at live.

    Where a reply was continued, thinking begins anew and the answer goes on.
    """
    parts: tuple[Part, ...] = ()
    for stretch in stretches(pieces):
        splitter = Splitter(tags)
        for piece in stretch:
            splitter.feed(piece.source, piece.text)
        splitter.finish()
        parts = joined(parts, splitter.parts)
    return parts


def stretches(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """A reply's pieces as they came in one go each: parted where its rest was asked for."""
    runs = groupby(pieces, key=lambda piece: piece.source is Source.ASKED)
    return [list(run) for mark, run in runs if not mark]


def joined(first: tuple[Part, ...], more: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a reply and of its rest: an answer that was cut goes on in one part."""
    if first and more:
        last, following = first[-1], more[0]
        if isinstance(last, TextPart) and isinstance(following, TextPart):
            return (*first[:-1], TextPart(last.text + following.text), *more[1:])
    return first + more


def for_sending(pieces: Iterable[Piece], tags: Sequence[str] = ("think",)) -> str:
    """An earlier reply's content as a server gets it back that wants the thinking in it.

    Verbatim, but for what would make the chat template lose the answer: a block that was
    cut off is closed, and a literal closer in the answer is broken with a zero width space.
    A reply without a single word of answer gets ``(stopped)`` for one; empty only if
    nothing at all had come.
    """
    pieces = list(pieces)
    splitter = Splitter(tags)
    for piece in pieces:
        splitter.feed(piece.source, piece.text)
    splitter.finish()
    if not splitter.parts:
        return ""
    content = "".join(p.text for p in pieces if p.source is Source.CONTENT)
    if splitter.thinking:
        return f"{content}\n</{splitter.tag}>\n\n(stopped)"
    thinking, answer = content[: splitter.answer_at], content[splitter.answer_at :]
    for tag in tags:
        answer = answer.replace(f"</{tag}>", f"<\u200b/{tag}>")
    if answer.strip():
        return thinking + answer
    return f"{thinking.rstrip()}\n\n(stopped)".lstrip()
