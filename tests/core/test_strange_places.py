"""Whole runs of the core where nobody expects them: odd folders, wrong clocks, full disks."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Status
from chatapp.core.import_export.exporter import Exporter, Format
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from chatapp.core.store.backups import is_sound
from tests.core.chat.test_engine import chat
from tests.loopback import DONE, HANG, MODEL, Gate, Loopback, reply, sse
from tests.make_pdf import pdf
from tests.unmeasured import unmeasured
from tests.waiting import until

DAY = 86_400.0
posix = pytest.mark.skipif(os.name != "posix", reason="names and limits of POSIX")

NAMES = [
    "two  spaces 'q' \"qq\" `b` ",
    "\N{OK HAND SIGN} \u202etxt.exe",
    "file:%20#?&;=:mode=memory",
    "line\nbreak\x1b[2J",
    "-rf $HOME.",
    "a" * 255,
]


@posix
@pytest.mark.parametrize("name", NAMES)
async def test_a_profile_may_be_called_anything(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    with Loopback() as server:
        server.answer(*reply("Kept."))
        async with chat(folder, server) as c:
            await c.engine.send(None, "Where?")
            backup = await c.session.backups.make()
            assert backup is not None
            assert backup.path.parent.parent == folder
            assert is_sound(backup.path)
    assert list(tmp_path.iterdir()) == [folder]
    with Loopback() as server:
        async with chat(folder, server) as c:
            (kept,) = await c.session.store.listed()
            assert (await c.branch(kept.id))[-1].raw == "Kept."


async def test_no_clock_loses_anything(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each run in another time, and the clock is set back two days in the midst of a reply."""
    real, ahead = time.time, [0.0]
    monkeypatch.setattr(time, "time", lambda: real() + ahead[0])
    with Loopback() as server:
        for days in (0, -400, 20 * 365, -30 * 365, 0):
            ahead[0] = days * DAY
            gate = Gate()
            server.answer(sse("Be"), gate, sse("gun.", finish="stop"), DONE)
            async with chat(profile, server) as c:
                asking = asyncio.create_task(c.engine.send(None, f"Day {days}?"))
                await until(gate.reached.is_set)
                ahead[0] -= 2 * DAY
                gate.open()
                done = await asking
                assert (done.status, done.raw) == (Status.DONE, "Begun.")
                assert done.seconds is None or done.seconds < 3600
        async with chat(profile, server) as c:
            kept = await c.session.store.listed()
            assert len(kept) == 5
            for conversation in kept:
                assert [m.raw for m in await c.branch(conversation.id)][1:] == ["Begun."]


_FULL = """
import asyncio, resource, sys
from pathlib import Path
from chatapp.core.domain.errors import StoreError
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session

async def main(folder, most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    session = Session(Profile.at(folder), environment={})
    try:
        await session.open()
    except StoreError as error:
        print(error.sentence)
    await session.close()

asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
"""


@posix
@pytest.mark.parametrize("most", [0, 60_000])
async def test_a_first_start_on_a_full_disk_can_be_tried_again(profile: Path, most: int) -> None:
    words = [sys.executable, "-c", _FULL, str(profile), str(most)]
    done = await asyncio.to_thread(
        subprocess.run,
        words,
        capture_output=True,
        encoding="utf-8",
        env=unmeasured(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    (said,) = done.stdout.splitlines()
    assert said.endswith(".")
    session = Session(Profile.at(profile), environment={})
    await session.open()
    assert await session.database.check() == []
    await session.close()


@pytest.mark.parametrize("gone", [True, False])
async def test_without_an_attached_file_the_conversation_goes_on(
    profile: Path, tmp_path: Path, gone: bool
) -> None:
    path = tmp_path / "Plan.pdf"
    path.write_bytes(pdf("The word is marmalade"))
    with Loopback() as server:
        async with chat(profile, server, model=MODEL, key="sk-test-0123456789") as c:
            first = await c.engine.send(None, "The word?", [await c.engine.attach(path)])
            assert first.status is Status.DONE
            (kept,) = (profile / "attachments").iterdir()
            if gone:
                kept.unlink()
            else:
                kept.write_bytes(b"%PDF-1.7 nothing")
            again = await c.engine.send(first.conversation_id, "Again?")
            assert again.status in (Status.DONE, Status.FAILED)
            assert again.problem is None or "attached file" in again.problem.sentence
            exporter = Exporter(c.session.store, c.session.transfer)
            for form in (Format.JSON, Format.MARKDOWN, Format.HTML):
                written = await exporter.export(tmp_path / "out", form)
                assert (len(written.paths), written.unwritten) == (1, [])


async def test_nothing_piles_up_over_many_replies(profile: Path) -> None:
    """Answers, refusals and stops: no thread, task or descriptor is left of them."""

    def held() -> tuple[int, int, int]:
        files = len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0
        return files, threading.active_count(), len(asyncio.all_tasks())

    async def some(count: int) -> None:
        for _ in range(count):
            server.answer(*reply("Yes."))
            done = await c.engine.send(None, "Well?")
            server.answer_json({"error": {"message": "No."}}, 400)
            await c.engine.retry(done.id)
            server.answer(sse("Ha"), HANG)
            asked = len(server.chats)
            stopped = asyncio.create_task(c.engine.send(done.conversation_id, "And?"))
            await until(lambda asked=asked: len(server.chats) > asked)
            await until(server.chats[-1].answered.is_set)
            c.engine.replies.stop(done.conversation_id)
            await asyncio.gather(stopped, return_exceptions=True)

    with Loopback() as server:
        async with chat(profile, server) as c:
            await some(3)
            before = held()
            await some(6)
            await until(lambda: all(h <= b for h, b in zip(held(), before, strict=True)))
