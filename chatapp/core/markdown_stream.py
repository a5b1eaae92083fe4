"""The blocks of a Markdown text that is still arriving.

`BlockStream` keeps a *settled* point: whatever comes, nothing before it changes, save for
link and footnote definitions that arrive later. Each feed parses from there on, so its
cost is that of the open block and the new text. An open fence is not even parsed: its
lines are appended. A list or paragraph without end is parsed whole at each feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from chatapp.core.markdown_grammar import Environment, Grammar, may_open, readable
from chatapp.core.markdown_tail import provisional_line, provisional_lines
from chatapp.core.markdown_tree import add_tokens, html, language_of


class BlockKind(StrEnum):
    """What a block is, as far as it is laid out in a way of its own."""

    PROSE = "prose"
    CODE = "code"
    TABLE = "table"
    MATH = "math"
    RULE = "rule"


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One top-level block. Equal if same place, kind and HTML.

    `element` is its subtree, `start` and `end` are offsets into the text. CODE has its
    `code` and `language` ("" if not named). `closed` is False only for the last block of
    a stream, whose text may go on; its marks are then shown as if it ended here.
    """

    kind: BlockKind
    element: Element
    start: int
    end: int
    language: str = ""
    code: str = ""
    closed: bool = True

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Block):
            return NotImplemented
        return self is other or (
            self._key() == other._key() and html(self.element) == html(other.element)
        )

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, ...]:
        return self.kind, self.start, self.end, self.language, self.code, self.closed


class _Definitions(dict[str, Any]):
    """Definitions found in this parse on top of `known`, noting which were asked for."""

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
        value = self.get(label)
        if value is None:
            raise KeyError(label)
        return value


@dataclass(slots=True)
class _Group:
    """The tokens of one top-level block, with its lines."""

    tokens: list[Token]
    first: int
    last: int

    @property
    def token(self) -> Token:
        return self.tokens[0]


@dataclass(slots=True)
class _Fence:
    """An open fence: only what is needed to go on with it."""

    closing: re.Pattern[str]
    language: str
    start: int
    code: str = ""


_LINE_END = re.compile(r"\r\n|\n|\r")
_NO_ITEM = re.compile(r"[^\s\-+*0-9]|[-+*][^\s]|\d+[^\d.)]|\d+[.)]\S|\d{10}")
_LIST_LIKE = frozenset(
    {"bullet_list_open", "ordered_list_open", "footnote_reference_open", "code_block"}
)
_BY_ONE_LINE = frozenset(
    {
        "fence",
        "heading_open",
        "bullet_list_open",
        "ordered_list_open",
        "blockquote_open",
        "alert_open",
        "hr",
    }
)
_KINDS = {
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "table_open": BlockKind.TABLE,
    "math_block": BlockKind.MATH,
    "hr": BlockKind.RULE,
}


