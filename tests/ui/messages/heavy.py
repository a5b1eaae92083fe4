"""A program for a process of its own: shows one heavy reply and says what that took.

``python -m tests.ui.messages.heavy NAME streamed|opened``; prints JSON: the longest go of the
window's thread in seconds of its own processor time, and the peak of memory that was added,
in bytes for each byte of the text.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.events import Finished, Grew, PartKind, Started
from chatapp.core.profile.paths import resources
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme import theme
from tests.ui.messages.talk import CONVERSATION, fill, question, reply

TEXTS = {
    "marks": "**a** `b` [c](http://d.e) " * 4_000,
    "wide table": "|" + "h|" * 50 + "\n|" + "-|" * 50 + "\n" + ("|" + "12|" * 50 + "\n") * 300,
    "cells": "|a" * 12_500 + "|\n" + "|-" * 12_500 + "|\n" + "|b" * 12_500 + "|",
    "list": "- a\n" * 8_000,
    "item": "- " + "words **bold** here " * 6_000,
    "line": "some words on one line " * 220_000,
    "dollars": "$$" * 50_000,
    "links": "[a](" * 25_000,
    "dashes": "- " * 50_000,
    "wide letters": "漢字仮名交じり文、" * 40_000,
    "typed": "some words on one line " * 90_000,
}
WARM = "a **b** `c` [d](http://e.f) $x$\n\n```python\nx\n```\n\n|a|\n|-|\n|b|\n\n- x"

BEGINNING = 20_000
"""Characters that are shown before it is measured."""


class Turns:
    """The longest turn of the loop."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.longest = 0.0

    def turn(self) -> None:
        """Let the loop turn once."""
        start = time.thread_time()
        self._application.processEvents()
        self.longest = max(self.longest, time.thread_time() - start)

    def until_read(self, item: Item) -> None:
        """Let it turn until all of a message is rows, and a little on."""
        while item.waiting:
            self.turn()
        for _ in range(10):
            self.turn()


def peak() -> int:
    """The most memory the process ever had, in bytes."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(status.split("VmHWM:")[1].split()[0])


def main(name: str, how: str) -> None:
    """The program."""
    application = QApplication(sys.argv[:1])
    view = MessageView(theme.load(resources() / "themes", dark=False))
    view.resize(900, 700)
    view.show()
    fill(view, [question(0), reply(0, WARM)])
    view.grab()
    # The loop never waits: what is to be done is done at once.
    busy = QTimer(interval=0)
    busy.start()
    turns = Turns(application)
    for _ in range(2000):
        turns.turn()
    text = TEXTS[name]
    # The libraries that it takes, and the layouts that are kept whatever the length.
    short = reply(0, text[:BEGINNING] + "\n\nend $x$")
    fill(view, [question(0), short])
    item = view.column.item(1)
    assert item is not None
    turns.until_read(item)
    while view.formulas.busy:
        turns.turn()
    before, turns.longest = peak(), 0.0
    if how == "streamed":
        view.apply([Started(CONVERSATION, question(1), reply(1, "", status=Status.STREAMING))])
        item = view.column.item(len(view.column) - 1)
        assert item is not None
        for at in range(0, len(text), 2000):
            view.apply([Grew(CONVERSATION, "a1", PartKind.TEXT, text[at : at + 2000])])
            turns.turn()
        turns.until_read(item)
        view.apply([Finished(CONVERSATION, reply(1, text))])
        turns.until_read(item)
    else:
        long = question(1, text) if name == "typed" else reply(1, text)
        fill(view, [question(0), long, question(2)])
        view.scroller.to_message(1)
        item = view.column.item(1)
        assert item is not None
        turns.until_read(item)
    bar = view.verticalScrollBar()
    for part in (0.1, 0.5, 0.3, 0.9, 0.7):
        bar.setValue(int(bar.maximum() * part))
        turns.turn()
    for _ in range(10):
        bar.setValue(bar.value() - 300)
        turns.turn()
    view.resize(700, 700)
    turns.turn()
    most = peak()
    # What is found is remembered up to a number, whatever the text.
    view.finder.begin()
    view.finder.search((text.strip("|*- ") or text)[0])
    while view.finder.searching:
        turns.turn()
    print(json.dumps([turns.longest, (most - before) / len(text.encode())]))


if __name__ == "__main__":
    main(*sys.argv[1:])
