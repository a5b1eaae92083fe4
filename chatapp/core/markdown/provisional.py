"""The provisional end: completes the end of a text that is still arriving, so it can be shown.

Half a construct must not show its marks: an open ``**`` is closed, a lone ``-`` waits for its
list item, a header row gets the delimiter row that must follow, an open formula its closing
mark. `provisional_lines` completes the lines of the last block before blocks are found in them,
`provisional_line` the last paragraph's text before its inline marks are parsed. What is dropped
or added here is never more than the last few characters, and never part of a finished text: the
stream parses the text as it came once more has arrived.
"""

from __future__ import annotations

import re

from chatapp.core.formula import in_place_of

_MARKS_ONLY = re.compile(r"[ \t>]*+(?:\d{1,9}[.)]?)?[-+*_=#>`~|:\\$\[!^ \t]*")
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_DELIMITERS = re.compile(r"[|:\- \t]*")
_ROW = re.compile(r" {0,3}\|[ \t]*\S")
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})(.*)", re.MULTILINE)
_FORMULA = re.compile(r"(?:^|(?<=\n))( {0,3})(\$\$|\\\[)")
_MARK = re.compile(r"\\.?|`+|\*+|_+|~{1,2}|!?\[|\$+", re.DOTALL)
_TARGET = re.compile(r"\]\([^)\n]*$")
_WEB = re.compile(r"https?:/[^\s()<>\\]*(?:\s|$)|(?:h(?:t(?:t(?:ps?:?)?)?)?)?$")
"""The beginning of a target that will be an address on the web."""
_REACH = 4_000  # how far back from the end of a paragraph open marks are looked for
_LIKE_TEX = re.compile(
    r"(?!\s|\d[\d.,]*(?:\s|$))"
    r"(?:\\[A-Za-z]+|[A-Za-z](?![A-Za-z])|[^\sA-Za-z$`]|(?<=\S) (?=\S|$))*"
)
"""The text behind a dollar sign where a formula begins, and not a price or a variable."""
_CLOSING = {r"\(": r"\)", r"\[": r"\]"}


def provisional_lines(text: str) -> tuple[str, bool]:
    """`text` (from a block's start to the end so far) with its last lines made whole; line
    ends become LF. Only the last block is affected, and only its end; True if there is
    now something at its end that the text has not.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cut = text.rfind("\n") + 1
    if _MARKS_ONLY.fullmatch(text, cut):
        text = text[:cut]
    *_, blank = [None, *_BLANK.finditer(text)]
    paragraph = blank.end() - 1 if blank else 0
    if (opening := _open_formula(text, paragraph)) is not None:
        if not text[opening.end() :].strip():
            return text[: opening.start()], False
        indent, mark = opening.groups()
        return f"{text.rstrip()}\n{indent}{_CLOSING.get(mark, mark)}", True
    *before, last = text[paragraph:].rsplit("\n", 2)
    if before and before[-1] and _DELIMITERS.fullmatch(last):
        last = before.pop()
        text = text[: text.rfind("\n")]
    if not _ROW.match(last) or (before and before[-1].lstrip().startswith("|")):
        return text, False  # no row, or one of a table already there
    if _in_fence(text):
        return text, False
    columns = len(re.findall(r"(?<!\\)\|", last.strip().strip("|"))) + 1
    end = "" if last.rstrip().endswith("|") else "|"
    return text + end + "\n" + "|---" * columns + "|", True


def _in_fence(text: str) -> bool:
    """True if `text` ends within fenced code."""
    opened = ""
    for mark, rest in _FENCE.findall(text):
        if not opened:
            opened = mark if mark[0] == "~" or "`" not in rest else ""
        elif mark.startswith(opened) and not rest.strip():
            opened = ""
    return bool(opened)


def _open_formula(text: str, paragraph: int) -> re.Match[str] | None:
    """The start of a formula that a line of the last paragraph opened and none closed."""
    *_, last = [None, *_FORMULA.finditer(text, paragraph)]
    if last is None or text.find(_CLOSING.get(last[2], last[2]), last.end()) >= 0:
        return None
    in_code = text.count("```") % 2 == 1
    closed = last[2] == "$$" and text.count("$$", paragraph) % 2 == 0
    return None if in_code or closed else last


def provisional_line(text: str) -> str:
    """A paragraph's text so far with its open emphasis, code and formulas closed, and
    without a mark at its very end that has nothing to mark yet."""
    opened: list[str] = []
    at = max(0, len(text) - _REACH)
    while match := _MARK.search(text, at):
        mark, start, at = match[0], match.start(), match.end()
        last = at == len(text)
        if mark in _CLOSING:
            end = text.find(_CLOSING[mark], at)
            if end < 0:
                return _closed(text[:start] + in_place_of(text[at:]), opened)
            at = end + 2
        elif mark[0] == "`":
            end = _code_end(text, mark, at)
            if end < 0:
                half = len(text) - len(text.rstrip("`"))
                return _closed(text[:start] if last else text[: len(text) - half] + mark, opened)
            at = end
        elif mark[0] == "$":
            end = text.find(mark, at)
            if end > at and not text[at].isspace() and not text[end - 1].isspace():
                at = end + len(mark)
            elif end < 0 and not last and _LIKE_TEX.fullmatch(text, at):
                return _closed(text[:start] + in_place_of(text[at:]), opened)
        elif mark[-1] == "[":
            if (shown := _half_link(text, mark, start, at)) is not None:
                return _closed(shown, opened)
        elif mark[0] in "*_~":
            before = list(opened)
            if not _emphasis(mark, text[max(0, start - 1) : start], text[at : at + 1], opened):
                return _closed(text[:start], before)
        elif last:
            return _closed(text[:start], opened)
    return _closed(text, opened)


def _code_end(text: str, mark: str, at: int) -> int:
    """The end of the code span opened by `mark`, or -1."""
    for run in re.compile("`+").finditer(text, at):
        if run[0] == mark:
            return run.end()
    return -1


def _half_link(text: str, mark: str, start: int, at: int) -> str | None:
    """The text to show for a link or image that reaches the end without being whole."""
    if len(text) - start > 300:
        return None
    close = text.find("]", at)
    undecided = close < 0 or close + 1 == len(text) or _TARGET.match(text, close)
    if not undecided or "\n" in text[at:]:
        return None
    label = "" if mark[0] == "!" or text.startswith("^", at) else text[at:]
    label = label if close < 0 else label[: close - at]
    if label and text[close : close + 2] == "](" and _WEB.match(target := text[close + 2 :]):
        return f"{text[:start]}[{label}]({target.split()[0] if ':/' in target else 'https:'})"
    return text[:start] + label


def _emphasis(mark: str, before: str, after: str, opened: list[str]) -> bool:
    """Close and open emphasis at `mark`; False if text and mark must wait for more."""
    rest = mark
    can_close = bool(before) and not before.isspace()
    while can_close and opened and rest.startswith(opened[-1]):
        rest = rest[len(opened.pop()) :]
    if rest and not after:
        return False
    word_inside = rest[:1] == "_" and before.isalnum()
    if rest and not after.isspace() and not word_inside:
        for size in (2, 1):
            while len(rest) >= size and (rest[0] != "~" or size == 2):
                opened.append(rest[:size])
                rest = rest[size:]
    return True


def _closed(text: str, opened: list[str]) -> str:
    body = text.rstrip()
    return body + "".join(reversed(opened)) if opened and body else text
