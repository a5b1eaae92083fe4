"""A profile on a disk that takes nothing: read, searched and exported, and nothing pretended."""

from __future__ import annotations

import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from chatapp.core.domain.conversation import Role
from chatapp.core.domain.i18n import tr
from chatapp.core.settings import Language
from chatapp.shown_window import READ_ONLY
from chatapp.ui.import_export.export_dialog import ExportDialog
from tests.e2e.alive import program
from tests.e2e.driver import window
from tests.e2e.process import CLONE, command, variables
from tests.e2e.test_backups import data_page, press, said
from tests.e2e.test_import_export import button, choose_file, shown
from tests.e2e.test_language import choose, german, press_reopen
from tests.e2e.test_organizing import focus, pick
from tests.e2e.test_search import hits, look_for
from tests.loopback import Loopback
from tests.ui.looks import OFFSCREEN
from tests.unwritable import WAYS, like_anybody, prepared, unwritable
from tests.waiting import until

pytestmark = OFFSCREEN

CTRL = Qt.KeyboardModifier.ControlModifier
NOT_SAVED = "Not saved: the folder of the conversation database is read-only."
SAID = (
    "Nothing is saved: the folder of the conversation database is read-only. You can read, "
    "search and export."
)


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Generator[str]:
    with prepared(str(request.param)) as found:
        yield found


async def fill(profile: Path, server: Loopback) -> None:
    async with window(profile, server) as w:
        for question in ("Why tides?", "What is a tree?"):
            w.press(Qt.Key.Key_N, CTRL)
            w.type(question)
            await w.status_begins("Done")
            await w.until(lambda question=question: question in w.titles)
        w.choose("Why tides?")
        w.type("Kept before", enter=False)


def every_byte(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


async def test_the_window_reads_searches_and_exports_and_refuses_the_rest(
    profile: Path, tmp_path: Path, way: str
) -> None:
    with Loopback() as server:
        await fill(profile, server)
        asked = len(server.requests)
        # The last window over it was killed.
        (profile / "instance.lock").write_text('{"pid": 1}')
        before = every_byte(profile)
        with unwritable(profile, way):
            async with program(profile, server) as p:
                w = await p.talks()
                await w.until(lambda: len(w.titles) == 2)
                assert w.notice == SAID
                await w.until(lambda: w.composer.toPlainText() == "Kept before")
                await w.until(lambda: w.answer == "Hello there.")
                await look_for(w, "tree")
                assert {hit.title for hit in hits(w)} == {"What is a tree?"}
                w.press(Qt.Key.Key_Escape)
                w.press(Qt.Key.Key_Escape)
                w.composer.setFocus()
                # What is asked stays where it is.
                w.composer.clear()
                w.type("And the Moon?")
                await w.until(lambda: "Not saved: the folder" in w.notice)
                assert w.composer.toPlainText() == "And the Moon?"
                w.choose("What is a tree?")
                await w.until(lambda: w.composer.toPlainText() == "")
                w.press(Qt.Key.Key_N, CTRL)
                w.type("Anew?")
                await w.until(lambda: w.pane.conversation_id == "")
                assert w.composer.toPlainText() == "Anew?"
                w.choose("Why tides?")
                await w.until(lambda: w.composer.toPlainText() == "And the Moon?")
                assert len(server.requests) == asked
                w.press(Qt.Key.Key_E, CTRL)
                dialog = await shown(w, ExportDialog)
                QTest.mouseClick(button(dialog, "Export…"), Qt.MouseButton.LeftButton)
                await choose_file(w, tmp_path / "tides.md")
                await w.until(lambda: "Exported as" in w.notice, what=w.notice)
                assert SAID in w.notice
                assert "Hello there." in (tmp_path / "tides.md").read_text(encoding="utf-8")
                assert not w.widget.unsaved
        assert every_byte(profile) == before


async def test_what_would_be_written_is_refused_with_its_reason(profile: Path, way: str) -> None:
    with Loopback() as server:
        await fill(profile, server)
        with unwritable(profile, way):
            async with window(profile, server) as w:
                await w.until(lambda: len(w.titles) == 2)
                pick(w, "Why tides?", "Delete")
                await w.until(lambda: "Not saved: the folder" in w.notice)
                assert len(w.titles) == 2
                w.press(Qt.Key.Key_Z, CTRL)
                await focus(w, w.composer)
                dialog = await data_page(w)
                await until(lambda: "No backups yet" in said(dialog))
                press(dialog, "Back up now")
                await until(lambda: "read-only" in said(dialog), what=said(dialog))
                dialog.close()
                # What is kept nowhere anyway needs no disk.
                w.session.listen(lambda _: None)
                temporary = await w.session.start_temporary()
                await w.session.engine_for(temporary.id).send(temporary.id, "Only here")
                branch = await w.session.store_for(temporary.id).branch(temporary.id)
                assert [m.role for m in branch] == [Role.USER, Role.ASSISTANT]
                assert not w.widget.findChildren(QMessageBox)


def test_the_terminal_exports_and_says_what_it_cannot(
    profile: Path, tmp_path: Path, way: str
) -> None:
    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command("--profile", profile, *words),
            capture_output=True,
            text=True,
            check=False,
            cwd=CLONE,
            env=variables(),
            preexec_fn=like_anybody if way == "modes" else None,
        )

    with Loopback() as server:
        to = ("--base-url", server.base_url, "--model", "m")
        assert run(*to, "ask", "Why tides?").returncode == 0
        before = every_byte(profile)
        with unwritable(profile, way):
            done = run("export", tmp_path / "out", "--format", "markdown")
            assert (done.returncode, done.stderr) == (0, "")
            assert run("export", tmp_path / "json").returncode == 0
            (written,) = (tmp_path / "out").iterdir()
            assert "Hello there." in written.read_text(encoding="utf-8")
            done = run("doctor", *to)
            assert done.returncode == 0
            assert "sound, but read-only: nothing is saved" in done.stdout
            done = run("ask", "Again?", *to)
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr == f"chatapp: {NOT_SAVED}\n"
            done = run("import", tmp_path / "json")
            assert (done.returncode, done.stderr) == (1, f"chatapp: {NOT_SAVED}\n")
        assert every_byte(profile) == before


@pytest.mark.usefixtures("english_again")
async def test_another_window_over_it_says_so_too(profile: Path, way: str) -> None:
    with Loopback() as server:
        await fill(profile, server)
        with unwritable(profile, way):
            async with window(profile, server) as w:
                await w.until(lambda: len(w.titles) == 2)
                await choose(w, Language.GERMAN)
                await press_reopen(w)
                await w.renewed()
                assert german()
                await w.until(lambda: tr(READ_ONLY) in w.notice)
