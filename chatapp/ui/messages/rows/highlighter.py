"""Highlighter of one block of code: finds its colours a slice at a time."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator

from chatapp.ui.messages.rows.throttle import Throttle

_LONGEST = 1.0
"""Seconds until what was added has its colours, at most: all of the code is read for them."""


class Highlighter:
    """The tokens of some code, found a slice at a time."""

    __slots__ = ("_ends", "_source", "_tokens", "code", "done", "reached")

    def __init__(self, code: str, language: str) -> None:
        self.code = code
        self.reached = 0
        """The number of characters that are known."""
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


class CodeColours:
    """The colours of one block whose code may grow: old ones stay until they are overtaken."""

    __slots__ = ("_found", "_fresh", "_throttle", "language")

    def __init__(self, language: str) -> None:
        self.language = language
        self._found = Highlighter("", "")
        self._fresh = Highlighter("", "")
        """The colours of what the code is now, behind those of what it was."""
        self._throttle = Throttle(share=0.005, longest=_LONGEST)

    @property
    def reached(self) -> int:
        """The number of characters that are coloured."""
        return self._found.reached

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The coloured stretches from `start` to `end`."""
        return self._found.between(start, end)

    def complete(self, code: str) -> bool:
        """True if all of `code` is coloured."""
        return self._found.code == code and self._found.done

    def pauses(self, code: str) -> bool:
        """True if highlighting `code` anew must wait for its share of the time."""
        begun = self._fresh.code == code
        return not begun and self._throttle.wait(time.perf_counter()) > 0

    def waits(self, code: str) -> bool:
        """True if `work` would do nothing now."""
        return self._found.code != code and self.pauses(code)

    def at_once(self, code: str, *, growing: bool) -> bool:
        """Colour all of `code`, if the lexer is at hand; whether the colours are others now."""
        from chatapp.core.highlight import is_prepared

        if not is_prepared(self.language):
            return False
        start, known = time.perf_counter(), self._found.code
        if growing and known and code.startswith(known) and self._throttle.wait(start):
            return False  # what is new gets its colours a little later
        self._found = Highlighter(code, self.language)
        self._found.work(None)
        self._throttle.spent(start, time.perf_counter())
        return True

    def work(self, code: str, until: float) -> tuple[bool, bool]:
        """Go on until the clock reads `until`; whether it is done, and whether it did anything."""
        if self._found.code == code:
            return self._found.work(until), True
        if self.pauses(code):
            return False, False
        start = time.perf_counter()
        if self._fresh.code != code:
            self._fresh = Highlighter(code, self.language)
        # However slow it is, it gets there: what was found stays until it is overtaken.
        done = self._fresh.work(until)
        self._throttle.spent(start, time.perf_counter())
        if done or not self._found.code or self._fresh.reached > self._found.reached:
            self._found, self._fresh = self._fresh, Highlighter("", "")
        return done, True

    def drop(self) -> None:
        """Forget all colours."""
        self._found = self._fresh = Highlighter("", "")
