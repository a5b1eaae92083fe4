"""Grammar rules that markdown-it lacks: math, footnote marks, lists and tables as models write.

Each function is a rule of markdown-it-py: it looks at one position of the text and
either leaves it (returns False) or adds tokens and moves on (returns True).
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from markdown_it.common.utils import unescapeAll
from markdown_it.helpers.parse_link_destination import parseLinkDestination
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_block import table as tables
from markdown_it.rules_inline import StateInline

MATH_LIMIT = 20_000
"""Longest formula on lines of its own, in characters; what is longer is text."""

_INLINE_LIMIT = 2_000
"""Longest formula inside a line: bounds the search for the mark that closes it."""

COLUMNS = 500
"""Most columns of a table; what has more is text."""

QUOTES = 24
"""Levels of quotes, and of lists around them, in which another quote may begin."""

_MISSING = 2_000
"""Most cells that the rows of a table may leave out, all together; then it ends."""

_ADDRESS = re.compile(r"[^\\()\x00-\x20\x7f]+|\\[^ ]|\\\Z|[()]", re.DOTALL)
_OPEN = re.compile(r"(?:[^\\()\x00-\x20\x7f]|\\[^ ])*+\(", re.DOTALL)
_PARENTHESES = 32
_READABLE = re.compile(r"[^\W_]")

_PROSE_AFTER_NUMBER = re.compile(r"\d[\d.,]*\s?[kKmMbB%]?[,.;:)]*\s+[A-Za-z]{2,}\b")
_ORDINAL = re.compile(r"(?:th|st|nd|rd|s)\b")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ENVIRONMENT = re.compile(
    r"\\begin\{((?:equation|align|alignat|gather|multline|flalign|eqnarray|math|displaymath)\*?)\}"
)


def _escaped(text: str, at: int) -> bool:
    """True if the character at `at` has an odd number of backslashes before it."""
    start = at
    while start > 0 and text[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1


def _find(text: str, what: str, start: int, end: int) -> int:
    """The first unescaped `what` in ``text[start:end]``, or -1."""
    at = text.find(what, start, end)
    while at >= 0 and what[0] == "$" and _escaped(text, at):
        at = text.find(what, at + 1, end)
    return at


def _is_price(text: str, start: int, end: int) -> bool:
    """True if the dollars around ``text[start:end]`` are money or shell, not a formula.

    Follows Pandoc (no space inside the signs, no digit after the closing one) and goes
    on: "$5 million and 10$" starts like money, and letters may only follow a closing
    sign as an ordinal ("the $n$th").
    """
    content = text[start:end]
    after = text[end + 1 : end + 2]
    return (
        not content
        or content[0].isspace()
        or content[-1].isspace()
        or "`" in content
        or after.isdigit()
        or (after.isalpha() and after.isascii() and not _ORDINAL.match(text, end + 1))
        or (start >= 2 and text[start - 2].isalnum() and text[start - 2].isascii())
        or _PROSE_AFTER_NUMBER.match(content) is not None
        or _BLANK_LINE.search(content) is not None
    )


def link_label(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803
    """The end of the link text opened at `start`, or -1.

    Takes the place of markdown-it's own search, which takes quadratic time for brackets that
    lead nowhere: here the answer for every bracket on the way is kept, so that each place is
    passed once.
    """
    # WORKAROUND (markdown-it-py, helpers/parse_link_label.py, seen with 4.3.0): see above.
    # Keys of the paragraph's cache that are no positions.
    if (known := state.cache.get(_key(start, disableNested))) is not None:
        return known
    if state.src.find("]", start, state.posMax) < 0:
        return -1
    before, opened = state.pos, [start]
    state.pos = start + 1
    while state.pos < state.posMax:
        mark, at = state.src[state.pos], state.pos
        if mark == "]":
            state.cache[_key(opened.pop(), disableNested)] = at
            if not opened:
                break
        state.md.inline.skipToken(state)
        if mark != "[":
            continue
        if at == state.pos - 1:
            inner = state.cache.get(_key(at, True), -1)
            if inner >= 0:
                state.pos = inner + 1
            elif disableNested:
                break
            else:
                opened.append(at)
        elif disableNested:
            break
    for bracket in opened:
        state.cache[_key(bracket, disableNested)] = -1
    state.pos = before
    return state.cache[_key(start, disableNested)]


def _key(bracket: int, no_links: bool) -> int:
    return -2 - 2 * bracket - no_links


def quote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Quotes up to `QUOTES` levels deep; the marks of deeper ones are text. A line that
    goes on in the innermost is looked at by each of those around it."""
    return state.level < QUOTES and blockquote(state, start_line, end_line, silent)


