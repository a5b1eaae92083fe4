"""Conversations where nothing can be written: read as they are, and left as they are."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Draft, Status
from chatapp.core.domain.errors import DatabaseDamaged, DatabaseTooNew, NotSaved
from chatapp.core.domain.query import parse
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.searcher import Searcher
from tests.core.store.building import NAME, content, conversation, opened, question, reply
from tests.data import conversations_v1 as v1
from tests.unwritable import WAYS, prepared, unwritable


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Generator[str]:
    with prepared(str(request.param)) as found:
        yield found


async def fill(folder: Path, *, ended: bool = True) -> None:
    async with opened(folder) as (store, database):
        begun = reply("r", "q")
        await store.begin(conversation(), question("q", text="Why tides?"), begun)
        await store.append("r", [content("The Moon.")])
        if ended:
            done = replace(begun, status=Status.DONE, pieces=(content("The Moon."),))
            await store.finish(done)
        await store.save_draft("c", Draft("unsent"))
        await store.set_state("window", "there")
        assert not database.read_only


def every_byte(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


async def found(database: Database, words: str) -> list[str | None]:
    searcher = Searcher(lambda: database.address)
    try:
        return [hit.message_id async for hits in searcher.search(parse(words)) for hit in hits]
    finally:
        await searcher.close()


async def test_all_is_read_nothing_is_written_and_drafts_stay_in_memory(
    tmp_path: Path, way: str
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    await fill(profile)
    before = every_byte(profile)
    with unwritable(profile, way):
        async with opened(profile) as (store, database):
            assert database.read_only
            assert [c.title for c in await store.listed()] == ["A title"]
            assert [m.raw for m in await store.branch("c")] == ["Why tides?", "The Moon."]
            assert await found(database, "moon") == ["r"]
            assert await database.check() == []
            await database.fold()
            assert await store.draft("c") == Draft("unsent")
            await store.save_draft("c", Draft("written here"))
            await store.save_edit("q", Draft("another question"))
            await store.set_state("selected", "c")
            assert await store.draft("c") == Draft("written here")
            assert await store.edit("q") == Draft("another question")
            assert (await store.state("window"), await store.state("selected")) == ("there", "c")
            organizer = OrganizerStore(database, profile / "attachments")
            for refused in (
                store.begin(conversation("d"), question("p", conversation_id="d"), reply("s", "p")),
                store.begin(conversation(), question("p", "r"), reply("s", "p")),
                store.set_unread("c", True),
                organizer.rename("c", "Another"),
                organizer.delete(["c"]),
                organizer.empty_trash(),
            ):
                with pytest.raises(NotSaved, match="read-only"):
                    await refused
            assert [c.title for c in await store.listed()] == ["A title"]
    assert every_byte(profile) == before
    async with opened(profile) as (store, _):
        assert await store.draft("c") == Draft("unsent")


@pytest.mark.parametrize("beside", [("-wal", "-shm"), ("-wal",)])
async def test_what_is_in_a_log_that_was_left_behind_is_read_too(
    tmp_path: Path, way: str, beside: tuple[str, ...]
) -> None:
    killed, profile = tmp_path / "killed", tmp_path / "profile"
    killed.mkdir()
    profile.mkdir()
    await fill(killed)
    async with opened(killed) as (store, _):
        await store.begin(conversation("d", "In the log"), None, reply("s", None))
        await store.finish(replace(reply("s", None, conversation_id="d"), status=Status.DONE))
        for suffix in ("", *beside):
            shutil.copyfile(killed / f"{NAME}{suffix}", profile / f"{NAME}{suffix}")
    before = every_byte(profile)
    with unwritable(profile, way):
        async with opened(profile) as (store, database):
            assert database.read_only
            assert sorted(c.title for c in await store.listed()) == ["A title", "In the log"]
            assert await found(database, "moon") == ["r"]
            with pytest.raises(NotSaved, match="read-only"):
                await OrganizerStore(database, profile).rename("d", "Another")
    assert every_byte(profile) == before


async def test_conversations_of_an_earlier_program_are_read_in_memory(
    tmp_path: Path, way: str
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    shutil.copyfile(v1.PATH, profile / NAME)
    before = every_byte(profile)
    with unwritable(profile, way):
        async with opened(profile) as (store, database):
            assert await store.listed() == [v1.CONVERSATION]
            assert await store.draft("tides") == v1.DRAFT
            await store.save_draft("tides", Draft("other"))
            assert (await store.draft("tides")).text == "other"
            with pytest.raises(NotSaved, match="read-only"):
                await OrganizerStore(database, profile).rename("tides", "Another")
            assert await store.listed() == [v1.CONVERSATION]
    assert every_byte(profile) == before


async def test_a_reply_that_nobody_writes_there_is_interrupted(tmp_path: Path, way: str) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    await fill(profile, ended=False)
    with unwritable(profile, way):
        async with opened(profile) as (store, database):
            assert [m.status for m in await store.branch("c")] == ["done", "interrupted"]
            assert await found(database, "moon") == ["r"]


async def test_what_cannot_be_read_is_told_as_ever(tmp_path: Path, way: str) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    with unwritable(profile, way), pytest.raises(NotSaved, match="read-only"):
        await tried(profile)
    await fill(profile)
    whole = (profile / NAME).read_bytes()
    with closing(sqlite3.connect(profile / NAME)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with unwritable(profile, way), pytest.raises(DatabaseTooNew):
        await tried(profile)
    for broken in (os.urandom(len(whole)), b"", whole[:5000]):
        (profile / NAME).write_bytes(broken)
        with unwritable(profile, way), pytest.raises(DatabaseDamaged):
            await tried(profile)


async def tried(folder: Path) -> None:
    database = Database(folder / NAME)
    try:
        await database.open()
        await Conversations(database, folder).branch("c")
    finally:
        await database.close()
