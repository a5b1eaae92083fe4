"""Reads JSON that may be large without holding up other threads, or filling the memory. No I/O."""

from __future__ import annotations

import json
from json import decoder, scanner
from typing import Any, Protocol, TypeAlias, cast

Json: TypeAlias = dict[str, Any]
"""A JSON object."""

LARGE = 256 * 1024
"""Characters of JSON, or bytes, from which on it is to be read in a thread of its own."""
MOST = 100_000
"""Lists and objects in one JSON text; an empty one takes thirty times its text of memory."""


class _Part(Protocol):
    """A function that reads a list or an object."""

    def __call__(self, begun: tuple[str, int], /, *args: Any) -> tuple[Any, int]: ...


def loads(text: str | bytes) -> Any:
    """The value of a JSON text. Raises ValueError and RecursionError."""
    if len(text) < LARGE:
        return json.loads(text)
    if isinstance(text, bytes):
        text = text.decode(json.detect_encoding(text))
    return _reader().decode(text)


def scan_large(text: str) -> tuple[Any, int]:
    """The value that a large text begins with, and where it ends. Raises as `loads` does."""
    return _reader().raw_decode(text)


def _reader() -> json.JSONDecoder:
    """Make a reader in Python: the one in C lets no other thread run until it is done."""
    made: Any = json.JSONDecoder()
    count = 0

    def counted(part: _Part) -> _Part:
        def read(begun: tuple[str, int], /, *args: Any) -> tuple[Any, int]:
            nonlocal count
            count += 1
            if count > MOST:
                raise ValueError("too many lists and objects")
            return part(begun, *args)

        return read

    parts = cast(Any, decoder)
    made.parse_object = counted(parts.JSONObject)
    made.parse_array = counted(parts.JSONArray)
    made.parse_string = parts.py_scanstring
    made.scan_once = cast(Any, scanner).py_make_scanner(made)
    return made