def link_destination(text: str, start: int, end: int) -> Any:
    """The address of a link at `start`. Takes the place of markdown-it's own, which goes
    character by character: much text that opens links and ends none is a slow walk."""
    # WORKAROUND (markdown-it-py, helpers/parse_link_destination.py, seen with 4.3.0): see above.
    if text.startswith("<", start):
        return parseLinkDestination(text, start, end)
    found, level, at = SimpleNamespace(ok=False, pos=0, str=""), 0, start
    if text.find(")", start, end) < 0 and _OPEN.match(text, start, end):
        return found
    while piece := _ADDRESS.match(text, at, end):
        level += (piece[0] == "(") - (piece[0] == ")")
        if level > _PARENTHESES:
            return found
        if level < 0:
            break
        at = piece.end()
    if at > start and level <= 0:
        found.ok, found.pos, found.str = True, at, unescapeAll(text[start:at])
    return found


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Tables of up to `COLUMNS` columns. Rows may leave cells out, but not many in all:
    a few characters would be a page of empty cells."""
    columns = _cells(state, start_line)
    if columns > COLUMNS or not tables(state, start_line, end_line, True):
        return False
    missing = 0
    for line in range(start_line + 2, end_line if not silent else 0):
        missing += max(0, columns - _cells(state, line))
        if missing > _MISSING or state.isEmpty(line):
            return tables(state, start_line, line, False)
    return silent or tables(state, start_line, end_line, False)


def _cells(state: StateBlock, line: int) -> int:
    return state.src.count("|", state.bMarks[line], state.eMarks[line])


_NUMBERED = re.compile(r"\d{1,9}\.(?:( {1,4})(?=\S)|\s|$)")
_CHILD = re.compile(r"(?:[-+*]|1[.)]) +\S")


def lists(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lists, where the children of "1." may be indented by two columns, as models write
    them; GFM asks for three, or four below "10."."""
    if not silent and state.level == 0:
        _indent_children(state, start_line)
    return list_block(state, start_line, end_line, silent)


def _indent_children(state: StateBlock, start_line: int) -> None:
    """Move the children of the numbered list at `start_line` to where GFM wants them.

    A moved line is written behind the text and its marks set to that. The search ends
    with the first line that is surely not the list's, so that nothing beyond is touched.
    """
    moved: list[str] = []
    position = len(state.src) + 1
    item = column = child = shift = -1
    for line in range(start_line, state.lineMax):
        if state.isEmpty(line):
            continue
        indent = state.sCount[line]
        begin = state.bMarks[line] + state.tShift[line]
        if child >= 0 and indent < child:
            child = -1
        if child < 0 and (item < 0 or indent < column):
            number = _NUMBERED.match(state.src, begin, state.eMarks[line])
            starts_anew = number is not None and (item < 0 or indent < item + 2)
            if number is not None and starts_anew and indent <= 3:
                item, column = indent, indent + len(number[0].rstrip()) + len(number[1] or " ")
                continue
            if item < 0 or indent < item + 2:
                break
            if _CHILD.match(state.src, begin, state.eMarks[line]) is None:
                break
            child, shift = indent, column - indent
        if child >= 0:
            text = " " * (indent + shift) + state.src[begin : state.eMarks[line]] + "\n"
            state.bMarks[line] = position
            state.eMarks[line] = position + len(text) - 1
            state.tShift[line] = state.sCount[line] = indent + shift
            position += len(text)
            moved.append(text)
    if moved:
        state.src += "\n" + "".join(moved)


