"""The engine over a real store, a real client and a real server on loopback."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Delivery, Message, Phase, Role, Status, TextPart
from chatapp.core.domain.events import (
    ContextChanged,
    ConversationChanged,
    Event,
    Finished,
    Grew,
    PartKind,
    PhaseChanged,
    Started,
)
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from tests.loopback import CUT, DONE, HANG, MODEL, Gate, Loopback, reply, sse, thinking_reply
from tests.make_pdf import pdf
from tests.waiting import until
from tests.wire_schema import validate_request

KEY = "sk-test-0123456789abcdef0123456789abcdef"


class Chat:
    """A session against a loopback server, and everything it reported."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.engine = session.engine
        self.events: list[Event] = []
        session.listen(self.events.append)

    def grown(self, kind: PartKind) -> str:
        return "".join(e.text for e in self.events if isinstance(e, Grew) and e.kind is kind)

    def phases(self) -> list[Phase]:
        seen: list[Phase] = []
        for event in self.events:
            if isinstance(event, PhaseChanged) and event.phase not in seen[-1:]:
                seen.append(event.phase)
        return seen

    async def branch(self, conversation_id: str) -> list[Message]:
        outline = await self.session.store_for(conversation_id).outline(conversation_id)
        return await self.engine.messages([o.id for o in outline])


@asynccontextmanager
async def chat(
    folder: Path, server: Loopback, *, model: str = "some-model", key: str = ""
) -> AsyncGenerator[Chat]:
    session = Session(
        Profile.at(folder),
        environment={"CHATAPP_API_KEY": key} if key else {},
        base_url=server.base_url,
        model=model,
    )
    await session.open()
    try:
        yield Chat(session)
    finally:
        await session.close()


async def test_a_reply_from_question_to_final_commit(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Let me see.", "It is **four**."))
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Two and two?")
            assert done.status is Status.DONE
            assert done.thinking == "Let me see."
            assert done.answer == "It is **four**."
            assert c.phases() == [Phase.CONNECTING, Phase.WAITING, Phase.THINKING, Phase.WRITING]
            question, kept = await c.branch(done.conversation_id)
            assert (question.role, question.raw) == (Role.USER, "Two and two?")
            assert kept.raw == done.raw
            assert kept.parts == done.parts
            (listed,) = await c.session.store.listed()
            assert listed.title == "Two and two?"
        first = c.events[0]
        assert isinstance(first, ConversationChanged)
        assert isinstance(c.events[1], Started)
        *_, last = (e for e in c.events if not isinstance(e, ContextChanged))
        assert isinstance(last, Finished)
        (request,) = server.chats
        validate_request(request.json)
        assert request.json["messages"] == [{"role": "user", "content": "Two and two?"}]


async def test_the_question_is_on_disk_before_the_request_leaves(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        server.answer(gate, *reply("Yes."), head_gate=gate)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "On disk?"))
            await until(lambda: bool(server.chats))
            with sqlite3.connect(Profile.at(profile).database) as other:
                texts = [row[0] for row in other.execute("SELECT text FROM pieces")]
            other.close()
            assert "On disk?" in texts
            gate.open()
            await sending


async def test_the_next_request_sends_thinking_back_verbatim_to_minimax(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("<think>\nHm"), sse(".\n</think>\n\nFour", finish="stop"), DONE)
        async with chat(profile, server, model=MODEL, key=KEY) as c:
            first = await c.engine.send(None, "Two and two?")
            assert first.answer == "Four"
            await c.engine.send(first.conversation_id, "Sure?")
        second = server.chats[1]
        validate_request(second.json)
        assert second.json["messages"][1] == {
            "role": "assistant",
            "content": "<think>\nHm.\n</think>\n\nFour",
        }
        assert second.key == KEY


async def test_other_servers_get_the_answer_alone(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("<think>Hm.</think>\nFour", finish="stop"), DONE)
        async with chat(profile, server) as c:
            first = await c.engine.send(None, "Two and two?")
            await c.engine.send(first.conversation_id, "Sure?")
        assert server.chats[1].json["messages"][1] == {"role": "assistant", "content": "Four"}


async def test_only_what_is_set_is_sent(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            await c.engine.send(None, "Hello")
            c.engine.settings = replace(
                c.engine.settings, instructions="Be brief.", options=GenerationOptions(0.5, 2000)
            )
            await c.engine.send(None, "Hello")
        bare, full = (r.json for r in server.chats)
        assert set(bare) == {"model", "messages", "stream", "stream_options"}
        assert bare["stream_options"] == {"include_usage": True}
        assert full["messages"][0] == {"role": "system", "content": "Be brief."}
        assert (full["temperature"], full["max_tokens"]) == (0.5, 2000)


async def test_stop_keeps_the_text_and_frees_the_server(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Half an ans"), HANG)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Talk."))
            await until(lambda: c.grown(PartKind.TEXT) == "Half an ans")
            (started,) = [e for e in c.events if isinstance(e, Started)]
            c.engine.replies.stop(started.conversation_id)
            last = c.events[-1]
            assert isinstance(last, PhaseChanged)
            assert last.phase is Phase.STOPPED
            with pytest.raises(asyncio.CancelledError):
                await sending
            await until(server.chats[0].disconnected.is_set)
            kept = (await c.branch(started.conversation_id))[-1]
            assert (kept.status, kept.answer) == (Status.STOPPED, "Half an ans")
            assert not c.engine.replies.is_running(started.conversation_id)


