"""Cuts a block that goes on and on, so that no parse of it takes long.

A block may be cut when parsing it takes more *steps* (tokens, and lengths of text) than are
allowed. It is cut before the outermost item, row or paragraph that begins in the later half of
it; where none does, at a space of its last line at which no mark is open.

The text after the cut is understood by lines that are put before it (`Onward.head`): the marks
of the lists and quotes that it stands in, each with `PLACE` for their text, the first lines of
its table or code. `Onward.adapt` takes out of the tokens what was put in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from chatapp.core.markdown.blocks import Group, Lines

MOST = 500
"""Steps that parsing one block may take: a table of thirty lines and five columns has as many."""
PLACE = "\ue000"
"""The character that stands for a text that was cut off; a letter of nobody's."""

_LINE = 3
"""Steps of a line; a mark is one."""
_STEPS = {"\n": _LINE, "\r": _LINE, "|": 2}
_STRIDE = 20
"""Characters of a step, where there are no marks."""
_COSTLY = re.compile(r"[\n\r*_`\[\]()<&\\|$!~]")
_HEADER = 2
"""Lines of a table before its rows."""
_CODE = 200
"""Characters of code within other blocks that are a step: they are taken as they are."""
_NAMED = frozenset({"alert_open", "footnote_reference_open"})
_CODES = frozenset({"fence", "code_block"})
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_MARKED = frozenset({"blockquote_open", "alert_open", "footnote_reference_open"})
_LEAVES = frozenset({"paragraph_open", "heading_open", "fence", "code_block", "table_open"})
_MARKS = re.compile(r"[ \t]*(?:>|[-+*](?=[ \t\n\r]|$)|\d{1,9}[.)](?=[ \t\n\r]|$)|\[\^[^\]\n]+\]:)")
_ROOM = re.compile(r"[ \t]{0,4}(?=[^ \t\n\r])|[ \t]?")
_INDENT = re.compile(r"[ \t>]*")
_TURNS = re.compile(r"(?<!\s)[*_~`$]+|[*_~`$]+(?!\s)|[\[\]()]|\s")


def reach(text: str, most: int) -> int:
    """The length of the beginning of `text` that takes `most` steps; it may be beyond its end."""
    end, used = most * _STRIDE, 0
    if _LINE * len(_COSTLY.findall(text, 0, end)) + len(text) // _STRIDE < most:
        return end  # what is short, which most of all texts are, is known soon
    for mark in _COSTLY.finditer(text, 0, end):
        used += _STEPS.get(mark[0], 1)
        if used + mark.start() // _STRIDE >= most:
            return mark.end()
    return end


def holds_code(tokens: Sequence[Token]) -> bool:
    """True if there is code of more than a line among these block tokens."""
    return any(token.type in _CODES for token in tokens)


def steps(tokens: Sequence[Token]) -> int:
    """About how many steps these block tokens are, code within them for what it is."""
    count = 0
    for token in tokens:
        if token.type in _CODES:
            count += 1 + len(token.content) // _CODE
        elif token.type == "inline":
            count += _LINE + len(_COSTLY.findall(token.content)) + len(token.content) // _STRIDE
        else:
            count += token.nesting >= 0
    return count


@dataclass(frozen=True, slots=True)
class Onward:
    """The understanding of the text after a cut."""

    head: str = ""
    """The lines that must stand before it."""
    joint: str | None = None
    """The characters between the text before and after; None: it is a block of its own.

    A line break between items, rows and paragraphs; a space or nothing within one.
    """
    numbers: tuple[int, ...] = ()
    """Of each list that goes on, from outside in, the number that its last item had."""
    loose: tuple[bool, ...] = ()
    """True for each of these lists that has blank lines within."""
    table: bool = False

    @property
    def lines(self) -> int:
        """The number of lines that were put before the text."""
        return self.head.count("\n")

    def adapt(self, tokens: list[Token]) -> list[Token]:
        """The tokens of `head` and the text, without what is the head's; lines are the text's."""
        if not self.head:
            return tokens
        self.number(tokens)
        for token in tokens:
            if token.map:
                token.map = [max(n - self.lines, 0) for n in token.map]
        kept: list[Token] = []
        dropped, table, places = "", self.table, self.head.count(PLACE)
        for token in tokens:
            if dropped:
                dropped = "" if token.type == dropped else dropped
                continue
            title = token.type == "alert_title_open" and bool(kept[-1].meta.get("continued"))
            if title or (table and token.type == "thead_open"):
                table = table and title
                dropped = token.type.removesuffix("open") + "close"
                continue
            if places and token.type == "inline" and PLACE in token.content:
                places -= 1
                token.content = token.content.replace(PLACE, "", 1).lstrip("\n")
                if not token.content and kept[-1].level:
                    dropped = kept.pop().type.removesuffix("open") + "close"
                    continue
                kept[-1].meta["continued"] = self.joint is not None
            kept.append(token)
        return kept

    def number(self, tokens: Sequence[Token]) -> None:
        """Give the lists that go on their numbers, and mark what began before."""
        depth, items = 0, 0
        for token in tokens:
            if token.type in _LISTS and depth < len(self.numbers):
                if token.type == "ordered_list_open":
                    token.attrs["start"] = self.numbers[depth]
                if self.loose[depth]:
                    _loosen(tokens, token.level + 2)
                depth += 1
            elif token.type == "list_item_open" and items < len(self.numbers):
                items += 1
                token.meta["continued"] = True
            elif token.type in _NAMED and token.map and token.map[0] < self.lines:
                token.meta["continued"] = True


