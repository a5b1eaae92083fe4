"""While a reply grows, what is read further up and what is selected stay as they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chatapp.core.domain.events import PartKind
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.layout.test_selection import clipboard, drag, where
from tests.ui.messages.live.test_flow import begin, grow, shown

GROWING = {
    "prose": [f"Sentence number {n} goes on. " * 6 + "\n\n" for n in range(3)],
    "list": [f"- item {n}\n  1. within\n" * 3 for n in range(3)],
    "quote": ["> quoted\n", "> - and **a list**\n> ", "> in it\n\n"],
    "table": ["| a | b |\n|---|---|\n", "| 1 | 2 |\n" * 6, "| a much wider cell | 2 |\n" * 3],
    "code": ["```python\nx = 1\n", "y = 2\n" * 8, "```\n"],
    "formula": ["$$\n\\frac{a}", "{b} + x^2\n", "$$\n\nand on\n\n"],
}


@pytest.mark.parametrize("kind", GROWING)
@pytest.mark.parametrize("part", [PartKind.TEXT, PartKind.THINKING])
def test_what_is_read_further_up_stays_whatever_grows(
    qtbot: QtBot, view: MessageView, kind: str, part: PartKind
) -> None:
    """Each kind of block, in the reply and in thinking that is unfolded."""
    begin(view)
    grow(view, "A line of some length to be read further up.\n\n" * 60, part)
    bar = view.verticalScrollBar()
    if part is PartKind.THINKING:
        view.scroller.unfold(1, True)
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(bar.maximum() // 2)
    upper = QRect(0, 0, 400, 300)
    picture, value = view.viewport().grab(upper).toImage(), bar.value()
    item = view.column.item(1)
    assert item is not None
    slot = Slot.TEXT if part is PartKind.TEXT else Slot.THINKING
    height = bar.maximum()
    for piece in GROWING[kind]:
        grow(view, piece, part)
        qtbot.waitUntil(lambda: not item.sections[slot].waiting)
        view.updates.digest()
        assert bar.value() == value
        assert view.viewport().grab(upper).toImage() == picture
    qtbot.waitUntil(lambda: bar.maximum() > height)


RECAST = {
    "more words": [" four five"],
    "a paragraph below": ["\n\nanother"],
    "emphasis that opens and closes": [" **four", " five**"],
    "a heading after all": ["\n===\n\nbelow"],
    "a list below": ["\n- a", "\n- b"],
    "a table below": ["\n\n| a | b |", "\n|---|---|\n", "| 1 | 2 |"],
    "a link": [" [label](", "http://x.example)"],
    "code": ["\n\n```py\nx", "\n```\n"],
}


@pytest.mark.parametrize("change", RECAST)
@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_what_is_selected_in_the_reply_under_way_stays_selected(
    qtbot: QtBot, view: MessageView, way: str, change: str
) -> None:
    """Also where what comes makes something else of the block that it stands in."""
    begin(view)
    grow(view, "One two three")
    qtbot.waitUntil(lambda: shown(view) == "One two three")
    view.viewport().grab()  # so that every line has its place
    if way == "mouse":
        drag(view, where(view, 1, 0, 4), where(view, 1, 0, 7))
    else:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where(view, 1, 0, 4))
        for _ in range(3):
            qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    view.clipboard.selection()
    assert clipboard() == "two"
    item = view.column.item(1)
    assert item is not None
    section = item.sections[Slot.TEXT]
    for piece in RECAST[change]:
        length = section.read + len(piece.rstrip("\n"))  # a break may wait for its line
        grow(view, piece)
        qtbot.waitUntil(lambda length=length: section.read >= length and not section.waiting)
        view.clipboard.selection()
        assert clipboard() == "two"