async def test_stop_at_the_very_first_moment_still_keeps_the_question(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            for early in range(12):
                conversation = f"{early:032}"
                sending = asyncio.ensure_future(c.engine.send(conversation, "Never mind."))
                for _ in range(early):
                    await asyncio.sleep(0)
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)
                if await c.session.store.get(conversation) is None:
                    continue
                kept = await c.branch(conversation)
                assert [m.role for m in kept] == [Role.USER, Role.ASSISTANT]
                assert kept[1].status in {Status.STOPPED, Status.DONE}


async def test_a_cut_stream_is_interrupted_with_its_text_and_can_be_retried(
    profile: Path,
) -> None:
    with Loopback() as server:
        server.answer(sse("The beginning"), CUT)
        server.answer(*reply("The whole."))
        async with chat(profile, server) as c:
            cut = await c.engine.send(None, "Tell me.")
            assert cut.status is Status.INTERRUPTED
            assert cut.answer == "The beginning"
            assert cut.problem is not None
            assert len(server.chats) == 1, "no automatic retry after the first word"
            again = await c.engine.retry(cut.id)
            assert again.answer == "The whole."
            messages = await c.branch(cut.conversation_id)
            assert [m.answer or m.raw for m in messages] == ["Tell me.", "The whole."]
            assert (messages[-1].version, messages[-1].versions) == (2, 2)
            await c.engine.show_version(again.id, -1)
            assert (await c.branch(cut.conversation_id))[-1].answer == "The beginning"


async def test_server_trouble_is_retried_before_the_first_word(profile: Path) -> None:
    with Loopback() as server:
        server.answer_json({"message": "oops"}, status=503, headers={"Retry-After": "0"})
        server.answer(*reply("Here."))
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "There?")
        assert done.status is Status.DONE
        assert len(server.chats) == 2


@pytest.mark.parametrize("code", [1033, 2056, 2099])
async def test_of_the_codes_with_a_good_status_only_those_that_pass_are_tried_again(
    profile: Path, code: int
) -> None:
    refusal = {"choices": None, "base_resp": {"status_code": code, "status_msg": "no"}}
    with Loopback() as server:
        server.answer_json(refusal)
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "There?")
    passes = code < 1034
    assert done.status is (Status.DONE if passes else Status.FAILED)
    assert len(server.chats) == (2 if passes else 1)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"detail": [{"loc": ["body", "messages"], "msg": "Field required"}]}),
        (200, {"error": {"message": "Something new"}}),
        (500, {"error": {"message": "model requires more system memory (5.0 GiB)"}}),
        (500, {"error": "The model has crashed without additional information."}),
        (501, {"error": {"message": "Streams are not implemented"}}),
    ],
)
async def test_what_does_not_pass_by_itself_is_asked_once(
    profile: Path, status: int, body: object
) -> None:
    with Loopback() as server:
        server.answer_json(body, status)
        async with chat(profile, server) as c:
            failed = await c.engine.send(None, "There?")
        assert failed.status is Status.FAILED
        assert len(server.chats) == 1


async def test_an_unknown_error_in_the_middle_can_be_continued(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("So far"), b'data: {"error": {"message": "Boom"}}\n\n')
        async with chat(profile, server) as c:
            cut = await c.engine.send(None, "There?")
    assert (cut.status, cut.answer) == (Status.INTERRUPTED, "So far")
    assert cut.problem
    assert "Boom" in cut.problem.sentence


async def test_a_refused_key_is_a_sentence_and_never_shows_the_key(profile: Path) -> None:
    with Loopback() as server:
        server.key = "another"
        async with chat(profile, server, model=MODEL, key=KEY) as c:
            failed = await c.engine.send(None, "Hello")
            assert failed.status is Status.FAILED
            assert failed.problem is not None
            assert failed.problem.kind == "KeyRefused"
            assert KEY not in repr(failed)
            assert KEY not in repr(c.events)
    for file in profile.rglob("*"):
        if file.is_file():
            assert KEY.encode() not in file.read_bytes(), file


async def test_no_key_is_said_before_anything_is_sent(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server, model=MODEL) as c:
            failed = await c.engine.send(None, "Hello")
        assert failed.problem is not None
        assert failed.problem.kind == "KeyMissing"
        assert server.chats == []


async def test_no_server_at_the_address(profile: Path) -> None:
    with Loopback() as server:
        pass
    async with chat(profile, server) as c:
        sending = asyncio.ensure_future(c.engine.send(None, "Anyone?"))
        await until(lambda: any(isinstance(e, PhaseChanged) and e.note for e in c.events))
        failed = await sending
        assert failed.status is Status.FAILED
        assert failed.problem is not None
        assert failed.problem.kind == "NoConnection"


