"""Keeps track of the lines of an answer: a tag counts at a line's start and outside code."""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}(?=[^`]*$)|~{3,})(?P<rest>.*)", re.DOTALL)


class AnswerLines:
    """The place in an answer that its text has come to."""

    def __init__(self) -> None:
        self._line: list[str] = []
        """The unfinished last line."""
        self._fence = ""
        self._mentioned: list[str] = []
        """Tags of this line that are mere text, and not yet closed."""

    @property
    def at_start(self) -> bool:
        """True at the start of a line."""
        return not self._line

    @property
    def in_fence(self) -> bool:
        """True inside a block of code."""
        return bool(self._fence)

    def restart(self) -> None:
        """Begin anew with an empty line; no mark counts inside code, so this is outside."""
        self._line.clear()
        self._mentioned.clear()

    def mention(self, tag: str) -> None:
        """Note a tag that opens nothing in this line."""
        self._mentioned.append(tag)

    def closes_mention(self, tag: str) -> bool:
        """True if a closing tag belongs to one that was mentioned before it in the line."""
        if tag not in self._mentioned:
            return False
        self._mentioned.remove(tag)
        return True

    def take(self, text: str) -> None:
        """Go on behind `text`."""
        self._line.append(text)
        if "\n" not in text:
            return
        lines = "".join(self._line).split("\n")
        last = lines.pop()
        self._line = [last] if last else []
        self._mentioned.clear()
        for line in lines:
            if ("```" in line or "~~~" in line) and (fence := _FENCE.match(line)):
                mark = fence["mark"]
                if not self._fence:
                    self._fence = mark
                elif mark.startswith(self._fence) and not fence["rest"].strip():
                    self._fence = ""