class BlockStream:
    """Takes a text piece by piece; `blocks` is always what to show."""

    def __init__(self, grammar: Grammar | None = None) -> None:
        self._grammar = grammar or Grammar()
        self.blocks: list[Block] = []
        self._tail = ""
        self._base = 0
        self._settled = 0
        self._held = ""
        self._asked: list[frozenset[str]] = []
        self._links: dict[str, Any] = {}
        self._notes: dict[str, Any] = {}
        self._waiting: dict[str, set[int]] = {}
        self._sources: dict[int, str] = {}
        self._fence: _Fence | None = None
        self._finished = False
        self._defined_before: frozenset[str] = frozenset()

    def feed(self, text: str) -> int:
        """Takes the next piece; returns the index of the first block that changed
        (``len(blocks)`` if none did). Blocks before it are the same objects."""
        if self._finished:
            raise ValueError("the stream is finished")
        text = self._held + text
        # A CR at the end may be half of a CRLF.
        self._held = "\r" if text.endswith("\r") else ""
        text = text[: len(text) - len(self._held)]
        if not text:
            return len(self.blocks)
        self._tail += readable(text)
        return self._go_on(final=False)

    def finish(self) -> int:
        """Says that the text is complete; returns as `feed` does."""
        if self._finished:
            return len(self.blocks)
        self._finished = True
        self._tail += self._held
        self._held = ""
        return self._go_on(final=True)

    def _go_on(self, *, final: bool) -> int:
        changed = len(self.blocks)
        if self._fence is not None:
            changed = len(self.blocks) - 1
            if not self._read_fence(self._fence, final=final):
                return changed
        return min(changed, self._parse(final=final))

    # -- an open fence

    def _read_fence(self, fence: _Fence, *, final: bool) -> bool:
        """Appends the new lines to the open fence; True if it ended."""
        text = self._tail
        position, lines, ended = 0, [], False
        while match := _LINE_END.search(text, position):
            line = text[position : match.start()]
            position = match.end()
            if ended := fence.closing.fullmatch(line) is not None:
                break
            lines.append(line)
        fence.code += "".join(f"{line}\n" for line in lines)
        self._base += position
        self._tail = text[position:]
        rest, end = "", self._base
        if not ended:
            rest, end = self._tail, self._base + len(self._tail)
            if final:
                ended = True
                if fence.closing.fullmatch(rest) or not rest.strip(" \t"):
                    rest = ""
                self._base, self._tail = end, ""
            elif not rest.strip(" \t`~"):
                rest = ""
        self.blocks[-1] = _code(fence.start, end, fence.language, fence.code + rest, closed=ended)
        if ended:
            self._fence = None
            self._settled = len(self.blocks)
            self._asked = []
        return ended

    # -- everything else

    def _parse(self, *, final: bool) -> int:
        tail = self._tail
        starts = [0, *(m.end() for m in _LINE_END.finditer(tail))]
        complete = len(starts) - 1
        text = tail if final else provisional_lines(tail)
        links, notes = _Definitions(self._links), _Definitions(self._notes)
        environment: Environment = {"references": links, "footnotes": {"refs": notes, "list": {}}}
        tokens = self._grammar.block_tokens(text, environment)
        groups = _grouped(tokens)
        settled_line, settled_groups = (
            (len(starts), len(groups)) if final else _settled(groups, tail, starts, complete)
        )
        defined = frozenset([*links, *(f"^{n}" for n in notes)])
        same_definitions = defined == self._defined_before
        self._defined_before = defined

        changed = len(self.blocks)
        first = self._settled
        asked: list[frozenset[str]] = []
        new: list[Block] = []
        for i, group in enumerate(groups):
            last = i == len(groups) - 1
            start = self._base + starts[min(group.first, complete)]
            end = self._base + (starts[group.last] if group.last <= complete else len(tail))
            closed = final or not last or i < settled_groups
            old = self.blocks[first + i] if first + i < len(self.blocks) else None
            if (
                old is not None
                and same_definitions
                and closed
                and (old.closed, old.start, old.end) == (closed, start, end)
            ):
                new.append(old)
                asked.append(self._asked[i])
                continue
            changed = min(changed, first + i)
            if not closed:
                _heal(group)
            links.asked.clear()
            notes.asked.clear()
            new.append(self._block(group, start, end, environment, closed=closed))
            asked.append(frozenset([*links.asked, *(f"^{n}" for n in notes.asked)]))
        if len(new) < len(self.blocks) - first:
            changed = min(changed, first + len(new))
        self.blocks[first:] = new
        changed = min(changed, self._define(tokens, links, settled_line))
        self._settle(asked, settled_groups, tail, final=final)
        self._asked = asked[settled_groups:]
        offset = starts[settled_line] if settled_line <= complete else len(tail)
        self._tail = tail[offset:]
        self._base += offset
        if not final:
            self._enter_fence(groups, settled_groups)
        return changed

    def _block(
        self, group: _Group, start: int, end: int, environment: Environment, *, closed: bool
    ) -> Block:
        token = group.token
        kind = _KINDS.get(token.type, BlockKind.PROSE)
        if kind is BlockKind.CODE:
            language = language_of(token.info) if token.type == "fence" else ""
            return _code(start, end, language, token.content, closed=closed)
        root = add_tokens(Element(""), self._grammar.finish(group.tokens, environment))
        element = root[0]
        _unlink(element)
        return Block(kind, element, start, end, closed=closed)

    def _define(self, tokens: Iterable[Token], links: _Definitions, line: int) -> int:
        """Keeps the definitions above `line`; draws settled blocks that waited for them."""
        fresh: list[str] = []
        for label, definition in links.items():
            if definition["map"][0] < line and label not in self._links:
                self._links[label] = definition
                fresh.append(label)
        for token in tokens:
            if token.type == "footnote_reference_open" and token.map and token.map[0] < line:
                label = ":" + str(token.meta["label"])
                if label not in self._notes:
                    self._notes[label] = -1
                    fresh.append("^" + label)
        touched: set[int] = set()
        for label in fresh:
            touched |= self._waiting.pop(label, set())
        for index in touched:
            old = self.blocks[index]
            links = _Definitions(self._links)
            environment: Environment = {
                "references": links,
                "footnotes": {"refs": _Definitions(self._notes), "list": {}},
            }
            groups = _grouped(self._grammar.block_tokens(self._sources[index], environment))
            self.blocks[index] = self._block(
                groups[0], old.start, old.end, environment, closed=True
            )
        return min(touched, default=len(self.blocks))

    def _settle(self, asked: list[frozenset[str]], count: int, tail: str, *, final: bool) -> None:
        """Leaves the first `count` blocks for good, noting what each may wait for."""
        for i in range(0 if final else count):
            index = self._settled + i
            for label in asked[i]:
                note = label.startswith("^:")
                if (label[1:] not in self._notes) if note else (label not in self._links):
                    block = self.blocks[index]
                    self._waiting.setdefault(label, set()).add(index)
                    self._sources[index] = tail[block.start - self._base : block.end - self._base]
        self._settled += count

    def _enter_fence(self, groups: list[_Group], settled_groups: int) -> None:
        if len(groups) != settled_groups + 1 or groups[-1].token.type != "fence":
            return
        token = groups[-1].token
        opener = _LINE_END.search(self._tail)
        if opener is None or not self._tail.startswith(token.markup):
            return
        closing = re.compile(rf" {{0,3}}{re.escape(token.markup[0])}{{{len(token.markup)},}}[ \t]*")
        rest = self._tail[opener.end() :]
        if any(closing.fullmatch(line) for line in _LINE_END.split(rest)):
            return
        block = self.blocks[-1]
        self._fence = _Fence(closing, block.language, block.start)
        self._base += opener.end()
        self._tail = rest
        self._read_fence(self._fence, final=False)


