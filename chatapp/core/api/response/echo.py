"""Compares inline thinking with the thinking of a field of its own, which some servers repeat."""

from __future__ import annotations


class Echo:
    """Compares inline thinking with the structured thinking it may merely repeat."""

    def __init__(self) -> None:
        self._said: list[str] = []
        """The structured thinking, without white space."""
        self._run = 0
        self._offset = 0

    def say(self, text: str) -> None:
        """Take in more structured thinking."""
        if words := "".join(text.split()):
            self._said.append(words)

    @property
    def heard(self) -> bool:
        """True if there is any structured thinking."""
        return bool(self._said)

    def repeats(self, text: str) -> bool:
        """True if `text` goes on where the last call ended."""
        words = "".join(text.split())
        at = 0
        while at < len(words):
            if self._run == len(self._said):
                return False
            run = self._said[self._run]
            size = min(len(words) - at, len(run) - self._offset)
            if words[at : at + size] != run[self._offset : self._offset + size]:
                return False
            at += size
            self._offset += size
            if self._offset == len(run):
                self._run, self._offset = self._run + 1, 0
        return True
