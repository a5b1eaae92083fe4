"""The colours of code, found a slice at a time."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator


class Highlighter:
    """The tokens of some code, found a slice at a time."""

    __slots__ = ("_ends", "_source", "_tokens", "code", "done", "reached")

    def __init__(self, code: str, language: str) -> None:
        self.code = code
        self.reached = 0
        """How many characters are known."""
        self.done = not language
        self._tokens: list[tuple[int, int, str]] = []
        self._ends: list[int] = []
        self._source: Iterator[tuple[str, str]] | None = None
        if language and code:
            from chatapp.core.highlight import tokens

            # Lexers know whole lines: without its end the last one would be an error.
            found = tokens(code if code.endswith("\n") else f"{code}\n", language)
            self._source = ((str(kind or ""), text) for kind, text in found)

    def work(self, until: float | None) -> bool:
        """Go on until the clock reads `until` or, with None, to the end; True when done."""
        if self._source is None:
            self.done = True
            return True
        for count, (kind, text) in enumerate(self._source):
            end = self.reached + len(text)
            if kind:
                self._tokens.append((self.reached, end, kind))
                self._ends.append(end)
            self.reached = end
            if until is not None and count % 32 == 31 and time.perf_counter() > until:
                return False
        self.done = True
        self._source = None
        return True

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The coloured stretches from `start` to `end`."""
        for low, high, kind in self._tokens[bisect_right(self._ends, start) :]:
            if low >= end:
                return
            yield max(low, start), min(high, end), kind
