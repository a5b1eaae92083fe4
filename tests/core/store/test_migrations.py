"""Migrations: copies before them, all or nothing, and databases of newer programs."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from chatapp.core.domain.errors import DatabaseDamaged, DatabaseTooNew, NotSaved
from chatapp.core.store import migrations
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.migrations import STEPS, back_up, migrate, version_of
from tests.core.store.building import NAME, conversation, opened, question, reply
from tests.waiting import until

NEXT = (*STEPS, ("ALTER TABLE conversations ADD COLUMN next INTEGER NOT NULL DEFAULT 0",))


async def one_chat(folder: Path) -> None:
    async with opened(folder) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))


def contents(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [*connection.iterdump(), str(version_of(connection))]


async def test_a_new_database_is_at_the_last_version_without_a_copy(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        assert await database.read(version_of) == len(STEPS)
    assert not (tmp_path / "backups").exists()


async def test_every_reference_can_be_followed_backwards_quickly(tmp_path: Path) -> None:
    """Deleting a row looks for those that refer to it: never through a whole table."""

    def unindexed(connection: sqlite3.Connection) -> list[tuple[str, str]]:
        def columns(table: str, pragma: str, place: int) -> set[str]:
            return {row[place] for row in connection.execute(f"PRAGMA {pragma}({table})")}

        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [
            (table, column)
            for (table,) in tables.fetchall()
            for column in columns(table, "foreign_key_list", 3)
            if column
            not in {
                connection.execute(f"PRAGMA index_info({index})").fetchone()[2]
                for index in columns(table, "index_list", 1)
            }
        ]

    async with opened(tmp_path) as (_, database):
        assert await database.read(unindexed) == []


async def test_an_existing_database_is_copied_and_then_migrated(tmp_path: Path) -> None:
    await one_chat(tmp_path)
    before = contents(tmp_path / NAME)
    database = Database(tmp_path / NAME, steps=NEXT)
    await database.open()
    assert [c.title for c in await Conversations(database, tmp_path).listed()] == ["A title"]
    assert await database.read(version_of) == len(NEXT)
    assert await database.read(lambda c: c.execute("PRAGMA foreign_keys").fetchone()[0]) == 1
    await database.close()
    (copy,) = (tmp_path / "backups").iterdir()
    assert contents(copy) == before
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600
        assert copy.parent.stat().st_mode & 0o777 == 0o700


async def test_a_copy_holds_what_is_still_only_in_the_log(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await database.read(lambda c: back_up(c, tmp_path / "copy.sqlite3"))
    assert contents(tmp_path / "copy.sqlite3") == contents(tmp_path / NAME)


@pytest.mark.parametrize(
    "step",
    [
        ("ALTER TABLE conversations ADD COLUMN next INTEGER", "SELECT nonsense"),
        ("DELETE FROM conversations WHERE id = 'c'", "DELETE FROM messages WHERE id = 'q'"),
    ],
    ids=["statement fails", "references broken"],
)
async def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, step: tuple[str, ...]
) -> None:
    await one_chat(tmp_path)
    before = contents(tmp_path / NAME)
    database = Database(tmp_path / NAME, steps=(*STEPS, step))
    with pytest.raises((sqlite3.OperationalError, DatabaseDamaged)):
        await database.open()
    await database.close()
    assert contents(tmp_path / NAME) == before
    await one_chat(tmp_path)


async def test_no_migration_without_its_copy(tmp_path: Path) -> None:
    await one_chat(tmp_path)
    before = contents(tmp_path / NAME)
    (tmp_path / "backups").write_text("a file is in the way of the folder")
    database = Database(tmp_path / NAME, steps=NEXT)
    with pytest.raises(NotSaved):
        await database.open()
    await database.close()
    assert contents(tmp_path / NAME) == before


async def test_a_damaged_database_is_not_migrated(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q", text="word " * 9000), reply("r", "q"))
    path = tmp_path / NAME
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'messages_siblings'"
        ).fetchone()
    whole = path.read_bytes()
    start = 4096 * (page - 1)
    path.write_bytes(whole[:start] + bytes(4096) + whole[start + 4096 :])
    before = path.read_bytes()
    database = Database(path, steps=NEXT)
    with pytest.raises(DatabaseDamaged):
        await database.open()
    await database.close()
    assert path.read_bytes() == before
    assert list((tmp_path / "backups").iterdir()) == []


async def test_a_newer_database_is_refused_and_not_altered(tmp_path: Path) -> None:
    # Taken while in use: what the newer program wrote last is only in its log.
    folder = tmp_path / "left behind"
    folder.mkdir()
    async with opened(tmp_path) as (store, database):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await database.run(lambda c: c.execute(f"PRAGMA user_version = {len(STEPS) + 1}"))
        for name in (NAME, f"{NAME}-wal"):
            shutil.copyfile(tmp_path / name, folder / name)
    for path in (tmp_path / NAME, folder / NAME):
        files = [path, path.with_name(f"{NAME}-wal")]
        before = [file.read_bytes() for file in files if file.exists()]
        refused = Database(path)
        with pytest.raises(DatabaseTooNew):
            await refused.open()
        with pytest.raises(DatabaseTooNew):
            await refused.read(version_of)
        await refused.close()
        after = [file.read_bytes() for file in files[: len(before)]]
        assert after == before


async def test_another_programs_database_is_refused_and_not_altered(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / NAME)) as connection:
        connection.execute("CREATE TABLE recipes (soup TEXT)")
    before = contents(tmp_path / NAME)
    database = Database(tmp_path / NAME)
    with pytest.raises(DatabaseDamaged, match="another program"):
        await database.open()
    await database.close()
    assert contents(tmp_path / NAME) == before


_LONG = """
import asyncio, sys
from pathlib import Path
from chatapp.core.store.database import Database
from chatapp.core.store.migrations import STEPS

