"""Highlighter of one block of code: finds its colours a slice at a time."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator

from chatapp.ui.messages.rows.throttle import Throttle

_LONGEST = 1.0
"""Seconds until what was added has its colours, at most, where all of the code is read for them."""
_MOST_AGAIN = 1000
"""Characters of the last lines of code that are read again with each step of it."""


class Highlighter:
    """The tokens of some code, found a slice at a time."""

    __slots__ = ("_alone", "_ends", "_source", "_tokens", "code", "done", "reached")

    def __init__(self, code: str, language: str) -> None:
        self.code = code
        self.reached = 0
        """The number of characters that are known."""
        self.done = not language
        self._alone = 0
        """The start of a line that is read alike with all before it, and by itself."""
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

    def grow(self, code: str, language: str) -> bool:
        """Take in `code`, which begins with what is known: only its last lines are read. False,
        and nothing is taken in, where they are too many."""
        if len(code) - self._alone > _MOST_AGAIN:
            self._stand_alone(self.code.rstrip().rfind("\n") + 1, language)
        if len(code) - (at := self._alone) > _MOST_AGAIN:
            return False
        end = Highlighter(code[at:], language)
        end.work(None)
        keep = bisect_right(self._ends, at)
        if keep < len(self._tokens) and (begun := self._tokens[keep])[0] < at:
            self._tokens[keep] = begun[0], at, begun[2]
            keep += 1
        self._tokens[keep:] = [(at + low, at + high, kind) for low, high, kind in end._tokens]
        self._ends[keep:] = [high for _, high, _ in self._tokens[keep:]]
        self.code, self.reached = code, at + end.reached
        self._stand_alone(code.rfind("\n") + 1, language)
        return True

    def _stand_alone(self, line: int, language: str) -> None:
        """Note it if the text from `line` on is read by itself as it is read here."""
        code = self.code[line:]
        if line <= self._alone or not code.strip() or len(code) > _MOST_AGAIN:
            return
        # What goes on there may look alike and end something; an error may be the beginning of
        # what has no end yet.
        token = bisect_right(self._ends, line)
        goes_on = token < len(self._tokens) and self._tokens[token][0] < line
        if goes_on or "error" in self._kinds(self._alone, line):
            return
        end = Highlighter(code, language)
        end.work(None)
        if end._kinds(0, len(code)) == self._kinds(line, len(self.code)):
            self._alone = line

    def _kinds(self, start: int, end: int) -> list[str]:
        """The kind of each character from `start` to `end` that can be seen."""
        kinds = [""] * (end - start)
        for low, high, kind in self.between(start, end):
            kinds[low - start : high - start] = [kind] * (high - low)
        seen = self.code[start:end]
        return [kind for kind, char in zip(kinds, seen, strict=True) if not char.isspace()]


class CodeColours:
    """The colours of one block whose code may grow: old ones stay until they are overtaken."""

    __slots__ = ("_found", "_fresh", "_in_pieces", "_throttle", "language")

    def __init__(self, language: str) -> None:
        self.language = language
        self._found = Highlighter("", "")
        self._fresh = Highlighter("", "")
        """The colours of what the code is now, behind those of what it was."""
        self._in_pieces = False
        """True if the end of the code was coloured by itself."""
        self._throttle = Throttle(share=0.005, longest=_LONGEST)

    @property
    def reached(self) -> int:
        """The number of characters that are coloured."""
        return self._found.reached

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The coloured stretches from `start` to `end`."""
        return self._found.between(start, end)

    def complete(self, code: str, *, growing: bool) -> bool:
        """True if all of `code` is coloured, and as one if no more comes."""
        whole = growing or not self._in_pieces
        return self._found.code == code and self._found.done and whole

    def pauses(self, code: str) -> bool:
        """True if highlighting `code` anew must wait for its share of the time."""
        begun = self._fresh.code == code
        return not begun and self._throttle.wait(time.perf_counter()) > 0

    def waits(self, code: str) -> bool:
        """True if `work` would do nothing now."""
        return self._found.code != code and self.pauses(code)

    def grow(self, code: str) -> None:
        """Colour what was added to the code, if that is quickly done."""
        known = self._found.code
        more = self._found.done and known and len(code) > len(known) and code.startswith(known)
        if more and self._at_hand and self._found.grow(code, self.language):
            self._in_pieces = True

    @property
    def _at_hand(self) -> bool:
        from chatapp.core.highlight import is_prepared

        return is_prepared(self.language)

    def at_once(self, code: str, *, growing: bool) -> bool:
        """Colour all of `code`, if the lexer is at hand; whether the colours are others now."""
        if self.complete(code, growing=growing) or not self._at_hand:
            return False
        start, known = time.perf_counter(), self._found.code
        if growing and known and code.startswith(known) and self._throttle.wait(start):
            return False  # what is new gets its colours a little later
        self._found, self._in_pieces = Highlighter(code, self.language), False
        self._found.work(None)
        self._throttle.spent(start, time.perf_counter())
        return True

    def work(self, code: str, until: float) -> tuple[bool, bool]:
        """Go on until the clock reads `until`; whether it is done, and whether it did anything."""
        if self._found.code == code and not self._in_pieces:
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
            self._in_pieces = False
        return done, True

    def drop(self) -> None:
        """Forget all colours."""
        self._found = self._fresh = Highlighter("", "")
        self._in_pieces = False
