"""The task bar button, as the window's doings change it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from chatapp.ui.desktop import taskbar
from chatapp.ui.desktop.taskbar_state import Shown
from chatapp.ui.import_export.import_dialog import ImportDialog
from tests.core.import_export.building import entry, export, node, text
from tests.e2e.driver import window
from tests.e2e.test_import_export import shown
from tests.e2e.test_notifications import away, back
from tests.loopback import Gate, Loopback, reply
from tests.ui.desktop.test_taskbar import Recorded
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN


@pytest.fixture
def button(monkeypatch: pytest.MonkeyPatch) -> Recorded:
    """The button of a platform that only writes down what it is to show."""
    recorded = Recorded()

    def of(_: QWidget) -> Recorded:
        return recorded

    monkeypatch.setattr(taskbar, "_button", of)
    return recorded


async def test_a_reply_under_way_and_one_that_ended_unseen(profile: Path, button: Recorded) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(gate, *reply("Here."))
        async with window(profile, server) as w:
            w.type("Where?")
            await w.until(lambda: button.shown == [Shown(busy=True)])
            other = await away(w)
            gate.open()
            await w.until(lambda: button.shown[-1] == Shown(unseen=1))
            await back(w, other)
            await w.until(lambda: button.shown[-1] == Shown())
            w.type("And what is seen?")
            await w.until(lambda: button.shown[3:] == [Shown(busy=True), Shown()])


async def test_how_far_an_import_is(profile: Path, tmp_path: Path, button: Recorded) -> None:
    nodes = [node("q", None, "user", text("words " * 300))]
    talks = [entry(nodes, "q", f"Talk {number}") for number in range(300)]
    path = export(tmp_path / "conversations.json", *talks)
    async with window(profile) as w:
        w.drop(path)
        w.click("Import")
        dialog = await shown(w, ImportDialog)
        await w.until(lambda: "300 conversations imported" in dialog.said.text())
        await w.until(lambda: button.shown[-1] == Shown())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    steps = [one.progress for one in button.shown[:-1]]
    assert len(steps) > 1
    known = [step for step in steps if step is not None]
    assert known == sorted(known)
    assert known == steps
    assert known[-1] == 1.0
