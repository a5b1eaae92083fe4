"""Terms, continuing, forks, own settings and temporary conversations, without a window."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.response.think import Splitter, joined
from chatapp.core.api.response.whole_reply import split
from chatapp.core.chat.request import CONTINUE
from chatapp.core.domain.conversation import (
    Attachment,
    Delivery,
    Part,
    Piece,
    Role,
    Source,
    Status,
    TextPart,
    ThinkingPart,
    is_temporary,
)
from chatapp.core.domain.events import Grew
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.query import parse
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.profile.paths import Profile
from chatapp.core.reply_settings import reply_settings_for
from chatapp.core.settings import Settings
from tests.core.chat.test_engine import KEY, chat
from tests.loopback import CUT, HANG, MODEL, Loopback, reply, sse, thinking_reply
from tests.make_pdf import pdf
from tests.waiting import until, wait_until
from tests.wire_schema import validate_request

OWN_SERVER = Server("mine", "Mine", ServerKind.OTHER, "http://127.0.0.1:1/v1", "mine-1")


# Reply settings


def test_the_general_instructions_come_first_and_the_own_last() -> None:
    settings = Settings(instructions="Be kind. ", options=GenerationOptions(0.5, 100))
    reply_settings = reply_settings_for(
        settings, OWN_SERVER, ["Work.", "Law."], ConversationSettings("Only German.\n")
    )
    assert reply_settings.system == "Be kind.\n\nWork.\n\nLaw.\n\nOnly German."
    assert (reply_settings.options, reply_settings.server) == (
        GenerationOptions(0.5, 100),
        OWN_SERVER,
    )


def test_what_a_conversation_has_of_its_own_goes_before() -> None:
    settings = Settings(servers=(OWN_SERVER,), options=GenerationOptions(0.5, 100, seed=3))
    own = ConversationSettings("", "mine", "mine-2", GenerationOptions(0.0, 7))
    reply_settings = reply_settings_for(settings, replace(OWN_SERVER, id="other"), [], own)
    assert reply_settings.server == replace(OWN_SERVER, model="mine-2")
    assert (reply_settings.options, reply_settings.system) == (
        GenerationOptions(0.0, 7, seed=3),
        "",
    )


def test_a_server_that_has_gone_takes_its_model_along() -> None:
    own = ConversationSettings(server_id="gone", model="gone-1")
    assert reply_settings_for(Settings(), OWN_SERVER, [], own).server == OWN_SERVER


async def test_own_settings_reach_the_server(profile: Path) -> None:
    with Loopback() as server, Loopback() as another:
        mine = replace(OWN_SERVER, base_url=another.base_url)
        async with chat(profile, server) as c:
            settings = replace(c.engine.settings, servers=(mine,), instructions="Everywhere.")
            c.engine.settings = settings
            own = ConversationSettings("Here.", options=GenerationOptions(0.25))
            first = await c.engine.send(None, "Hello", custom=own)
            here = first.conversation_id
            with sqlite3.connect(Profile.at(profile).database) as other:
                folders = "INSERT INTO folders (key, id, name, parent, instructions, created_at) "
                other.execute(folders + "VALUES (1, 'a', 'A', NULL, 'Outer.', 0)")
                other.execute(folders + "VALUES (2, 'b', 'B', 1, 'Inner.', 0)")
                other.execute("UPDATE conversations SET folder = 2, own = json_set(own, '$.x', 7)")
            other.close()
            own = ConversationSettings("Here.", "mine", "mine-9", GenerationOptions(0.25, 99))
            await c.session.store.save_settings(here, own)
            assert (await c.session.store.settings_of(here))[0] == own
            await c.engine.send(here, "Again")
            with sqlite3.connect(Profile.at(profile).database) as other:
                (kept,) = other.execute("SELECT own FROM conversations").fetchone()
            other.close()
        assert json.loads(kept)["x"] == 7
        assert server.chats[0].json["messages"][0]["content"] == "Everywhere.\n\nHere."
        assert server.chats[0].json["temperature"] == 0.25
        (second,) = another.chats
        validate_request(second.json)
        told = "Everywhere.\n\nOuter.\n\nInner.\n\nHere."
        assert second.json["messages"][0] == {"role": "system", "content": told}
        assert (second.json["model"], second.json["max_tokens"]) == ("mine-9", 99)


# Continue


def test_the_answer_goes_on_in_one_part_and_thinking_stays_apart() -> None:
    pieces = [
        Piece(Source.CONTENT, "<think>One.</think>\n\nHello wor"),
        Piece(Source.ASKED, CONTINUE),
        Piece(Source.CONTENT, "<think>Two.</think>\n\nld."),
    ]
    assert split(pieces) == (
        ThinkingPart("One."),
        TextPart("Hello wor"),
        ThinkingPart("Two."),
        TextPart("ld."),
    )
    pieces[2] = Piece(Source.CONTENT, "ld.")
    assert split(pieces)[1:] == (TextPart("Hello world."),)
    assert split(pieces[:2])[1:] == (TextPart("Hello wor"),)


@pytest.mark.parametrize("thinking", ["", "<think>Where was I?</think>\n\n"])
@pytest.mark.parametrize("size", [1, 3, 100])
async def test_a_rest_that_repeats_is_joined_where_it_overlaps(
    profile: Path, thinking: str, size: int
) -> None:
    said, again = "First. One two three four", "One two three four five six."
    with Loopback() as server:
        server.answer(sse(said), CUT)
        server.answer(*reply(thinking + again, size))
        async with chat(profile, server) as c:
            cut = await c.engine.send(None, "Count.")
            c.events.clear()
            whole = await c.engine.continue_reply(cut.id)
            assert whole.answer.replace("\n", "") == "First. One two three four five six."
            kept = (await c.branch(cut.conversation_id))[-1]
            assert kept.parts == whole.parts
            assert [p.text for p in kept.pieces][-1] == thinking + again
            assert not any("One" in e.text for e in c.events if isinstance(e, Grew))


async def test_a_cut_reply_is_continued_where_it_stands(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("The begin"), CUT)
        server.answer(*reply("ning and the end."))
        async with chat(profile, server) as c:
            cut = await c.engine.send(None, "Tell me.")
            assert (cut.status, cut.can_continue) == (Status.INTERRUPTED, True)
            whole = await c.engine.continue_reply(cut.id)
            assert (whole.id, whole.status) == (cut.id, Status.DONE)
            assert whole.answer == "The beginning and the end."
            assert not whole.can_continue
            (_, kept) = await c.branch(cut.conversation_id)
            assert (kept.answer, kept.versions, kept.problem) == (whole.answer, 1, None)
            assert kept.parts == whole.parts
            await c.engine.send(cut.conversation_id, "More?")
        asked = server.chats[1].json
        validate_request(asked)
        assert asked["messages"] == [
            {"role": "user", "content": "Tell me."},
            {"role": "assistant", "content": "The begin"},
            {"role": "user", "content": CONTINUE},
        ]
        assert server.chats[2].json["messages"][1]["content"] == "The beginning and the end."


async def test_an_answer_at_its_limit_goes_on_with_its_thinking_sent_back(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("<think>A.</think>\n\nOne, ", finish="length"))
        server.answer(*thinking_reply("B.", "two."))
        async with chat(profile, server, model=MODEL, key=KEY) as c:
            cut = await c.engine.send(None, "Count.")
            assert cut.can_continue
            whole = await c.engine.continue_reply(cut.id)
            assert (whole.answer, whole.finish_reason, whole.problem) == ("One, two.", "stop", None)
            assert whole.usage.completion_tokens == 2 * 617
            await c.engine.send(cut.conversation_id, "More?")
        sent = [m["content"] for m in server.chats[2].json["messages"]]
        assert sent[1:4] == [
            "<think>A.</think>\n\nOne, ",
            CONTINUE,
            "<think>\nB.\n</think>\n\ntwo.",
        ]


async def test_what_was_added_is_found_too(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("The begin"), CUT)
        server.answer(*reply("ning and the end."))
        async with chat(profile, server) as c:
            cut = await c.engine.send(None, "Tell me.")
            await c.session.indexer.finish()
            await c.engine.continue_reply(cut.id)
            await c.session.indexer.finish()
            found = [
                h async for hits in c.session.searcher.search(parse("beginning")) for h in hits
            ]
            assert [hit.message_id for hit in found] == [cut.id]
            assert await c.session.database.check() == []


async def test_a_refused_continuation_leaves_the_text(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("The begin"), CUT)
        server.answer_json({"error": {"message": "no"}}, status=400)
        server.answer(*reply("ning."))
        async with chat(profile, server) as c:
            cut = await c.engine.send(None, "Tell me.")
            again = await c.engine.continue_reply(cut.id)
            assert (again.status, again.answer) == (Status.INTERRUPTED, "The begin")
            assert again.can_continue
            assert again.problem
            assert again.problem.kind == "RequestRefused"
            assert again.pieces == cut.pieces
            assert (await c.engine.continue_reply(cut.id)).answer == "The beginning."


async def test_stop_while_continuing_keeps_both(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("One "), CUT)
        server.answer(sse("two "), HANG)
        async with chat(profile, server) as c:
            cut = await c.engine.send(None, "Count.")
            going = asyncio.ensure_future(c.engine.continue_reply(cut.id))
            await until(lambda: len(server.chats) == 2)
            await until(lambda: "two " in "".join(getattr(e, "text", "") for e in c.events))
            (live,) = await c.engine.messages([cut.id])
            assert live.answer == "One two "
            c.engine.replies.stop(cut.conversation_id)
            await asyncio.gather(going, return_exceptions=True)
            (kept,) = await c.engine.messages([cut.id])
            assert (kept.status, kept.answer) == (Status.STOPPED, "One two ")


async def test_a_whole_reply_is_not_continued(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Hello")
            assert (await c.engine.continue_reply(done.id)).raw == done.raw
        assert len(server.chats) == 1


KILLED = """
import asyncio, sys
from pathlib import Path
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session

