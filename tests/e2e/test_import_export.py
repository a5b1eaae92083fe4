"""Conversations in and out of files, in the window."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.import_export.importer import take_in
from chatapp.ui.import_export.export_dialog import ExportDialog
from chatapp.ui.import_export.import_dialog import ImportDialog
from chatapp.ui.settings.settings_dialog import SettingsDialog
from tests.core.import_export.building import entry, export, node, text
from tests.core.import_export.test_chatgpt import branching
from tests.e2e.driver import Window, window
from tests.loopback import Loopback
from tests.waiting import until

D = TypeVar("D", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier


async def shown(w: Window, kind: type[D]) -> D:
    """The dialog of that kind that is open."""

    def visible() -> list[D]:
        return [dialog for dialog in w.widget.findChildren(kind) if dialog.isVisible()]

    return (await until(visible, what=kind.__name__))[0]


async def choose_file(w: Window, path: Path) -> None:
    """Type a path into the file dialog, and press Enter."""
    dialog = await shown(w, QFileDialog)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)


def button(dialog: QDialog, words: str) -> QPushButton:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == words]
    return found


async def test_ctrl_e_exports_what_is_on_screen(profile: Path, tmp_path: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.press(Qt.Key.Key_E, CTRL)
            assert "no conversation to export" in w.notice
            w.type("What is a tree?")
            await w.status_begins("Done")
            w.press(Qt.Key.Key_E, CTRL)
            dialog = await shown(w, ExportDialog)
            QTest.mouseClick(button(dialog, "Export…"), Qt.MouseButton.LeftButton)
            await choose_file(w, tmp_path / "tree.md")
            await w.until(lambda: "Exported as “tree.md”" in w.notice, what=w.notice)
            said = (tmp_path / "tree.md").read_text(encoding="utf-8")
            assert 'title: "What is a tree?"' in said
            assert "## Assistant\n\nHello there." in said


async def test_json_that_was_exported_comes_into_another_profile(
    profile: Path, tmp_path: Path
) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("Remember this")
            await w.status_begins("Done")
            w.press(Qt.Key.Key_E, CTRL)
            dialog = await shown(w, ExportDialog)
            box = dialog.findChild(QComboBox)
            assert box is not None
            QTest.keyClick(box, Qt.Key.Key_End)
            assert not dialog.thinking.isEnabled()
            QTest.keyClick(box, Qt.Key.Key_Return)
            await choose_file(w, tmp_path / "all.json")
            await w.until(lambda: "all.json" in w.notice)
    async with window(tmp_path / "other") as w:
        w.drop(tmp_path / "all.json")
        assert w.notice == "Import the conversations in “all.json”?"
        w.click("Import")
        dialog = await shown(w, ImportDialog)
        await w.until(lambda: dialog.said.text() == "1 conversation imported.")
        await w.until(lambda: w.titles == ["Remember this"])
        w.choose("Remember this")
        await w.until(lambda: w.answer == "Hello there.")


async def test_a_chatgpt_export_comes_in_by_the_settings(profile: Path, tmp_path: Path) -> None:
    broken = {"title": "Broken", "mapping": 3}
    path = export(tmp_path / "conversations.json", branching(), broken)
    async with window(profile) as w:
        w.click("Settings")
        settings = await shown(w, SettingsDialog)
        settings.tabs.setCurrentWidget(settings.data)
        QTest.mouseClick(button(settings, "Import conversations…"), Qt.MouseButton.LeftButton)
        await choose_file(w, path)
        dialog = await shown(w, ImportDialog)
        await w.until(lambda: dialog.said.text() == "1 conversation imported, 1 unreadable.")
        (named,) = dialog.findChildren(QPlainTextEdit)
        assert "“Broken” (conversation 2)" in named.toPlainText()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await until(lambda: not w.widget.findChildren(ImportDialog))
        await w.until(lambda: w.titles == ["Trees"])
        w.choose("Trees")
        await w.until(lambda: w.answer == "Smaller.")
        (conversation,) = await w.session.store.listed()
        branch = await w.session.store.branch(conversation.id)
        assert [(m.version, m.versions) for m in branch][:2] == [(1, 2), (1, 2)]
        assert with_parts(branch[1]).answer == "A plant."
        settings.close()


async def test_cancel_keeps_what_came_in_and_the_window_is_never_held_up(
    profile: Path, tmp_path: Path
) -> None:
    nodes = [node("q", None, "user", text("words " * 3000))]
    entries = [entry(nodes, "q", f"Talk {number}") for number in range(1500)]
    path = tmp_path / "conversations.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    gaps: list[float] = []

    async def beat() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    async with window(profile) as w:
        w.drop(path)
        w.click("Import")
        dialog = await shown(w, ImportDialog)
        beating = asyncio.ensure_future(beat())
        await w.until(lambda: "so far" in dialog.said.text())
        beating.cancel()
        QTest.mouseClick(button(dialog, "Cancel"), Qt.MouseButton.LeftButton)
        await w.until(lambda: "Stopped" in dialog.said.text())
        came = len(await w.session.store.listed())
        assert 0 < came < 1500
        assert dialog.said.text().startswith(f"{came:,} conversation")
        assert sorted(gaps)[len(gaps) * 9 // 10] < 0.1
        QTest.mouseClick(button(dialog, "Close"), Qt.MouseButton.LeftButton)
        await until(lambda: not w.widget.findChildren(ImportDialog))
        # And again, to the end.
        w.drop(path)
        w.click("Import")
        again = await shown(w, ImportDialog)
        await w.until(lambda: f"{came} already present" in again.said.text())
        assert len(await w.session.store.listed()) == 1500


async def test_everything_goes_out_by_the_settings(profile: Path, tmp_path: Path) -> None:
    path = export(tmp_path / "conversations.json", branching())
    out = tmp_path / "out"
    out.mkdir()
    async with window(profile) as w:
        w.pane.attaching.attach([path])
        w.click("Import")
        await w.until(lambda: w.titles == ["Trees"])
        w.click("Settings")
        settings = await shown(w, SettingsDialog)
        settings.tabs.setCurrentWidget(settings.data)
        QTest.mouseClick(button(settings, "Export all conversations…"), Qt.MouseButton.LeftButton)
        dialog = await shown(w, ExportDialog)
        QTest.mouseClick(button(dialog, "Export…"), Qt.MouseButton.LeftButton)
        await choose_file(w, out)
        await w.until(lambda: "1 file exported" in w.notice)
        assert [one.name for one in out.iterdir()] == ["Trees.json"]
        settings.close()


async def test_an_export_can_be_cancelled(profile: Path, tmp_path: Path) -> None:
    nodes = [node("q", None, "user", text("words"))]
    path = export(
        tmp_path / "conversations.json", *[entry(nodes, "q", f"Talk {n}") for n in range(300)]
    )
    out = tmp_path / "out"
    out.mkdir()
    async with window(profile) as w:
        await take_in(w.session.transfer, [path])
        w.widget.sidebar.list.export.emit([c.id for c in await w.session.store.listed()])
        dialog = await shown(w, ExportDialog)
        QTest.mouseClick(button(dialog, "Export…"), Qt.MouseButton.LeftButton)
        await choose_file(w, out)
        await w.until(lambda: list(out.glob("*.md")))
        assert w.notice == "Exporting…"
        w.click("Cancel")
        await w.until(lambda: not w.notice)
        await w.until(lambda: not list(out.glob(".*")))
        assert 0 < len(list(out.iterdir())) < 300
