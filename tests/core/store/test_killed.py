"""Programs really killed while they write: nothing committed is lost."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Status
from tests.core.store.building import NAME, conversation, opened, question, reply

pytestmark = [
    pytest.mark.unmeasured,
    pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL"),
]

_WRITER = """
import asyncio, sys
from dataclasses import replace
from pathlib import Path
from chatapp.core.domain.conversation import Status
from tests.core.store.building import *

async def main(folder):
    async with opened(folder) as (store, database):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        pieces = []
        for n in range(100_000):
            new = [reasoning(f"r{n}."), content(f"c{n}." * 50)]
            pieces += new
            await store.append("r", new)
            print(n, flush=True)
            if n % 7 == 6:  # an end and a new beginning now and then
                await store.finish(replace(reply("r", "q"), pieces=tuple(pieces)))

asyncio.run(main(Path(sys.argv[1])))
"""

_INSIDE = """
import asyncio, sys
from pathlib import Path
from tests.core.store.building import *

def stay(connection):
    connection.execute("UPDATE conversations SET title = 'half done'")
    connection.execute("DELETE FROM pieces")
    connection.execute("PRAGMA cache_spill = 1")
    connection.executemany(
        "INSERT INTO state VALUES (?, ?)", ((str(n), "x" * 4000) for n in range(2000))
    )
    print("inside", flush=True)
    sys.stdin.read()

async def main(folder):
    async with opened(folder) as (store, database):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await database.run(stay)

asyncio.run(main(Path(sys.argv[1])))
"""


def kill_after(script: str, folder: Path, lines: int) -> list[str]:
    """Run `script` until it printed so many lines, kill it, and return all it printed."""
    command = [sys.executable, "-c", script, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            printed = [process.stdout.readline() for _ in range(lines)]
        finally:
            process.send_signal(signal.SIGKILL)
        printed += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [line.strip() for line in printed]


@pytest.mark.parametrize("checkpoints", [1, 2, 6, 7, 8, 40, 131, 300])
async def test_killed_between_checkpoints(tmp_path: Path, checkpoints: int) -> None:
    told = [int(line) for line in kill_after(_WRITER, tmp_path, checkpoints)]
    async with opened(tmp_path) as (store, database):
        assert await database.check() == []
        await store.recover()
        asked, answered = await store.branch("c")
        assert asked == question("q")
        assert answered.status in (Status.INTERRUPTED, Status.STREAMING)
        kept = answered.raw.count(".") // 50
        # All that was told to be kept is there; the one being written may be, but whole.
        assert kept in (len(told), len(told) + 1)
        assert answered.raw == "".join(f"c{n}." * 50 for n in range(kept))
        thoughts = "".join(p.text for p in answered.pieces if p.source == "reasoning")
        assert thoughts == "".join(f"r{n}." for n in range(kept))
        assert (await store.outline("c"))[1].characters == len(answered.raw)


async def test_killed_inside_a_transaction(tmp_path: Path) -> None:
    assert kill_after(_INSIDE, tmp_path, 1) == ["inside"]
    async with opened(tmp_path) as (store, database):
        assert await database.check() == []
        assert [c.title for c in await store.listed()] == ["A title"]
        assert (await store.branch("c"))[0] == question("q")
        assert await store.state("0") is None


async def test_a_copy_of_the_files_at_any_commit_is_a_sound_database(tmp_path: Path) -> None:
    """Copy what a killed program leaves: the file and its log, at each of many moments."""
    live = tmp_path / "live"
    live.mkdir()
    async with opened(live) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        for n in range(12):
            await store.append("r", [*question("x", text=f"{n};" * 3000).pieces])
            left = tmp_path / f"left{n}"
            left.mkdir()
            for name in (NAME, f"{NAME}-wal"):
                shutil.copyfile(live / name, left / name)
            async with opened(left) as (found, copy):
                assert await copy.check() == []
                assert await found.recover() == 1
                (kept,) = await found.messages(["r"])
                assert kept.raw == "".join(f"{i};" * 3000 for i in range(n + 1))


async def test_a_log_cut_at_any_point_opens_at_an_earlier_commit(tmp_path: Path) -> None:
    """Power lost: the last writes to the log may be missing, never out of order."""
    live = tmp_path / "live"
    live.mkdir()
    async with opened(live) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        for n in range(5):
            await store.append("r", [*question("x", text=f"{n};").pieces])
        whole, log = (live / NAME).read_bytes(), (live / f"{NAME}-wal").read_bytes()
    for n, cut in enumerate(range(len(log), len(log) // 2, -len(log) // 17)):
        left = tmp_path / f"left{n}"
        left.mkdir()
        (left / NAME).write_bytes(whole)
        (left / f"{NAME}-wal").write_bytes(log[:cut])
        async with opened(left) as (found, copy):
            assert await copy.check() == []
            for chat in await found.listed():
                text = "".join(m.raw for m in (await found.branch(chat.id))[1:])
                assert text in ["".join(f"{i};" for i in range(k)) for k in range(6)]
