"""Top-level blocks as values, and the settled point of a text that still arrives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from chatapp.core.markdown.grammar import may_open
from chatapp.core.markdown.tree import add_tokens, html, language_of


class BlockKind(StrEnum):
    """The kind of a block, as far as it is laid out in a way of its own."""

    PROSE = "prose"
    CODE = "code"
    TABLE = "table"
    MATH = "math"
    RULE = "rule"


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A top-level block. Two are equal if place, kind and HTML are.

    `element` is its subtree; `start` and `end` are offsets into the text. CODE has its
    `code` (line ends LF) and `language` ("" if none is named). `closed` is False only
    for the last block of a stream, whose text may go on: half of a construct at its end
    is shown as if it ended there. A block that was too long is several: each but the first
    has a `joint`, what stands between it and the one before (see `cut`).
    """

    kind: BlockKind
    element: Element
    start: int
    end: int
    language: str = ""
    code: str = ""
    closed: bool = True
    joint: str | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Block):
            return NotImplemented
        return self is other or (
            self._key() == other._key() and html(self.element) == html(other.element)
        )

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, ...]:
        parts = self.kind, self.start, self.end, self.language, self.code
        return *parts, self.closed, self.joint


@dataclass(slots=True)
class Group:
    """The tokens of one top-level block, and its lines: `first` up to, not with, `last`."""

    tokens: list[Token]
    first: int
    last: int

    @property
    def type(self) -> str:
        """The type of its first token."""
        return self.tokens[0].type


@dataclass(frozen=True, slots=True)
class Lines:
    """A text and where its lines start; the last one may be unfinished."""

    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of `text`, ended by LF, CR or CRLF."""
        return cls(text, [0, *(end.end() for end in LINE_END.finditer(text))])

    @property
    def complete(self) -> int:
        """The number of lines that have their line end."""
        return len(self.starts) - 1

    def offset(self, line: int) -> int:
        """The offset at which `line` starts; the text's end for lines beyond it."""
        return self.starts[line] if line <= self.complete else len(self.text)

    def line(self, offset: int) -> int:
        """The line that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def between(self, first: int, last: int) -> str:
        """The text of the lines from `first` up to, not with, `last`."""
        return self.text[self.offset(first) : self.offset(last)]

    def blank(self, line: int) -> bool:
        """True if `line` is finished and empty."""
        return line < self.complete and not self.between(line, line + 1).strip(" \t\r\n")


LINE_END = re.compile(r"\r\n|\n|\r")
_NO_ITEM = re.compile(r"[^\s\-+*0-9]|[-+*][^\s]|\d+[^\d.)\s]|\d+[.)][^\s]|\d{10}")
_MATH = re.compile(r"\$\$|\\\[|\\begin\{")
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_SPANS_BLANK_LINES = _LISTS | {"footnote_reference_open", "code_block"}
_KNOWN_BY_FIRST_LINE = _LISTS | {"fence", "heading_open", "blockquote_open", "alert_open", "hr"}
_KINDS = {
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "table_open": BlockKind.TABLE,
    "math_block": BlockKind.MATH,
    "hr": BlockKind.RULE,
}


def grouped(tokens: Sequence[Token]) -> list[Group]:
    """Block tokens, one group for each top-level block."""
    groups: list[Group] = []
    begin = 0
    for i, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            first, last = tokens[begin].map or (0, 0)
            groups.append(Group(list(tokens[begin : i + 1]), first, last))
            begin = i + 1
    return groups


def code_block(start: int, end: int, language: str, code: str, *, closed: bool) -> Block:
    """A CODE block with its tree."""
    pre = Element("pre")
    attributes = {"class": f"language-{language}"} if language else {}
    SubElement(pre, "code", attributes).text = code
    return Block(BlockKind.CODE, pre, start, end, language, code, closed)


def block_of(tokens: Sequence[Token], start: int, end: int, *, closed: bool) -> Block:
    """The block of one group's tokens, the lines inside them parsed."""
    token = tokens[0]
    kind = _KINDS.get(token.type, BlockKind.PROSE)
    if kind is BlockKind.CODE:
        language = language_of(token.info) if token.type == "fence" else ""
        return code_block(start, end, language, token.content, closed=closed)
    element = add_tokens(Element(""), tokens)[0]
    for link in element.iter("a"):
        address = link.get("href", "")
        if not may_open(address) and not address.startswith("#fn"):
            link.tag = "span"
            link.attrib.clear()
            link.set("class", "unlinked")
    return Block(kind, element, start, end, closed=closed)


def settled(groups: Sequence[Group], lines: Lines) -> tuple[int, int]:
    """The line from which on text may still change, and how many groups lie before it.

    Only finished lines decide, since the last one may go on. A blank line ends every
    block but lists, footnotes and indented code; these end with a line that is visibly
    not theirs. Headings, rules and closed fences end by themselves; lists, fences, quotes
    and headings are known by their first line, unless a formula may be open around them.
    """
    around = _formulas_around(groups, lines)
    for i in range(len(groups) - 1, -1, -1):
        group = groups[i]
        if group.type not in _SPANS_BLANK_LINES:
            end = groups[i + 1].first if i + 1 < len(groups) else lines.complete
            for line in range(end - 1, group.last - 1, -1):
                if lines.blank(line):
                    return line + 1, i + 1
        if group.last <= lines.complete and not around[i] and _ends_itself(group, lines):
            return group.last, i + 1
        if i == 0 or not group.first:
            return group.first, 0
        known = group.first < lines.complete
        if lines.blank(group.first - 1) and (
            known or _NO_ITEM.match(lines.text, lines.offset(group.first))
        ):
            return group.first, i
        if known and not around[i] and group.type in _KNOWN_BY_FIRST_LINE:
            return group.first, i
    for line in range(lines.complete - 1, -1, -1):
        if lines.blank(line):
            return line + 1, 0
    return 0, 0


def _formulas_around(groups: Sequence[Group], lines: Lines) -> list[bool]:
    """For each group: True if a formula opened before it could still close after its start."""
    around: list[bool] = []
    is_open = False
    for i, group in enumerate(groups):
        is_open = is_open and not lines.blank(group.first - 1)
        around.append(is_open)
        end = groups[i + 1].first if i + 1 < len(groups) else group.last
        if group.type == "math_block":
            is_open = False
        elif not is_open:
            is_open = _MATH.search(lines.between(group.first, end)) is not None
    return around


def _ends_itself(group: Group, lines: Lines) -> bool:
    if group.type == "fence":
        return _is_closed_fence(group, lines)
    return group.type in {"heading_open", "hr"}


def _is_closed_fence(group: Group, lines: Lines) -> bool:
    """True if the fence's last line is its closing mark."""
    mark = group.tokens[0].markup
    last = lines.between(group.last - 1, group.last).strip(" \t\r\n")
    return group.last - 1 > group.first and len(last) >= len(mark) and not last.strip(mark[0])
