"""Reads an open fenced code block whose lines are still arriving."""

from __future__ import annotations

import re
from typing import NamedTuple

LINE_ENDS = re.compile(r"\r\n|\n|\r")


class Read(NamedTuple):
    """The outcome of `Fence.read`."""

    taken: int
    """Characters that are read for good."""
    shown: int
    """Characters after those that are shown, and may still be read otherwise."""
    code: str
    """All code of the block, as it is shown now."""
    ended: bool
    """True if the block is complete."""


class Fence:
    """The block that `mark` opened at `start` of the text, `indent` columns from the margin."""

    def __init__(self, mark: str, language: str, start: int, indent: int) -> None:
        self.language, self.start = language, start
        self._mark, self._indent = mark, indent
        self._closing = _closes(mark)
        self._code = ""

    def read(self, text: str, *, final: bool) -> Read:
        """Read on in `text`; with `final`, nothing comes after it."""
        position, lines, ended = 0, list[str](), False
        while not ended and (end := LINE_ENDS.search(text, position)):
            line = text[position : end.start()]
            position = end.end()
            ended = self._closing.fullmatch(line) is not None
            if not ended:
                lines.append(_dedented(line, self._indent) + "\n")
        self._code += "".join(lines)
        if ended:
            return Read(position, 0, self._code, True)
        # The unfinished line; while it may become the closing mark it is not shown.
        rest = text[position:]
        shown = len(rest)
        hidden = not final and not rest.strip(" \t" + self._mark[0])
        if hidden or self._closing.fullmatch(rest):
            rest = ""
        if not final:
            return Read(position, shown, self._code + _dedented(rest, self._indent), False)
        rest += "\n" if rest else ""
        return Read(len(text), 0, self._code + _dedented(rest, self._indent), True)


def _closes(mark: str) -> re.Pattern[str]:
    """The pattern of a line that closes the fence that `mark` opened."""
    return re.compile(rf" {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*")


def _dedented(line: str, indent: int) -> str:
    """`line` without up to `indent` columns of leading space, tabs stopping every four."""
    column = at = 0
    while at < len(line) and column < indent and line[at] in " \t":
        column += 1 if line[at] == " " else 4 - column % 4
        at += 1
    return " " * (column - indent) + line[at:]
