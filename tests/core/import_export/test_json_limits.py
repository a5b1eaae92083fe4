"""Arrays that are made to take for ever, or more room than there is."""

from __future__ import annotations

import time
import tracemalloc
from typing import Any

import pytest

from chatapp.core.import_export import json_stream
from chatapp.core.import_export.json_stream import Spoiled, elements, single

pytestmark = pytest.mark.unmeasured

TALK = b'{"mapping": {"a": 1}}'
TOO_LARGE = "it is too large to be read"


class Long:
    """A file of pieces, each so many times, that is nowhere whole."""

    def __init__(self, *pieces: tuple[bytes, int]) -> None:
        self._pieces = list(pieces)
        self._held = b""

    def read(self, size: int = -1, /) -> bytes:
        while self._pieces and (size < 0 or len(self._held) < size):
            piece, times = self._pieces.pop(0)
            now = min(times, max(1, size // len(piece))) if size >= 0 else times
            self._held += piece * now
            if times > now:
                self._pieces.insert(0, (piece, times - now))
        found, self._held = self._held[:size], self._held[size:]
        return found

    def seek(self, offset: int, /) -> int:
        raise NotImplementedError


def is_talk(value: Any) -> bool:
    return isinstance(value, dict) and "mapping" in value


def read(*pieces: tuple[bytes, int]) -> list[Any]:
    """The elements; fails where they take long, measured on the processor, or much room."""
    began = time.process_time()
    found = list(elements(Long((b"[", 1), *pieces, (b"]", 1)), is_talk))
    assert time.process_time() - began < 30
    return found


@pytest.mark.parametrize(
    "piece",
    [
        b'{"a":{"a":[' + b"1," * 30_000,
        b'{"a":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[' + b'"a",' * 30_000,
        b'{"a":{"b":"' + b"\\n" * 100_000,
        b"[" * 100_000,
        b'{"a":' * 10_000,
        b"{" * 100_000,
        b'{"' * 100_000,
        b'"\\u' * 10_000,
    ],
    ids=["lists", "nested lists", "escapes", "[", '{"a":', "{", '{"', "surrogates"],
)
def test_what_is_never_closed_ends_in_a_sentence(piece: bytes) -> None:
    found = read((piece, 4_000_000 // len(piece)))
    assert found
    assert all(isinstance(one, Spoiled) for one in found)


def test_what_stands_before_and_behind_something_too_large_is_read() -> None:
    large = b'{"mapping": {"a": "' + b"x" * 1_000_000
    found = read((TALK + b", ", 1), (large, 1), (b"x" * 1_000_000, 90), (b'"}}, ', 1), (TALK, 1))
    assert found == [
        {"mapping": {"a": 1}},
        Spoiled(TOO_LARGE, too_large=True),
        {"mapping": {"a": 1}},
    ]


def test_much_that_can_be_read_is_read() -> None:
    string = (b'{"mapping": {"a": {"b": {"c": ["', 1), (b"x\\n\\ud83d\\ude00", 2_000_000)
    (found,) = read(*string, (b'"]}}}}', 1))
    assert found["mapping"]["a"]["b"]["c"] == ["x\n\N{GRINNING FACE}" * 2_000_000]
    (found,) = read((b'{"mapping": [', 1), (b'{"a": "' + b"x" * 99_000 + b'"},', 60), (b"1]}", 1))
    assert len(found["mapping"]) == 61


@pytest.mark.parametrize(
    "pieces",
    [
        [(b"1", 2_000_000)],
        [(b"1.", 1), (b"1", 3_000_000)],
        [(b'{"', 1), (b"k" * 1000, 5_000), (b'": 1}', 1)],
        [(b'{"a": {"b": [', 1), (b"[],", 900_000), (b"1]}}", 1)],
        [(b'{"a": {"b": [', 1), (b"{},", 900_000), (b"1]}}", 1)],
        [(b"[", 1), (b"0,", 1_200_000), (b"1]", 1)],
    ],
    ids=["number", "fraction", "key", "lists", "objects", "numbers"],
)
def test_what_takes_more_room_than_there_is_is_not_held(
    pieces: list[tuple[bytes, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "LARGEST", 1 << 22)
    tracemalloc.start()
    try:
        found = list(elements(Long((b"[", 1), *pieces, (b", ", 1), (TALK, 1), (b"]", 1)), is_talk))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(found[0], Spoiled)
    assert most < 80_000_000


def test_nothing_but_space() -> None:
    assert read((b" " * 1000, 100_000)) == []
    assert read((b"\n" * 1000, 100_000), (TALK, 1)) == [{"mapping": {"a": 1}}]


def test_one_value_is_held_to_its_own_limit() -> None:
    text = (b'{"a": [', 1), (b'"xxxxxxxxx",', 100_000), (b"1]}", 1)
    assert len(single(Long(*text), 2, 1 << 27)["a"]) == 100_001
    assert single(Long(*text), 2, 1 << 20) == Spoiled(TOO_LARGE, too_large=True)
    assert isinstance(single(Long(*text, (b"x", 1)), 2, 1 << 27), Spoiled)


class _Over(Exception):
    pass


@pytest.mark.parametrize(
    "pieces",
    [
        [(b'{"a":{"a":"' + b"x" * 1000, 1), (b"x" * 1000, 100_000)],
        [(b'{"a": {"b": [', 1), (b"{},", 10_000_000)],
        [(b"x", 1), (b'{"', 10_000_000)],
    ],
    ids=["in a string", "in a list", "behind a broken place"],
)
def test_it_looks_whether_to_go_on_at_every_step(pieces: list[tuple[bytes, int]]) -> None:
    left = 50

    def go_on() -> None:
        nonlocal left
        left -= 1
        if not left:
            raise _Over

    with pytest.raises(_Over):
        list(elements(Long((b"[", 1), *pieces), is_talk, go_on))