def _loosen(tokens: Sequence[Token], level: int) -> None:
    for token in tokens:
        if token.level == level and token.type in {"paragraph_open", "paragraph_close"}:
            token.hidden = False


def cut(groups: Sequence[Group], text: str, before: Onward) -> tuple[int, Onward] | None:
    """The place at which to cut `text`, and how what follows is to be understood.

    `text` is understood as `before` says; `groups` are the blocks of the head and the text.
    None if it is too early.
    """
    lines, head = Lines.of(before.head + text), len(before.head)
    if len(groups) != 1:
        at = lines.offset(groups[-1].first if groups else lines.complete) - head
        return (at, Onward()) if at > 0 else None
    line, first = _line(groups[0], lines, head), groups[0].tokens[0]
    last = lines.offset(lines.complete)
    if first.type == "table_open" and first.map and last > (head + len(lines.text)) // 2:
        line = line if line is not None and line >= first.map[0] + _HEADER + 1 else None
        if line is None:
            return None
    at = lines.offset(line) if line is not None else _within(lines.text, max(last, head))
    if first.type == "paragraph_open":
        at = _within(lines.text, head)
        line = lines.line(at)
        line = line if lines.offset(line) == at else None
    if line is not None:
        return at - head, _onward(groups[0].tokens, lines, line, within=None)
    joint = " " if lines.text[:at][-1:].isspace() else ""
    return at - head, _onward(groups[0].tokens, lines, lines.line(at), within=joint)


def _line(group: Group, lines: Lines, head: int) -> int | None:
    """The line to cut before: where an item, row or paragraph begins, the outermost of the
    later half; else the last line; None if the last line is most of the text."""
    half = (head + len(lines.text)) // 2
    begun: dict[int, int] = {}
    for token in group.tokens:
        if token.map and token.nesting >= 0 and token.level and token.type != "inline":
            begun.setdefault(token.map[0], token.level)
    ends = [n for n in begun if n <= lines.complete and lines.offset(n) > half]
    if ends:
        return max(ends, key=lambda n: (-begun[n], n))
    return lines.complete if lines.offset(lines.complete) > half else None


def _within(text: str, start: int) -> int:
    """A place within the line that begins at `start`: behind a space with no mark open
    before it, or any, or the end."""
    opened: dict[str, int] = {}
    quiet = space = -1
    for turn in _TURNS.finditer(text, start):
        sign = turn[0]
        if sign.isspace():
            space = turn.end()
            quiet = space if not any(opened.values()) else quiet
        elif sign in "[(":
            opened[sign] = opened.get(sign, 0) + 1
        elif sign in "])":
            before = "[" if sign == "]" else "("
            opened[before] = max(opened.get(before, 0) - 1, 0)
        elif sign.strip("_") or not text[turn.start() - 1 : turn.end() + 1].isidentifier():
            opened[sign] = 1 - opened.get(sign, 0)
    least = start + (len(text) - start) // 2
    if quiet > least:
        return quiet
    if space > least:
        return space
    at = len(text)
    while at > least + 1 and (unicodedata.combining(text[at - 1]) or text[at - 1] == "\u200d"):
        at -= 1
    return at


