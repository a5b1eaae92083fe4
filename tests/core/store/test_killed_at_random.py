"""Writers killed at hundreds of random moments: nothing that was told to be kept is lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from chatapp.core.store.backups import is_sound
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from tests.core.store.building import NAME
from tests.core.store.nursery import State, state_of
from tests.data import conversations_v1

pytestmark = [
    pytest.mark.unmeasured,
    pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL, no fork"),
]

KILLS = int(os.environ.get("CHATAPP_KILLS", "300"))
SEED = int(os.environ.get("CHATAPP_SEED", "0")) or random.SystemRandom().randrange(1 << 30)
WORKERS = 4


def kill(folders: list[tuple[Path, int]]) -> list[str]:
    """Start a writer in each folder and kill it after a time that its seed says."""
    command = [sys.executable, "-m", "tests.core.store.nursery"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        assert nursery.stdin
        assert nursery.stdout
        ends: list[str] = []
        for folder, seed in folders:
            # Most moments early, where opening and migrating are, and some late.
            seconds = 0.45 * random.Random(seed).random() ** 2
            nursery.stdin.write(f"{folder} {seed} {seconds}\n")
            nursery.stdin.flush()
            ends.append(nursery.stdout.readline().strip())
        nursery.stdin.close()
    return ends


def allowed(folder: Path) -> list[State]:
    """The states that the store may be in: the one last kept, or the one being written."""
    noted: list[State] = []
    done = -1
    text = (folder / "said").read_text(encoding="utf-8")
    for line in text[: text.rfind("\n") + 1].splitlines():
        if line == "done":
            done = len(noted) - 1
        else:
            noted.append(json.loads(line)["then"])
    return noted[max(done, 0) :] or [{}]


async def snapshot(folder: Path, ids: list[str]) -> State:
    database = Database(folder / NAME)
    await database.open()
    try:
        assert await database.check() == []
        store = Conversations(database, folder / "attachments")
        await store.recover()
        return await state_of(store, ids)
    finally:
        await database.close()


async def test_whatever_was_done_is_there(tmp_path: Path) -> None:
    print(f"CHATAPP_SEED={SEED}")
    old = tmp_path / "old"
    old.mkdir()
    shutil.copyfile(conversations_v1.PATH, old / NAME)
    with closing(sqlite3.connect(old / NAME)) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM conversations")]
    base = await snapshot(old, ids)
    assert base
    folders: list[tuple[Path, int]] = []
    for number in range(KILLS):
        folder = tmp_path / str(number)
        (folder / "backups").mkdir(parents=True)
        if number % 3 == 0:  # these begin with a migration
            shutil.copyfile(conversations_v1.PATH, folder / NAME)
            (folder / "base.json").write_text(json.dumps(base))
        folders.append((folder, SEED + number))
    with ThreadPoolExecutor(WORKERS) as pool:
        ends = [
            e
            for part in pool.map(kill, [folders[n::WORKERS] for n in range(WORKERS)])
            for e in part
        ]
    assert ends == ["killed"] * KILLS
    acts = 0
    for folder, seed in folders:
        if not (folder / "said").exists():
            continue  # killed before it began
        may_be = allowed(folder)
        acts += len((folder / "said").read_text().splitlines()) // 2
        ids = [name for state in may_be for name, value in state.items() if isinstance(value, list)]
        found = await snapshot(folder, sorted(set(ids)))
        assert found in may_be, f"seed {seed}"
        for backup in (folder / "backups").glob("*.sqlite3"):
            assert is_sound(backup), f"seed {seed}: {backup}"
        shutil.rmtree(folder)
    assert acts > KILLS


def test_the_nursery_tells_of_a_writer_that_fails(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"")
    (tmp_path / "backups").mkdir()
    command = [sys.executable, "-m", "tests.core.store.nursery"]
    done = subprocess.run(
        command, input=f"{tmp_path} 1 5\n", capture_output=True, text=True, check=False
    )
    assert "DatabaseDamaged" in done.stderr
