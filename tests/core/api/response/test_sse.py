"""The decoder of server-sent events, each sample cut at every byte."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.response import sse
from chatapp.core.api.response.sse import EventDecoder, EventTooLarge, Odd


def parse(data: str) -> dict[str, Any] | None:
    try:
        value: Any = json.loads(data)
    except ValueError:
        return None
    return cast(dict[str, Any], value) if isinstance(value, dict) else None


def decode(*chunks: bytes) -> list[Any]:
    decoder = EventDecoder(parse)
    events: list[Any] = []
    for chunk in chunks:
        events += decoder.feed(chunk)
    return events + decoder.finish()


A, B = {"a": 1}, {"b": {"c": "ä😀\u2028\u0085\x0c"}}
a, b = json.dumps(A).encode(), json.dumps(B, ensure_ascii=False).encode()

SAMPLES: dict[str, tuple[bytes, list[Any]]] = {
    "plain": (b"data: %s\n\ndata: %s\n\n" % (a, b), [A, B]),
    "no space": (b"data:%s\n\ndata:%s\n\n" % (a, b), [A, B]),
    "CRLF": (b"data: %s\r\n\r\ndata: %s\r\n\r\n" % (a, b), [A, B]),
    "lone CR": (b"data: %s\r\rdata: %s\r\r" % (a, b), [A, B]),
    "byte order mark": (b"\xef\xbb\xbfdata: %s\n\ndata: %s\n\n" % (a, b), [A, B]),
    "no blank lines": (b"data: %s\ndata: %s\n" % (a, b), [A, B]),
    "no last line end": (b"data: %s\n\ndata: %s" % (a, b), [A, B]),
    "comments": (b": ping\n\ndata: %s\n: ping\n\n:\n\ndata: %s\n\n" % (a, b), [A, B]),
    "ids and retries": (
        b"retry: 3\n\nid: 1\ndata: %s\nid: 2\n\nid\n\ndata: %s\n\n" % (a, b),
        [A, B],
    ),
    "empty data": (b"data:\n\ndata: \n\ndata: %s\n\ndata\n\ndata: %s\n\n" % (a, b), [A, B]),
    "several data lines": (b'data: {"a":\ndata: 1\ndata: }\n\ndata: %s\n\n' % b, [A, B]),
    "an object within": (
        b'data: {"b":\ndata: {"c": 1}\ndata: }\n\ndata: %s\n\n' % a,
        [{"b": {"c": 1}}, A],
    ),
    "bare JSON line": (b"data: %s\n\n%s\n" % (a, b), [A, B]),
    "error line": (b"data: %s\n\nerror: %s\n\n" % (a, b), [A, Odd("error", B, b.decode())]),
    "named events": (
        b"event: ping\ndata: {}\n\nevent: error\ndata: no\n\ndata: %s\n\n" % a,
        [Odd("ping", {}, "{}"), Odd("error", None, "no"), A],
    ),
    "named events, CRLF": (
        b"event: ping\r\ndata: {}\r\n\r\nevent: error\r\ndata: no\r\n\r\ndata: %s\r\n\r\n" % a,
        [Odd("ping", {}, "{}"), Odd("error", None, "no"), A],
    ),
    "a name after an event that nothing ended": (
        b'data: {"a":\ndata: 1}\nevent: error\ndata: no\n\ndata: %s\n\n' % b,
        [A, Odd("error", None, "no"), B],
    ),
    "a name after garbage that nothing ended": (
        b"event: ping\ndata: {\nevent: error\ndata: no\n\ndata: %s\n\n" % b,
        [Odd("ping", None, "{"), Odd("error", None, "no"), B],
    ),
    "a name for several values": (
        b"event: ping\ndata: no\ndata: %s\n\ndata: %s\n\n" % (a, b),
        [Odd("ping", None, "no"), Odd("ping", A, a.decode()), B],
    ),
    "a name without an event": (b"event: error\n\ndata: %s\n\n" % a, [A]),
    "several data lines with a name": (
        b'event: ping\ndata: {"a":\ndata: 1}\n\ndata: %s\n\n' % b,
        [Odd("ping", A, '{"a":\n1}'), B],
    ),
    "several data lines, never finished": (b'data: {"a":\ndata: 1\ndata: }', [A]),
    "an error line after an event that nothing ended": (
        b'data: {"a":\ndata: 1}\nerror: %s\n\n' % b,
        [A, Odd("error", B, b.decode())],
    ),
    "a bare JSON line after an event that nothing ended": (
        b'data: {"a":\ndata: 1}\n%s\n\n' % b,
        [A, B],
    ),
    "a field called error": (b"error\n\ndata: %s\n\n" % a, [A]),
    "a byte order mark within": (
        b'data: {"a": "\xef\xbb\xbfx\xef\xbb\xbfy"}\n\n',
        [{"a": "\ufeffx\ufeffy"}],
    ),
    "garbage": (
        b'data: {"id": "x", "choi\n\ndata: %s\n\nfoo\n\n{nonsense\n\n' % a,
        [Odd("", None, '{"id": "x", "choi'), A],
    ),
    "garbage without blank lines": (
        b'data: {"id": "x", "choi\ndata: %s\ndata: %s\n\n' % (a, b),
        [Odd("", None, '{"id": "x", "choi'), A, B],
    ),
    "done": (b"data: %s\n\ndata: [DONE]\n\n" % a, [A, Odd("", None, "[DONE]")]),
    "invalid UTF-8": (b'data: {"a": "\xff"}\n\n', [{"a": "\ufffd"}]),
    "nothing": (b"", []),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_cut_at_every_byte(name: str) -> None:
    data, expected = SAMPLES[name]
    assert decode(data) == expected
    assert decode(*(data[i : i + 1] for i in range(len(data)))) == expected
    for cut in range(len(data)):
        assert decode(data[:cut], data[cut:]) == expected, cut


@given(st.data())
def test_cut_anywhere(draw: st.DataObject) -> None:
    names = draw.draw(st.lists(st.sampled_from(sorted(SAMPLES)), min_size=1, max_size=3))
    data = b"\n\n".join(SAMPLES[name][0] for name in names)
    whole = decode(data)
    cuts = sorted(draw.draw(st.lists(st.integers(0, len(data)), max_size=8)))
    pieces = [data[i:j] for i, j in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    assert decode(*pieces) == whole


@given(st.binary(max_size=80), st.integers(0, 80))
def test_no_bytes_break_it(data: bytes, cut: int) -> None:
    assert decode(data[:cut], data[cut:]) == decode(data)


def test_an_event_is_out_as_soon_as_its_line_ends() -> None:
    decoder = EventDecoder(parse)
    assert decoder.feed(b"data: %s" % a) == []
    assert decoder.feed(b"\n") == [A]
    assert decoder.feed(b"\ndata: %s\r" % a) == [A]
    assert decoder.feed(b"\n\r\n") == []


@pytest.mark.parametrize("piece", [b"x" * 1000, b"data: x\n" * 100], ids=["line", "event"])
def test_an_endless_event_is_given_up(piece: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse, "MAX_EVENT", 5000)
    with pytest.raises(EventTooLarge):
        decode(*[piece] * 100)


@pytest.mark.parametrize("size", [7, 10_000], ids=["in drops", "at once"])
@pytest.mark.parametrize(
    "piece",
    [b'data: {"a":\ndata: 1}\n\n', b'data: {"a":1}\n\n', b"data: {\n\n"],
    ids=["of two lines", "of one", "of garbage"],
)
def test_a_long_stream_is_not_an_endless_event(
    piece: bytes, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sse, "MAX_EVENT", 50)
    data = piece * 100
    assert len(decode(*(data[i : i + size] for i in range(0, len(data), size)))) == 100


def test_line_ends_may_change_and_come_alone() -> None:
    assert decode(b": x\r", b"data: {", b"\n", b'data: "a": 1}\n\n') == [A]
    assert decode(b"data: {\r", b"\n", b"", b'data: "a": 1}\r', b"\r", b"\n") == [A]
