"""The elements of one long JSON array, one by one, from a file that is never held whole."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

CHUNK: Final = 1 << 18
LARGEST: Final = 1 << 26
"""Characters of an element that is still taken for one."""

_SPACE = re.compile(r"[ \t\n\r]*")
_ANOTHER = re.compile(r",\s*(?=\{)")
_UNDECIDED: Final = 12
"""An error this near to the end may be a token cut in two (``-Infinity``, ``\\ud83d\\u``)."""


class Readable(Protocol):
    """A binary file, or a member of an archive."""

    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Text in the place of an element that is not JSON, or more than can be read."""

    reason: str


def first_character(file: Readable) -> str:
    """The first character of a file that is no white space; the file is rewound."""
    head = file.read(1 << 16).decode("utf-8-sig", "replace").lstrip()
    file.seek(0)
    return head[:1]


def elements(file: Readable, is_element: Callable[[Any], bool]) -> Iterator[Any]:
    """Each element of the array that `file` is, or a `Spoiled` in the place of a broken one.

    After a broken element it goes on at the next object for which `is_element`. What is
    read of the file stays ahead of what was taken by little more than one element. Raises
    `OSError`, and whatever `file.read` raises.
    """
    reader = _Reader(file, is_element)
    return reader.elements()


class _Reader:
    def __init__(self, file: Readable, is_element: Callable[[Any], bool]) -> None:
        self._file = file
        self._is_element = is_element
        self._text = ""
        self._at = 0
        self._ended = False
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
        # Line breaks within strings are no reason to lose a conversation; NaN is no number.
        self._json = json.JSONDecoder(strict=False, parse_constant=lambda _: None)

    def elements(self) -> Iterator[Any]:
        if self._next_character() != "[":
            yield Spoiled("it is not a list")
            return
        self._at += 1
        while (character := self._next_character()) != "]":
            if character == "":
                yield Spoiled("the file ends too early")
                return
            if character == ",":
                self._at += 1
                continue
            found, end = self._element()
            yield found
            if not isinstance(found, Spoiled):
                self._at = end
            elif not self._find_another():
                return

    def _next_character(self) -> str:
        """The next one that is no white space; empty at the end of the file."""
        while True:
            space = _SPACE.match(self._text, self._at)
            assert space is not None
            self._at = space.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._read()

    def _read(self) -> None:
        """At least double what is held, so that decoding again costs no more than reading."""
        held = self._text[self._at :]
        data = self._file.read(max(CHUNK, len(held)))
        self._ended = not data
        self._text = held + self._decode(data, self._ended)
        self._at = 0

    def _element(self) -> tuple[Any, int]:
        """What begins here, and where it ends; the place stays, counted anew if more is read."""
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._ended:
                    return Spoiled("it is not JSON, or cut off"), 0
                if not self._cut(error):
                    return Spoiled("it is not JSON"), 0
                self._read()
            except (ValueError, RecursionError):  # a number of thousands of digits; too deep
                return Spoiled("it is not JSON that can be read"), 0
            else:
                # A number may go on: "0" with ".5", "1" with "e+3".
                if self._ended or end + _UNDECIDED < len(self._text):
                    return found, end
                self._read()

    def _cut(self, error: json.JSONDecodeError) -> bool:
        """Whether the text may be whole once more of it is read."""
        if len(self._text) - self._at > LARGEST:
            return False
        unfinished = error.msg.startswith("Unterminated string")
        return unfinished or error.pos >= len(self._text) - _UNDECIDED

    def _find_another(self) -> bool:
        """Go to the next whole element after a broken one; False if there is none."""
        while True:
            if comma := _ANOTHER.search(self._text, self._at):
                self._at = comma.end()
                found, _ = self._element()
                if self._is_element(found):
                    return True
            elif self._ended:
                return False
            else:
                # The comma may be there already, its object not yet.
                self._at = self._last_comma()
                self._read()

    def _last_comma(self) -> int:
        """Where a comma stands that is followed by nothing yet; else the end of what is held."""
        before = len(self._text.rstrip())
        return (
            before - 1 if before > self._at and self._text[before - 1] == "," else len(self._text)
        )