def _onward(tokens: Sequence[Token], lines: Lines, line: int, within: str | None) -> Onward:
    """The understanding of the text from `line` on, or from a place `within` it."""
    here = 0 if within is not None else 1
    chain = [
        token
        for token in tokens
        if token.map
        and token.map[0] <= line - here
        and (token.map[1] > line or (token.map[1] == line and _goes_on(token, lines)))
        and token.nesting >= 0
        and token.type != "inline"
    ]
    if not chain:
        return Onward()
    # Of a list that goes on with another item, the item before it stands for it.
    numbers: list[int] = []
    loose: list[bool] = []
    marked: list[Token] = []
    leaf: Token | None = None
    for token in chain:
        if token.type in _LISTS:
            number, item = _last_item(tokens, token, line - here)
            numbers.append(number)
            loose.append(_is_loose(tokens, token))
            if item is not None:
                marked.append(item)
        elif token.type in _MARKED:
            marked.append(token)
        elif token.type in _LEAVES:
            leaf = token
    kind = leaf.type if leaf is not None else ""
    if kind in {"paragraph_open", "heading_open"}:
        joint = within if within is not None else " "
    elif kind == "code_block" and not marked:
        return Onward()
    else:
        joint = "\n"
    head = _head(marked, lines)
    if leaf is not None and leaf.map and kind in {"fence", "table_open"} and within is None:
        head += lines.between(leaf.map[0], leaf.map[0] + (2 if kind == "table_open" else 1))
        if kind == "table_open" and not head.endswith("\n"):
            head += "\n"
    elif kind == "heading_open" and leaf is not None:
        head += "#" * int(leaf.tag[1]) + " " + PLACE
    elif leaf is not None and kind == "fence" and leaf.map:
        head += lines.between(leaf.map[0], leaf.map[0] + 1)
        head += (_INDENT.match(lines.text, lines.offset(line)) or [""])[0]
    elif within is not None:
        head = head.removesuffix("\n") if head.endswith(PLACE + "\n") else head + PLACE
    elif kind == "paragraph_open" and not head:
        head = PLACE + "\n"
    table = kind == "table_open" and within is None
    head = head.replace("\r\n", "\n").replace("\r", "\n")
    return Onward(head, joint, tuple(numbers), tuple(loose), table)


def _goes_on(token: Token, lines: Lines) -> bool:
    """True if what ends where the text ends may go on there."""
    if not token.map or lines.offset(token.map[1]) < len(lines.text):
        return False
    if token.type == "fence":
        return bool(
            lines.between(token.map[1] - 1, token.map[1]).strip("> \t\r\n" + token.markup[0])
        )
    return token.type not in {"heading_open", "hr", "math_block"}


def _head(marked: Sequence[Token], lines: Lines) -> str:
    """The first lines of these lists, quotes and notes, with nothing in them."""
    made = ""
    for line in sorted({token.map[0] for token in marked if token.map}):
        depth = sum(token.map is not None and token.map[0] <= line for token in marked)
        source = lines.between(line, line + 1)
        at = 0
        for _ in range(depth):
            mark = _MARKS.match(source, at)
            at = mark.end() if mark else at
        room = _ROOM.match(source, at)
        prefix = source[:at] + ((room[0] if room else "") or " ")
        alert = next(
            (t for t in marked if t.type == "alert_open" and t.map and t.map[0] == line), None
        )
        if alert is not None:
            made += f"{prefix}[!{alert.info.upper()}]\n"
        made += f"{prefix}{PLACE}\n"
    return made


def _last_item(tokens: Sequence[Token], of: Token, line: int) -> tuple[int, Token | None]:
    """The number of the last item of a list that begins up to `line`, and that item."""
    number, item = int(of.attrs.get("start", 1)) - 1, None
    inside = False
    for token in tokens:
        if token is of:
            inside = True
        elif inside and token.level == of.level and token.nesting < 0:
            break
        elif (
            inside
            and token.type == "list_item_open"
            and token.level == of.level + 1
            and token.map
            and token.map[0] <= line
        ):
            number, item = number + 1, token
    return number, item


def _is_loose(tokens: Sequence[Token], of: Token) -> bool:
    inside = False
    for token in tokens:
        if token is of:
            inside = True
        elif inside and token.level == of.level and token.nesting < 0:
            return False
        elif (
            inside
            and token.level == of.level + 2
            and token.type == "paragraph_open"
            and not token.hidden
        ):
            return True
    return False
