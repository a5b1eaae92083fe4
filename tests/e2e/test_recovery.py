"""Conversations that cannot be opened: the window says so, and every way on works."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from chatapp.core import recovery
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.single_instance import Instance, LaunchRequest
from chatapp.core.session import Session
from tests.bench import stores
from tests.e2e.alive import program
from tests.loopback import HANG, Loopback, reply, sse
from tests.make_pdf import pdf
from tests.waiting import until

PAGE = 4096


async def fill(profile: Path, conversations: int = 200) -> Path:
    """Conversations in a profile; the path of its database."""
    # On a thread: it runs a loop of its own.
    await asyncio.to_thread(stores.make, profile, conversations=conversations, sizes={})
    return profile / "conversations.sqlite3"


async def backed_up(profile: Path) -> datetime:
    made = await Session(Profile.at(profile), environment={}).backups.make()
    assert made is not None
    return made.made_at


def garbage_in_the_middle(file: Path) -> None:
    size = file.stat().st_size // PAGE
    with file.open("rb+") as opened:
        for page in range(size // 3, size // 3 * 2):
            opened.seek(page * PAGE)
            opened.write(os.urandom(PAGE))


def first_half_overwritten(file: Path) -> None:
    with file.open("rb+") as opened:
        opened.write(os.urandom(file.stat().st_size // 2))


def truncated(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 3)


def zero_bytes(file: Path) -> None:
    file.write_bytes(b"")


def no_database(file: Path) -> None:
    file.write_bytes(b"this is no database\n" * 500)


def gone(file: Path) -> None:
    file.unlink()


DAMAGES = [first_half_overwritten, truncated, zero_bytes, no_database, gone]


def everything_in(profile: Path, but: str = "") -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in profile.iterdir()
        if path.is_file() and path.suffix != ".lock" and path.name != but
    }


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda d: d.__name__)
async def test_the_newest_good_backup_is_restored_by_one_key(
    profile: Path, damage: Callable[[Path], None]
) -> None:
    file = await fill(profile, 60)
    made = await backed_up(profile)
    # A newer one that is damaged itself is passed over.
    bad = profile / "backups" / "conversations-2099-01-01-000000.sqlite3"
    bad.write_bytes(b"SQLite format 3\0" + os.urandom(50_000))
    damage(file)
    before = file.read_bytes() if file.exists() else None
    async with program(profile) as p:
        await p.asks()
        day = f"{made:%d %B %Y, %H:%M}".lstrip("0")
        assert p.offered[0] == "Restore the newest backup"
        assert f"From {day}." in p.words
        assert p.offered[-2:] == ["Start empty", "Quit"]
        assert ("Recover what is readable" in p.offered) == bool(before)
        assert "current file is kept" in p.words
        assert (file.read_bytes() if file.exists() else None) == before
        focus = QApplication.focusWidget()
        assert isinstance(focus, QPushButton)
        QTest.keyClick(focus, Qt.Key.Key_Space)  # it has the focus already
        w = await p.talks()
        await w.until(lambda: len(w.titles) == 60, "everything")
        assert f"as they were on {day}" in w.notice
        if before is not None:
            (aside,) = profile.glob("*set-aside*.sqlite3")
            assert aside.read_bytes() == before
            assert aside.name in w.notice


@pytest.mark.parametrize("damage", [first_half_overwritten, truncated])
async def test_without_a_backup_what_can_be_read_is(
    profile: Path, damage: Callable[[Path], None]
) -> None:
    file = await fill(profile, 2000)
    damage(file)
    before = file.read_bytes()
    async with program(profile) as p:
        await p.asks()
        assert p.offered == ["Recover what is readable", "Start empty", "Quit"]
        await p.press("Recover what")
        w = await p.talks()
        await w.until(lambda: len(w.titles) > 20, "some of it")
        assert "from the damaged file" in w.notice
        (aside,) = profile.glob("*set-aside*.sqlite3")
        assert aside.read_bytes() == before


async def test_closing_the_window_waits_for_no_salvage(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that does not answer: the thread that waits for it is left behind."""
    garbage_in_the_middle(await fill(profile, 20))
    waiting, answers = threading.Event(), threading.Event()

    def wait(_choice: object, _profile: object) -> None:
        waiting.set()
        answers.wait()

    monkeypatch.setattr(recovery, "carry_out", wait)
    try:
        async with program(profile) as p:
            await p.asks()
            await p.press("Recover what")
            await until(waiting.is_set)
            p.front.window.close()
            assert await asyncio.wait_for(p.running, 20) == 1
    finally:
        answers.set()


