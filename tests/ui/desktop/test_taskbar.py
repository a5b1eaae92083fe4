"""The program's button in the task bar: only what changed is told, to who listens."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chatapp.ui.desktop import taskbar
from chatapp.ui.desktop.taskbar import TaskBar
from chatapp.ui.desktop.taskbar_state import Shown
from tests.e2e.process import variables
from tests.messagebus import bus, needs_bus, service
from tests.ui.looks import OFFSCREEN
from tests.waiting import wait_until

pytestmark = OFFSCREEN

# Qt keeps the first message bus that a process asks for: this one has its own.
TELL = """
from PySide6.QtCore import QTimer
from chatapp import window_factory
from chatapp.ui.desktop.launcher_entry import LauncherEntry
from chatapp.ui.desktop.taskbar_state import Shown

application = window_factory.make_application()
entry = LauncherEntry()
entry.show(Shown(unseen=2, busy=True))
entry.show(Shown(progress=0.25))
entry.show(Shown())
QTimer.singleShot(0, application.quit)
application.exec()
"""


class Recorded:
    def __init__(self) -> None:
        self.shown: list[Shown] = []

    def show(self, shown: Shown) -> None:
        self.shown.append(shown)


def test_what_did_not_change_is_not_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window, button = QWidget(), Recorded()
    qtbot.addWidget(window)

    def of(_: QWidget) -> Recorded:
        return button

    monkeypatch.setattr(taskbar, "_button", of)
    bar = TaskBar(window)
    for shown in (Shown(), Shown(1), Shown(1), Shown(1, 0.5), Shown(), Shown()):
        bar.show(shown)
    assert button.shown == [Shown(1), Shown(1, 0.5), Shown()]


@needs_bus
def test_linux_docks_are_told_over_the_message_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "com.canonical.Unity.LauncherEntry"
    with bus(monkeypatch), service("org.example.Dock", "/", name, can="update") as dock:
        said = subprocess.run(
            [sys.executable, "-c", TELL],
            env=variables(),
            capture_output=True,
            check=False,
            text=True,
        )
        assert said.returncode == 0, said.stderr
        updates = wait_until(lambda: dock.calls("Update") if len(dock.asked) == 3 else None)
    uri = "application://io.github.chatapp.Chatapp.desktop"
    assert [update[0] for update in updates] == [uri] * 3
    assert [update[1] for update in updates] == [
        {"progress": ["d", 0.0], "progress-visible": ["b", False], "urgent": ["b", True]},
        {"progress": ["d", 0.25], "progress-visible": ["b", True], "urgent": ["b", False]},
        {"progress": ["d", 0.0], "progress-visible": ["b", False], "urgent": ["b", False]},
    ]
