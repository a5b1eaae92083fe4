"""Server-sent events (SSE) as chat servers really send them: bytes in, values out, no I/O.

Beyond the WHATWG rules it copes with what was met in the wild: a byte order mark, no space
after the colon, lone CR, events without blank lines between them, a last event that is never
finished, bare JSON lines, and ``error:`` lines. Text is UTF-8 whatever the headers say, and
only CR and LF end a line (U+2028 and its like may stand inside JSON).

What counts as a complete event without a blank line after it only its content can tell, so
the decoder is given the function that parses it.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

MAX_EVENT = 16 * 1024 * 1024
"""Characters of one event, or of an answer in one. Of what is kept of one (`reply`) each may be
written with six: ``\\u4e2d``."""


class EventTooLarge(ValueError):
    """Raised for an event, or a line, that is longer than `MAX_EVENT`."""


class Odd(NamedTuple, Generic[T]):
    """An event with a name of its own, or one whose data could not be parsed."""

    name: str
    """The ``event:`` field, ``error`` for an ``error:`` line, else empty."""
    value: T | None
    """The parsed data; None where it could not be parsed."""
    data: str
    """The data as text."""


class EventDecoder(Generic[T]):
    """Cuts a byte stream into events.

    `parse` returns the value of an event's data, or None if the text is not a whole value.
    """

    def __init__(self, parse: Callable[[str], T | None]) -> None:
        self._parse = parse
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._at_start = True
        self._after_cr = False
        self._tail: list[str] = []
        """The unfinished last line."""
        self._tail_size = 0
        self._name = ""
        self._lines: list[str] = []
        """The data lines of an event that is no whole value yet."""
        self._size = 0

    @property
    def pending(self) -> int:
        """The characters of an event that is not complete."""
        return self._tail_size + self._size

    def feed(self, data: bytes) -> list[T | Odd[T]]:
        """The events completed by `data`, in order; an ordinary one is its bare value.

        Raises `EventTooLarge`.
        """
        return self._take(self._utf8.decode(data))

    def finish(self) -> list[T | Odd[T]]:
        """The events that were waiting for an end of line, or of the event."""
        events = self._take(self._utf8.decode(b"", final=True) + "\n")
        self._end_event(events)
        return events

    def _take(self, text: str) -> list[T | Odd[T]]:
        if not text:
            return []
        if self._at_start:
            self._at_start = False
            text = text.removeprefix("\ufeff")
        if self._after_cr:
            self._after_cr = False
            text = text.removeprefix("\n")
        if "\r" in text:
            self._after_cr = text.endswith("\r")
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "\n" not in text:
            self._keep_tail(text)
            return []
        lines = text.split("\n")
        if self._tail:
            lines[0] = "".join(self._tail) + lines[0]
            self._tail.clear()
            self._tail_size = 0
        self._keep_tail(lines.pop())
        return self._read(lines)

    def _keep_tail(self, text: str) -> None:
        if text:
            self._tail.append(text)
            self._tail_size += len(text)
            if self._tail_size > MAX_EVENT:
                raise EventTooLarge

    def _read(self, lines: list[str]) -> list[T | Odd[T]]:
        events: list[T | Odd[T]] = []
        add, parse = events.append, self._parse
        for line in lines:
            if not line:
                self._end_event(events)
            elif line.startswith("data: ") and not self._lines:
                # The one case that matters for speed: a whole value on one line.
                data = line[6:]
                value = parse(data)
                if value is None:
                    self._add_line(data)
                else:
                    add(Odd(self._name, value, data) if self._name else value)
            else:
                self._read_line(line, events)
        return events

    def _read_line(self, line: str, events: list[T | Odd[T]]) -> None:
        field, colon, data = line.partition(":")
        data = data.removeprefix(" ")
        if field == "data":
            if self._lines or (value := self._parse(data)) is None:
                self._add_line(data)
            else:
                events.append(Odd(self._name, value, data) if self._name else value)
        elif field == "event":
            if self._lines:  # no blank line before it: the last event is over
                self._end_event(events)
            self._name = data.strip()
        elif field == "error" and colon:
            self._end_event(events)
            events.append(Odd("error", self._parse(data), data))
        elif line.startswith("{") and (value := self._parse(line)) is not None:
            self._end_event(events)
            events.append(value)
        # Comments, `id`, `retry` and fields unknown to us say nothing about the answer.

    def _add_line(self, data: str) -> None:
        if not self._lines and not data.strip():
            return
        self._size += len(data)
        if self._size > MAX_EVENT:
            raise EventTooLarge
        self._lines.append(data)

    def _end_event(self, events: list[T | Odd[T]]) -> None:
        if lines := self._lines:
            whole = "\n".join(lines)
            value = self._parse(whole) if len(lines) > 1 else None
            if value is not None:
                events.append(Odd(self._name, value, whole) if self._name else value)
            else:
                # Not one value: then perhaps one to a line, the blank lines forgotten.
                for line in filter(str.strip, lines):
                    value = self._parse(line)
                    if self._name or value is None:
                        events.append(Odd(self._name, value, line))
                    else:
                        events.append(value)
            self._lines = []
            self._size = 0
        self._name = ""
