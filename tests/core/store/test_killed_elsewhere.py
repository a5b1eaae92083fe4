"""Programs killed while they write other files than the database, and logs that are damaged."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from chatapp.core.settings_file import SettingsFile
from chatapp.core.store.backups import is_sound, listed
from tests.core.store.building import NAME, content, conversation, opened, question, reply

pytestmark = [
    pytest.mark.unmeasured,
    pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL"),
]

ROUNDS = 4

_SETTINGS = """
import sys
from dataclasses import replace
from pathlib import Path
from chatapp.core.settings_file import SettingsFile

file = SettingsFile(Path(sys.argv[1]) / "settings.toml")
for n in range(100_000):
    file.save(replace(file.load()[0], instructions=f"{n} " * 20_000))
    print(n, flush=True)
"""

_EXPORTS = """
import asyncio, sys
from pathlib import Path
from chatapp.core.import_export.exporter import Exporter, Format
from chatapp.core.store.transfer import Transfer
from tests.core.store.building import *

async def main(folder):
    async with opened(folder) as (store, database):
        exporter = Exporter(store, Transfer(database, folder / "attachments"))
        for n in range(100_000):
            await exporter.export(folder / "out", Format.JSON, ["c"])
            print(n, flush=True)

asyncio.run(main(Path(sys.argv[1])))
"""

_BACKUPS = """
import asyncio, sys
from pathlib import Path
from chatapp.core.store.backups import Backups
from tests.core.store.building import *

async def main(folder):
    async with opened(folder):
        backups = Backups(folder / NAME, folder / "backups", folder / "attachments")
        for n in range(100_000):
            await backups.make()
            print(n, flush=True)

asyncio.run(main(Path(sys.argv[1])))
"""

_FIRST_START = """
import asyncio, sys
from pathlib import Path
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session

async def main(folder):
    for n in range(100_000):
        session = Session(Profile.at(folder / str(n)), environment={})
        await session.open()
        await session.close()
        print(n, flush=True)

asyncio.run(main(Path(sys.argv[1])))
"""


def killed(script: str, folder: Path, seed: int) -> int:
    """Run `script`, kill it at some moment after its first lines, and return the last it said."""
    chance = random.Random(seed)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(chance.randrange(1, 5))]
        # Some way into what comes next: no wait could be as short.
        for _ in range(chance.randrange(200_000)):
            pass
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return int(said[-1])


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_settings_are_the_old_ones_or_the_new(tmp_path: Path, seed: int) -> None:
    last = killed(_SETTINGS, tmp_path, seed)
    settings, warnings = SettingsFile(tmp_path / "settings.toml").load()
    assert warnings == []
    assert settings.instructions in {f"{n} " * 20_000 for n in (last, last + 1)}


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_an_exported_file_is_whole_or_has_no_name(tmp_path: Path, seed: int) -> None:
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.append("r", [content("words " * 100_000)])
    last = await asyncio.to_thread(killed, _EXPORTS, tmp_path, seed)
    files = list((tmp_path / "out").glob("*.json"))
    assert len(files) in (last + 1, last + 2)
    for file in files:
        assert json.loads(file.read_text("utf-8"))["conversations"][0]["id"] == "c"
    assert {path.suffix for path in (tmp_path / "out").iterdir()} <= {".json", ".partial"}


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_a_backup_is_whole_or_none(tmp_path: Path, seed: int) -> None:
    (tmp_path / "backups").mkdir()
    async with opened(tmp_path) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.append("r", [content("words " * 50_000)])
    await asyncio.to_thread(killed, _BACKUPS, tmp_path, seed)
    there = listed(tmp_path / "backups")
    assert there
    for backup in there:
        assert is_sound(backup.path)
        left = tmp_path / backup.path.stem
        left.mkdir()
        shutil.copyfile(backup.path, left / NAME)
        async with opened(left) as (found, _):
            assert (await found.branch("c"))[1].raw == "words " * 50_000


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_after_a_first_start_that_was_killed_the_next_is_ordinary(
    tmp_path: Path, seed: int
) -> None:
    last = await asyncio.to_thread(killed, _FIRST_START, tmp_path, seed)
    begun = sorted(tmp_path.iterdir(), key=lambda path: int(path.name))[last:]
    assert begun
    for folder in begun:
        session = Session(Profile.at(folder), environment={})
        await session.open()
        assert await session.database.check() == []
        assert await session.store.listed() == []
        await session.close()


def flipped(log: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(log))
    return log[:at] + bytes([log[at] ^ 1 << chance.randrange(8)]) + log[at + 1 :]


def zeroed(log: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(log))
    return (log[:at] + bytes(4096) + log[at + 4096 :])[: len(log)]


def gone(log: bytes, chance: random.Random) -> bytes:
    del log, chance
    return b""


@pytest.mark.parametrize("damage", [flipped, zeroed, gone])
async def test_a_damaged_log_opens_at_an_earlier_commit(
    tmp_path: Path, damage: Callable[[bytes, random.Random], bytes]
) -> None:
    live = tmp_path / "live"
    live.mkdir()
    async with opened(live) as (store, _):
        await store.begin(conversation(), question("q"), reply("r", "q"))
        for n in range(5):
            await store.append("r", [content(f"{n};")])
        whole, log = (live / NAME).read_bytes(), (live / f"{NAME}-wal").read_bytes()
    chance = random.Random(4)
    for n in range(8):
        left = tmp_path / f"left{n}"
        left.mkdir()
        (left / NAME).write_bytes(whole)
        (left / f"{NAME}-wal").write_bytes(damage(log, chance))
        async with opened(left) as (found, copy):
            assert await copy.check() == []
            for chat in await found.listed():
                text = "".join(m.raw for m in (await found.branch(chat.id))[1:])
                assert text in ["".join(f"{i};" for i in range(k)) for k in range(6)]
