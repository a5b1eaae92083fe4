"""Streams the elements of one long JSON array from a file that is never held whole.

Decoding stops every other thread meanwhile: it takes a piece of text at a time, in a large
value its members one by one, and a long string stretch by stretch. Where the file is broken
it looks for the next element, and not for ever: what is read twice is counted.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

from chatapp.core.domain.i18n import tr

CHUNK: Final = 1 << 18
PIECE: Final = 1 << 20
"""Characters of a value that are decoded at once."""
LONGEST: Final = 80_000_000
"""Characters of a string: as many has the largest file that can be attached, in base64."""
LARGEST: Final = 1 << 27
"""The size limit of an element: its characters, and its values, of which each takes room."""
_VALUE: Final = 60
_STEPS: Final = 2
"""Levels of an element whose members are decoded one by one, however small it is."""
_DEEPEST: Final = 32
"""Levels of one that is larger than a piece; one within a piece may have hundreds."""
_STRETCH: Final = 1 << 16
_MOST_MEMBERS: Final = 1_000_000
_MOST_TRIES: Final = 300_000
"""Objects looked at behind a broken place."""
_MOST_AGAIN: Final = 1 << 24
"""Characters read again in vain, beside twice as many as there are in the file."""

_SPACE = re.compile(r"[ \t\n\r]*")
_UNDECIDED: Final = 12
"""An error this near to the end may be a token cut in two (``-Infinity``, ``\\ud83d\\u``)."""
_IN_STRING = re.compile(r'[^"\\]*(?:\\(?:u[0-9a-fA-F]{4}|[^u])[^"\\]*)*')
_LONG: Final = object()


class Readable(Protocol):
    """A binary file, or a member of an archive."""

    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Text in the place of an element that is not JSON, or more than can be read."""

    reason: str
    too_large: bool = False


class _Broken(Exception):
    """Raised where JSON is broken; the message is the end of a sentence."""


class _TooLarge(_Broken):
    """Raised for what may be JSON, and is more than can be held."""

    def __init__(self) -> None:
        super().__init__(tr("it is too large to be read"))


def first_character(file: Readable) -> str:
    """The first character of a file that is no white space; the file is rewound."""
    head = file.read(1 << 16).decode("utf-8-sig", "replace").lstrip()
    file.seek(0)
    return head[:1]


def elements(
    file: Readable,
    is_element: Callable[[Any], bool],
    go_on: Callable[[], object] = lambda: None,
) -> Iterator[Any]:
    """Each element of the array that `file` is, or a `Spoiled` in the place of a broken one.

    After a broken element it goes on at the next object for which `is_element`. Little
    more of the file is held than the element itself. `go_on` is called every now and then.
    Raises `OSError`, and whatever `file.read` and `go_on` raise.
    """
    return _Reader(file, is_element, go_on, LARGEST).elements()


def single(
    file: Readable, steps: int, largest: int, go_on: Callable[[], object] = lambda: None
) -> Any:
    """The one value that `file` is, or a `Spoiled`.

    `steps`: levels whose members are decoded one by one; `largest`: what it may weigh.
    Raises as `elements`.
    """
    return _Reader(file, bool, go_on, largest).single(steps)


