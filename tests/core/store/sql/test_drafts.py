"""Drafts: of a conversation's next question, and of what one of its questions is to say instead."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from chatapp.core.domain.conversation import Draft, Kind
from chatapp.core.store.backups import is_sound
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.repair.salvage import salvage
from tests.core.store.building import NAME, conversation, opened, question, reply
from tests.core.store.test_documents import document


async def test_what_is_written_in_place_of_a_question_stays_with_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        file = await store.keep_document(document(tmp_path))
        asked = question("q", attachments=(file,))
        await store.begin(conversation(), asked, reply("r", "q"))
        assert await store.edit("q") == Draft("Why?", (file,))
        await store.save_draft("c", Draft("and then"))
        await store.save_edit("q", Draft("Why so?"))
        assert await store.draft("c") == Draft("and then")
    async with opened(tmp_path) as (store, _):
        assert await store.edit("q") == Draft("Why so?")
        await store.save_edit("q", Draft("Why not?", (file,)))
        assert await store.edit("q") == Draft("Why not?", (file,))
        await store.save_edit("q", Draft())
        assert await store.edit("q") == Draft("Why?", (file,))


async def test_sending_an_edit_clears_its_own_draft_and_no_other(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.begin(conversation(), question("p", "r"), reply("s", "p"))
        for name in ("q", "p"):
            await store.save_edit(name, Draft(f"{name} instead"))
        await store.save_draft("c", Draft("and then"))
        instead = question("q2", text="q instead")
        await store.begin(conversation(), instead, reply("r2", "q2"), edits="q")
        assert await store.draft("c") == Draft("and then")
        assert await store.edit("q") == Draft("Why?")
        assert await store.edit("p") == Draft("p instead")


async def test_what_was_asked_elsewhere_clears_no_draft(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.save_draft("", Draft("half a thought"))
        await store.begin(conversation(), question("q"), reply("r", "q"), drafted=False)
        assert await store.draft("") == Draft("half a thought")


async def test_nothing_is_kept_for_what_is_gone(tmp_path: Path) -> None:
    """A draft that comes late would stay for ever: emptying the trash does not reach it."""
    async with opened(tmp_path) as (store, database):
        organizer = OrganizerStore(database, tmp_path / "attachments", clock=lambda: 100.0)
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await organizer.delete(["c"])
        await organizer.empty_trash()
        await store.save_draft("c", Draft("a word too late"))
        await store.save_edit("q", Draft("a word too late"))
        rows = await database.read(lambda c: c.execute("SELECT text FROM drafts").fetchall())
        assert rows == []


async def test_a_deleted_question_keeps_what_was_written_in_its_place(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        organizer = OrganizerStore(database, tmp_path / "attachments", clock=lambda: 100.0)
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.save_edit("q", Draft("Why so?"))
        await organizer.delete_message("q")
        await organizer.restore(Kind.MESSAGE, "q")
        assert await store.edit("q") == Draft("Why so?")


async def test_a_fork_begins_without(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.save_edit("q", Draft("Why so?"))
        names = iter(("fork", "q2", "r2"))
        await store.fork("r", lambda: next(names))
        assert await store.edit("q2") == Draft("Why?")
        assert await store.edit("q") == Draft("Why so?")


async def test_it_is_read_out_of_a_damaged_file(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.begin(conversation(), question("p", "r"), reply("s", "p"))
        await store.save_edit("q", Draft("Why so?"))
        await store.save_edit("p", Draft("Why not?"))
    with closing(sqlite3.connect(tmp_path / NAME)) as connection:
        for table in ("messages", "pieces"):
            column = "key" if table == "messages" else "message"
            lost = "(SELECT key FROM messages WHERE id = 'p')"
            connection.execute(f"DELETE FROM {table} WHERE {column} = {lost}")
        connection.execute("DELETE FROM pieces WHERE message NOT IN (SELECT key FROM messages)")
        connection.commit()
    salvage(tmp_path / NAME)
    assert is_sound(tmp_path / NAME)
    async with opened(tmp_path) as (store, database):
        broken = await database.run(lambda c: c.execute("PRAGMA foreign_key_check").fetchall())
        assert broken == []
        assert await store.edit("q") == Draft("Why so?")
        # Its question is lost: it is there to be asked anew.
        assert await store.draft("") == Draft("Why not?")
