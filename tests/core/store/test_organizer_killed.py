"""A program killed while it deletes, takes back and empties the trash: what is left is whole."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from chatapp.core.store.organizer import OrganizerStore
from tests.core.store.building import NAME, opened

pytestmark = [
    pytest.mark.unmeasured,
    pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL"),
]

_WRITER = """
import asyncio, sys
from pathlib import Path
from chatapp.core.domain.conversation import Folder
from chatapp.core.store.organizer import OrganizerStore
from tests.core.store.building import *

async def main(folder):
    async with opened(folder) as (store, database):
        order = OrganizerStore(database, folder / "attachments")
        for n in range(100_000):
            for name in (f"kept{n}", f"gone{n}"):
                begun = reply(f"{name}-r", f"{name}-q", conversation_id=name)
                asked = question(f"{name}-q", conversation_id=name)
                await store.begin(conversation(name, name), asked, begun)
                await store.append(begun.id, [content(name * 500)])
            await order.make_folder(Folder(f"f{n}", "Folder"))
            await order.move([f"gone{n}"], f"f{n}")
            await order.delete_message(f"kept{n}-r")
            await order.undo()
            print(n, flush=True)
            await order.delete_folder(f"f{n}")
            await (order.empty_trash() if n % 2 else order.undo())

asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("seed", range(6))
async def test_killed_while_it_deletes_and_empties(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = -1
        for _ in range(chance.randrange(2, 12)):
            said = int(writer.stdout.readline())
        # Some way into what comes next: no wait could be as short.
        for _ in range(chance.randrange(200_000)):
            pass
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
        said = int(rest[-1]) if rest else said
    async with opened(tmp_path) as (store, database):
        assert await database.check() == []
        for number in range(said + 1):
            kept = await store.branch(f"kept{number}")
            assert [m.id for m in kept] == [f"kept{number}-q", f"kept{number}-r"]
            assert kept[1].raw == f"kept{number}" * 500
        organizer = OrganizerStore(database, tmp_path / "attachments")
        await organizer.undo()
        await organizer.empty_trash()
        assert await organizer.in_trash() == []
        assert await database.check() == []
    with closing(sqlite3.connect(tmp_path / NAME)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
