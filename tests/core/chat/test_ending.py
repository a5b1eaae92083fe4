"""The end of a reply: with its finish reason, though the server may have more to say."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.api.response.deltas import SLICE
from chatapp.core.chat import reply as module
from chatapp.core.chat import running_replies, sleep
from chatapp.core.domain.conversation import Message, Status, Usage
from chatapp.core.domain.events import Finished, Grew, PartKind, PhaseChanged, Settled
from chatapp.core.domain.kept_answer import AnswerMaker
from tests.core.chat.test_engine import Chat, chat
from tests.loopback import DONE, HANG, META, USAGE, Gate, Loopback, Step, reply, sse
from tests.waiting import until

NUMBERS = sse(usage=USAGE, choices=[], meta=META)
COUNTED = Usage(50, 617, usd=0.0009825)


def finished(c: Chat) -> list[Message]:
    return [e.message for e in c.events if isinstance(e, Finished)]


def settled(c: Chat) -> list[Message]:
    return [e.message for e in c.events if isinstance(e, Settled)]


async def test_a_reply_is_whole_with_its_finish_reason_and_its_numbers_follow(
    profile: Path,
) -> None:
    with Loopback() as server:
        gate = Gate()
        server.answer(sse("All of it."), sse(finish="stop"), gate, NUMBERS, HANG)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Hm?"))
            (whole,) = await until(lambda: finished(c))
            assert (whole.status, whole.answer, whole.usage) == (Status.DONE, "All of it.", Usage())
            assert not c.engine.replies.is_running(whole.conversation_id)
            second = await c.engine.send(whole.conversation_id, "And now?")
            assert second.answer == "Hello there."
            gate.open()
            (counted,) = await until(lambda: settled(c))
            assert (counted.id, counted.usage, counted.status) == (whole.id, COUNTED, Status.DONE)
            _, kept, *_ = await c.branch(whole.conversation_id)
            assert (kept.usage, kept.answer, kept.seconds) == (COUNTED, "All of it.", whole.seconds)
            await c.session.end_replies()
            with pytest.raises(asyncio.CancelledError):
                await sending
        assert server.chats[0].disconnected.wait(10)


@pytest.mark.parametrize(
    "end",
    [
        (sse(finish="stop"), HANG),
        (DONE, HANG),
        (sse(finish="length"), HANG),
        (sse(finish="end_turn"), sse(finish="end_turn"), HANG),
    ],
    ids=["finish", "done", "length", "twice"],
)
async def test_a_whole_reply_stays_whole_though_it_is_stopped_or_the_program_ends(
    profile: Path, end: tuple[Step, ...]
) -> None:
    with Loopback() as server:
        server.answer(sse("All of it."), *end)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Hm?"))
            (whole,) = await until(lambda: finished(c))
            c.engine.replies.stop(whole.conversation_id)
            await c.engine.replies.halt(whole.conversation_id)
            await asyncio.gather(sending, return_exceptions=True)
            _, kept = await c.branch(whole.conversation_id)
            assert (kept.status, kept.answer) == (Status.DONE, "All of it.")
            assert server.chats[0].disconnected.wait(10)


@pytest.mark.parametrize(
    "end",
    [
        (sse(finish="stop"), DONE, NUMBERS, HANG),
        (DONE + NUMBERS, HANG),
        (DONE, NUMBERS + sse("And more."), HANG),
        (sse(finish="stop"), sse(finish="stop"), NUMBERS, DONE),
        (sse(finish="stop", usage=USAGE, meta=META), DONE, HANG),
    ],
    ids=["after done", "with done", "apart", "after two reasons", "with the reason"],
)
async def test_the_numbers_count_wherever_they_come_and_text_behind_the_end_does_not(
    profile: Path, end: tuple[Step, ...]
) -> None:
    with Loopback() as server:
        server.answer(sse("All of it."), *end)
        async with chat(profile, server) as c:
            reply = await c.engine.send(None, "Hm?")
            assert (reply.answer, reply.usage) == ("All of it.", COUNTED)
            assert reply.status is Status.DONE


async def test_a_reply_whose_numbers_are_waited_for_can_go_on(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("One two"), sse(finish="length"), HANG)
        server.answer(sse(" three"), sse(finish="stop"), NUMBERS, DONE)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Count."))
            (first,) = await until(lambda: finished(c))
            whole = await c.engine.continue_reply(first.id)
            assert (whole.answer, whole.usage) == ("One two three", COUNTED)
            with pytest.raises(asyncio.CancelledError):
                await sending
            assert settled(c) == []


async def test_what_was_deleted_permanently_gets_no_numbers(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        server.answer(sse("Gone."), sse(finish="stop"), gate, NUMBERS, DONE)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Hm?"))
            (whole,) = await until(lambda: finished(c))
            await c.session.database.run(lambda db: db.execute("DELETE FROM conversations"))
            gate.open()
            assert (await sending).id == whole.id
            assert settled(c) == []


async def test_stop_and_send_at_once(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is slow: the stopped reply is not kept yet when the next question comes."""
    with Loopback() as server:
        server.answer(sse("Old"), HANG)
        server.answer(*reply("New"))
        async with chat(profile, server) as c:
            finish, slow = c.session.store.finish, asyncio.Event()

            async def slowly(message: Message, answer: AnswerMaker | None = None) -> None:
                await slow.wait()
                await finish(message, answer)

            monkeypatch.setattr(c.session.store, "finish", slowly)
            first = asyncio.ensure_future(c.engine.send("c", "One"))
            await until(lambda: c.engine.replies.parts and any(c.engine.replies.parts.values()))
            c.engine.replies.stop("c")
            second = asyncio.ensure_future(c.engine.send("c", "Two"))
            c.engine.replies.stop("c")
            await until(server.chats[0].disconnected.is_set)
            assert len(server.chats) == 1
            slow.set()
            new = await second
            with pytest.raises(asyncio.CancelledError):
                await first
            branch = await c.branch("c")
            assert [m.raw for m in branch] == ["One", "Old", "Two", "New"]
            assert [m.status for m in branch[1::2]] == [Status.STOPPED, Status.DONE]
            assert new.answer == "New"


