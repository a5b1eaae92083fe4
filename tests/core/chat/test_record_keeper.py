"""Replies that call tools, refuse, speak or are cut off: shown, told, and kept whole."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.api.response.tool_calls import MOST_CHARACTERS
from chatapp.core.chat import retries
from chatapp.core.domain.conversation import Message, Phase, Status, ToolCallPart
from chatapp.core.domain.events import PhaseChanged, Recast
from tests.core.chat.test_engine import Chat, chat
from tests.loopback import CUT, DONE, HANG, Gate, Loopback, ending, event, reply, sse
from tests.waiting import until

BERN = '{"city":"Bern"}'
KEY = "sk-test-0123456789abcdef0123456789abcdef"


def delta(finish: str | None = None, **fields: Any) -> bytes:
    return event({"choices": [{"index": 0, "delta": fields, "finish_reason": finish}]})


def call(arguments: Any = BERN, **more: Any) -> dict[str, Any]:
    return {"id": "a", "type": "function", **more,
            "function": {"name": "weather", "arguments": arguments}}  # fmt: skip


async def asked(profile: Path, *steps: Any, **answer: Any) -> tuple[Message, list[Any]]:
    """The reply to an answer of these steps, and its records."""
    with Loopback() as server:
        server.answer(*steps, **answer)
        async with chat(profile, server, key=KEY) as c:
            done = await c.engine.send(None, "What is the weather?")
            return done, await c.session.store.answer_records(done.id)


CARD = ToolCallPart("weather", BERN)
WAYS: dict[str, tuple[bytes, ...]] = {
    "whole": (delta(tool_calls=[call(index=0)]), delta("tool_calls")),
    "cut": (
        delta(tool_calls=[call("", index=0)]),
        delta(tool_calls=[{"index": 0, "function": {"arguments": BERN[:7]}}]),
        delta(tool_calls=[{"index": 0, "function": {"arguments": BERN[7:]}}]),
        delta("tool_calls"),
    ),
    "no index": (delta(tool_calls=[call()]), delta("tool_calls")),
    "with stop": (delta(tool_calls=[call(index=0)]), delta("stop")),
    "no finish reason": (delta(tool_calls=[call(index=0)]),),
    "object": (delta(tool_calls=[call({"city": "Bern"})]), delta("tool_calls")),
    "older": (delta("function_call", function_call={"name": "weather", "arguments": BERN}),),
    "in the last chunk": (delta("tool_calls", tool_calls=[call(index=0)]),),
    "repeated": (
        delta(tool_calls=[call(index=0)]),
        event({"choices": [{"index": 0, "message": {"tool_calls": [call()]}}]}),
        delta("tool_calls"),
    ),
}


@pytest.mark.parametrize("way", WAYS)
async def test_a_call_is_a_card_however_it_comes(profile: Path, way: str) -> None:
    done, (record,) = await asked(profile, *WAYS[way], DONE)
    (card,) = done.tool_calls
    assert (card.name, json.loads(card.arguments)) == ("weather", {"city": "Bern"})
    assert done.status is Status.DONE
    assert done.problem is not None
    assert done.problem.sentence == "The model asked for a tool. Nothing was run."
    message = record["answer"]["choices"][0]["message"]
    assert "weather" in json.dumps(message)


async def test_a_call_in_one_json_answer(profile: Path) -> None:
    custom = {"id": "b", "type": "custom", "custom": {"name": "sql", "input": "select 1"}}
    whole = {
        "choices": [{"message": {"content": None, "tool_calls": [call(), custom]}}],
    }
    done, (record,) = await asked(
        profile, json.dumps(whole).encode(), headers={"Content-Type": "application/json"}
    )
    assert done.tool_calls == (CARD, ToolCallPart("sql", "select 1"))
    assert record["answer"]["choices"][0]["message"]["tool_calls"] == [call(), custom]


async def test_text_and_thinking_before_a_call_stay(profile: Path) -> None:
    done, _ = await asked(profile, sse("<think>Hm.</think>Let me look."), *WAYS["whole"], DONE)
    assert (done.thinking, done.answer, done.tool_calls) == ("Hm.", "Let me look.", (CARD,))


async def test_a_call_left_in_the_text_is_a_card_and_the_text_is_not_altered(
    profile: Path,
) -> None:
    raw = '<minimax:tool_call>\n<invoke name="weather"></invoke>\n</minimax:tool_call>'
    with Loopback() as server:
        server.answer(*reply(f"Let me look.\n\n{raw}"))
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Weather?")
            assert done.raw == f"Let me look.\n\n{raw}"
            assert (done.answer, done.tool_calls) == ("Let me look.", (ToolCallPart("", raw),))
            (_, kept) = await c.branch(done.conversation_id)
            assert kept.parts == done.parts


async def test_a_refusal_stands_apart_and_goes_back_as_text(profile: Path) -> None:
    with Loopback() as server:
        server.answer(
            sse("Let me see."), delta(refusal="I cannot "), delta("stop", refusal="do that."), DONE
        )
        server.answer(delta("stop", refusal="No."), DONE)
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Do it")
            assert done.answer == "Let me see.\n\nI cannot do that."
            assert done.problem is not None
            assert done.problem.sentence == "The model declined to answer."
            assert not done.can_continue
            await c.engine.send(done.conversation_id, "Please")
        (_, second) = server.chats
        assert second.json["messages"][1] == {"role": "assistant", "content": done.answer}


async def test_speech_is_shown_as_its_words(profile: Path) -> None:
    done, (record,) = await asked(
        profile,
        delta(audio={"id": "s", "transcript": "Good "}),
        delta(audio={"data": "AAEC"}),
        delta("stop", audio={"transcript": "day.", "expires_at": 9}),
        DONE,
    )
    assert done.answer == "Good day."
    assert done.problem is not None
    assert done.problem.kind == "Spoken"
    audio = record["answer"]["choices"][0]["message"]["audio"]
    assert audio["data"]["size"] == 3


@pytest.mark.parametrize(
    ("finish", "sentence"),
    [
        ("content_filter", "The server's content filter stopped the reply."),
        ("length", "The length limit was reached before the first word."),
    ],
)
async def test_a_reason_without_a_word_is_told(profile: Path, finish: str, sentence: str) -> None:
    done, (record,) = await asked(profile, delta(finish), DONE)
    assert done.problem is not None
    assert done.problem.sentence == sentence
    assert record["answer"]["choices"][0]["finish_reason"] == finish


async def test_only_nothing_at_all_is_an_empty_response(profile: Path) -> None:
    done, _ = await asked(profile, delta("stop"), DONE)
    assert done.problem is not None
    assert done.problem.kind == "EmptyAnswer"


@pytest.mark.parametrize("name", ["br", "zstd"])
async def test_a_compression_that_cannot_be_read_is_named(profile: Path, name: str) -> None:
    done, _ = await asked(profile, b"\x1b\x03", headers={"Content-Encoding": name})
    assert done.problem is not None
    assert done.problem.kind == "BadCompression"
    assert f"({name})" in done.problem.sentence


@pytest.mark.parametrize("end", [HANG, CUT])
async def test_a_call_that_is_cut_off_or_stopped_is_kept_as_far_as_it_came(
    profile: Path, end: Any
) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(delta(tool_calls=[call(BERN[:8], index=0)], x="kept"), gate, end)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send("c" * 32, "Weather?"))
            assert await asyncio.to_thread(gate.reached.wait, 20)
            await until(lambda: _is_calling(c))
            gate.open()
            if end is HANG:
                c.engine.replies.stop("c" * 32)
            (ended,) = await asyncio.gather(sending, return_exceptions=True)
            assert isinstance(ended, Message) == (end is CUT)
            (_, kept) = await c.branch("c" * 32)
            assert kept.tool_calls == (ToolCallPart("weather", BERN[:8]),)
            assert kept.status is (Status.STOPPED if end is HANG else Status.INTERRUPTED)
            (record,) = await c.session.store.answer_records(kept.id)
            assert record["answer"]["choices"][0]["message"]["x"] == "kept"
            assert record["times"].keys() >= {"began", "sent", "head", "first_byte", "end"}
        assert len(server.chats) == 1


def _is_calling(c: Chat) -> bool:
    (running,) = c.engine.replies._running.values()  # pyright: ignore[reportPrivateUsage]
    return running.reply._record.calling  # pyright: ignore[reportPrivateUsage]


async def test_headers_times_and_retries_are_in_the_record(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retries.random, "random", lambda: 1.0)
    began = time.time()
    with Loopback() as server:
        server.answer(b'{"error": {"message": "overloaded"}}', status=503)
        server.answer(
            sse("<think>Hm.</think>Yes.", finish="stop"), DONE,
            headers={
                "x-inference-id": "inference", "X-Request-Id": KEY, "x-aimlapi-usd-spent": "0.1",
                "openai-processing-ms": "12", "Set-Cookie": "credit=1", "x-cost": "c" * 900,
            },
        )  # fmt: skip
        async with chat(profile, server, key=KEY) as c:
            done = await c.engine.send(None, "Well?")
            (record,) = await c.session.store.answer_records(done.id)
    headers = record["headers"]
    sent = server.chats[1].headers["x-client-request-id"]
    assert headers["status"] == "200"
    assert (headers["x-inference-id"], headers["x-client-request-id"]) == ("inference", sent)
    assert (headers["x-aimlapi-usd-spent"], headers["openai-processing-ms"]) == ("0.1", "12")
    assert headers["x-request-id"] == "[redacted]"
    assert headers["x-cost"] == "c" * 500
    assert "set-cookie" not in headers
    (retry,) = record["retries"]
    assert (retry["error"], retry["wait"]) == ("ServerTrouble", 0.375)
    order = ["began", "connected", "sent", "head", "first_byte", "first_thought", "first_word"]
    moments = [record["times"][name] for name in (*order, "end")]
    assert moments == sorted(moments)
    assert began - 1 <= moments[0]
    assert moments[-1] <= time.time() + 1


async def test_a_continued_reply_has_a_record_for_each_go(profile: Path) -> None:
    with Loopback() as server:
        server.answer(event({"id": "first"}), sse("One", finish="length"), DONE)
        server.answer(event({"id": "second"}), sse(" two", finish="stop"), DONE)
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Count")
            await c.engine.continue_reply(done.id)
            records = await c.session.store.answer_records(done.id)
    assert [r["answer"]["id"] for r in records] == ["first", "second"]


async def test_a_card_appears_when_the_call_is_whole(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        server.answer(sse("Let me look."), *WAYS["whole"], gate, DONE)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Weather?"))
            await until(lambda: [e for e in c.events if isinstance(e, Recast)])
            (recast,) = [e for e in c.events if isinstance(e, Recast)]
            assert recast.parts[-1] == CARD
            gate.open()
            await sending


def in_pieces(arguments: str, size: int) -> list[bytes]:
    """A call of `weather`, its arguments in pieces."""
    starts = range(0, len(arguments), size)
    pieces = [{"index": 0, "function": {"arguments": arguments[at : at + size]}} for at in starts]
    return [delta(tool_calls=[call("", index=0)]), *(delta(tool_calls=[p]) for p in pieces)]


async def test_a_call_is_told_while_its_arguments_come(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        first, *rest = in_pieces(BERN, 3)
        server.answer(first, gate, *rest, delta("tool_calls"), DONE)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Weather?"))
            await until(lambda: c.phases()[-1:] == [Phase.CALLING])
            told = [e for e in c.events if isinstance(e, PhaseChanged)]
            assert told[-1].note == "weather"
            gate.open()
            await sending
            assert c.phases() == [Phase.CONNECTING, Phase.WAITING, Phase.CALLING]
            assert [e for e in c.events if isinstance(e, PhaseChanged)] == told


async def test_a_call_that_comes_together_with_text_is_told_behind_it(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        first, *rest = in_pieces(BERN, 3)
        server.answer(sse("Let me look.") + first, gate, *rest, delta("tool_calls"), DONE)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Weather?"))
            await until(lambda: c.phases()[-2:] == [Phase.WRITING, Phase.CALLING])
            gate.open()
            assert (await sending).answer == "Let me look."


async def test_a_call_left_in_the_text_and_speech_are_told_too(profile: Path) -> None:
    with Loopback() as server:
        raw = '<minimax:tool_call>\n<invoke name="weather"></invoke>\n</minimax:tool_call>'
        gates = [Gate(), Gate(), Gate()]
        so, call_begins, rest = sse("So:\n"), sse(raw[:30]), (sse(raw[30:]), sse("Done."))
        server.answer(so, gates[0], call_begins, gates[1], *rest, *ending())
        server.answer(delta(audio={"id": "a", "transcript": "Yes"}), gates[2], *ending())
        told = Phase.WRITING, Phase.CALLING, Phase.SPEAKING
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Weather?"))
            for gate, phase in zip(gates, told, strict=True):
                if phase is Phase.SPEAKING:
                    assert (await sending).status is Status.DONE
                    assert c.phases()[-1] is Phase.WRITING
                    sending = asyncio.ensure_future(c.engine.send(None, "Say it"))
                await until(lambda phase=phase: c.phases()[-1:] == [phase])
                gate.open()
            assert (await sending).status is Status.DONE


@pytest.mark.parametrize("size", [40_000, 5_000_000])
async def test_long_arguments_of_a_call_are_one_card(profile: Path, size: int) -> None:
    """More than there is room for is cut, and neither cuts the reply nor makes other cards."""
    arguments = json.dumps({"text": '"' * (size // 2)})
    with Loopback() as server:
        server.answer(b"".join(in_pieces(arguments, 50_000)), delta("tool_calls"), DONE)
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Weather?")
            assert done.status is Status.DONE
            (card,) = done.tool_calls
            assert card.name == "weather"
            assert arguments.startswith(card.arguments)
            assert len(card.arguments) >= min(len(arguments), MOST_CHARACTERS - 50_000)
            (kept,) = (await c.branch(done.conversation_id))[1:]
            assert kept.tool_calls == (card,)
            (last,) = [e for e in c.events if isinstance(e, Recast)]
            assert last.parts == (card,)


async def test_a_tool_that_the_request_offered_is_told_apart(profile: Path) -> None:
    tools = [{"type": "function", "function": {"name": "weather"}}]
    with Loopback(strict=False) as server:
        server.answer(*WAYS["whole"], DONE)
        server.answer(*WAYS["whole"], DONE)
        async with chat(profile, server) as c:
            first = await c.engine.send(None, "Weather?")
            assert first.extras.offered == ()
            extra = json.dumps({"tools": tools})
            c.engine.server = replace(c.engine.server, extra_body=extra)
            second = await c.engine.send(first.conversation_id, "Weather?")
            assert second.extras.offered == ("weather",)