endless = (
    "CREATE TABLE more (text TEXT)",
    "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) "
    "INSERT INTO more SELECT hex(randomblob(2000)) FROM n LIMIT 1000000000",
)
asyncio.run(Database(Path(sys.argv[1]), steps=(*STEPS, endless)).open())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
async def test_killed_in_the_middle_of_a_migration(tmp_path: Path) -> None:
    await one_chat(tmp_path)
    before = contents(tmp_path / NAME)
    log = tmp_path / f"{NAME}-wal"
    process = subprocess.Popen([sys.executable, "-c", _LONG, str(tmp_path / NAME)])
    try:
        await until(lambda: log.exists() and log.stat().st_size > 1_000_000)
        assert process.poll() is None
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    async with opened(tmp_path) as (store, database):
        assert await database.check() == []
        assert await store.recover() == 1
        assert len(await store.branch("c")) == 2
    (copy,) = (tmp_path / "backups").iterdir()
    assert contents(copy) == before


def test_a_program_that_was_faster_and_newer_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.sqlite3"

    def meanwhile(_: sqlite3.Connection, copy: Path) -> None:
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA user_version = 99")

    monkeypatch.setattr(migrations, "back_up", meanwhile)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, None, STEPS[:1])
        with pytest.raises(DatabaseTooNew):
            migrate(connection, tmp_path)
        assert version_of(connection) == 99
        with pytest.raises(DatabaseTooNew):
            migrate(connection, tmp_path)


def test_a_copy_of_what_is_damaged_does_not_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE numbers (n INTEGER)")
        connection.execute("CREATE INDEX by_number ON numbers (n)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE type = 'index'")
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
        pytest.raises(DatabaseDamaged),
    ):
        back_up(connection, tmp_path / "copy.sqlite3")
    assert list(tmp_path.iterdir()) == [path]


def test_whoever_looks_on_is_called_while_a_copy_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "INSTRUCTIONS", 5)
    path, looked = tmp_path / "x.sqlite3", list[int]()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, None)
        back_up(connection, tmp_path / "copy.sqlite3", checking=lambda: looked.append(1))
    assert looked
