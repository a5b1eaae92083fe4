"""The record of an answer: every field of the schema, whatever else servers send, and bounds."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.response import answer_audio, answer_record, folding
from chatapp.core.api.response.answer import Decoder
from chatapp.core.api.response.answer_record import AnswerRecord
from chatapp.core.api.response.deltas import PieceDelta
from chatapp.core.domain.conversation import Source
from chatapp.core.domain.kept_answer import KeptAnswer
from tests.loopback import DONE, event

SCHEMAS = json.loads(
    (Path(__file__).parents[3] / "data" / "chat_response.schema.json").read_text(encoding="utf-8")
)
WHOLE, STREAM = SCHEMAS["application/json"], SCHEMAS["text/event-stream"]


def paths(schema: Any, path: str = "") -> Iterator[str]:
    """Every field that the schema names."""
    for one in schema.get("oneOf", ()):
        yield from paths(one, path)
    for name, inner in schema.get("properties", {}).items():
        yield (below := f"{path}.{name}" if path else name)
        yield from paths(inner, below)
    if schema.get("type") == "array":
        yield from paths(schema["items"], f"{path}[]")


def instance(schema: Any, numbers: Iterator[int]) -> Any:
    """A value with every field, each with a mark of its own."""
    match schema.get("type"):
        case "object":
            return {k: instance(v, numbers) for k, v in schema["properties"].items()}
        case "array":
            return [instance(s, numbers) for s in schema["items"].get("oneOf", [schema["items"]])]
        case "string":
            mark = next(numbers)
            return schema["enum"][-1] if "enum" in schema else f"MARK{mark}MARK"
        case _:
            return next(numbers)


def values(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of a value by its path."""
    if isinstance(value, dict):
        for name, inner in cast(dict[str, Any], value).items():
            yield from values(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in cast(list[Any], value):
            yield from values(inner, f"{path}[]")
    else:
        yield path, value


def fields(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in cast(dict[str, Any], value).items():
            yield (below := f"{path}.{name}" if path else name)
            yield from fields(inner, below)
    elif isinstance(value, list):
        for inner in cast(list[Any], value):
            yield from fields(inner, f"{path}[]")


def marked(schema: Any) -> dict[str, Any]:
    made = instance(schema, count(1001))
    (choice,) = made["choices"]
    choice["index"] = 0
    message = choice.get("message") or choice["delta"]
    if "audio" in message:
        message["audio"]["data"] = base64.b64encode(b"MARKED SOUND").decode()
    for call in message["tool_calls"]:
        if "index" in call:
            call["index"] = 0
    return made


def kept_of(*events: bytes) -> tuple[KeptAnswer, dict[Source, str]]:
    decoder = Decoder()
    deltas = [delta for data in events for delta in decoder.feed(data)] + decoder.finish()
    said: dict[Source, str] = {}
    for delta in deltas:
        if isinstance(delta, PieceDelta):
            said[delta.source] = said.get(delta.source, "") + delta.text
    return decoder.record.kept(), said


def rebuilt(kept: KeptAnswer, said: dict[Source, str]) -> dict[str, Any]:
    """The whole answer once more, out of what is kept of it."""
    answer = json.loads(json.dumps(kept.record["answer"]))
    message = answer["choices"][0].setdefault("message", {})
    message["content"] = said[Source.CONTENT]
    if "audio" in message:
        named = message["audio"]["data"]
        message["audio"]["data"] = base64.b64encode(kept.data[named["sha256"]]).decode()
    return answer


def test_every_field_of_a_whole_answer_is_kept() -> None:
    assert len(list(paths(WHOLE))) == 63
    sent = marked(WHOLE)
    assert set(fields(sent)) == set(paths(WHOLE))
    back = rebuilt(*kept_of(json.dumps(sent).encode()))
    assert set(values(sent)) <= set(values(back))


@pytest.mark.parametrize("together", [True, False], ids=["in one chunk", "a field a chunk"])
def test_every_field_of_a_stream_is_kept(together: bool) -> None:
    assert len(list(paths(STREAM))) == 48
    sent = marked(STREAM)
    assert set(fields(sent)) == set(paths(STREAM))
    (choice,) = sent["choices"]
    if together:
        chunks = [sent]
    else:
        chunks = [{k: v} for k, v in sent.items() if k != "choices"]
        chunks += [
            {"choices": [{"index": 0, "delta": {name: v}}]} for name, v in choice["delta"].items()
        ]
        chunks += [
            {"choices": [{"index": 0, k: v}]}
            for k, v in choice.items()
            if k not in {"index", "delta"}
        ]
    back = rebuilt(*kept_of(*map(event, chunks), DONE))
    (choice,) = sent["choices"]
    choice["message"] = choice.pop("delta")
    for call in choice["message"]["tool_calls"]:
        del call["index"]
    assert set(values(sent)) <= set(values(back))


MARKS: dict[str, Any] = {
    "id": "mark-id",
    "object": "chat.completion",
    "created": 1775165263,
    "model": "mark-model",
    "system_fingerprint": "mark-fingerprint",
    "service_tier": "mark-tier",
    "provider": "mark-provider",
    "citations": ["https://mark.example/1", "https://mark.example/2"],
    "meta": {
        "model": "mark-meta-model",
        "provider": "mark-meta-provider",
        "usage": {"credits_used": 1965, "usd_spent": 0.0009825},
        "metrics": {"duration_ms": 71, "ttft_ms": 72, "tps": 73.5},
    },
    "timings": {"predicted_per_second": 74.5},
    "base_resp": {"status_code": 0, "status_msg": "mark-status"},
    "choices": [
        {
            "index": 0,
            "finish_reason": "mark_reason",
            "native_finish_reason": "MARK_NATIVE",
            "content_filter_results": {"hate": {"severity": "mark-safe"}},
            "message": {
                "role": "assistant",
                "name": "mark-name",
                "content": "mark-content",
                "reasoning_content": "mark-thinking",
                "refusal": "mark-refusal",
                "reasoning_details": [
                    {"type": "reasoning.encrypted", "data": "mark-encrypted", "index": 0}
                ],
                "annotations": [{"type": "url_citation", "url_citation": {"url": "mark-url"}}],
                "tool_calls": [
                    {
                        "id": "mark-call",
                        "type": "function",
                        "function": {"name": "mark_tool", "arguments": '{"mark": 1}'},
                        "extra_content": {"google": {"thought_signature": "mark-signature"}},
                    },
                    {"id": "c", "type": "custom", "custom": {"name": "m", "input": "mark-input"}},
                ],
                "function_call": {"name": "mark_old", "arguments": '{"old": 1}'},
                "audio": {"id": "mark-audio", "expires_at": 99, "transcript": "mark-words"},
            },
            "logprobs": {"content": [{"token": "mark-token", "logprob": -0.5}], "refusal": []},
        },
        {
            "index": 1,
            "finish_reason": "length",
            "message": {"content": "mark-other", "reasoning_content": "mark-other-thinking"},
        },
    ],
    "usage": {"prompt_tokens": 50, "completion_tokens": 617, "total_tokens": 667, "mark": 1.5},
}


def test_every_mark_survives_alike_from_json_and_from_a_stream() -> None:
    kept, said = kept_of(json.dumps(MARKS).encode())
    chunks = [{k: v} for k, v in MARKS.items() if k != "choices"]
    for choice in MARKS["choices"]:
        index = choice["index"]
        for name, value in choice["message"].items():
            chunks.append({"choices": [{"index": index, "delta": {name: value}}]})
        rest = {k: v for k, v in choice.items() if k != "message"}
        chunks.append({"choices": [rest]})
    streamed, spoken = kept_of(*map(event, chunks), DONE)
    assert streamed.record == kept.record
    assert spoken == said
    everything = json.dumps([kept.record, said], ensure_ascii=False)
    for path, value in values(MARKS):
        assert str(value).replace('"', '\\"') in everything, path
    # Whatever came is where it was.
    there = set(values(kept.record["answer"]))
    held = {"mark-content", "mark-thinking"}
    assert {(p, v) for p, v in values(MARKS) if v not in held} <= there
    assert kept.record["answer"]["choices"][0]["text_fields"] == ["content", "reasoning_content"]
    assert "dropped" not in kept.record


def test_usage_is_the_last_that_is_no_placeholder() -> None:
    kept, _ = kept_of(
        event({"usage": {"total_tokens": 0, "total_characters": 0}}),
        event({"usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}),
        event({"usage": {"prompt_tokens": 50, "completion_tokens": 9, "total_tokens": 59}}),
        event({"usage": {"prompt_tokens": 0, "total_tokens": 0}}),
        event({"usage": None, "choices": []}),
    )
    usage = kept.record["answer"]["usage"]
    assert usage == {
        "prompt_tokens": 50,
        "completion_tokens": 9,
        "total_tokens": 59,
        "total_characters": 0,
    }


def delta(**fields: Any) -> bytes:
    return event({"choices": [{"index": 0, "delta": fields}]})


def test_lists_that_come_anew_or_in_pieces_are_merged() -> None:
    one, two = {"url": "a"}, {"url": "b"}
    for lists in ([[one], [one, two], [one, two]], [[one], [two]], [[one, two], [one, two]]):
        kept, _ = kept_of(*(delta(annotations=items) for items in lists), DONE)
        assert kept.record["answer"]["choices"][0]["message"]["annotations"] == [one, two]
    kept, _ = kept_of(event({"citations": ["a", "a"]}), event({"citations": ["a", "a", "b"]}))
    assert kept.record["answer"]["citations"] == ["a", "a", "b"]


def test_thinking_in_details_is_joined_by_its_index() -> None:
    pieces = ["Let", " Let", " me", " see"]
    kept, _ = kept_of(
        *(
            delta(reasoning_details=[{"type": "reasoning.text", "index": 0, "text": text}])
            for text in pieces
        ),
        delta(reasoning_details=[{"type": "reasoning.encrypted", "index": 0, "data": "xy"}]),
        delta(reasoning_details=[{"type": "reasoning.text", "index": 0, "signature": "sig"}]),
    )
    assert kept.record["answer"]["choices"][0]["message"]["reasoning_details"] == [
        {"type": "reasoning.text", "index": 0, "text": "Let Let me see", "signature": "sig"},
        {"type": "reasoning.encrypted", "index": 0, "data": "xy"},
    ]


def test_sound_in_pieces_goes_aside_by_its_hash() -> None:
    sound = bytes(range(256)) * 3
    text = base64.b64encode(sound).decode()
    cut = [text[:5], text[5:300], text[300:]]
    apart = [base64.b64encode(sound[:100]).decode(), base64.b64encode(sound[100:]).decode()]
    for pieces in (cut, apart, [text]):
        kept, said = kept_of(
            delta(audio={"id": "a", "transcript": "Hel"}),
            *(delta(audio={"data": piece}) for piece in pieces),
            delta(audio={"transcript": "lo.", "expires_at": 7}),
            event({"choices": [{"index": 0, "message": {"audio": {"transcript": "Hello."}}}]}),
            DONE,
        )
        audio = kept.record["answer"]["choices"][0]["message"]["audio"]
        assert kept.data == {audio["data"]["sha256"]: sound}
        assert (audio["id"], audio["transcript"], audio["expires_at"]) == ("a", "Hello.", 7)
        assert said == {Source.TRANSCRIPT: "Hello."}


def test_sound_that_cannot_be_read_or_is_too_large_is_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept, _ = kept_of(delta(audio={"data": "no base64!", "transcript": "Hi"}), DONE)
    audio = kept.record["answer"]["choices"][0]["message"]["audio"]
    assert audio == {"transcript": "Hi", "unreadable": True}
    assert kept.record["dropped"] == {"choices[0].message.audio.data": 10}
    monkeypatch.setattr(answer_audio, "MOST_DATA", 20)
    kept, _ = kept_of(*(delta(audio={"data": "QUFB" * 3}) for _ in range(3)), DONE)
    assert kept.record["dropped"] == {"choices[0].message.audio.data": 36}
    assert kept.data == {}


def test_log_probabilities_have_a_limit_that_is_higher_when_they_were_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answer_record, "LOGPROBS_UNASKED", 10)
    entry = {"token": "a", "logprob": -1.0, "top_logprobs": [{"token": "b"}] * 4}
    chunk = {"choices": [{"index": 0, "delta": {}, "logprobs": {"content": [entry]}}]}
    for asked, expected, lost in ((False, 2, {"choices[0].logprobs.content": 3}), (True, 5, {})):
        record = AnswerRecord()
        if asked:
            record.expect_logprobs()
        for _ in range(5):
            record.take(chunk)
        found = record.kept().record
        assert len(found["answer"]["choices"][0]["logprobs"]["content"]) == expected
        assert found.get("dropped", {}) == lost


def test_a_plain_chunk_with_probabilities_or_another_tier_is_no_plain_one() -> None:
    def chunk(**more: Any) -> bytes:
        choice = {"index": 0, "delta": {"content": "a"}, "finish_reason": None}
        entry = {"logprobs": more.pop("logprobs")} if "logprobs" in more else {}
        return event({"id": "x", "model": "m", "choices": [choice | entry], **more})

    kept, said = kept_of(
        chunk(),
        chunk(),
        chunk(logprobs={"content": [{"token": "a"}]}),
        chunk(service_tier="flex", system_fingerprint="fp"),
        chunk(service_tier="flex", system_fingerprint="fp"),
        DONE,
    )
    answer = kept.record["answer"]
    assert (answer["service_tier"], answer["system_fingerprint"]) == ("flex", "fp")
    assert answer["choices"][0]["logprobs"] == {"content": [{"token": "a"}]}
    assert said == {Source.CONTENT: "aaaaa"}


def test_no_secret_gets_into_the_record() -> None:
    record = AnswerRecord(secrets=("sk-very-secret",))
    record.headers = {"x-request-id": "for sk-very-secret"}
    record.take({"echo": {"sk-very-secret": "Bearer sk-very-secret"}})
    assert "sk-very-secret" not in json.dumps(record.kept().record)


def test_what_is_too_much_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "MOST_WEIGHT", 1000)
    record = AnswerRecord()
    for number in range(100):
        record.take({f"field{number}": "x" * 100, "choices": [{"delta": {"more": "y" * 50}}]})
    kept = record.kept().record
    assert len(json.dumps(kept["answer"])) < 2000
    assert kept["dropped"]["field50"]
    assert kept["dropped"]["choices[0].message.more"] > 4000


def test_deep_values_are_cut_and_grow_no_deeper() -> None:
    deep: Any = "end"
    for _ in range(400):
        deep = {"a": [deep]}
    record = AnswerRecord()
    for _ in range(60):
        record.take({"deep": deep, "choices": [{"delta": {"deep": deep, "tool_calls": [deep]}}]})
    json.dumps(record.kept().record)


NAMES = [
    *("index", "id", "type", "function", "name", "arguments", "text", "data", "usage", "delta"),
    *("message", "tool_calls", "custom", "function_call", "audio", "content", "role", "choices"),
    *("logprobs", "finish_reason", "annotations", "transcript"),
]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=8)
    | st.sampled_from(["", "\ud83d", "stop", "function", "{}", '{"a":1}', "0"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.sampled_from(["choices", "usage", "meta", "id"]), JSON)))