def _code(start: int, end: int, language: str, code: str, *, closed: bool) -> Block:
    pre = Element("pre")
    SubElement(pre, "code", {"class": f"language-{language}"} if language else {}).text = code
    return Block(BlockKind.CODE, pre, start, end, language, code, closed)


def _grouped(tokens: list[Token]) -> list[_Group]:
    groups: list[_Group] = []
    begin = 0
    for i, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            lines = tokens[begin].map or [0, 0]
            groups.append(_Group(tokens[begin : i + 1], lines[0], lines[1]))
            begin = i + 1
    return groups


def _settled(groups: list[_Group], tail: str, starts: list[int], complete: int) -> tuple[int, int]:
    """The line from which on everything is still open, and how many groups end before it.

    `complete` lines of `tail` have their line break; only they can decide, since the last
    one may go on. A blank line ends every block but lists, footnotes and indented code;
    these end with the next line that is visibly not theirs.
    """

    def blank(line: int) -> bool:
        return line < complete and not tail[starts[line] : starts[line + 1]].strip(" \t\r\n")

    for i in range(len(groups) - 1, -1, -1):
        group = groups[i]
        kind = group.token.type
        if group.last < complete and kind not in _LIST_LIKE:
            after = group.last
            end = groups[i + 1].first if i + 1 < len(groups) else complete
            for line in range(end - 1, after - 1, -1):
                if blank(line):
                    return line + 1, i + 1
        if group.last <= complete and (
            kind in {"heading_open", "hr"} or (kind == "fence" and _is_closed(group, tail, starts))
        ):
            return group.last, i + 1
        if i == 0:
            return group.first, 0
        decided = group.first < complete
        if blank(group.first - 1) and (
            decided or _NO_ITEM.match(tail, starts[min(group.first, complete)])
        ):
            return group.first, i
        if decided and kind in _BY_ONE_LINE:
            return group.first, i
    for line in range(complete - 1, -1, -1):
        if blank(line):
            return line + 1, 0
    return 0, 0


def _is_closed(group: _Group, tail: str, starts: list[int]) -> bool:
    markup = group.token.markup
    line = tail[starts[group.last - 1] : starts[group.last]].strip()
    return group.last - 1 > group.first and len(line) >= len(markup) and not line.strip(markup[0])


def _heal(group: _Group) -> None:
    for token in reversed(group.tokens):
        if token.type == "inline" and token.content:
            token.content = provisional_line(token.content)
            return


def _unlink(element: Element) -> None:
    """Links that no click may open become text."""
    for link in element.iter("a"):
        address = link.get("href", "")
        if not may_open(address) and not address.startswith("#fn"):
            link.tag = "span"
            link.attrib.clear()
            link.set("class", "unlinked")
