"""Several choices in one answer: each is a version of the reply, and what they used counts once."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.domain.conversation import Message, Source, Status
from chatapp.core.domain.events import Finished, Settled
from tests.core.chat.test_engine import chat
from tests.loopback import DONE, JSON_HEADERS, Gate, Loopback, event, reply
from tests.waiting import until

USAGE = event({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 9,
                                        "total_tokens": 14}})  # fmt: skip


def part(index: int, text: str | None = None, finish: str | None = None, **more: Any) -> bytes:
    delta = {"content": text} if text is not None else {}
    entry = {"index": index, "delta": delta | more, "finish_reason": finish}
    return event({"model": "m", "choices": [entry]})


async def versions(folder: Path, *steps: Any, **answer: Any) -> tuple[list[Message], list[Any]]:
    """The versions of a reply to an answer of these steps, and the records of each."""
    with Loopback() as server:
        server.answer(*steps, **answer)
        async with chat(folder, server) as c:
            done = await c.engine.send(None, "Which?")
            last = [e for e in c.events if isinstance(e, Finished | Settled)][-1].message
            found = await c.engine.versions(done.id)
            assert (last.version, last.versions) == (1, len(found))
            (_, shown) = await c.branch(done.conversation_id)
            assert shown.id == done.id == found[0].id
            assert shown.versions == len(found)
            totals = await c.session.totals.of_conversation(done.conversation_id)
            assert totals.completion_tokens == (done.usage.completion_tokens or 0)
            records = [await c.session.store.answer_records(m.id) for m in found]
            return found, records


@pytest.mark.parametrize("late", [False, True])
async def test_interleaved_choices_are_versions(profile: Path, late: bool) -> None:
    first = [part(0, "!", "stop")]
    rest = [part(1, " two.", "stop"), part(2, "<think>Hm.</think>Th"), part(2, "ree.", "length")]
    found, records = await versions(
        profile, part(0, "One"), part(1, "Number"), *(first + rest if late else rest + first),
        USAGE, DONE,
    )  # fmt: skip
    assert [m.answer for m in found] == ["One!", "Number two.", "Three."]
    assert [m.thinking for m in found] == ["", "", "Hm."]
    assert [m.status for m in found] == [Status.DONE] * 3
    assert [m.usage.completion_tokens for m in found] == [9, None, None]
    assert found[2].problem is not None
    assert found[2].problem.kind == "AnswerLimit"
    assert [len(r) for r in records] == [1, 1, 1]
    assert [c["index"] for c in records[0][0]["answer"]["choices"]] == [0, 1, 2]
    assert [c["index"] for c in records[2][0]["answer"]["choices"]] == [2]
    assert "usage" not in records[1][0]["answer"]


async def test_choices_of_one_json_answer_with_all_that_they_have(profile: Path) -> None:
    call = {"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{}"}}
    source = {"type": "url_citation", "url_citation": {"url": "https://example.org/", "title": "E"}}
    parts = [{"type": "text", "text": "Th"}, {"type": "text", "text": "ree"}]
    whole = {
        "choices": [
            {"index": 0, "message": {"content": "One"}, "finish_reason": "stop"},
            {"index": 1, "message": {"content": None, "tool_calls": [call]},
             "finish_reason": "tool_calls"},
            {"index": 2, "message": {"content": parts, "annotations": [source]},
             "finish_reason": "stop"},
            {"index": 3, "message": {"refusal": "No."}, "finish_reason": "stop"},
            {"index": 4, "message": {"audio": {"data": "AAEC", "transcript": "Five"}},
             "finish_reason": "stop"},
        ]
    }  # fmt: skip
    found, records = await versions(profile, json.dumps(whole).encode(), headers=JSON_HEADERS)
    assert [m.answer for m in found] == ["One", "", "Three", "No.", "Five"]
    assert [c.name for c in found[1].tool_calls] == ["weather"]
    assert [s.title for s in found[2].extras.sources] == ["E"]
    assert found[4].extras.sound is not None
    assert records[4][0]["answer"]["choices"][0]["message"]["audio"]["data"]["size"] == 3
    kinds = [m.problem.kind if m.problem else "" for m in found]
    assert kinds == ["", "ToolsAsked", "", "Refused", "Spoken"]


async def test_choices_that_follow_the_first_are_waited_for(profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(part(0, "One", "stop"), part(1, "T"), gate, part(1, "wo", "stop"), DONE)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Which?"))
            await until(lambda: any(isinstance(e, Finished) for e in c.events))
            gate.open()
            done = await sending
            assert [m.answer for m in await c.engine.versions(done.id)] == ["One", "Two"]
            # Asked again, there is one more, and each can be shown.
            server.answer(*reply("Three"))
            again = await c.engine.retry(done.id)
            assert (again.version, again.versions) == (3, 3)
            assert [m.answer for m in await c.engine.versions(again.id)] == ["One", "Two", "Three"]
            await c.engine.show_version(again.id, -1)
            (_, shown) = await c.branch(done.conversation_id)
            assert (shown.answer, shown.version, shown.versions) == ("Two", 2, 3)
            forked = await c.engine.fork(shown.id)
            (_, copied) = await c.branch(forked.id)
            assert (copied.answer, copied.versions) == ("Two", 1)


async def test_other_choices_of_a_temporary_conversation_stay_in_memory(profile: Path) -> None:
    with Loopback() as server:
        server.answer(part(0, "One", "stop"), part(1, "Two", "stop"), DONE)
        async with chat(profile, server) as c:
            begun = await c.session.start_temporary()
            engine = c.session.engine_for(begun.id)
            done = await engine.send(begun.id, "Which?")
            ids = [m.id for m in await engine.versions(done.id)]
            assert len(ids) == 2
            assert all(c.session.engine_for(i) is engine for i in ids)
            assert [m.answer for m in await engine.messages(ids)] == ["One", "Two"]


async def test_sources_are_kept_with_their_reply_and_sent_to_nobody(profile: Path) -> None:
    cited = {"type": "url_citation", "url": "https://e.org/", "start_index": 0, "end_index": 4}
    with Loopback() as server:
        server.answer(part(0, "Bern."), part(0, annotations=[cited], finish="stop"), DONE)
        server.answer(*reply("Yes."))
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Capital?")
            (_, kept) = await c.branch(done.conversation_id)
            assert kept.extras == done.extras
            assert [(s.url, s.ends) for s in done.extras.sources] == [("https://e.org/", (4,))]
            assert [p.source for p in kept.pieces] == [Source.CONTENT, Source.EXTRAS]
            await c.engine.send(done.conversation_id, "Sure?")
        assert server.chats[1].json["messages"][1] == {"role": "assistant", "content": "Bern."}


async def test_sources_behind_the_end_settle(profile: Path) -> None:
    with Loopback() as server:
        late = event({"choices": [], "citations": ["https://e.org/"]})
        server.answer(part(0, "Bern.", "stop"), late, USAGE, DONE)
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Capital?")
            assert [s.url for s in done.extras.sources] == ["https://e.org/"]
            (_, kept) = await c.branch(done.conversation_id)
            assert kept.pieces == done.pieces
