"""The stream parser: the blocks of a Markdown text that is still arriving.

A `BlockStream` keeps a *settled* point: whatever comes, nothing before it changes, save
for the use of link and footnote definitions that arrive later. Each feed parses from
there on, so that its cost is that of the open block and the new text. Of an open fence the
lines are appended; of a list or table of more than `PARTS` characters only its last item or
row is parsed until it has ended or doubled; any other block of more than `LARGE` is when it
has ended or grown by an eighth: meanwhile new text stands at its end as it came.

With a `most`, a block that takes more steps to parse is cut, always at the same place, and
goes on as a block of its own: no parse is long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from markdown_it.token import Token

from chatapp.core.markdown.blocks import (
    Block,
    BlockKind,
    Group,
    Lines,
    block_of,
    code_block,
    grouped,
    settled,
)
from chatapp.core.markdown.cut import PLACE, Onward, cut, holds_code, reach, steps
from chatapp.core.markdown.fence import Fence
from chatapp.core.markdown.grammar import Grammar, readable
from chatapp.core.markdown.large_block import Window, with_text
from chatapp.core.markdown.provisional import provisional_line, provisional_lines
from chatapp.core.markdown.scope import Scope

LARGE = 6_000
"""An open block of more characters than this is not parsed at each feed."""
PARTS = 240  # and of one that has items or rows only the last is, from here on
FARTHEST = 20
"""More characters than this many times `most` are not looked at for the place of a cut."""
_BLANK = re.compile(r"(?:[ \t]*[\r\n])*")
_BLANK_LINE = re.compile(r"\S[ \t]*(?:\r\n|\n|\r)[ \t]*[\r\n]")
_NEW_BLOCK = re.compile(r"(?:\n|\r)[ \t]*(?:\n|\r)[^\s\-+*0-9]")
_GONE = Block(BlockKind.PROSE, Element("p"), 0, 0)  # in place of blocks that were let go


class BlockStream:
    """Takes a text piece by piece; `blocks` is always what to show."""

    def __init__(self, grammar: Grammar | None = None, *, most: int = 0) -> None:
        """`most` steps may take the parse of one block; 0 is without limit."""
        self.blocks: list[Block] = []
        self._grammar = grammar or Grammar()
        self._tail: str = ""  # the text after the settled point ...
        self._base = 0  # ... where that is in the whole text ...
        self._settled = 0  # ... and how many blocks lie before it
        self._carriage_return = ""
        self._asked: list[frozenset[str]] = []
        self._defined: dict[str, object] = {}
        self._links: dict[str, Any] = {}
        self._notes: dict[str, Any] = {}
        self._waiting: dict[str, set[int]] = {}
        self._sources: dict[int, tuple[str, Onward, int, int]] = {}
        self._fence: Fence | None = None
        self._parsed = 0  # the size of the tail when it was last parsed
        self._window: Window | None = None
        self._finished = False
        self._shed = 0  # so many blocks were let go
        self._redrawn = set[int]()  # blocks made anew since
        self._most = self._allowed = most
        self._onward = Onward()  # how the tail is to be understood

    def share(self, text: str, most: int) -> int:
        """The length of the start of `text` that may be fed if `most` steps may be spent on it."""
        return reach(text, most)

    def feed(self, text: str, *, more: bool = False) -> int:
        """Take the next piece; returns the index of the first block that changed
        (``len(blocks)`` if none did). Blocks before it are the same objects. If `more`
        follows at once, this piece may be left for then.

        Raises `ValueError` after `finish`.
        """
        if self._finished:
            raise ValueError("the stream is finished")
        text = self._carriage_return + text
        # A CR at the end may be half of a line end.
        self._carriage_return = "\r" if text.endswith("\r") else ""
        text = text[: len(text) - len(self._carriage_return)]
        if not text:
            return len(self.blocks)
        return self._take(readable(text), more=more)

    def finish(self) -> int:
        """Say that the text is complete; returns as `feed` does."""
        if self._finished:
            return len(self.blocks)
        self._finished = True
        changed = len(self.blocks)
        if self._carriage_return:
            changed = self._take(self._carriage_return, more=True)
        return min(changed, self._advance(final=True))

    @property
    def gone(self) -> int:
        """The number of blocks that were let go."""
        return self._shed

    @property
    def anew(self) -> list[int]:
        """Those of the blocks let go that were made anew since, and are there."""
        return sorted(n for n in self._redrawn if n < self._shed) if self._redrawn else []

    def shed(self) -> None:
        """Let the settled blocks go: what they show was taken over."""
        if self._redrawn:
            for index in self.anew:
                self.blocks[index] = _GONE
            self._redrawn.clear()
        for index in range(self._shed, self._settled):
            self.blocks[index] = _GONE
        self._shed = self._settled

    def _take(self, text: str, *, more: bool) -> int:
        """Append `text`, and look at the blocks where they may have to be cut."""
        if not self._most:
            self._tail += text
            return self._advance(final=False)
        changed = len(self.blocks)
        while text:
            if self._fence is not None:
                changed = min(changed, len(self.blocks) - 1)
                self._tail += text
                text = ""
                if self._read_fence(self._fence, final=False):
                    text, self._tail = self._tail, ""
                continue
            known = self._tail + text[: self._allowed * FARTHEST]
            begin = len((_BLANK.match(known) or "")[0])
            stop = begin + reach(known[begin:], self._allowed)
            if known[stop - 1 : stop + 1] == "\r\n":
                stop += 1
            taken = text[: max(stop - len(self._tail), 0)]
            self._tail += taken
            text = text[len(taken) :]
            if len(self._tail) >= stop:
                changed = min(changed, self._stop(more=more or bool(text)))
            elif not (more and self.blocks):
                changed = min(changed, self._advance(final=False))
        return changed

    def _stop(self, *, more: bool) -> int:
        """Parse a long tail, and cut it unless that settled what is before its last block."""
        known = self._base, self._settled
        if parsed := bool(_BLANK_LINE.search(self._tail.rstrip())):
            changed = self._parse(final=False)
            if (self._base, self._settled) != known:
                return changed
        scope, onward = Scope(self._links, self._notes), self._onward
        tokens = self._grammar.block_tokens(onward.head + self._tail, scope.environment)
        onward.number(tokens)
        groups = grouped(tokens)
        line, count = settled(groups, Lines.of(onward.head + self._tail))
        if not parsed and (line > onward.lines or count):
            changed = self._parse(final=False)
            if (self._base, self._settled) != known:
                return changed
        # Code within other blocks is long and takes few steps.
        early = holds_code(tokens) and 2 * steps(tokens) <= self._most
        found = None if early else cut(groups, self._tail, onward)
        if found is None:
            self._allowed += self._most
            return len(self.blocks) if more else self._advance(final=False)
        at, following = found
        rest, self._tail = self._tail[at:], self._tail[:at]
        if following.joint is not None and groups[0].type == "paragraph_open":
            # However it is cut, it is no definition of a link.
            head = "" if groups[0].first else PLACE
            self._onward = replace(onward, head=onward.head or head)
        changed = self._parse(final=False, ended=True)
        self._tail, self._onward = rest, following
        return min(changed, self._parse(final=False)) if rest and not more else changed

    def _tokens(self, text: str, scope: Scope) -> list[Token]:
        """The block tokens of the tail, of which `text` is what is to be shown."""
        whole = self._onward.head + text
        return self._onward.adapt(self._grammar.block_tokens(whole, scope.environment))

    def _advance(self, *, final: bool) -> int:
        changed = len(self.blocks)
        if self._fence is not None:
            changed -= 1
            if not self._read_fence(self._fence, final=final):
                return changed
        if not final and self._may_wait() and (self._look_through_window() or self._append_raw()):
            return len(self.blocks) - 1
        return min(changed, self._parse(final=final))

    # An open fence: its lines are appended.

    def _enter_fence(self, group: Group) -> None:
        lines = Lines.of(self._tail)
        first = lines.between(0, 1)
        mark = group.tokens[0].markup
        if not lines.complete or not first.lstrip(" ").startswith(mark):
            return
        block = self.blocks[-1]
        indent = len(first) - len(first.lstrip(" "))
        self._fence = Fence(mark, block.language, block.start, indent)
        self._base += lines.offset(1)
        self._tail = self._tail[lines.offset(1) :]
        self._onward, self._allowed = Onward(), self._most
        self._read_fence(self._fence, final=False)

    def _read_fence(self, fence: Fence, *, final: bool) -> bool:
        """Append what has come to the open fence; True if that ended it."""
        read = fence.read(self._tail, final=final)
        self._base += read.taken
        self._tail = self._tail[read.taken :]
        ended, code = read.ended, read.code
        end_offset = self._base + read.shown
        self.blocks[-1] = code_block(fence.start, end_offset, fence.language, code, closed=ended)
        if ended:
            self._fence = None
            self._settled = len(self.blocks)
            self._asked = []
            self._parsed = 0
        return ended

    # A large open block: only its end is parsed, or nothing, until it pays to parse it.

    def _may_wait(self) -> bool:
        size, parsed = len(self._tail), self._parsed
        least, grown = (PARTS, parsed * 2) if self._window else (LARGE, parsed + parsed // 8)
        if not least < size < grown or len(self.blocks) == self._settled:
            return False
        return not _NEW_BLOCK.search(self._tail, max(0, self._shown() - 2))

    def _shown(self) -> int:
        """The length of the tail that the last block shows."""
        return self.blocks[-1].end - self._base

    def _look_through_window(self) -> bool:
        if (window := self._window) is None:
            return False
        last, scope = self.blocks[-1], Scope(self._links, self._notes)
        text = self._tail[last.start - self._base + window.start :]
        whole, _ = provisional_lines(window.head + text)
        groups = grouped(self._grammar.block_tokens(whole, scope.environment))
        if not window.adapt(groups):
            return False
        end = self._base + len(self._tail)
        part = self._block(groups[0], scope, last.start, end, closed=False)
        element = window.joined(groups[0], part.element, text)
        self.blocks[-1] = replace(last, element=element, end=end, closed=False)
        return True

    def _append_raw(self) -> bool:
        if self._window is not None:
            return False
        last = self.blocks[-1]
        element = with_text(last.element, self._tail[self._shown() :])
        code = element[0].text or "" if last.code else ""
        end = self._base + len(self._tail)
        self.blocks[-1] = replace(last, element=element, end=end, code=code, closed=False)
        return True

    # Everything else is parsed from the settled point on.

    def _parse(self, *, final: bool, ended: bool = False) -> int:
        """Make blocks of the tail; if it `ended` there, of all of it for good."""
        lines, onward = Lines.of(self._tail), self._onward
        ended = ended or final
        text, made_up = self._tail, False
        if not ended:
            text, made_up = provisional_lines(onward.head + text)
            text = text[len(onward.head) :]
        scope = Scope(self._links, self._notes)
        groups = grouped(self._tokens(text, scope))
        tokens = [token for group in groups for token in group.tokens]
        if ended:
            line, count = lines.complete + 1, len(groups)
        else:
            # What is made up may be read as something else than it is meant to be.
            line, count = (0, 0) if made_up else settled(groups, lines)
        same = scope.defined() == self._defined
        self._defined = scope.defined()
        first, changed = self._settled, len(self.blocks)
        blocks: list[Block] = []
        asked: list[frozenset[str]] = []
        for i, group in enumerate(groups):
            start, end = (self._base + lines.offset(n) for n in (group.first, group.last))
            closed = i < count or (i < len(groups) - 1 and not made_up)
            old = self.blocks[first + i] if first + i < len(self.blocks) else None
            if old and same and closed and (old.start, old.end, old.closed) == (start, end, True):
                blocks.append(old)
                asked.append(self._asked[i])
                continue
            changed = min(changed, first + i)
            scope.forget_asked()
            block = self._block(group, scope, start, end, closed=closed)
            if not i and onward.joint is not None:
                block = replace(block, joint=onward.joint)
            blocks.append(block)
            asked.append(scope.asked())
        if first + len(blocks) < len(self.blocks):
            changed = min(changed, first + len(blocks))
        self.blocks[first:] = blocks
        changed = min(changed, self._define(tokens, scope, line))
        changed = min(changed, self._leave(groups[:count], asked, lines, scope, final=final))
        self._asked = asked[count:]
        offset = lines.offset(line)
        self._base += offset
        self._tail = self._tail[offset:]
        self._parsed = len(self._tail)
        self._window = None
        if offset or count:
            self._onward, self._allowed = Onward(), self._most
        if len(self._tail) > PARTS and len(groups) == count + 1 and not ended:
            last = self.blocks[-1]
            source = self._tail[last.start - self._base :]
            self._window = Window.onto(groups[-1], last.element, source, self._onward.head)
        if len(groups) == count + 1 and groups[-1].type == "fence" and not ended:
            self._enter_fence(groups[-1])
        return changed

    def _block(self, group: Group, scope: Scope, start: int, end: int, *, closed: bool) -> Block:
        if not closed:
            for token in reversed(group.tokens):
                if token.type == "inline" and token.content:
                    token.content = provisional_line(token.content)
                    break
        tokens = self._grammar.finish(group.tokens, scope.environment)
        return block_of(tokens, start, end, closed=closed)

    def _redraw(self, index: int) -> None:
        """Make a settled block anew from its text, with what is defined by now."""
        source, onward, start, end = self._sources[index]
        scope = Scope(self._links, self._notes)
        whole = onward.head + source
        group = grouped(onward.adapt(self._grammar.block_tokens(whole, scope.environment)))[0]
        scope = Scope(self._links, self._notes)
        block = self._block(group, scope, start, end, closed=True)
        self.blocks[index] = replace(block, joint=onward.joint)
        self._redrawn.add(index)

    def _define(self, tokens: Sequence[Token], scope: Scope, line: int) -> int:
        """Keep the definitions above `line` and redraw the blocks that waited for them;
        returns the first of these."""
        fresh: list[str] = []
        for label, definition in scope.links.items():
            if definition["map"][0] < line:
                self._links[label] = definition
                fresh.append(label)
        for token in tokens:
            if token.type == "footnote_reference_open" and token.map and token.map[0] < line:
                label = ":" + str(token.meta["label"])
                self._notes[label] = -1
                fresh.append("^" + label)
        touched = set[int]().union(*(self._waiting.pop(label, ()) for label in fresh))
        for index in touched:
            self._redraw(index)
        return min(touched, default=len(self.blocks))

    def _leave(
        self,
        groups: Sequence[Group],
        asked: Sequence[frozenset[str]],
        lines: Lines,
        scope: Scope,
        *,
        final: bool,
    ) -> int:
        """Settle the blocks of `groups`, noting which definitions could still change them;
        returns the first that had to be drawn again."""
        redrawn = len(self.blocks)
        for i, group in enumerate(groups):
            index = self._settled + i
            unknown = {label for label in asked[i] if not self._known(label)}
            if not unknown or final:
                continue
            source = lines.between(group.first, group.last)
            onward, block = Onward() if i else self._onward, self.blocks[index]
            self._sources[index] = source, onward, block.start, block.end
            for label in unknown:
                self._waiting.setdefault(label, set()).add(index)
            if not unknown.isdisjoint(scope.defined()):
                # That definition is not settled and may yet turn out to be none.
                self._redraw(index)
                redrawn = min(redrawn, index)
        self._settled += len(groups)
        return redrawn

    def _known(self, label: str) -> bool:
        return label[1:] in self._notes if label.startswith("^:") else label in self._links
