"""Answers of every known shape, read whole and cut at every byte."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.response import answer
from chatapp.core.api.response.answer import Decoder
from chatapp.core.api.response.deltas import (
    CallingDelta,
    Delta,
    FinishDelta,
    ModelDelta,
    NoteDelta,
    PieceDelta,
    RecordDelta,
    UsageDelta,
)
from chatapp.core.api.response.whole_reply import split
from chatapp.core.domain.conversation import Piece, Source, Usage
from chatapp.core.domain.errors import (
    ContentFiltered,
    ConversationTooLong,
    EmptyAnswer,
    KeyRefused,
    LoginPage,
    NoCredits,
    RateLimited,
    RequestError,
    RequestRefused,
    ServerTrouble,
    StreamCutOff,
    UnknownTrouble,
)
from tests.loopback import DONE, META, USAGE, ending, event, reply, sse, thinking_reply

C, R = Source.CONTENT, Source.REASONING


@dataclass
class Read:
    """The result of reading a body."""

    content: str = ""
    reasoning: str = ""
    finish: str = ""
    usage: Usage = field(default_factory=Usage)
    model: str = ""
    complete: bool = False
    error: RequestError | None = None
    pieces: tuple[Piece, ...] = ()


def read(*chunks: bytes) -> Read:
    decoder = Decoder()
    deltas: list[Delta] = []
    for chunk in chunks:
        deltas += decoder.feed(chunk)
    deltas += decoder.finish()
    pieces = tuple(Piece(d.source, d.text) for d in deltas if isinstance(d, PieceDelta))
    assert all(p.text for p in pieces)
    found = Read(
        "".join(p.text for p in pieces if p.source is C),
        "".join(p.text for p in pieces if p.source is R),
        complete=decoder.complete,
        error=decoder.error,
        pieces=pieces,
    )
    for delta in deltas:
        match delta:
            case FinishDelta(reason):
                found.finish = reason
            case UsageDelta(usage):
                found.usage = usage
            case NoteDelta():
                pass
            case ModelDelta(model):
                assert not found.model
                found.model = model
            case PieceDelta() | RecordDelta() | CallingDelta():
                pass
    return found


def body(*events: bytes | Sequence[bytes]) -> bytes:
    return b"".join(e if isinstance(e, bytes) else b"".join(e) for e in events)


def chunk(delta: Any, finish: Any = None, **raw: Any) -> bytes:
    return sse(choices=[{"index": 0, "delta": delta, "finish_reason": finish}], **raw)


PRICED = Usage(50, 617, usd=0.0009825)

SHAPES: dict[str, tuple[bytes, str, str]] = {
    "plain": (body(reply("Hello, you.", 4)), "Hello, you.", ""),
    "inline thinking": (
        body(thinking_reply("Hm", "Yes", 3)),
        "<think>\nHm\n</think>\n\nYes",
        "",
    ),
    "structured thinking": (
        body(thinking_reply("Hm so", "Yes", 2, structured=True)),
        "Yes",
        "Hm so",
    ),
    "role first": (body(chunk({"role": "assistant"}), reply("a")), "a", ""),
    "role empty and repeated": (
        body(chunk({"role": "", "content": "a"}), chunk({"role": "", "content": "b"}), ending()),
        "ab",
        "",
    ),
    "MiniMax's extras": (
        body(
            chunk(
                {"role": "assistant", "name": "MiniMax AI", "audio_content": "", "content": "a"},
                usage={"total_tokens": 0, "total_characters": 0},
                input_sensitive=False,
                base_resp={"status_code": 0, "status_msg": ""},
            ),
            ending(),
        ),
        "a",
        "",
    ),
    "content null, missing, empty": (
        body(chunk({"content": None}), chunk({}), chunk({"content": ""}), reply("a")),
        "a",
        "",
    ),
    "delta null or missing": (
        body(chunk(None), sse(choices=[{"index": 0}]), sse(choices=[{}]), reply("a")),
        "a",
        "",
    ),
    "no choices": (
        body(sse(choices=[]), sse(choices=None), event({"id": "x"}), event({}), reply("a")),
        "a",
        "",
    ),
    "content is a list": (
        body(
            chunk({"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "h"}]}]}),
            chunk({"content": [{"type": "text", "text": "a"}, {"type": "image"}, "b", 3]}),
            ending(),
        ),
        "ab",
        "h",
    ),
    "content is a number or an object": (
        body(chunk({"content": 42}), chunk({"content": {"type": "text", "text": "a"}}), ending()),
        "a",
        "",
    ),
    "reasoning": (body(chunk({"reasoning": "h"}), reply("a")), "a", "h"),
    "thinking": (body(chunk({"thinking": "h"}), reply("a")), "a", "h"),
    "reasoning twice in a chunk": (
        body(
            chunk(
                {
                    "reasoning_details": [{"type": "reasoning.text", "text": "h", "index": 0}],
                    "reasoning": "h",
                    "reasoning_content": "h",
                }
            ),
            chunk({"reasoning_details": [{"summary": "i"}, {"data": "x"}], "reasoning": "i"}),
            reply("a"),
        ),
        "a",
        "hi",
    ),
    "reasoning in growing snapshots": (
        body(
            *(
                chunk({"reasoning_content": "The quick brown fox jumps"[:n]})
                for n in (16, 20, 20, 25)
            ),
            reply("a"),
        ),
        "a",
        "The quick brown fox jumps",
    ),
    "reasoning null": (
        body(chunk({"reasoning_content": None, "content": "a", "reasoning": ""}), ending()),
        "a",
        "",
    ),
    "other answers": (
        body(
            sse(
                choices=[
                    {"index": 1, "delta": {"content": "no"}, "finish_reason": "stop"},
                    {"index": "0", "delta": {"content": "a"}},
                ]
            ),
            sse(choices=[{"index": 2, "delta": {"content": "no"}}]),
            ending(),
        ),
        "a",
        "",
    ),
    "index missing": (body(sse(choices=[{"delta": {"content": "a"}}]), ending()), "a", ""),
    "delta and message": (
        body(
            sse(choices=[{"index": 0, "delta": {"content": "a"}, "message": {"content": "a"}}]),
            ending(),
        ),
        "a",
        "",
    ),
    "message only": (
        body(sse(choices=[{"index": 0, "message": {"content": "a"}}]), ending()),
        "a",
        "",
    ),
    "the whole again at the end": (
        body(
            sse("a"),
            sse("b"),
            event(
                {
                    "object": "chat.completion",
                    "choices": [
                        {"index": 0, "message": {"content": "ab"}, "finish_reason": "stop"}
                    ],
                    "usage": USAGE,
                    "meta": META,
                }
            ),
        ),
        "ab",
        "",
    ),
    "finish with text": (body(sse("a"), sse("b", finish="stop"), ending()[1:]), "ab", ""),
    "finish reason repeated": (
        body(sse("a"), sse(finish="stop"), sse("no", finish="stop"), ending()[1:]),
        "a",
        "",
    ),
    "finish reason empty": (body(sse("a", finish=""), sse("b", finish=""), ending()), "ab", ""),
    "usage in every chunk": (
        body(
            sse("a", usage={"prompt_tokens": 50, "completion_tokens": 1}),
            sse("b", usage={"prompt_tokens": 50, "completion_tokens": 2}),
            ending(),
        ),
        "ab",
        "",
    ),
    "usage with the finish": (
        body(sse("a"), sse(finish="stop", usage=USAGE, meta=META), DONE),
        "a",
        "",
    ),
    "credits without dollars": (
        body(sse("a"), ending(meta={"usage": {"credits_used": 1965}})),
        "a",
        "",
    ),
    "price apart from usage": (
        body(sse("a"), ending(meta=None)[:-1], event({"choices": [], "meta": META}), DONE),
        "a",
        "",
    ),
    "groq's usage": (
        body(sse("a"), sse(finish="stop", x_groq={"usage": USAGE}, meta=META), DONE),
        "a",
        "",
    ),
    "no done": (body(sse("a"), ending()[:-1]), "a", ""),
    "done without a space": (body(sse("a"), ending()[:-1], b"data:[DONE]\n\n"), "a", ""),
    "done in lower case": (body(sse("a"), ending()[:-1], b"data: [done]\n\n"), "a", ""),
    "done in quotes": (body(sse("a"), ending()[:-1], b'data: "[DONE]"\n\n'), "a", ""),
    "after done": (body(reply("a"), sse("no"), event({"error": "no"})), "a", ""),
    "no last line end": (body(sse("a"), ending()[:-1]).rstrip(b"\n"), "a", ""),
    "garbage between": (
        body(sse("a"), b'data: {"id":"x","choi\n\n', b"data: 7\n\n", sse("b"), ending()),
        "ab",
        "",
    ),
    "heartbeats": (
        body(b": hi\n\n", b"event: ping\ndata: {}\n\n", sse(""), b"data:\n\n", reply("a")),
        "a",
        "",
    ),
    "emoji in two halves": (
        body(
            b'data: {"choices":[{"delta":{"content":"a\\ud83d"}}]}\n\n',
            b'data: {"choices":[{"delta":{"content":"\\ude00b"}}]}\n\n',
            ending(),
        ),
        "a😀b",
        "",
    ),
    "half an emoji": (
        body(
            b'data: {"choices":[{"delta":{"content":"a\\ud83d"}}]}\n\n',
            b'data: {"choices":[{"delta":{"content":"\\ude00\\ude00b\\ud83d"}}]}\n\n',
            ending(),
        ),
        "a😀\ufffdb\ufffd",
        "",
    ),
    "half an emoji, then thinking": (
        body(
            b'data: {"choices":[{"delta":{"content":"a\\ud83d"}}]}\n\n',
            chunk({"reasoning": "h"}),
            ending(),
        ),
        "a\ufffd",
        "h",
    ),
    "NUL": (body(sse("a\0b\0"), sse("\0"), ending()), "ab", ""),
    "line separators": (body(sse("a\u2028b\u0085c\x0cd"), ending()), "a\u2028b\u0085c\x0cd", ""),
    "unknown fields": (body(sse("a", foo={"bar": 1}, timings=None), ending()), "a", ""),
    "one JSON answer": (
        json.dumps(
            {
                "choices": [
                    {"message": {"content": "a", "reasoning": "h"}, "finish_reason": "stop"}
                ],
                "usage": USAGE,
                "meta": META,
            },
            indent=1,
        ).encode(),
        "a",
        "h",
    ),
    "one JSON answer after blank lines": (
        b"\n\n \n"
        + json.dumps(
            {
                "choices": [{"message": {"content": [{"type": "text", "text": "a"}]}}],
                "usage": USAGE,
                "meta": META,
            }
        ).encode(),
        "a",
        "",
    ),
    "lines of JSON": (
        body(*(e[6:-1] for e in (sse("a"), sse("b"), *ending()[:-1]))),
        "ab",
        "",
    ),
}
UNFINISHED = {"one JSON answer after blank lines"}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape(name: str) -> None:
    data, content, reasoning = SHAPES[name]
    whole = read(data)
    assert whole.error is None
    assert (whole.content, whole.reasoning) == (content, reasoning)
    assert whole.complete
    assert whole.finish == ("" if name in UNFINISHED else "stop")
    assert whole.usage == PRICED


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_cut_at_every_byte(name: str) -> None:
    data, content, reasoning = SHAPES[name]
    whole = read(data)
    assert split(read(*(data[i : i + 1] for i in range(len(data)))).pieces) == split(whole.pieces)
    for cut in range(0, len(data), 1 + len(data) // 400):
        parts = read(data[:cut], data[cut:])
        assert (parts.content, parts.reasoning) == (content, reasoning), cut
        assert (parts.finish, parts.usage, parts.complete) == (whole.finish, PRICED, True), cut


def test_the_order_of_thinking_and_answer_is_kept() -> None:
    pieces = read(body(sse(reasoning="a"), sse("b"), sse(reasoning="c"), reply("d"))).pieces
    assert pieces == (Piece(R, "a"), Piece(C, "b"), Piece(R, "c"), Piece(C, "d"))


def test_a_network_chunk_becomes_few_deltas() -> None:
    deltas = Decoder().feed(body(*(sse("abcd") for _ in range(500))))
    assert isinstance(deltas[0], RecordDelta)
    assert deltas[1:] == [ModelDelta("MiniMax-M2.7"), PieceDelta(C, "abcd" * 500)]


@pytest.mark.unmeasured
def test_a_refusal_is_a_piece_of_its_own() -> None:
    refused = [chunk({"content": "Hm."}), chunk({"refusal": "I can"}), chunk({"refusal": "not."})]
    in_parts = chunk({"content": [{"type": "refusal", "refusal": "I cannot."}]})
    for events in (refused, [refused[0], in_parts]):
        whole = body(*events, ending())
        for cut in range(len(whole)):
            found = read(whole[:cut], whole[cut:])
            assert found.content == "Hm."
            refusals = [p.text for p in found.pieces if p.source is Source.REFUSAL]
            assert "".join(refusals) == "I cannot."


def test_the_documented_reply() -> None:
    path = Path(__file__).parents[3] / "data" / "m2-7_reply.json"
    found = read(path.read_bytes())
    assert found.content == json.loads(path.read_bytes())["choices"][0]["message"]["content"]
    assert found.model == "MiniMax-M2.7"
    assert found.usage == Usage(50, 617, 373, 0, 0.0009825)
    assert (found.finish, found.complete, found.error) == ("stop", True, None)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("length", "length"),
        ("max_tokens", "length"),
        ("end_turn", "stop"),
        ("STOP", "stop"),
        ("content_filter", "content_filter"),
        ("sensitive", "content_filter"),
        ("function_call", "tool_calls"),
        ("banana", "banana"),
    ],
)
def test_finish_reasons(word: str, reason: str) -> None:
    found = read(body(sse("a"), ending(word)))
    assert (found.finish, found.complete, found.error) == (reason, True, None)


def test_a_later_reason_may_be_more_exact() -> None:
    assert read(body(sse("a"), sse(finish="stop"), sse(finish="length"), DONE)).finish == "length"
    assert read(body(sse("a"), sse(finish="length"), sse(finish="stop"), DONE)).finish == "length"


def test_tool_calls_win_over_stop() -> None:
    call = {"index": 0, "id": "1", "type": "function", "function": {"name": "f", "arguments": ""}}
    found = read(body(chunk({"tool_calls": [call]}), sse(finish="stop"), DONE))
    assert (found.finish, found.content) == ("tool_calls", "")


@pytest.mark.parametrize("word", ["error", "abort", "insufficient_system_resource"])
def test_an_answer_broken_off_by_the_server(word: str) -> None:
    found = read(body(sse("a"), sse(finish=word)))
    assert isinstance(found.error, StreamCutOff)
    assert found.content == "a"


def test_a_stream_without_an_end_is_not_complete() -> None:
    for data in (body(sse("a")), body(sse("a"), sse(usage=USAGE, choices=[])), b"", b": hi\n\n"):
        found = read(data)
        assert (found.complete, found.error) == (False, None)


ERRORS: dict[str, tuple[bytes, type[RequestError], str]] = {
    "error object": (event({"error": {"message": "Boom", "code": 500}}), ServerTrouble, "Boom"),
    "error text": (event({"error": "Boom"}), UnknownTrouble, "Boom"),
    "named event": (b'event: error\ndata: {"message": "Boom"}\n\n', UnknownTrouble, "Boom"),
    "named event of text": (b"event: error\ndata: Boom\n\n", UnknownTrouble, "Boom"),
    "error line": (b'error: {"code": 500, "message": "Boom"}\n\n', ServerTrouble, "Boom"),
    "bare object": (b'{"error": {"message": "Boom"}}\n', UnknownTrouble, "Boom"),
    "vLLM": (
        event({"object": "error", "message": "maximum context length is 8", "code": 400}),
        ConversationTooLong,
        "",
    ),
    "FastAPI": (event({"detail": [{"loc": ["body", "x"], "msg": "Boom"}]}), RequestRefused, "Boom"),
    "numeric code": (event({"error": {"message": "Slow down", "code": 429}}), RateLimited, ""),
    "OpenRouter": (
        sse(
            choices=[{"index": 0, "delta": {"content": ""}, "finish_reason": "error"}],
            error={"code": 402, "message": "Insufficient credits"},
        ),
        NoCredits,
        "",
    ),
    "MiniMax's credits": (
        event({"choices": None, "base_resp": {"status_code": 1008, "status_msg": "x"}}),
        NoCredits,
        "",
    ),
    "MiniMax's key": (event({"base_resp": {"status_code": "2049"}}), KeyRefused, ""),
    "MiniMax's parameters": (
        event({"base_resp": {"status_code": 2013, "status_msg": "invalid params"}}),
        RequestRefused,
        "invalid params",
    ),
    "MiniMax's window": (
        event({"base_resp": {"status_code": 2013, "status_msg": "context window exceeds limit"}}),
        ConversationTooLong,
        "",
    ),
    "MiniMax's filter": (
        event({"choices": [], "output_sensitive": True, "output_sensitive_type": 6}),
        ContentFiltered,
        "violence",
    ),
}


@pytest.mark.parametrize("cut", ["once", pytest.param("anywhere", marks=pytest.mark.unmeasured)])
@pytest.mark.parametrize("name", ERRORS)
def test_errors_in_the_stream_keep_the_text(name: str, cut: str) -> None:
    data, kind, words = ERRORS[name]
    for before in ("So far", ""):
        whole = body(sse(before), data, sse("no")) if before else data
        for at in range(len(whole)) if cut == "anywhere" else [len(whole) // 2]:
            found = read(whole[:at], whole[at:])
            assert found.error is not None
            assert type(found.error) is kind, (at, found)
            assert found.content == before
            assert words in found.error.sentence


def test_a_whole_answer_that_was_flagged_keeps_its_text() -> None:
    flagged = {
        "choices": [{"message": {"content": "a"}, "finish_reason": "stop"}],
        "output_sensitive": True,
    }
    found = read(json.dumps(flagged).encode())
    assert found.content == "a"
    assert isinstance(found.error, ContentFiltered)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("tool_calls", "tool_calls"),
        ("function_call", "tool_calls"),
        ("length", "length"),
        ("content_filter", "content_filter"),
    ],
)
def test_a_body_without_text_that_says_why_is_not_empty(reason: str, told: str) -> None:
    choice = {"index": 0, "message": {"content": None}, "finish_reason": reason}
    found = read(json.dumps({"choices": [choice]}).encode())
    assert (found.error, found.finish, found.complete) == (None, told, True)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><title>Sign &amp; in</title>", LoginPage),
        (b"  <html>", LoginPage),
        (b"{}", EmptyAnswer),
        (b'{"choices": []}', EmptyAnswer),
        (b'{"choices": [{"message": {"content": null}}]}', EmptyAnswer),
        (b"[]", EmptyAnswer),
        (b'[{"error": {"code": 401, "message": "x"}}]', KeyRefused),
        (b'{"error": {"message": "x", "type": "invalid_request_error"}}', RequestRefused),
        (b'{"detail": "Not authenticated", "status": 401}', KeyRefused),
    ],
)
def test_bodies_that_are_no_answer(data: bytes, kind: type[RequestError]) -> None:
    for cut in range(len(data)):
        assert type(read(data[:cut], data[cut:]).error) is kind


def test_a_login_page_is_named_and_its_addresses_are_not_kept() -> None:
    page = b"<html><title>Hotel &amp; Spa</title>Your IP is 203.0.113.7</html>"
    error = read(page).error
    assert error is not None
    assert "Hotel & Spa" in error.sentence
    assert "203.0.113.7" not in error.details


def test_a_cut_json_answer_is_not_complete() -> None:
    found = read(b'{"choices": [{"message": {"content": "a')
    assert (found.complete, found.content) == (False, "")


def test_twenty_unreadable_events_in_a_row_end_it() -> None:
    assert read(body(*[b"data: {x\n\n"] * 19, reply("a"))).error is None
    assert isinstance(read(body(sse("a"), *[b"data: {x\n\n"] * 20)).error, StreamCutOff)


def test_no_answer_is_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "MAX_EVENT", 1000)
    assert isinstance(read(b"{" + b" " * 2000).error, StreamCutOff)


FIELDS = (
    *("choices", "delta", "message", "content", "index", "finish_reason", "usage", "meta"),
    *("error", "base_resp", "status_code", "reasoning", "reasoning_details", "text", "thinking"),
    *("type", "model", "detail", "details", "code", "http_code", "prompt_tokens", "x_groq"),
    *("input_sensitive", "output_sensitive", "output_sensitive_type"),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(FIELDS),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(st.lists(json_values, max_size=4), st.booleans())
def test_no_json_breaks_it(values: list[Any], streamed: bool) -> None:
    data = body(*(event(json.dumps(v)) for v in values))
    found = read(data if streamed else json.dumps(values[0] if values else None).encode())
    assert found.error is None or found.error.sentence
    found.content.encode()


@given(st.binary(max_size=60))
def test_no_bytes_break_it(data: bytes) -> None:
    read(data).content.encode()
