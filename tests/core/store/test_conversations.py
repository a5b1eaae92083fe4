"""The store's verbs, one by one, on a real file."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import (
    Conversation,
    Draft,
    Kind,
    Outline,
    Problem,
    Role,
    Status,
    Usage,
)
from chatapp.core.store.organizer import OrganizerStore
from tests.core.store.building import content, conversation, opened, question, reasoning, reply

HOSTILE = [
    "",
    "nul \0 inside",
    "\ufeffbyte order mark \u2028 \u0085",
    "👩‍👩‍👧 e\u0301 \U0010ffff \uffff",
    "'; DROP TABLE messages; --",
    "\r\n\r\r\n",
]


async def test_a_first_question_makes_its_conversation(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.save_draft("", Draft("Why"))
        kept = await store.begin(conversation(title="Why?"), question("q"), reply("r", "q"))
        assert kept == Conversation("c", "Why?", 1.0, 3.0, leaf_id="r")
        assert await store.get("c") == kept
        assert await store.listed() == [kept]
        assert await store.draft("") == Draft()
        assert await store.outline("c") == [
            Outline("q", Role.USER, 4),
            Outline("r", Role.ASSISTANT, 0),
        ]
        assert await store.branch("c") == [question("q"), reply("r", "q")]
        assert await store.get("nothing") is None


async def test_sending_clears_the_draft_of_its_conversation_only(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.save_draft("c", Draft("and then"))
        await store.save_draft("", Draft("something new"))
        await store.begin(conversation(), None, reply("again", "q"))
        assert await store.draft("c") == Draft("and then")
        await store.begin(conversation(), question("q2", "again"), reply("r2", "q2"))
        assert await store.draft("c") == Draft()
        assert await store.draft("") == Draft("something new")


async def test_a_write_whose_outcome_was_not_heard_may_be_repeated(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        first = await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.append("r", [content("text")])
        assert await store.begin(conversation(), question("q"), reply("r", "q")) == first
        assert [m.raw for m in await store.branch("c")] == ["Why?", "text"]
        whole = replace(reply("r", "q"), status=Status.DONE, pieces=(content("whole"),))
        await store.finish(whole)
        await store.finish(whole)
        assert (await store.messages(["r"]))[0] == whole


async def test_a_reply_keeps_everything_known_about_it(tmp_path: Path) -> None:
    done = replace(
        reply("r", "q"),
        status=Status.FAILED,
        pieces=(reasoning("think"), content("a"), reasoning("more"), content("b")),
        model="minimax/m2-7",
        server_id="aiml",
        finish_reason="length",
        usage=Usage(10, 20, 5, 3, 0.00123),
        problem=Problem("RateLimited", "Too many.", "open_settings", "status 429\nid=1"),
        thinking_seconds=1.25,
        seconds=9.5,
    )
    async with opened(tmp_path, clock=lambda: 50.0) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.finish(done)
    async with opened(tmp_path) as (store, _):
        assert await store.messages(["r"]) == [done]
        assert [c.updated_at for c in await store.listed()] == [50.0]


async def test_checkpoints_only_add_and_the_end_makes_them_few(tmp_path: Path) -> None:
    pieces = [
        reasoning("a"),
        reasoning("b"),
        content("c"),
        content("d"),
        content(""),
        reasoning("e"),
    ]
    async with opened(tmp_path) as (store, database):

        def rows(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
            return connection.execute(
                "SELECT seq, source, text FROM pieces WHERE message = 2"
            ).fetchall()

        await store.begin(conversation(), question("q"), reply("r", "q"))
        for piece in pieces:
            before = await database.read(rows)
            await store.append("r", [piece])
            assert (await database.read(rows))[: len(before)] == before
        assert (await store.outline("c"))[1].characters == 2
        await store.finish(replace(reply("r", "q"), status=Status.DONE, pieces=tuple(pieces)))
        assert await database.read(rows) == [
            (0, "reasoning", "ab"),
            (1, "content", "cd"),
            (2, "reasoning", "e"),
        ]
        assert (await store.outline("c"))[1].characters == 2


@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q", text=f"<{text}>"), reply("r", "q"))
        await store.append("r", [content(f"<{text}>"), reasoning(f"<{text}>")])
        await store.save_draft("c", Draft(text))
        await store.set_state("key", text)
        asked, answered = await store.branch("c")
        assert asked.raw == answered.raw == f"<{text}>"
        assert [o.characters for o in await store.outline("c")] == [len(text) + 2] * 2
        assert await store.draft("c") == Draft(text)
        assert await store.state("key") == text


async def test_lone_surrogates_are_repaired_wherever_they_turn_up(tmp_path: Path) -> None:
    bad = "<\ud800>"
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(title=bad), question("q", text=bad), reply("r", "q"))
        await store.append("r", [content("\ud83d")])
        await store.append("r", [content("\ude00")])
        await store.save_draft("c", Draft(bad))
        await store.set_state("key", bad)
        assert (await store.retitle("c", "x" + bad, by_person=True)).title == "x<\ufffd>"
        assert (await store.draft("c")).text == "<\ufffd>"
        assert await store.state("key") == "<\ufffd>"
        done = replace(
            reply("r", "q"),
            pieces=(content("\ud83d"), content("\ude00")),
            model=bad,
            server_id=bad,
            finish_reason=bad,
            problem=Problem("Kind", bad, None, bad),
        )
        await store.finish(done)
        (kept,) = await store.messages(["r"])
        # A pair that was cut in two between pieces is whole again.
        assert kept.raw == "😀"
        assert (kept.model, kept.server_id, kept.finish_reason) == ("<\ufffd>",) * 3
        kept.raw.encode()


async def test_replies_that_were_streaming_are_interrupted_at_the_next_start(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.append("r", [reasoning("so "), reasoning("far")])
        await store.append("r", [reasoning("!"), content("Yes")])
        assert await store.recover() == 1
        (kept,) = await store.messages(["r"])
        assert kept.status is Status.INTERRUPTED
        assert kept.pieces == (reasoning("so far!"), content("Yes"))
        assert await store.recover() == 0


async def test_the_list_is_by_activity(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        for n, at in enumerate([30.0, 10.0, 20.0]):
            mine = replace(conversation(f"c{n}"), updated_at=0.0)
            answer = replace(reply(f"r{n}", None, conversation_id=f"c{n}"), created_at=at)
            await store.begin(mine, None, answer)
        assert [c.id for c in await store.listed()] == ["c0", "c2", "c1"]
        await store.finish(replace(reply("r1", None, conversation_id="c1"), status=Status.DONE))
        assert [c.id for c in await store.listed()] == ["c1", "c0", "c2"]
        # A clock set back does not sink a conversation.
        await store.begin(conversation("c1"), None, reply("r", None, conversation_id="c1"))
        assert [c.updated_at for c in await store.listed()] == [100.0, 30.0, 20.0]
        await store.retitle("c2", "Renaming is no activity", by_person=True)
        assert [c.id for c in await store.listed()] == ["c1", "c0", "c2"]


async def test_a_title_is_one_line_and_stays_when_a_message_is_added(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        named = await store.retitle("c", "By the model", by_person=False)
        assert (named.title, named.titled_by_person) == ("By the model", False)
        named = await store.retitle("c", "  Mine\nand mine ", by_person=True)
        assert (named.title, named.titled_by_person) == ("Mine and mine", True)
        assert await store.retitle("c", " \t\n", by_person=False) == named
        kept = await store.begin(conversation(title="Theirs"), None, reply("r2", "q"))
        assert kept.title == "Mine and mine"
        assert await store.listed() == [kept]


async def test_the_trash_gives_back_what_it_took(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        before = await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.save_draft("c", Draft("half a thought"))
        organizer = OrganizerStore(database, tmp_path / "attachments")
        (gone,) = (await organizer.delete(["c"])).conversations
        assert gone == replace(before, deleted_at=gone.deleted_at)
        assert gone.deleted_at is not None
        assert await store.listed() == []
        await store.append("r", [content("still arriving")])
        assert (await organizer.restore(Kind.CONVERSATION, "c")).conversations == (before,)
        assert await store.listed() == [before]
        assert (await store.branch("c"))[1].raw == "still arriving"
        assert await store.draft("c") == Draft("half a thought")


async def test_versions_are_walked_and_each_fork_remembers_its_choice(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r1", "q"))
        await store.begin(conversation(), None, reply("r2", "q"))
        await store.begin(conversation(), question("s1", "r2"), reply("t1", "s1"))
        await store.begin(conversation(), question("s2", "r2"), reply("t2", "s2"))
        await store.begin(conversation(), question("p"), reply("u", "p"))

        async def ids() -> list[str]:
            return [outline.id for outline in await store.outline("c")]

        assert await ids() == ["p", "u"]
        assert (await store.show_version("p", -1)).leaf_id == "t2"
        assert await ids() == ["q", "r2", "s2", "t2"]
        await store.show_version("s2", -1)
        assert await ids() == ["q", "r2", "s1", "t1"]
        await store.show_version("r2", -1)
        assert await ids() == ["q", "r1"]
        await store.show_version("r1", +1)
        assert await ids() == ["q", "r2", "s1", "t1"]
        await store.show_version("q", +1)
        await store.show_version("p", +1)  # there is no third
        assert await ids() == ["p", "u"]
        await store.show_version("p", -9)
        assert await ids() == ["q", "r2", "s1", "t1"]
        found = await store.messages(["u", "r2", "r1", "q", "nothing", "p", "t1"])
        assert [(m.id, m.version, m.versions) for m in found] == [
            ("u", 1, 1),
            ("r2", 2, 2),
            ("r1", 1, 2),
            ("q", 1, 2),
            ("p", 2, 2),
            ("t1", 1, 1),
        ]
        assert [m.id for m in await store.siblings("r2")] == ["r1", "r2"]
        assert [m.id for m in await store.branch("c", upto="r1")] == ["q", "r1"]
    async with opened(tmp_path) as (store, _):
        assert [o.id for o in await store.outline("c")] == ["q", "r2", "s1", "t1"]


async def test_first_messages_of_two_conversations_are_not_versions_of_each_other(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (store, _):
        for name in "ab":
            await store.begin(
                conversation(name), None, reply(f"r{name}", None, conversation_id=name)
            )
        found = await store.messages(["ra", "rb"])
        assert [(m.version, m.versions) for m in found] == [(1, 1)] * 2
        assert [m.id for m in await store.siblings("ra")] == ["ra"]


async def test_what_does_not_exist_is_a_lookup_error_and_writes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.begin(
            conversation("d"),
            question("dq", conversation_id="d"),
            reply("dr", "dq", conversation_id="d"),
        )
        attempts = [
            store.retitle("nothing", "title", by_person=True),
            store.outline("nothing"),
            store.branch("nothing"),
            store.branch("c", upto="nothing"),
            store.siblings("nothing"),
            store.append("nothing", [content("text")]),
            store.finish(reply("nothing", "q")),
            store.show_version("nothing", 1),
            store.document_text("0" * 64),
            # A parent in another conversation is none.
            store.begin(conversation("new"), None, reply("r3", "dq", conversation_id="new")),
        ]
        before = await store.listed()
        for attempt in attempts:
            with pytest.raises(LookupError):
                await attempt
        assert await store.listed() == before
        assert await store.messages(["r3"]) == []


async def test_two_replies_stream_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):

        async def stream(name: str) -> None:
            first = question(f"q{name}", conversation_id=name)
            answer = reply(f"r{name}", first.id, conversation_id=name)
            await store.begin(conversation(name), first, answer)
            for n in range(30):
                await store.append(answer.id, [content(f"{name}{n} ")])

        await asyncio.gather(*(stream(name) for name in "ab"))
        for name in "ab":
            assert (await store.branch(name))[1].raw == "".join(f"{name}{n} " for n in range(30))
        assert await database.check() == []


async def test_no_verb_reads_a_whole_table(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        ran: list[str] = []

        def listen(connection: sqlite3.Connection) -> None:
            connection.set_trace_callback(ran.append)

        await database.read(listen)
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.append("r", [content("text")])
        await store.finish(replace(reply("r", "q"), pieces=(content("text"),)))
        await store.begin(conversation(), None, reply("r2", "q"))
        await store.recover()
        await store.show_version("r2", -1)
        await store.save_draft("c", Draft("text"))
        await store.draft("c")
        await store.outline("c")
        await store.branch("c")
        await store.siblings("r")
        await store.listed()

        def plans(connection: sqlite3.Connection) -> set[str]:
            connection.set_trace_callback(None)
            return {
                str(step[3])
                for sql in ran
                if not sql.startswith(("BEGIN", "COMMIT"))
                for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
            }

        found = await database.read(plans)
        scans = {step for step in found if step.startswith("SCAN")}
        walked = {
            "SCAN up",
            "SCAN down",
            "SCAN json_each VIRTUAL TABLE INDEX 1:",
            "SCAN CONSTANT ROW",
            # The index's own table of settings, of a few rows.
            "SCAN main.words_config",
            "SCAN main.thinking_words_config",
        }
        assert scans - walked == {"SCAN c USING INDEX conversations_listed"}


async def test_long_branches_are_walked_and_their_conversation_purged(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        await store.begin(conversation(), question("q"), reply("r", "q"))

        def grow(connection: sqlite3.Connection) -> None:
            connection.execute(
                """
                WITH RECURSIVE n (i) AS (VALUES (3) UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                INSERT INTO messages (id, conversation, parent, role, status, created_at)
                SELECT 'm' || i, 1, i - 1, 'user', 'done', 0 FROM n
                """
            )
            connection.execute("UPDATE conversations SET leaf = 5000")

        await database.run(grow)
        outline = await store.outline("c")
        assert [o.id for o in outline] == ["q", "r", *(f"m{n}" for n in range(3, 5001))]
        assert await store.outline("c", 60) == outline[-60:]
        assert await store.outline("c", 9000) == outline
        whole = await store.messages([o.id for o in outline])
        assert [m.parent_id for m in whole] == [None, *(o.id for o in outline[:-1])]
        assert (await store.show_version("q", 0)).leaf_id == "m5000"
        await database.run(lambda c: c.execute("DELETE FROM conversations"))
        assert await store.messages(["q", "m5000"]) == []
        assert await database.read(
            lambda c: c.execute("SELECT count(*) FROM pieces").fetchone()
        ) == (0,)
