"""Defects that no sentence tells of: what Qt warns of, and what a slot raises, is in the log."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.e2e.process import program

BROKEN = """
import sys
from PySide6.QtCore import QTimer, qWarning
from chatapp.ui.window.controller import WindowController

begin = WindowController.begin

def begin_badly(self, *given):
    begin(self, *given)
    timer = QTimer(self)
    timer.timeout.connect(lambda: fail(self, timer))
    timer.start(0)

turns = []

def fail(self, timer):
    turns.append(1)
    qWarning("painted in vain")
    if len(turns) == 50:
        timer.stop()
        self._window.quit()
    raise ValueError("a slot that fails")

WindowController.begin = begin_badly
from chatapp.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_slot_that_fails_and_a_warning_of_qt_are_in_the_log(profile: Path) -> None:
    line = [sys.executable, "-c", BROKEN, "--profile", str(profile)]
    with program(line=line) as running:
        assert running.wait(60) == 0
        shown = running.errors
    lines = (profile / "log" / "chatapp.log").read_text("utf-8")
    for text in (lines, shown):
        assert text.count("painted in vain") == 1
        assert text.count("    ValueError: a slot that fails") == 5
        assert "in fail" in text
    assert re.search(r" WARNING chatapp\.qt: \w+: painted in vain\n", lines)
    assert re.search(r" ERROR chatapp\.stray: .*\(not logged any more if it comes again\)", lines)
