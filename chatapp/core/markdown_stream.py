"""The blocks of a Markdown text that is still arriving.

A `BlockStream` keeps a *settled* point: whatever comes, nothing before it changes, save
for the use of link and footnote definitions that arrive later. Each feed parses from
there on, so that its cost is that of the open block and the new text. An open fence is
not even parsed: its lines are appended. A list or table of more than `LARGE` characters
is parsed whole only when it has ended or doubled: meanwhile only its last item or row is.
Any other block of that size is parsed when it has ended or grown by an eighth: meanwhile
new text stands at its end as it came.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from markdown_it.token import Token

from chatapp.core.markdown_blocks import (
    LINE_END,
    Block,
    Group,
    Lines,
    block_of,
    code_block,
    grouped,
    settled,
)
from chatapp.core.markdown_grammar import Environment, Grammar, readable
from chatapp.core.markdown_tail import provisional_line, provisional_lines
from chatapp.core.markdown_window import Window

LARGE = 6_000
"""An open block of more characters than this is not parsed at each feed."""

_NEW_BLOCK = re.compile(r"(?:\n|\r)[ \t]*(?:\n|\r)[^\s\-+*0-9]")
_DEEPER = frozenset({"ul", "ol", "li", "blockquote", "div", "table", "tbody", "tr", "pre"})


class _Definitions(dict[str, Any]):
    """The definitions of one parse on top of `known` ones; notes which were asked for."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        super().__init__()
        self._known = known
        self.asked: set[str] = set()

    def __contains__(self, label: object) -> bool:
        self.asked.add(str(label))
        return super().__contains__(label) or label in self._known

    def get(self, label: str, default: Any = None) -> Any:
        self.asked.add(label)
        return super().get(label) or self._known.get(label, default)

    def __getitem__(self, label: str) -> Any:
        if label not in self:
            raise KeyError(label)
        return self.get(label)


class _Scope:
    """One parse's environment: links by label, and footnotes as ``^:label``."""

    def __init__(self, links: Mapping[str, Any], notes: Mapping[str, Any]) -> None:
        self.links = _Definitions(links)
        self.notes = _Definitions(notes)
        self.environment: Environment = {
            "references": self.links,
            "footnotes": {"refs": self.notes, "list": {}},
        }

    def forget_asked(self) -> None:
        """Starts noting anew."""
        self.links.asked.clear()
        self.notes.asked.clear()

    def asked(self) -> frozenset[str]:
        """The labels asked for since."""
        return frozenset(self.links.asked).union(f"^{label}" for label in self.notes.asked)

    def defined(self) -> dict[str, object]:
        """What this parse itself defined, to compare with another parse."""
        links = {label: (link["href"], link["title"]) for label, link in self.links.items()}
        return {**links, **{f"^{label}": True for label in self.notes}}


@dataclass(slots=True)
class _Fence:
    """An open fence: what is needed to go on with it."""

    mark: str
    closing: re.Pattern[str]
    language: str
    start: int
    indent: int
    code: str = ""