async def test_nothing_to_read_leaves_the_other_ways(profile: Path) -> None:
    file = profile / "conversations.sqlite3"
    no_database(file)
    before = file.read_bytes()
    async with program(profile) as p:
        await p.asks()
        await p.press("Recover what")
        await until(lambda: "No conversations can be recovered" in p.words)
        assert everything_in(profile) == {file.name: before}
        await p.press("Start empty")
        w = await p.talks()
        await w.until(lambda: "set-aside" in w.notice)
        assert w.titles == []


@pytest.mark.parametrize("by", ["button", "window"])
async def test_quitting_leaves_everything_as_it_is(profile: Path, by: str) -> None:
    file = await fill(profile, 20)
    no_database(file)
    before = everything_in(profile)
    async with program(profile) as p:
        await p.asks()
        if by == "button":
            await p.press("Quit")
        else:
            p.front.window.close()
        assert await asyncio.wait_for(p.running, 20) == 1
    assert everything_in(profile) == before


async def test_a_newer_database_is_refused_and_untouched(profile: Path) -> None:
    file = await fill(profile, 20)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 4711")
    before = everything_in(profile)
    async with program(profile) as p:
        await p.asks()
        assert p.offered == ["Quit"]
        assert "newer version of Chatapp" in p.words
        await p.press("Quit")
        assert await asyncio.wait_for(p.running, 20) == 1
    # To read the version of one with a log, SQLite makes empty files beside it.
    assert file.read_bytes() == before[file.name]
    assert {p.name for p in profile.glob("*.sqlite3")} == {file.name}


async def test_locked_by_another_program_it_can_be_tried_again(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatapp.core.store.database.BUSY_TIMEOUT", 0.1)
    file = await fill(profile, 20)
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        async with program(profile) as p:
            await p.asks()
            assert p.offered == ["Try again", "Quit"]
            assert "another program" in p.words
            await p.press("Try again")
            await until(lambda: not p.offered)
            await p.asks()
            other.execute("ROLLBACK")
            await p.press("Try again")
            w = await p.talks()
            await w.until(lambda: len(w.titles) == 20)


async def test_damage_noticed_while_running_keeps_the_text_on_screen(
    profile: Path, tmp_path: Path
) -> None:
    file = await fill(profile, 300)
    made = await backed_up(profile)
    with Loopback() as server:
        server.answer(sse("The tides come"), HANG)
        async with program(profile, server) as p:
            w = await p.talks()
            w.type("Why tides?")
            await w.until(lambda: w.answer == "The tides come")
            # Something overwrites the file under the running program.
            with file.open("rb+") as opened:
                opened.write(os.urandom(file.stat().st_size))
            w.pane.drafts.save()
            w.composer.setPlainText("An unsent thought")
            w.choose(w.titles[40])
            await p.asks()
            assert p.offered[0] == "Save the conversation on screen…"
            await p.press("Save the conversation")
            dialog = p.front.window.findChild(QFileDialog)
            assert dialog is not None
            dialog.close()
            await p.press("Restore the newest")
            again = await p.talks()
            await until(lambda: len(again.titles) > 100)
            assert f"{made:%H:%M}" in again.notice


async def test_damage_left_by_a_crash_is_found_after_the_window_is_there(profile: Path) -> None:
    file = await fill(profile, 2000)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("SELECT 1")
    (profile / "instance.lock").write_text('{"pid": 1}')  # the last window was killed
    garbage_in_the_middle(file)
    async with program(profile) as p:
        await p.asks()
        assert "Recover what is readable" in p.offered
        await p.press("Recover what")
        w = await p.talks()
        await w.until(lambda: len(w.titles) > 100)


async def test_what_is_on_the_screen_is_saved_without_the_database(
    profile: Path, tmp_path: Path
) -> None:
    with Loopback() as server:
        server.answer(*reply("<think>Hm.</think>\n\n**The Moon.**"))
        server.answer(sse("And the"), HANG)
        async with program(profile, server) as p:
            w = await p.talks()
            w.type("Why tides?")
            await w.status_begins("Done")
            w.type("What else?")
            await w.until(lambda: w.answer == "And the")
            w.type("Unsent", enter=False)
            assert p.front.routing
            p.front.routing.unsaved.save_on_screen()
            dialog = p.front.window.findChild(QFileDialog)
            assert dialog is not None
            target = tmp_path / "kept.md"
            dialog.fileSelected.emit(str(target))
            dialog.close()
            assert target.read_text(encoding="utf-8") == (
                "# Why tides?\n\n## You\n\nWhy tides?\n\n## Assistant\n\n**The Moon.**\n\n"
                "## You\n\nWhat else?\n\n## Assistant\n\nAnd the\n\n## Not sent\n\nUnsent\n"
            )
            await w.until(lambda: "kept.md" in w.notice)


async def test_a_read_only_folder_with_nothing_in_it_can_be_tried_again(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)]
    if sys.platform != "linux" or shutil.which("mount") is None or call(mount):
        pytest.skip("this user may not mount a file system")
    try:
        profile = disk / "profile"
        file = await fill(profile, 20)
        shutil.move(file, tmp_path / "elsewhere")
        assert not call(["mount", "-o", "remount,ro", str(disk)])
        async with program(profile) as p:
            await p.asks()
            assert p.offered == ["Try again", "Quit"]
            assert "read-only" in p.words
            await p.press("Try again")
            await until(lambda: not p.offered)
            await p.asks()
            assert not call(["mount", "-o", "remount,rw", str(disk)])
            shutil.copyfile(tmp_path / "elsewhere", file)
            await p.press("Try again")
            w = await p.talks()
            await w.until(lambda: len(w.titles) == 20)
    finally:
        call(["umount", "-l", str(disk)])


