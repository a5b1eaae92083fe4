"""The elements of one long JSON array, one by one, from a file that is never held whole."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

from chatapp.core.domain.i18n import tr

CHUNK: Final = 1 << 18
LARGEST: Final = 1 << 26
"""Characters of a value that is decoded at once."""
_STEPS: Final = 2
"""Levels of an element whose members are decoded one by one. Decoding stops every other
thread meanwhile: it must not take a conversation at once, only a message."""

_SPACE = re.compile(r"[ \t\n\r]*")
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


class _Broken(Exception):
    """What follows is not what JSON has there; the message is the end of a sentence."""


def first_character(file: Readable) -> str:
    """The first character of a file that is no white space; the file is rewound."""
    head = file.read(1 << 16).decode("utf-8-sig", "replace").lstrip()
    file.seek(0)
    return head[:1]


def elements(file: Readable, is_element: Callable[[Any], bool]) -> Iterator[Any]:
    """Each element of the array that `file` is, or a `Spoiled` in the place of a broken one.

    After a broken element it goes on at the next object for which `is_element`. Little
    more of the file is held than the element itself. Raises `OSError`, and whatever
    `file.read` raises.
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
            yield Spoiled(tr("it is not a list"))
            return
        self._at += 1
        while (character := self._next_character()) != "]":
            if character == "":
                yield Spoiled(tr("the file ends too early"))
                return
            if character == ",":
                self._at += 1
                continue
            try:
                found = self._value(_STEPS)
            except _Broken as why:
                yield Spoiled(str(why))
                found = self._another()
                if found is None:
                    return
            yield found

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

    def _value(self, steps: int) -> Any:
        """The value that begins here. Raises `_Broken` somewhere after its beginning."""
        if steps == 0 or self._next_character() != "{":
            return self._decoded()
        self._at += 1
        found: dict[str, Any] = {}
        if self._next_character() == "}":
            self._at += 1
            return found
        while True:
            if self._next_character() != '"':
                raise _Broken(tr("it is not JSON, or cut off"))
            name = self._decoded()
            self._expect(":")
            self._next_character()
            found[name] = self._value(steps - 1)
            if self._expect(",}") == "}":
                return found

    def _expect(self, characters: str) -> str:
        """The next character, which is one of these, passed over. Raises `_Broken`."""
        character = self._next_character()
        if character == "" or character not in characters:
            raise _Broken(tr("it is not JSON, or cut off"))
        self._at += 1
        return character

    def _decoded(self) -> Any:
        """The value that begins here, decoded at once. Raises `_Broken`, at its beginning."""
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._ended or not self._cut(error):
                    raise _Broken(tr("it is not JSON, or cut off")) from None
                self._read()
            except (ValueError, RecursionError):  # a number of thousands of digits; too deep
                raise _Broken(tr("it is not JSON that can be read")) from None
            else:
                # A number may go on: "0" with ".5", "1" with "e+3".
                if self._ended or end + _UNDECIDED < len(self._text):
                    self._at = end
                    return found
                self._read()

    def _cut(self, error: json.JSONDecodeError) -> bool:
        """Whether the text may be whole once more of it is read."""
        if len(self._text) - self._at > LARGEST:
            return False
        unfinished = error.msg.startswith("Unterminated string")
        return unfinished or error.pos >= len(self._text) - _UNDECIDED

    def _another(self) -> Any:
        """The next whole element after a broken place; None if there is none."""
        while True:
            at = self._text.find("{", self._at)
            if at >= 0:
                self._at = at
                try:
                    found = self._value(_STEPS)
                except _Broken:
                    continue
                if self._is_element(found):
                    return found
            elif self._ended:
                return None
            else:
                self._at = len(self._text)
                self._read()
