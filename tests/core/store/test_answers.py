"""All that an answer has beside its text: kept, copied, taken along, deleted with its message."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Conversation, Kind, Status, new_id
from chatapp.core.domain.kept_answer import KeptAnswer
from chatapp.core.import_export import chatapp_json
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.memory import MemoryDatabase, MemoryFiles
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.repair.restore_one import transplant
from chatapp.core.store.repair.salvage import salvage
from chatapp.core.store.transfer import Transfer
from tests.core.import_export.building import profile
from tests.core.store.building import NAME, content, conversation, opened, question, reply

SOUND = b"\0\1sound"
SHA256 = hashlib.sha256(SOUND).hexdigest()
FIRST = KeptAnswer(
    {
        "answer": {"id": "x", "usage": {"total_tokens": 667}, "later": [1, {"ß": "\U0001f600"}]},
        "headers": {"x-request-id": "r"},
        "times": {"sent": 1.5},
    },
    {SHA256: SOUND},
)
SECOND = KeptAnswer({"answer": {"id": "y"}}, run=1)


async def fill(store: Conversations) -> None:
    """A reply that was continued, and kept twice, as after an outcome that nobody heard."""
    answer = reply("r", "q")
    await store.begin(conversation(), question("q"), answer)
    done = replace(answer, status=Status.DONE, pieces=(content("Because"),))
    for kept in (FIRST, SECOND, FIRST):
        await store.finish(done, partial(_same, kept))


def _same(kept: KeptAnswer) -> KeptAnswer:
    return kept


async def check(store: Conversations, message_id: str = "r") -> None:
    assert await store.answer_records(message_id) == [FIRST.record, SECOND.record]
    assert await store.answer_data(message_id, SHA256) == SOUND


async def test_it_survives_a_restart_and_is_nothing_where_there_was_none(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await fill(store)
    async with opened(tmp_path) as (store, _):
        await check(store)
        assert await store.answer_records("q") == []
        with pytest.raises(LookupError):
            await store.answer_records("nobody")
        with pytest.raises(LookupError):
            await store.answer_data("q", SHA256)


async def test_a_fork_has_it_too_and_keeps_it_when_the_first_one_goes(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        await fill(store)
        forked = await store.fork("r", new_id)
        copy = (await store.branch(forked.id))[-1].id
        await check(store, copy)
        await database.run(lambda c: c.execute("DELETE FROM conversations WHERE id = 'c'"))
        await check(store, copy)


async def test_it_comes_back_with_undo_and_goes_for_good_with_the_trash(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        await fill(store)
        organizer = OrganizerStore(database, tmp_path / "attachments")
        await organizer.delete_message("r")
        await organizer.undo()
        await check(store)
        await organizer.delete_message("r")
        await organizer.restore(Kind.MESSAGE, "r")
        await check(store)
        await organizer.delete(["c"])
        await organizer.empty_trash()
        for table in ("answers", "answer_data"):
            sql = f"SELECT count(*) FROM {table}"
            assert await database.read(lambda c, sql=sql: c.execute(sql).fetchone()) == (0,)


async def test_it_is_in_a_backup_and_comes_out_of_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        await fill(store)
        with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as target:
            await database.read(lambda c: c.execute("SELECT 1").fetchone())
            with closing(sqlite3.connect(tmp_path / NAME)) as source:
                source.backup(target)
        copy, _ = await database.run(lambda c: transplant(c, tmp_path / "copy.sqlite3", "c"))
        await check(store, (await store.branch(copy.id))[-1].id)


async def test_it_comes_out_of_a_damaged_file_without_what_lost_its_message(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (store, database):
        await fill(store)
        await database.run(lambda c: c.execute("PRAGMA defer_foreign_keys = ON"))
    with closing(sqlite3.connect(tmp_path / NAME)) as connection:
        connection.execute("INSERT INTO answers (message, run, record) VALUES (99, 0, '{}')")
        connection.execute("INSERT INTO answer_data VALUES (99, 'x', x'00')")
        connection.commit()
    assert salvage(tmp_path / NAME).messages == 2
    async with opened(tmp_path) as (store, database):
        await check(store)
        broken = await database.read(lambda c: c.execute("PRAGMA foreign_key_check").fetchall())
        assert broken == []


async def test_a_file_takes_it_along(tmp_path: Path) -> None:
    async with profile(tmp_path / "a") as first, profile(tmp_path / "b") as second:
        await fill(first.store)
        path = tmp_path / "c.json"
        text = chatapp_json.write([await first.transfer.give("c")])
        assert json.loads(text)["version"] == 2
        path.write_text(text, encoding="utf-8")
        assert (await second.take(path)).added == 1
        await check(second.store)
        assert chatapp_json.write([await second.transfer.give("c")]) == text


@pytest.mark.parametrize(
    "answers",
    [None, "x", [3], [{"run": 0}], [{"record": []}], [{"record": {}, "run": 1}]],
)
async def test_files_without_it_and_with_nonsense_in_its_place_open(
    tmp_path: Path, answers: object
) -> None:
    async with profile(tmp_path / "a") as first, profile(tmp_path / "b") as second:
        await fill(first.store)
        file = json.loads(chatapp_json.write([await first.transfer.give("c")]))
        file["version"] = 1
        message = file["conversations"][0]["messages"][1]
        del message["answers"]
        if answers is not None:
            message["answers"] = answers
        path = tmp_path / "c.json"
        path.write_text(json.dumps(file), encoding="utf-8")
        assert (await second.take(path)).added == 1
        assert await second.store.answer_records("r") == []
        assert (await second.store.branch("c"))[-1].raw == "Because"


async def test_data_that_is_not_what_its_hash_says_is_left_out(tmp_path: Path) -> None:
    async with profile(tmp_path / "a") as first, profile(tmp_path / "b") as second:
        await fill(first.store)
        file = json.loads(chatapp_json.write([await first.transfer.give("c")]))
        file["conversations"][0]["messages"][1]["answers"][0]["data"] = {SHA256: "AAAA", "x": 3}
        path = tmp_path / "c.json"
        path.write_text(json.dumps(file), encoding="utf-8")
        await second.take(path)
        assert await second.store.answer_records("r") == [FIRST.record, SECOND.record]
        with pytest.raises(LookupError):
            await second.store.answer_data("r", SHA256)


async def test_of_a_temporary_conversation_it_is_in_memory_alone(tmp_path: Path) -> None:
    memory = MemoryDatabase()
    await memory.open()
    try:
        store = Conversations(memory, MemoryFiles())
        await fill(store)
        await check(store)
        parcel = await Transfer(memory, MemoryFiles()).give("c")
        assert parcel.conversation.messages[1].answers == (FIRST, SECOND)
    finally:
        await memory.close()
    assert list(tmp_path.iterdir()) == []


async def test_reading_messages_does_not_touch_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        await fill(store)
        asked: list[str] = []
        await database.run(lambda c: c.set_trace_callback(asked.append))
        await store.messages(["q", "r"])
        await store.outline("c")
        await store.branch("c")
        await store.listed()
        await database.run(lambda c: c.set_trace_callback(None))
        assert asked
        assert not [sql for sql in asked if "answer" in sql]
        assert isinstance(await store.get("c"), Conversation)