@pytest.mark.parametrize(
    ("model", "key", "delivery"),
    [(MODEL, KEY, Delivery.ORIGINAL), ("some-model", "", Delivery.TEXT)],
)
async def test_a_pdf_travels_as_the_server_takes_it(
    profile: Path, tmp_path: Path, model: str, key: str, delivery: Delivery
) -> None:
    path = tmp_path / "Report ü.pdf"
    path.write_bytes(pdf("First page words", "Second page words"))
    with Loopback() as server:
        async with chat(profile, server, model=model, key=key) as c:
            attachment = await c.engine.attach(path)
            assert attachment.delivery is delivery
            assert attachment.pages == 2
            done = await c.engine.send(None, "What is in it?", [attachment])
            question = (await c.branch(done.conversation_id))[0]
            assert question.attachments == (attachment,)
    (request,) = server.chats
    validate_request(request.json)
    content = request.json["messages"][0]["content"]
    if delivery is Delivery.ORIGINAL:
        assert [part["type"] for part in content] == ["file", "text"]
        assert content[0]["file"]["filename"] == "Report ü.pdf"
        assert content[0]["file"]["file_data"].startswith("data:application/pdf;base64,")
        assert content[1]["text"] == "What is in it?"
    else:
        assert isinstance(content, str)
        assert "[Page 2]" in content
        assert "Second page words" in content
        assert content.endswith("What is in it?")


async def test_two_conversations_stream_at_once(profile: Path) -> None:
    with Loopback() as server:
        first, second = Gate(), Gate()
        server.answer(sse("one "), first, sse("end", finish="stop"), DONE)
        server.answer(sse("two "), second, sse("end", finish="stop"), DONE)
        async with chat(profile, server) as c:
            a = asyncio.ensure_future(c.engine.send(None, "A"))
            await until(first.reached.is_set)
            b = asyncio.ensure_future(c.engine.send(None, "B"))
            await until(second.reached.is_set)
            second.open()
            assert (await b).answer == "two end"
            assert not a.done()
            first.open()
            assert (await a).answer == "one end"


async def test_a_reply_under_way_is_given_with_all_that_was_reported(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        server.answer(sse("Para one.\n\n"), gate, sse("Para two.", finish="stop"), DONE)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send("x" * 32, "A"))
            await until(lambda: c.grown(PartKind.TEXT).startswith("Para one."))
            # Asked for at once: nothing of it need be on disk yet.
            live = (await c.branch("x" * 32))[-1]
            assert "".join(p.text for p in live.parts if isinstance(p, TextPart)) == c.grown(
                PartKind.TEXT
            )
            gate.open()
            await sending


async def test_a_second_question_is_refused_while_the_first_is_answered(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        server.answer(sse("one "), gate, sse("end", finish="stop"), DONE)
        async with chat(profile, server) as c:
            a = asyncio.ensure_future(c.engine.send("x" * 32, "A"))
            await until(gate.reached.is_set)
            with pytest.raises(RuntimeError):
                await c.engine.send("x" * 32, "B")
            gate.open()
            assert (await a).answer == "one end"
            assert len(await c.branch("x" * 32)) == 2


async def test_closing_interrupts_and_the_next_start_has_everything(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Half"), HANG)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send(None, "Talk."))
            await until(lambda: c.grown(PartKind.TEXT) == "Half")
        with pytest.raises(asyncio.CancelledError):
            await sending
        async with chat(profile, server) as c:
            (conversation,) = await c.session.store.listed()
            question, kept = await c.branch(conversation.id)
            assert question.raw == "Talk."
            assert (kept.status, kept.answer) == (Status.INTERRUPTED, "Half")


async def test_an_answer_cut_by_its_limit_says_so(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("As I was say", finish="length"), DONE)
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Talk.")
        assert done.status is Status.DONE
        assert done.problem is not None
        assert "limit" in done.problem.sentence


async def test_deleting_and_restoring_a_conversation_in_mid_stream(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Half"), HANG)
        async with chat(profile, server) as c:
            sending = asyncio.ensure_future(c.engine.send("c" * 32, "Talk."))
            await until(lambda: c.grown(PartKind.TEXT) == "Half")
            await c.session.organizer.delete(["c" * 32])
            assert sending.done()
            assert await c.session.store.listed() == []
            await c.session.organizer.undo()
            assert [x.id for x in await c.session.store.listed()] == ["c" * 32]
            assert (await c.branch("c" * 32))[-1].answer == "Half"


async def test_an_edited_question_stands_beside_the_old_one(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            first = await c.engine.send(None, "Frist?")
            question = (await c.branch(first.conversation_id))[0]
            await c.engine.edit(question.id, "First?")
            messages = await c.branch(first.conversation_id)
            assert messages[0].raw == "First?"
            assert (messages[0].version, messages[0].versions) == (2, 2)
            await c.engine.show_version(messages[0].id, -1)
            assert (await c.branch(first.conversation_id))[0].raw == "Frist?"
        assert [m["content"] for m in server.chats[1].json["messages"]] == ["First?"]
