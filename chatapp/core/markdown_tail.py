"""The end of a text that is still being written, made whole so that it can be shown.

Half a construct must not show its marks: an open ``**`` is closed, a lone ``-`` waits
for its list item, a header row gets the delimiter row that must follow.
"""

from __future__ import annotations

import re

_MARKS_ONLY = re.compile(r"[ \t]*(?:[-+*_=#>`~|:\\$\[!]+|\d{1,9}[.)]?|\[\^?)[ \t]*")
_HEADER = re.compile(r"(?:^|\n)( {0,3}\|[^\n]*?\S[^\n]*)(?:\n([|:\- \t]*))?$")
_MARK = re.compile(r"\\.?|`+|\*+|_+|~{1,2}|!?\[|\]\([^)\s]*$|\](?:\([^)]*\))?|\$+", re.DOTALL)


def provisional_lines(text: str) -> str:
    """`text` (from a block's start to the end so far) with its last lines made whole."""
    cut = max(text.rfind("\n"), text.rfind("\r")) + 1
    if _MARKS_ONLY.fullmatch(text, cut) and not text.startswith("|", cut):
        text = text[:cut]
    header = _HEADER.search(text, max(0, text.rfind("\n\n")))
    if header is None:
        return text
    before = text[: max(0, header.start(1) - 1)].rpartition("\n")[2].lstrip()
    if before.startswith("|"):
        return text  # a row of a table already there
    columns = max(1, len(re.findall(r"(?<!\\)\|", header[1].strip().strip("|"))) + 1)
    row = header[1] if header[1].rstrip().endswith("|") else header[1] + "|"
    return text[: header.start(1)] + row + "\n" + "|---" * columns + "|"


def provisional_line(text: str) -> str:
    """A paragraph's text so far with its open emphasis and code spans closed, and
    without a mark at its very end that has nothing to mark yet."""
    opened: list[str] = []
    at = 0
    while match := _MARK.search(text, at):
        mark, at = match[0], match.end()
        last = at == len(text)
        before, after = text[match.start() - 1 : match.start()], text[at : at + 1]
        if mark[0] == "\\":
            if last:
                return _closed(text[: match.start()], opened)
        elif mark[0] == "`":
            end = text.find(mark, at)
            while end >= 0 and (text[end + len(mark) : end + len(mark) + 1] == "`"):
                end = text.find(mark, end + len(mark) + 1)
            if end < 0:
                if last:
                    return _closed(text[: match.start()], opened)
                half = len(text) - len(text.rstrip("`"))
                return _closed(text[: len(text) - half] + mark, opened)
            at = end + len(mark)
        elif mark[0] == "[" or mark[0] == "!":
            if last:
                return _closed(text[: match.start()], opened)
        elif mark.startswith("]("):
            if last and not mark.endswith(")"):
                start = text.rfind("[", 0, match.start())
                if start >= 0:
                    image = text[start - 1 : start] == "!"
                    label = "" if image else text[start + 1 : match.start()]
                    return _closed(text[: start - image] + label, opened)
        elif mark[0] in "*_~":
            at = _emphasis(mark, before, after, opened, match.start())
            if at < 0:
                return _closed(text[: match.start()], opened)
    return _closed(text, opened)


def _emphasis(mark: str, before: str, after: str, opened: list[str], start: int) -> int:
    """Closes or opens emphasis at `mark`; returns where to go on, -1 for "drop the rest"."""
    rest = mark
    can_close = bool(before) and not before.isspace()
    while can_close and opened and rest and opened[-1][0] == rest[0]:
        if rest.startswith(opened[-1]):
            rest = rest[len(opened.pop()) :]
        elif not after:
            return -1  # half of the closing mark: closed whole
        else:
            break
    if rest and not after:
        return -1
    word_inside = rest[:1] == "_" and before.isalnum()
    if rest and not after.isspace() and not word_inside and (not can_close or rest == mark):
        for size in (2, 1):
            while len(rest) >= size and (rest[0] != "~" or size == 2):
                opened.append(rest[:size])
                rest = rest[size:]
    return start + len(mark)


def _closed(text: str, opened: list[str]) -> str:
    body = text.rstrip()
    marks = "".join(reversed(opened))
    return body + marks if marks and body else text