async def main():
    profile = Profile.at(Path(sys.argv[1]))
    session = Session(profile, environment={}, base_url=sys.argv[2], model="m")
    await session.open()
    await session.engine.continue_reply(sys.argv[3])

asyncio.run(main())
"""


@pytest.mark.parametrize("more", ["", pytest.param("two ", marks=pytest.mark.unmeasured)])
async def test_killed_while_continuing_the_old_text_is_there(profile: Path, more: str) -> None:
    with Loopback() as server:
        server.answer(sse("One "), CUT)
        server.answer(*([sse(more)] if more else []), HANG)
        async with chat(profile, server) as c:
            cut = await c.engine.send(None, "Count.")
        script = [sys.executable, "-c", KILLED, str(profile), server.base_url, cut.id]
        process = await asyncio.to_thread(subprocess.Popen, script, cwd=Path(__file__).parents[3])
        try:
            await asyncio.to_thread(server.wait_for_requests, 2)

            def kept() -> str:
                with sqlite3.connect(Profile.at(profile).database) as other:
                    rows = other.execute("SELECT text FROM pieces WHERE source = 'content'")
                    text = "".join(row[0] for row in rows)
                other.close()
                return text

            wanted = "Count.One " + more
            await asyncio.to_thread(wait_until, lambda: kept() == wanted)
        finally:
            process.kill()
            await asyncio.to_thread(process.wait)
        async with chat(profile, server) as c:
            (_, found) = await c.branch(cut.conversation_id)
            assert (found.status, found.answer) == (Status.INTERRUPTED, "One " + more)
            assert found.can_continue
            server.answer(*reply("three."))
            whole = await c.engine.continue_reply(cut.id)
            assert whole.answer == f"One {more}three."


# Forks


async def test_a_fork_copies_the_branch_with_attachments(profile: Path, tmp_path: Path) -> None:
    path = tmp_path / "Plan.pdf"
    path.write_bytes(pdf("marmalade"))
    with Loopback() as server:
        server.answer(*thinking_reply("Hm.", "Yes."))
        async with chat(profile, server) as c:
            attached = await c.engine.attach(path)
            first = await c.engine.send(None, "Read", [attached], ConversationSettings("Be brief."))
            await c.engine.retry(first.id)
            await c.engine.send(first.conversation_id, "Then?")
            forked = await c.engine.fork(first.id)
            assert forked.title == "Read (fork)"
            question, answer = await c.branch(forked.id)
            assert (question.raw, question.attachments) == ("Read", (attached,))
            assert question.role is Role.USER
            assert (answer.raw, answer.parts, answer.usage) == (
                first.raw,
                first.parts,
                first.usage,
            )
            assert (answer.versions, answer.id != first.id) == (1, True)
            assert (await c.session.store.settings_of(forked.id))[0].instructions == "Be brief."
            assert len(await c.branch(first.conversation_id)) == 4
            await c.engine.send(forked.id, "Here?")
            assert (await c.engine.fork(answer.id)).title == "Read (fork)"


# Temporary conversations


async def test_nothing_of_a_temporary_conversation_reaches_a_file(
    profile: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Secret.pdf"
    path.write_bytes(pdf("marmalade"))
    with Loopback() as server:
        server.answer(*thinking_reply("peppermint", "liquorice"))
        async with chat(profile, server) as c:
            fresh = await c.session.start_temporary()
            engine, store = c.session.engine_for(fresh.id), c.session.store_for(fresh.id)
            assert is_temporary(fresh.id)
            attached = await engine.attach(path)
            done = await engine.send(fresh.id, "nutmeg?", [attached])
            assert (done.answer, is_temporary(done.id)) == ("liquorice", True)
            assert [m.id for m in await engine.messages([done.id])] == [done.id]
            assert len(await store.branch(fresh.id)) == 2
            assert "marmalade" in server.chats[0].json["messages"][0]["content"]
            assert await c.session.store.listed() == []
            files = [f for f in profile.rglob("*") if f.is_file()]
            assert files
            for word in (b"nutmeg", b"liquorice", b"peppermint", b"marmalade", b"Secret.pdf"):
                assert not [f for f in files if word in f.read_bytes()]
            assert not list((profile / "attachments").iterdir())
            await c.session.forget_temporary()
            again = await c.session.start_temporary()
            assert [c.id for c in await store.listed()] == [again.id]
    assert not list((profile / "attachments").iterdir())


# Whatever was said, and wherever it was cut

_SAID = st.lists(
    st.sampled_from(["<think>", "</think>", "Hm", "\n", " ", "one", "```", "two."]), max_size=12
).map("".join)


@given(st.lists(_SAID, min_size=1, max_size=4))
def test_a_continued_reply_reads_live_as_it_is_kept(said: list[str]) -> None:
    kept: list[Piece] = []
    parts: tuple[Part, ...] = ()
    for text in said:
        splitter = Splitter()
        splitter.feed(Source.CONTENT, text)
        splitter.finish()
        parts = joined(parts, splitter.parts)
        kept += [Piece(Source.CONTENT, text), Piece(Source.ASKED, CONTINUE)]
    assert split(kept) == parts
    assert split(kept[:-1]) == parts


# Attached files


@pytest.mark.parametrize(("harm", "said"), [("damaged", "is damaged"), ("missing", "is missing")])
async def test_an_attached_file_that_cannot_be_sent_is_named(
    profile: Path, tmp_path: Path, harm: str, said: str
) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            attached: list[Attachment] = []
            for name in ("Plan", "Bill"):
                (tmp_path / f"{name}.pdf").write_bytes(pdf(name))
                kept = await c.engine.attach(tmp_path / f"{name}.pdf")
                attached.append(replace(kept, delivery=Delivery.ORIGINAL))
            file: Path = Profile.at(profile).attachments / attached[1].sha256
            file.unlink() if harm == "missing" else file.write_bytes(b"%PDF another")
            sent = await c.engine.send(None, "Read", attached)
        assert server.chats == []
    assert sent.problem is not None
    assert sent.problem.sentence == f"“Bill.pdf”: The attached file {said}. Attach it again."