def math_inline(state: StateInline, silent: bool) -> bool:
    r"""Formulas inside a line: ``$x$``, ``$`x`$``, ``$$x$$``, ``\(x\)``, ``\[x\]``."""
    text, at, end = state.src, state.pos, state.posMax
    if text[at] == "$":
        run = 2 if text.startswith("$$", at) else 1
        if text.startswith("$$$", at):
            return False
        opener = closer = "$" * run
    elif text.startswith((r"\(", r"\["), at):
        opener, closer = text[at : at + 2], r"\)" if text[at + 1] == "(" else r"\]"
    else:
        return False
    start = at + len(opener)
    stop = _find(text, closer, start, min(end, start + _INLINE_LIMIT))
    if stop < 0:
        return False
    content = text[start:stop]
    if opener == "$":
        if content.startswith("`") and content.endswith("`") and len(content) > 2:
            content = content[1:-1]
        elif _is_price(text, start, stop):
            return False
    elif not _READABLE.search(content) or _BLANK_LINE.search(content):
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = content.strip()
        token.markup = opener
    state.pos = stop + len(closer)
    return True


def math_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    r"""A formula on lines of its own: ``$$ … $$``, ``\[ … \]``, ``\begin{align} … ``.

    It must close before the next blank line and nothing may follow on the closing line;
    otherwise it is a paragraph, so that a stray ``$$`` never swallows the rest.
    """
    if state.is_code_block(start_line):
        return False
    text = state.src
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if text.startswith("$$", begin):
        opener, closer = "$$", "$$"
    elif text.startswith(r"\[", begin):
        opener, closer = r"\[", r"\]"
    elif environment := _ENVIRONMENT.match(text, begin):
        opener, closer = environment[0], rf"\end{{{environment[1]}}}"
    else:
        return False
    line, found = start_line, False
    size = 0
    while line < end_line and size < MATH_LIMIT:
        if line > start_line and (
            state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.sCount[line] < 0
        ):
            return False
        first = begin + len(opener) if line == start_line else state.bMarks[line]
        last = state.eMarks[line]
        size += last - first
        stop = _find(text, closer, first, last)
        if stop < 0 and text.startswith(
            opener, first + (state.tShift[line] if line > start_line else 0)
        ):
            return False  # formulas do not nest; this keeps a run of openers linear
        if stop >= 0:
            found = not text[stop + len(closer) : last].strip()
            break
        line += 1
    if not found:
        return False
    content = state.getLines(start_line, line + 1, state.blkIndent, False).strip()
    environment_kept = opener.startswith(r"\begin")
    if not environment_kept:
        content = content[len(opener) : -len(closer)].strip()
    if not content:
        return False
    if silent:
        return True
    token = state.push("math_block", "math", 0)
    token.content = content
    token.markup = "" if environment_kept else opener
    token.map = [start_line, line + 1]
    state.line = line + 1
    return True


def too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """At the nesting limit the rest of the container is one paragraph, not lost."""
    if state.level < state.md.options["maxNesting"] - 3 or silent:
        return False
    line = start_line
    while (
        line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent
    ) or line == start_line:
        line += 1
    opening = state.push("paragraph_open", "p", 1)
    opening.map = [start_line, line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    token.map = [start_line, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def footnote_mark(state: StateInline, silent: bool) -> bool:
    """``[^label]``, if that footnote is defined somewhere in the text."""
    text, at = state.src, state.pos
    if not text.startswith("[^", at):
        return False
    stop = text.find("]", at + 2, min(state.posMax, at + 1002))
    if stop <= at + 2:
        return False
    label = text[at + 2 : stop]
    if any(c.isspace() or c == "[" for c in label):
        return False
    if ":" + label not in state.env["footnotes"]["refs"]:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).content = label
    state.pos = stop + 1
    return True