def call(command: list[str]) -> int:
    return subprocess.run(command, capture_output=True, check=False).returncode


async def test_a_backup_dated_ahead_is_not_the_newest(profile: Path) -> None:
    file = await fill(profile, 20)
    made = await backed_up(profile)
    (backup,) = (profile / "backups").glob("*.sqlite3")
    shutil.copyfile(backup, backup.with_name("conversations-2931-01-01-120000.sqlite3"))
    no_database(file)
    async with program(profile) as p:
        await p.asks()
        assert p.offered[:2] == [
            "Restore the newest backup",
            "Restore a backup dated in the future",
        ]
        assert "2931" in p.words
        assert "The clock was wrong" in p.words
        await p.press("Restore the newest")
        w = await p.talks()
        await w.until(lambda: len(w.titles) == 20)
        assert f"{made:%H:%M}" in w.notice


async def test_a_second_start_hands_its_files_to_the_open_window(
    profile: Path, tmp_path: Path
) -> None:
    dropped = tmp_path / "tides.pdf"
    dropped.write_bytes(pdf("Tides"))
    with Loopback() as server:
        async with program(profile, server) as p:
            w = await p.talks()
            w.type("Before")
            await w.status_begins("Done")
            p.front.window.showMinimized()
            assert not await asyncio.to_thread(Instance(profile).enter, LaunchRequest((dropped,)))
            await until(lambda: not p.front.window.isMinimized())
            await w.until(lambda: w.pane.conversation_id == "", "a new conversation")
            await w.until(lambda: w.showing("Remove tides.pdf"), "the file's chip")


async def test_files_that_come_during_a_recovery_wait_for_its_end(
    profile: Path, tmp_path: Path
) -> None:
    dropped = tmp_path / "tides.pdf"
    dropped.write_bytes(pdf("Tides"))
    no_database(profile / "conversations.sqlite3")
    async with program(profile) as p:
        await p.asks()
        assert not await asyncio.to_thread(Instance(profile).enter, LaunchRequest((dropped,)))
        await p.press("Start empty")
        w = await p.talks()
        await w.until(lambda: w.showing("Remove tides.pdf"), "the file's chip")