def test_nothing_that_is_json_breaks_it_and_the_record_is_json_again(chunks: list[Any]) -> None:
    record = AnswerRecord()
    for chunk in chunks:
        record.take(chunk)
    kept = record.kept().record
    assert json.loads(json.dumps(kept, allow_nan=False).encode()) == kept
    # Asked again, it says the same; the calls are lines of JSON.
    assert record.kept().record == kept
    for call in record.calls:
        assert {"id", "type"} <= call.keys()


@given(st.lists(st.fixed_dictionaries({"delta": st.dictionaries(
    st.sampled_from(["content", "refusal", "tool_calls", "audio", "annotations", "x"]), JSON
)}), max_size=6))  # fmt: skip
def test_whatever_a_choice_has_the_decoder_reads_it(choices: list[Any]) -> None:
    kept_of(*(event({"choices": [choice]}) for choice in choices), DONE)


@pytest.mark.unmeasured
def test_it_may_be_read_while_another_thread_feeds_it() -> None:
    record = AnswerRecord()
    over = threading.Event()

    def feed() -> None:
        for number in range(3000):
            record.take({f"f{number % 500}": number, "choices": [{"delta": {f"d{number}": "x"}}]})
        over.set()

    feeding = threading.Thread(target=feed)
    feeding.start()
    while not over.is_set():
        json.dumps(record.kept().record)
    feeding.join()
