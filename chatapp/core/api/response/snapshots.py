"""Finds what is new in a field that some servers send cumulatively. No I/O.

A cumulative server repeats in each piece all that the field has held so far (MiniMax's
``reasoning_split`` sample reads its deltas so). Which kind a server is, shows in the pieces
alone: one that begins with the whole text so far is a snapshot of it. That is proof once the
text is long; while it is short ("a" and "ab" may be "ab" or "aab") the doubtful pieces are
held back until one decides: one that goes on differently was plain, a long one that goes on
in the same way was not. Where nothing decides before the end, pieces that grew were snapshots.
"""

from __future__ import annotations

from collections.abc import Callable

PROOF = 16
"""Characters from which a repeated beginning is no coincidence."""
_MOST_EQUAL = 3
"""Equal short pieces held back: a word may be repeated, a snapshot seldom is."""


class Snapshots:
    """Tells the snapshots among one field's pieces from plain ones. Costs nothing for those."""

    def __init__(self) -> None:
        self.size = 0
        """Shorter pieces are plain: they need no look."""
        self._length = 0
        """Characters given out so far."""
        self._first = 0
        """Characters of the first piece."""
        self._cumulative = False
        self._held: list[str] = []
        self._interrupted = False
        """Another field's text came while pieces were held back."""

    def plain(self, text: str) -> None:
        """Count a piece shorter than `size`: it is new as it stands."""
        self._length += len(text)
        self.size = self._length

    def fresh(self, text: str, so_far: Callable[[], str]) -> str:
        """The new part of a piece, behind what was held back and is decided by it.

        `so_far` gives all that was given out until now.
        """
        if self._held:
            return self._decide(text)
        if not self._length:
            self._first = len(text)
        elif len(text) >= self._length and text.startswith(so_far()):
            if self._cumulative or (self._length >= PROOF and self._length > self._first):
                return self._snapshot(text)
            self._held.append(text)
            self.size = 0
            return ""
        return self._given(text)

    def interrupt(self) -> str:
        """Another field's text comes now; gives out what grew and was held back before it."""
        if self._held and len(self._held[-1]) > self._length:
            return self._snapshot(self._held[-1])
        self._interrupted = bool(self._held)
        return ""

    def finish(self) -> str:
        """Give out what is held back, as nothing follows that could decide."""
        if self._held and (len(self._held[-1]) > self._length or self._length >= PROOF):
            return self._snapshot(self._held[-1])
        return self._plain_after_all()

    def _decide(self, text: str) -> str:
        """Take one more piece while some are held back."""
        if not text.startswith(self._held[-1]):
            return self._plain_after_all() + self._given(text)
        if self._interrupted or len(text) >= max(PROOF, self._length + 1):
            return self._snapshot(text)
        self._held.append(text)
        if len(text) == self._length and len(self._held) > _MOST_EQUAL:
            return self._plain_after_all()
        return ""

    def _snapshot(self, text: str) -> str:
        self._cumulative = True
        self._held.clear()
        return self._given(text[self._length :])

    def _plain_after_all(self) -> str:
        text = "".join(self._held)
        self._held.clear()
        self._interrupted = False
        return self._given(text)

    def _given(self, text: str) -> str:
        self._length += len(text)
        self.size = self._length
        return text