PLACES: list[tuple[dict[str, Any], Usage]] = [
    ({"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12}, Usage(5, 7)),
    ({"total_tokens": 12}, Usage(total_tokens=12)),
    ({"prompt_tokens": "5", "completion_tokens": 7.0}, Usage(5, 7)),
    (
        {"prompt_tokens": 5, "completion_tokens": 7, "prompt_cache_hit_tokens": 4},
        Usage(5, 7, cached_tokens=4),
    ),
    ({"prompt_tokens": 5, "completion_tokens": 7, "cost": 0.25}, Usage(5, 7, usd=0.25)),
    (
        {
            "prompt_tokens": 5,
            "completion_tokens": 7,
            "completion_tokens_details": {"reasoning_tokens": 3},
            "prompt_tokens_details": {"cached_tokens": 0},
        },
        Usage(5, 7, 3, 0),
    ),
    ({"prompt_tokens": -5, "completion_tokens": 1e30, "cost": -1}, Usage()),
    ({"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}, Usage()),
]


@pytest.mark.parametrize(("usage", "meant"), PLACES)
async def test_what_a_reply_used(profile: Path, usage: dict[str, Any], meant: Usage) -> None:
    with Loopback() as server:
        server.answer(sse("Yes.", finish="stop"), sse(usage=usage, choices=[]), DONE)
        async with chat(profile, server) as c:
            assert (await c.engine.send(None, "Hm?")).usage == meant


@pytest.mark.parametrize(
    ("headers", "usd"),
    [
        ({"x-aimlapi-usd-spent": "0.0009825"}, 0.0009825),
        ({"x-aimlapi-credits-used": "1965"}, 0.0009825),
        ({"x-aimlapi-usd-spent": "free", "x-aimlapi-credits-used": "1e30"}, None),
    ],
)
async def test_the_price_in_the_head_of_an_answer(
    profile: Path, headers: dict[str, str], usd: float | None
) -> None:
    whole = {"choices": [{"message": {"content": "Yes."}, "finish_reason": "stop"}]}
    with Loopback() as server:
        server.answer_json(whole, headers=headers)
        server.answer_json(whole | {"meta": {"usage": {"usd_spent": 2}}}, headers=headers)
        async with chat(profile, server) as c:
            assert (await c.engine.send(None, "Hm?")).usage.usd == usd
            assert (await c.engine.send(None, "Hm?")).usage.usd == 2


async def test_a_word_of_five_megabytes_comes_in_slices_and_is_cut(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("words " * 833_333), sse(finish="stop"), DONE)
        async with chat(profile, server) as c:
            reply = await c.engine.send(None, "Hm?")
            assert (reply.status, len(reply.answer)) == (Status.INTERRUPTED, 2_000_000)
            assert reply.problem is not None
            assert "2,000,000 characters" in reply.problem.sentence
            assert reply.can_continue
            grown = [len(e.text) for e in c.events if isinstance(e, Grew)]
            assert (sum(grown), max(grown)) == (2_000_000, SLICE)


async def test_replies_beyond_the_limit_are_queued_and_say_so(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_replies, "REPLIES_AT_ONCE", 5)
    with Loopback() as server:
        gate = Gate()
        for _ in range(5):
            server.answer(sse("Mine: "), gate, sse("all.", finish="stop"), DONE)
        async with chat(profile, server) as c:
            asked = [asyncio.ensure_future(c.engine.send(str(n), f"Q{n}")) for n in range(5)]
            await asyncio.to_thread(server.wait_for_requests, 5)
            waits = asyncio.ensure_future(c.engine.send("late", "Last"))
            stopped = asyncio.ensure_future(c.engine.send("never", "Not at all"))
            for name in ("late", "never"):
                await until(lambda name=name: name in queued(c))
            c.engine.replies.stop("never")
            with pytest.raises(asyncio.CancelledError):
                await stopped
            assert len(server.chats) == 5
            gate.open()
            assert [m.answer for m in await asyncio.gather(*asked)] == ["Mine: all."] * 5
            late = await waits
            assert late.answer == "Hello there."
            assert len(server.chats) == 6
            (record,) = await c.session.store.answer_records(late.id)
            assert record["times"]["queued"] < record["times"]["turn"]
            assert (await c.branch("never"))[1].status is Status.STOPPED


def queued(c: Chat) -> set[str]:
    """The conversations whose reply was told to be queued."""
    told = (e for e in c.events if isinstance(e, PhaseChanged))
    return {e.conversation_id for e in told if "Queued" in e.note}


@pytest.mark.parametrize("survives", [True, False])
async def test_after_sleep_a_dead_connection_is_told_soon(
    profile: Path, monkeypatch: pytest.MonkeyPatch, survives: bool
) -> None:
    monkeypatch.setattr(module, "AWAKE_SECONDS", 30.0 if survives else 0.05)
    monkeypatch.setattr(module, "CHECKPOINT_SECONDS", 0.01)
    slept = [0.0]
    monkeypatch.setattr(sleep, "asleep", lambda: slept[0])
    with Loopback() as server:
        gate = Gate()
        server.answer(sse("Half"), gate, sse(" whole", finish="stop"), DONE)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send("c", "Hm?"))
            await until(lambda: c.grown(PartKind.TEXT) == "Half")
            slept[0] = 3600.0
            if survives:
                gate.open()
            made = await sending
            if survives:
                assert (made.status, made.answer) == (Status.DONE, "Half whole")
            else:
                assert (made.status, made.answer) == (Status.INTERRUPTED, "Half")
                assert made.problem is not None
                assert "sleep" in made.problem.sentence
                assert made.can_continue


async def test_who_is_asked_may_change_while_a_reply_is_under_way(profile: Path) -> None:
    with Loopback() as old, Loopback() as new:
        gate = Gate()
        old.answer(sse("Old "), gate, sse("one.", finish="stop"), DONE)
        new.answer(*reply("New one."))
        async with chat(profile, old) as c:
            sending = asyncio.ensure_future(c.engine.send("c", "Hm?"))
            await until(lambda: c.grown(PartKind.TEXT))
            c.engine.server = replace(c.engine.server, base_url=new.base_url, id="other")
            gate.open()
            assert (await sending).answer == "Old one."
            assert (await c.engine.send("c", "And now?")).answer == "New one."
            assert (len(old.chats), len(new.chats)) == (1, 1)


@pytest.mark.parametrize("jump", [-1e6, 1e6])
async def test_a_clock_that_is_set_changes_no_duration(
    profile: Path, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    with Loopback() as server:
        gate = Gate()
        server.answer(sse("<think>Hm."), gate, sse("</think>Yes.", finish="stop"), DONE)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send("c", "Hm?"))
            await until(lambda: c.grown(PartKind.THINKING))
            real = time.time
            monkeypatch.setattr(time, "time", lambda: real() + jump)
            gate.open()
            made = await sending
            assert made.thinking_seconds is not None
            assert made.seconds is not None
            assert 0 <= made.thinking_seconds <= made.seconds < 60