class BlockStream:
    """Takes a text piece by piece; `blocks` is always what to show."""

    def __init__(self, grammar: Grammar | None = None) -> None:
        self.blocks: list[Block] = []
        self._grammar = grammar or Grammar()
        self._tail = ""  # the text after the settled point ...
        self._base = 0  # ... where that is in the whole text ...
        self._settled = 0  # ... and how many blocks lie before it
        self._carriage_return = ""
        self._asked: list[frozenset[str]] = []
        self._defined: dict[str, object] = {}
        self._links: dict[str, Any] = {}
        self._notes: dict[str, Any] = {}
        self._waiting: dict[str, set[int]] = {}
        self._sources: dict[int, str] = {}
        self._fence: _Fence | None = None
        self._parsed = 0  # the size of the tail when it was last parsed
        self._window: Window | None = None
        self._finished = False

    def feed(self, text: str) -> int:
        """Takes the next piece; returns the index of the first block that changed
        (``len(blocks)`` if none did). Blocks before it are the same objects.

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
        self._tail += readable(text)
        return self._advance(final=False)

    def finish(self) -> int:
        """Says that the text is complete; returns as `feed` does."""
        if self._finished:
            return len(self.blocks)
        self._finished = True
        self._tail += self._carriage_return
        return self._advance(final=True)

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
        self._fence = _Fence(mark, _closes(mark), block.language, block.start, indent)
        self._base += lines.offset(1)
        self._tail = self._tail[lines.offset(1) :]
        self._read_fence(self._fence, final=False)

    def _read_fence(self, fence: _Fence, *, final: bool) -> bool:
        """Appends what has come to the open fence; True if that ended it."""
        position, lines, ended = 0, list[str](), False
        while not ended and (end := LINE_END.search(self._tail, position)):
            line = self._tail[position : end.start()]
            position = end.end()
            ended = fence.closing.fullmatch(line) is not None
            if not ended:
                lines.append(_dedented(line, fence.indent) + "\n")
        fence.code += "".join(lines)
        self._base += position
        self._tail = self._tail[position:]
        rest = ""
        if not ended:
            # The unfinished line; while it may become the closing mark it is not shown.
            rest, position = self._tail, len(self._tail)
            if fence.closing.fullmatch(rest) or (
                not final and not rest.strip(" \t" + fence.mark[0])
            ):
                rest = ""
            if final:
                rest += "\n" if rest else ""
                ended = True
                self._base, self._tail = self._base + position, ""
        else:
            position = 0
        end_offset = self._base + (0 if ended else position)
        code = fence.code + _dedented(rest, fence.indent)
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
        grown = parsed * 2 if self._window else parsed + parsed // 8
        if not LARGE < size < grown or len(self.blocks) == self._settled:
            return False
        return not _NEW_BLOCK.search(self._tail, max(0, self._shown() - 2))

    def _shown(self) -> int:
        """How much of the tail the last block shows."""
        return self.blocks[-1].end - self._base

    def _look_through_window(self) -> bool:
        if (window := self._window) is None:
            return False
        last, scope = self.blocks[-1], _Scope(self._links, self._notes)
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
        element = _with_text(last.element, self._tail[self._shown() :])
        code = element[0].text or "" if last.code else ""
        end = self._base + len(self._tail)
        self.blocks[-1] = replace(last, element=element, end=end, code=code, closed=False)
        return True

    # Everything else is parsed from the settled point on.

    def _parse(self, *, final: bool) -> int:
        lines = Lines.of(self._tail)
        text, made_up = (self._tail, False) if final else provisional_lines(self._tail)
        scope = _Scope(self._links, self._notes)
        tokens = self._grammar.block_tokens(text, scope.environment)
        groups = grouped(tokens)
        if final:
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
            blocks.append(self._block(group, scope, start, end, closed=closed))
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
        if len(self._tail) > LARGE and len(groups) == count + 1 and not final:
            last = self.blocks[-1]
            source = self._tail[last.start - self._base :]
            self._window = Window.onto(groups[-1], last.element, source)
        if len(groups) == count + 1 and groups[-1].type == "fence" and not final:
            self._enter_fence(groups[-1])
        return changed

    def _block(self, group: Group, scope: _Scope, start: int, end: int, *, closed: bool) -> Block:
        if not closed:
            for token in reversed(group.tokens):
                if token.type == "inline" and token.content:
                    token.content = provisional_line(token.content)
                    break
        tokens = self._grammar.finish(group.tokens, scope.environment)
        return block_of(tokens, start, end, closed=closed)

    def _redraw(self, index: int, source: str) -> None:
        """Makes a settled block anew from its text, with what is defined by now."""
        old = self.blocks[index]
        scope = _Scope(self._links, self._notes)
        group = grouped(self._grammar.block_tokens(source, scope.environment))[0]
        scope = _Scope(self._links, self._notes)
        self.blocks[index] = self._block(group, scope, old.start, old.end, closed=True)

    def _define(self, tokens: Sequence[Token], scope: _Scope, line: int) -> int:
        """Keeps the definitions above `line` and redraws the blocks that waited for them;
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
            self._redraw(index, self._sources[index])
        return min(touched, default=len(self.blocks))

    def _leave(
        self,
        groups: Sequence[Group],
        asked: Sequence[frozenset[str]],
        lines: Lines,
        scope: _Scope,
        *,
        final: bool,
    ) -> int:
        """Settles the blocks of `groups`, noting which definitions could still change them;
        returns the first that had to be drawn again."""
        redrawn = len(self.blocks)
        for i, group in enumerate(groups):
            index = self._settled + i
            unknown = {label for label in asked[i] if not self._known(label)}
            if not unknown or final:
                continue
            source = lines.between(group.first, group.last)
            self._sources[index] = source
            for label in unknown:
                self._waiting.setdefault(label, set()).add(index)
            if not unknown.isdisjoint(scope.defined()):
                # That definition is not settled and may yet turn out to be none.
                self._redraw(index, source)
                redrawn = min(redrawn, index)
        self._settled += len(groups)
        return redrawn

    def _known(self, label: str) -> bool:
        return label[1:] in self._notes if label.startswith("^:") else label in self._links


def _closes(mark: str) -> re.Pattern[str]:
    """What a line must be to close the fence that `mark` opened."""
    return re.compile(rf" {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*")


def _dedented(line: str, indent: int) -> str:
    """`line` without up to `indent` columns of leading space, tabs stopping every four."""
    column = at = 0
    while at < len(line) and column < indent and line[at] in " \t":
        column += 1 if line[at] == " " else 4 - column % 4
        at += 1
    return " " * (column - indent) + line[at:]


def _with_text(element: Element, text: str) -> Element:
    """`element` with `text` at its very end; what is shared with the old one stays as is."""
    root = copied = copy.copy(element)
    while len(copied) and copied.tag in _DEEPER and not (copied[-1].tail or "").strip():
        if copied[-1].tag in {"input", "br", "img", "hr", "span"}:
            break
        child = copy.copy(copied[-1])
        copied[-1] = child
        copied = child
    if len(copied):
        child = copy.copy(copied[-1])
        child.tail = (child.tail or "") + text
        copied[-1] = child
    else:
        copied.text = (copied.text or "") + text
    return root