class _Reader:
    def __init__(
        self,
        file: Readable,
        is_element: Callable[[Any], bool],
        go_on: Callable[[], object],
        largest: int,
    ) -> None:
        self._file = file
        self._is_element = is_element
        self._go_on = go_on
        self._largest = largest
        self._text = ""
        self._at = 0
        self._kept: int | None = None
        """The beginning of what is looked at behind a broken place: it may be read again."""
        self._ended = False
        self._passed = self._again = 0
        self._weight = self._members = 0
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
                yield Spoiled(tr("the file is incomplete"))
                return
            if character == ",":
                self._at += 1
                continue
            try:
                found = self._element(_STEPS)
            except _Broken as why:
                yield Spoiled(str(why), isinstance(why, _TooLarge))
                found = self._another()
                if found is None:
                    return
            yield found
            if isinstance(found, Spoiled):
                return

    def single(self, steps: int) -> Any:
        try:
            found = self._element(steps)
            if self._next_character():
                raise _Broken(tr("it is not JSON, or is incomplete"))
        except _Broken as why:
            return Spoiled(str(why), isinstance(why, _TooLarge))
        return found

    # Text

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
        start = self._at
        if self._kept is not None:
            start = max(self._kept, self._at - PIECE)
            self._kept = 0
        held = self._text[start:]
        data = self._file.read(max(CHUNK, len(held)))
        self._ended = not data
        self._passed += len(data)
        self._text = held + self._decode(data, self._ended)
        self._at -= start

    def _expect(self, characters: str) -> str:
        """The next character, which is one of these, passed over. Raises `_Broken`."""
        character = self._next_character()
        if character == "" or character not in characters:
            raise _Broken(tr("it is not JSON, or is incomplete"))
        self._at += 1
        return character

    # Values

    def _element(self, steps: int) -> Any:
        self._weight = self._members = 0
        return self._value(steps)

    def _value(self, steps: int) -> Any:
        """The value that begins here. Raises `_Broken` somewhere after its beginning."""
        character = self._next_character()
        if steps <= 0 or character not in ("{", "["):
            found = self._piece()
            if found is not _LONG:
                return found
        if character == '"':
            return self._string()
        if steps < -_DEEPEST or character not in ("{", "["):
            raise _TooLarge
        return self._object(steps - 1) if character == "{" else self._array(steps - 1)

    def _object(self, steps: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self._at += 1
        if self._next_character() == "}":
            self._at += 1
            return found
        while True:
            if self._next_character() != '"':
                raise _Broken(tr("it is not JSON, or is incomplete"))
            name = self._value(0)
            self._expect(":")
            found[name] = self._value(steps)
            self._one_more()
            if self._expect(",}") == "}":
                return found

    def _array(self, steps: int) -> list[Any]:
        found: list[Any] = []
        self._at += 1
        if self._next_character() == "]":
            self._at += 1
            return found
        while True:
            found.append(self._value(steps))
            self._one_more()
            if self._expect(",]") == "]":
                return found

    def _one_more(self) -> None:
        self._go_on()
        self._members += 1
        self._weigh(_VALUE)
        if self._members > _MOST_MEMBERS:
            raise _TooLarge

    def _weigh(self, more: int) -> None:
        self._weight += more
        if self._weight > self._largest:
            raise _TooLarge

    def _piece(self) -> Any:
        """The value that begins here, decoded at once; `_LONG` for one that is more.

        Raises `_Broken`, at its beginning.
        """
        while True:
            held = len(self._text) - self._at
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                unfinished = error.msg.startswith("Unterminated string")
                # Through a string it runs, elsewhere it walks.
                self._read_in_vain(error.pos - self._at, held if unfinished else 0)
                if self._ended or not (unfinished or error.pos >= len(self._text) - _UNDECIDED):
                    raise _Broken(tr("it is not JSON, or is incomplete")) from None
            except (ValueError, RecursionError):  # a number of thousands of digits; too deep
                self._read_in_vain(held, 0)
                raise _Broken(tr("it is not readable JSON")) from None
            else:
                # A number may go on: "0" with ".5", "1" with "e+3".
                if self._ended or end + _UNDECIDED < len(self._text):
                    self._weigh(end - self._at + _VALUE * self._text.count(",", self._at, end))
                    self._at = end
                    return found
            if held >= PIECE:
                return _LONG
            self._read()

    def _read_in_vain(self, walked: int, ran: int) -> None:
        self._again += walked + ran // 4
        if self._exhausted:
            raise _TooLarge

    @property
    def _exhausted(self) -> bool:
        return self._again > _MOST_AGAIN + 2 * self._passed

    def _string(self) -> str:
        """A long string that begins here. Raises `_Broken` somewhere after its beginning."""
        parts: list[str] = []
        length = 0
        self._at += 1
        while True:
            self._go_on()
            if len(self._text) - self._at < _STRETCH and not self._ended:
                self._read()
            until = min(self._at + _STRETCH, len(self._text))
            inside = _IN_STRING.match(self._text, self._at, until)
            assert inside is not None
            end = inside.end()
            try:
                part: str = self._json.decode(f'"{self._text[self._at : end]}"')
            except ValueError:
                raise _Broken(tr("it is not JSON, or is incomplete")) from None
            if part := _joined(parts, part):
                parts.append(part)
            length += len(part)
            self._weigh(len(part))
            if length > LONGEST:
                raise _TooLarge
            closed = self._text[end : end + 1] == '"'
            if end == self._at and not closed:
                if self._ended or len(self._text) - end > _UNDECIDED:
                    raise _Broken(tr("it is not JSON, or is incomplete"))
                self._read()
            self._at = end
            if closed:
                self._at += 1
                return "".join(parts)

    # After a broken place

    def _another(self) -> Any:
        """The next whole element after a broken place; None if there is none.

        A `Spoiled` where looking for it would never end.
        """
        tries = 0
        while True:
            self._go_on()
            at = self._text.find("{", self._at)
            if at >= 0:
                if tries > _MOST_TRIES or self._exhausted:
                    return Spoiled(tr("too much after it is damaged"))
                tries += 1
                self._at = self._kept = at
                try:
                    found = self._element(_STEPS)
                except _Broken:
                    # The brace may stand in a string, and what was passed over be the next element.
                    self._again += self._at - self._kept
                    self._at = self._kept + 1
                    continue
                finally:
                    self._kept = None
                if self._is_element(found):
                    return found
            elif self._ended:
                return None
            else:
                self._at = len(self._text)
                self._read()


def _joined(parts: list[str], part: str) -> str:
    """`part` as it follows `parts`; a character cut in two is made whole in its first half."""
    if parts and part[:1] and "\ud800" <= parts[-1][-1:] <= "\udbff" < part[0] <= "\udfff":
        both = (parts[-1][-1] + part[0]).encode("utf-16-le", "surrogatepass")
        parts[-1] = parts[-1][:-1] + both.decode("utf-16-le")
        return part[1:]
    return part
