"""Damaged databases: what can still be read comes into a fresh one, the rest stays aside."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.errors import DatabaseDamaged
from chatapp.core.store.backups import is_sound
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.repair.replace_file import begin_empty
from chatapp.core.store.repair.salvage import FOUND_TITLE, salvage
from chatapp.core.store.repair.sqlite_pages import rows
from tests.core.store.building import NAME, content, conversation, opened, question, reply

CHATS = 300
PAGE = 4096


async def fill(store: Conversations) -> None:
    for n in range(CHATS):
        name = f"c{n}"
        asked = question(f"q{n}", text=f"Question {n}? " * 20, conversation_id=name)
        answer = reply(f"r{n}", asked.id, conversation_id=name)
        await store.begin(conversation(name, f"Title {n}"), asked, answer)
        text = f"Answer {n}. " * (40 + n % 60)
        await store.finish(replace(answer, status=Status.DONE, pieces=(content(text),)))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a few hundred conversations, sound."""
    folder = tmp_path_factory.mktemp("whole")

    async def make() -> None:
        async with opened(folder) as (store, _):
            await fill(store)

    asyncio.run(make())
    return folder / NAME


@pytest.fixture(scope="module")
def expected(whole: Path) -> dict[str, str]:
    """Every message's text in it, by its id."""
    return asyncio.run(texts(whole.parent))


async def texts(folder: Path) -> dict[str, str]:
    """Every message's text by its id, out of a database that must be sound."""
    async with opened(folder) as (store, database):
        assert await database.check() == []
        broken = await database.run(lambda c: c.execute("PRAGMA foreign_key_check").fetchall())
        assert broken == []
        found: dict[str, str] = {}
        for chat in await store.listed():
            for message in await store.branch(chat.id):
                found[message.id] = message.raw
        return found


def noise(file: Path, page: int, seed: int) -> None:
    with file.open("rb+") as opened_file:
        opened_file.seek(page * PAGE)
        opened_file.write(random.Random(seed).randbytes(PAGE))


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.unmeasured) for n in range(1, 12))]
)
async def test_only_what_stood_on_damaged_pages_is_lost(
    whole: Path, expected: dict[str, str], tmp_path: Path, seed: int
) -> None:
    damaged = tmp_path / NAME
    shutil.copyfile(whole, damaged)
    pages = damaged.stat().st_size // PAGE
    # Behind the pages that hold the schema; what else is hit is chance.
    for page in random.Random(seed).sample(range(30, pages), 5):
        noise(damaged, page, seed)
    before = damaged.read_bytes()
    result = salvage(damaged)
    assert result.aside.read_bytes() == before
    # A message whose own row is lost has another id now, but its text is there.
    said = set((await texts(tmp_path)).values())
    intact = [text for text in expected.values() if text in said]
    assert len(intact) > 0.9 * len(expected), f"seed {seed}: {len(intact)} of {len(expected)}"


async def test_a_file_cut_in_half_gives_its_first_half(
    whole: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    damaged = tmp_path / NAME
    shutil.copyfile(whole, damaged)
    os.truncate(damaged, damaged.stat().st_size // 2 // PAGE * PAGE)
    result = salvage(damaged)
    found = await texts(tmp_path)
    intact = [key for key, text in expected.items() if found.get(key) == text]
    assert len(intact) > 0.3 * len(expected)
    assert result.conversations > CHATS // 3


async def test_a_file_whose_first_half_is_overwritten_gives_its_second(
    whole: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    damaged = tmp_path / NAME
    shutil.copyfile(whole, damaged)
    half = damaged.stat().st_size // 2
    with damaged.open("rb+") as file:
        file.write(os.urandom(half))
    salvage(damaged)
    found = await texts(tmp_path)
    said = set(found.values())
    intact = [text for text in expected.values() if text in said]
    assert len(intact) > 0.3 * len(expected)
    assert set(found.values()) <= {"", *expected.values()}


async def test_rows_are_read_from_pages_as_sqlite_reads_them(whole: Path) -> None:
    found = {key: values for key, values in rows(whole) if len(values) == 4}
    with closing(sqlite3.connect(whole)) as connection:
        for key, *values in connection.execute("SELECT rowid, * FROM pieces"):
            assert found[key] == values


async def test_text_without_its_message_or_conversation_is_found_a_place(
    whole: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / NAME
    shutil.copyfile(whole, damaged)
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("DELETE FROM messages WHERE id = 'r7'")
        connection.execute("DELETE FROM conversations WHERE id = 'c9'")
        connection.execute("DELETE FROM messages WHERE id = 'q11'")
        connection.commit()
    salvage(damaged)
    async with opened(tmp_path) as (store, _):
        found = [c for c in await store.listed() if c.title == FOUND_TITLE]
        said = [m.raw for c in found for m in await store.branch(c.id)]
        assert any(text.startswith("Answer 7. ") for text in said)
        assert any(text.startswith("Question 9? ") for text in said)
        assert any(text.startswith("Question 11? ") for text in said)
        assert [m.id for m in await store.branch("c11")] == ["r11"]


async def test_the_log_of_a_killed_program_is_read_too(whole: Path, tmp_path: Path) -> None:
    live, left = tmp_path / "live", tmp_path / "left"
    live.mkdir()
    left.mkdir()
    shutil.copyfile(whole, live / NAME)
    async with opened(live) as (store, database):
        await database.run(lambda c: c.execute("SELECT 1"))
        await store.begin(
            conversation("last"),
            question("lq", conversation_id="last"),
            reply("lr", "lq", conversation_id="last"),
        )
        await store.append("lr", [content("In the log only")])
        for name in (NAME, f"{NAME}-wal"):
            shutil.copyfile(live / name, left / name)
    pages = (left / NAME).stat().st_size // PAGE
    noise(left / NAME, pages // 2, 1)
    result = salvage(left / NAME)
    assert (await texts(left))["lr"] == "In the log only"
    assert Path(f"{result.aside}-wal").exists()


async def test_what_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / NAME
    for data in (b"", b"this is no database\n" * 500, os.urandom(20 * PAGE)):
        file.write_bytes(data)
        with pytest.raises(DatabaseDamaged):
            salvage(file)
        assert file.read_bytes() == data
        assert [p.name for p in tmp_path.iterdir()] == [NAME]


async def test_nothing_begins_empty_in_silence(whole: Path, tmp_path: Path) -> None:
    file = tmp_path / NAME
    kept = whole.read_bytes()
    file.write_bytes(b"")
    with pytest.raises(DatabaseDamaged, match="is empty"):
        await tried(file)
    file.unlink()
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "conversations-2026-11-23-120000.sqlite3").write_bytes(kept)
    with pytest.raises(DatabaseDamaged, match="is missing"):
        await tried(file)
    assert not file.exists()
    # Only when asked to.
    file.write_bytes(kept[:5000])
    aside = begin_empty(file).aside
    assert aside is not None
    assert aside.read_bytes() == kept[:5000]
    assert is_sound(file)
    assert await texts(tmp_path) == {}


async def tried(file: Path) -> None:
    database = Database(file)
    try:
        await database.open()
    finally:
        await database.close()
