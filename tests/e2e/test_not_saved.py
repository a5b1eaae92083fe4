"""A disk that takes nothing: the text stays on the screen, and is saved once it can be."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from chatapp.core import save_retrier
from chatapp.core.domain.conversation import Status
from chatapp.core.store import database
from chatapp.ui.messages.layout.section_stack import Slot
from tests.e2e.driver import Window, window
from tests.loopback import DONE, Gate, Loopback, sse

_HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0.05)
    monkeypatch.setattr(save_retrier, "TRY_AGAIN_AFTER", 0.05)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or shutil.which("mount") is None:
        pytest.skip("a small file system is Linux's here")
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def locked(profile: Path) -> Generator[None]:
    """Another program writes in the database."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(profile / "conversations.sqlite3")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "locked\n"
    try:
        yield
    finally:
        process.communicate()


@contextmanager
def full(profile: Path) -> Generator[None]:
    """Not a byte is left on the disk that the profile is on."""
    ballast = profile.parent / "ballast"
    with ballast.open("wb", buffering=0) as file:
        size = 1 << 16
        while size:
            try:
                written = file.write(bytes(size))
            except OSError:
                written = 0
            if written < size:
                size //= 2
    yield
    ballast.unlink()


def on_screen(w: Window) -> str:
    """The Markdown of the newest message that the window shows."""
    item = w.pane.view.column.item(len(w.pane.view.column) - 1)
    return item.source(Slot.TEXT) if item else ""


async def goes_through(
    w: Window, gate: Gate, last: Gate, trouble: AbstractContextManager[None], words: str, to: Path
) -> None:
    """A reply and a draft while nothing can be saved, and after that."""
    w.type("Why tides?")
    await w.until(lambda: w.answer == "Begun.")
    reply_id = w.pane.view.column.outline[-1].id

    async def kept() -> str:
        (message,) = await w.session.store.messages([reply_id])
        return message.raw

    with trouble:
        gate.open()
        await w.until(lambda: len(on_screen(w)) > 35_000)
        await w.until(lambda: f"{words}. Chatapp keeps trying." in w.notice, words)
        assert len(await kept()) < 100
        w.type("A draft " * 30, enter=False)
        w.pane.drafts.save()
        assert w.showing("Export")
        w.click("Export")
        dialog = w.widget.findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit(str(to))
        dialog.close()
        written = to.read_text(encoding="utf-8")
        assert written.startswith(
            "# Why tides?\n\n## You\n\nWhy tides?\n\n## Assistant\n\nBegun. And"
        )
        assert "A draft A draft" in written
        assert words in w.notice  # still not saved
    await w.until(lambda: words not in w.notice, "the banner to go")
    last.open()
    await w.status_begins("Done")
    (message,) = await w.session.store.messages([reply_id])
    assert message.status is Status.DONE
    assert message.raw.startswith("Begun. And")
    assert message.raw.endswith(" The end.")
    assert len(message.raw) > 35_000
    draft = await w.session.store.draft(message.conversation_id)
    assert draft.text == "A draft " * 30


Trouble = Callable[[Path], AbstractContextManager[None]]


async def run(profile: Path, trouble: Trouble, words: str, to: Path) -> None:
    gate, last = Gate(), Gate()
    with Loopback() as server:
        long = sse(" And" + " so on" * 20 + "\n\nSo on, so on, and so on." * 1500)
        server.answer(sse("Begun."), gate, long, last, sse(" The end.", finish="stop"), DONE)
        async with window(profile, server) as w:
            await goes_through(w, gate, last, trouble(profile), words, to)
            assert await w.session.database.check() == []


async def test_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    profile = small_disk / "profile"
    profile.mkdir()
    await run(profile, full, "the disk is full", tmp_path / "kept.md")


async def test_another_program_that_holds_the_lock(profile: Path, tmp_path: Path) -> None:
    await run(profile, locked, "another program is using the conversations", tmp_path / "kept.md")


async def test_a_question_that_cannot_be_kept_stays_in_the_composer(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            with locked(profile):
                w.type("Why tides?")
                await w.until(lambda: "another program" in w.notice)
                assert w.composer.toPlainText() == "Why tides?"
                assert server.requests == []
            w.type("")
            await w.status_begins("Done")
            assert (await w.session.store.listed())[0].title == "Why tides?"


async def test_a_step_that_cannot_be_kept_says_so_and_promises_nothing(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("Why tides?")
            await w.status_begins("Done")
            (kept,) = await w.session.store.listed()
            with locked(profile):
                w.widget.sidebar.rename.emit(kept.id, "Tides")
                await w.until(lambda: "another program is using the conversations." in w.notice)
                assert "keeps trying" not in w.notice
            assert await w.session.store.listed() == [kept]


async def test_closing_asks_while_something_is_not_saved(profile: Path) -> None:
    async with window(profile) as w:
        with locked(profile):
            w.type("Words worth keeping", enter=False)
            w.pane.drafts.save()
            await w.until(lambda: "keeps trying" in w.notice)
            w.widget.close()
            (box,) = w.widget.findChildren(QMessageBox)
            assert w.widget.isVisible()
            box.reject()
            await w.until(lambda: not w.widget.findChildren(QMessageBox))
            assert w.composer.toPlainText() == "Words worth keeping"
        await w.until(lambda: "keeps trying" not in w.notice)
    async with window(profile) as w:
        await w.until(lambda: w.composer.toPlainText() == "Words worth keeping")


async def test_it_can_be_closed_all_the_same(profile: Path) -> None:
    async with window(profile) as w:
        with locked(profile):
            w.type("Words not worth keeping", enter=False)
            w.pane.drafts.save()
            await w.until(lambda: "keeps trying" in w.notice)
            w.widget.close()
            (box,) = w.widget.findChildren(QMessageBox)
            (anyway,) = [b for b in box.buttons() if b.text() == "Close anyway"]
            anyway.click()
            await w.until(lambda: not w.widget.isVisible())
