"""The database's thread: order, cancellation, and what SQLite and the disk refuse."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import random
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from chatapp.core.domain.errors import DatabaseDamaged, NotSaved
from chatapp.core.store.database import Database
from tests.core.store.building import NAME, conversation, opened, question, reply


def add(connection: sqlite3.Connection, text: str) -> None:
    connection.execute("INSERT INTO state (key, value) VALUES (?, '')", (text,))


def kept(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT key FROM state ORDER BY key")]


class Gate:
    """Work that stops on the database's thread until it is let go."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, connection: sqlite3.Connection) -> None:
        self.reached.set()
        self.let_go.wait()
        add(connection, "gate")


async def test_an_open_database_is_set_up_as_promised(tmp_path: Path) -> None:
    async with opened(tmp_path, busy_timeout=1.5) as (_, database):

        def pragmas(connection: sqlite3.Connection) -> list[object]:
            names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

        assert await database.read(pragmas) == ["wal", 1, 1, 1500]
        assert await database.check() == []


async def test_work_is_done_in_the_order_it_was_asked_for(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        order: list[int] = []
        gate = Gate()
        first = asyncio.create_task(database.run(gate))
        rest = [
            asyncio.create_task(database.run(lambda _c, n=n: order.append(n))) for n in range(20)
        ]
        await asyncio.to_thread(gate.reached.wait)
        gate.let_go.set()
        await asyncio.gather(first, *rest)
        assert order == list(range(20))


async def test_nobody_writes_between_what_work_reads_and_what_it_writes(tmp_path: Path) -> None:
    def work(connection: sqlite3.Connection) -> None:
        assert kept(connection) == []
        with (
            closing(sqlite3.connect(tmp_path / NAME, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("INSERT INTO state VALUES ('other', '')")

    async with opened(tmp_path) as (_, database):
        await database.run(work)
        assert await database.read(kept) == []


async def test_an_error_undoes_all_of_the_work_and_comes_back(tmp_path: Path) -> None:
    def half(connection: sqlite3.Connection) -> None:
        add(connection, "half")
        raise KeyError("of the program's own")

    async with opened(tmp_path) as (_, database):
        with pytest.raises(KeyError):
            await database.run(half)
        assert await database.read(kept) == []
        await database.run(lambda c: add(c, "after"))
        assert await database.read(kept) == ["after"]


async def test_cancelling_the_caller_neither_loses_nor_halves_a_write(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        gate = Gate()
        running = asyncio.create_task(database.run(gate))
        waiting = asyncio.create_task(database.run(lambda c: add(c, "queued")))
        await asyncio.to_thread(gate.reached.wait)
        running.cancel()
        waiting.cancel()
        results = await asyncio.gather(running, waiting, return_exceptions=True)
        assert [type(result) for result in results] == [asyncio.CancelledError] * 2
        gate.let_go.set()
        assert await database.read(kept) == ["gate", "queued"]


async def test_a_read_nobody_waits_for_is_not_run(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        gate = Gate()
        ran: list[str] = []
        running = asyncio.create_task(database.run(gate))
        read = asyncio.create_task(database.read(lambda _: ran.append("read")))
        await asyncio.to_thread(gate.reached.wait)
        read.cancel()
        await asyncio.gather(read, return_exceptions=True)
        gate.let_go.set()
        await running
        await database.read(kept)
        assert ran == []


def test_a_write_outlives_the_loop_that_asked_for_it(tmp_path: Path) -> None:
    database = Database(tmp_path / NAME)
    gate = Gate()

    async def ask_and_leave() -> None:
        await database.open()
        task = asyncio.create_task(database.run(gate))
        await asyncio.to_thread(gate.reached.wait)
        task.cancel()

    async def look() -> list[str]:
        found = await database.read(kept)
        await database.close()
        return found

    asyncio.run(ask_and_leave())
    gate.let_go.set()
    assert asyncio.run(look()) == ["gate"]


async def test_a_failure_nobody_waits_for_is_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(tmp_path) as (_, database):
        gate = Gate()
        running = asyncio.create_task(database.run(gate))

        def fail(_: sqlite3.Connection) -> None:
            raise KeyError("lost and found")

        failing = asyncio.create_task(database.run(fail))
        await asyncio.to_thread(gate.reached.wait)
        failing.cancel()
        await asyncio.gather(failing, return_exceptions=True)
        gate.let_go.set()
        with caplog.at_level(logging.WARNING):
            await running
            await database.read(kept)
    assert "lost and found" in caplog.text


async def test_closing_does_what_was_asked_for_and_leaves_one_file(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        asked = [asyncio.create_task(database.run(lambda c, n=n: add(c, str(n)))) for n in range(9)]
        await asyncio.sleep(0)
    await asyncio.gather(*asked)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    async with opened(tmp_path) as (_, database):
        assert len(await database.read(kept)) == 9
    with pytest.raises(RuntimeError):
        await database.run(kept)
    await database.close()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
async def test_nobody_else_may_read_the_files(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        async with opened(tmp_path) as (store, _):
            await store.begin(conversation(), question("q"), reply("r", "q"))
            modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        assert modes == {NAME: 0o600, f"{NAME}-wal": 0o600, f"{NAME}-shm": 0o600}
        (tmp_path / NAME).chmod(0o644)
        async with opened(tmp_path):
            assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


# What the disk refuses


async def test_what_the_file_system_refuses_has_the_same_sentences(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        for number, words in ((errno.ENOSPC, "disk is full"), (errno.EACCES, "read-only")):

            def refuse(_: sqlite3.Connection, number: int = number) -> None:
                raise OSError(number, "as the system says it")

            with pytest.raises(NotSaved, match=words):
                await database.run(refuse)


async def test_a_full_database_says_so_and_takes_more_later(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):

        def limit(connection: sqlite3.Connection, more: int) -> None:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + more}")

        await database.run(lambda c: limit(c, 2))
        long = question("q", text="word " * 20_000)
        with pytest.raises(NotSaved, match="disk is full") as refusal:
            await store.begin(conversation(), long, reply("r", "q"))
        assert "SQLITE_FULL" in refusal.value.details
        assert await store.listed() == []
        await database.run(lambda c: limit(c, 10_000))
        await store.begin(conversation(), long, reply("r", "q"))
        assert (await store.branch("c"))[0].pieces == long.pieces
        assert await database.check() == []


_FILE_LIMIT = """
import asyncio, resource, sys
from pathlib import Path
from chatapp.core.domain.errors import NotSaved
from tests.core.store.building import *

async def main(folder):
    async with opened(folder) as (store, database):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        size = (folder / (NAME + "-wal")).stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60_000, resource.RLIM_INFINITY))
        for n in range(1000):
            try:
                await store.append("r", [content(f"{n:04}" * 250)])
            except NotSaved as refusal:
                print(n, refusal.details)
                break
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        await store.append("r", [content("more")])
        text = (await store.messages(["r"]))[0].raw
        assert text == "".join(f"{i:04}" * 250 for i in range(n)) + "more"
        print(await database.check())

asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limits")
def test_a_disk_that_stops_taking_bytes_loses_nothing_committed(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", _FILE_LIMIT, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    refused, check = result.stdout.splitlines()
    assert int(refused.split()[0]) > 0
    assert "SQLITE_FULL" in refused or "SQLITE_IOERR" in refused
    assert check == "[]"


async def test_a_database_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await database.read(lambda c: c.execute("PRAGMA query_only = ON"))
        with pytest.raises(NotSaved, match="read-only"):
            await store.retitle("c", "Other", by_person=True)
        assert [c.title for c in await store.listed()] == ["A title"]


async def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    database = Database(tmp_path / "nowhere" / NAME)
    with pytest.raises(NotSaved):
        await database.open()
    (tmp_path / "nowhere").mkdir()
    assert await database.read(kept) == []  # the next use opens it after all
    await database.close()


_HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = " + sys.argv[2])
connection.execute("BEGIN IMMEDIATE")
connection.execute("INSERT INTO state VALUES ('held', '')")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


async def _held(path: Path, mode: str) -> asyncio.subprocess.Process:
    holder = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _HOLDER,
        str(path),
        mode,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"held\n"
    return holder


async def test_another_programs_lock_is_a_sentence_and_then_over(tmp_path: Path) -> None:
    async with opened(tmp_path, busy_timeout=0.05) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        holder = await _held(tmp_path / NAME, "NORMAL")
        with pytest.raises(NotSaved, match="another program"):
            await store.retitle("c", "Other", by_person=True)
        assert [c.title for c in await store.listed()] == ["A title"]  # reading goes on
        await holder.communicate(b"\n")
        assert (await store.retitle("c", "Other", by_person=True)).title == "Other"


async def test_a_lock_at_the_start_is_a_sentence_and_then_over(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
    holder = await _held(tmp_path / NAME, "EXCLUSIVE")
    database = Database(tmp_path / NAME, busy_timeout=0.05)
    with pytest.raises(NotSaved, match="another program"):
        await database.open()
    await holder.communicate(b"\n")
    assert await database.read(kept) == []
    await database.close()


# Damage


@pytest.mark.parametrize("damage", ["text", "overwritten", "cut"])
async def test_a_damaged_file_is_a_sentence_and_stays_as_it_is(tmp_path: Path, damage: str) -> None:
    path = tmp_path / NAME
    async with opened(tmp_path) as (store, _):
        for n in range(50):
            await store.begin(
                conversation(f"c{n}"),
                question(f"q{n}", text="long " * 2000, conversation_id=f"c{n}"),
                reply(f"r{n}", f"q{n}", conversation_id=f"c{n}"),
            )
    whole = path.read_bytes()
    path.write_bytes(
        {
            "text": b"Dear diary, this is no database at all. " * 100,
            "overwritten": whole[:4096]
            + random.Random(7).randbytes(len(whole) // 2)
            + whole[len(whole) // 2 :],
            "cut": whole[: len(whole) // 3],
        }[damage]
    )
    damaged = path.read_bytes()

    async def use() -> None:
        async with opened(tmp_path) as (store, _):
            await store.listed()
            for n in range(50):
                await store.branch(f"c{n}")

    with pytest.raises(DatabaseDamaged):
        await use()
    assert path.read_bytes() == damaged


async def test_a_defect_of_the_program_is_not_blamed_on_the_disk(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        with pytest.raises(sqlite3.OperationalError):
            await database.run(lambda c: c.execute("SELECT nonsense"))
        with pytest.raises(sqlite3.IntegrityError):
            await database.run(lambda c: c.execute("INSERT INTO state VALUES ('a', NULL)"))
