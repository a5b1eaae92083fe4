"""Selecting by keyboard, through rows and messages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Place
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.layout.test_selection import clipboard
from tests.ui.messages.talk import fill, question, reply, talk

SHIFT = Qt.KeyboardModifier.ShiftModifier
BOTH = SHIFT | Qt.KeyboardModifier.ControlModifier
K = Qt.Key


def chosen(qtbot: QtBot, view: MessageView, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> str:
    """The text that is copied after these keys."""
    view.setFocus()
    for key, held in keys:
        qtbot.keyClick(view, key, held)
    view.clipboard.selection()
    return clipboard()


def test_characters_and_words(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [reply(0, "One two three.")])
    assert chosen(qtbot, view, (K.Key_Right, SHIFT), (K.Key_Right, SHIFT)) == "On"
    assert chosen(qtbot, view, (K.Key_Right, BOTH), (K.Key_Right, BOTH)) == "One two"
    assert chosen(qtbot, view, (K.Key_Left, BOTH)) == "One "
    assert chosen(qtbot, view, (K.Key_End, SHIFT)) == "One two three."
    assert chosen(qtbot, view, (K.Key_Home, SHIFT), (K.Key_Right, SHIFT)) == "O"


def test_lines_paragraphs_and_messages(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [reply(0, "First.\n\nSecond."), question(1, "Third")])
    view.current.choose(0)
    assert chosen(qtbot, view, (K.Key_Down, SHIFT)) == "First."
    assert chosen(qtbot, view, (K.Key_Down, BOTH)) == "First.\n\nSecond."
    assert chosen(qtbot, view, (K.Key_Right, SHIFT), (K.Key_Right, SHIFT)).endswith("Second.\n\nT")
    assert chosen(qtbot, view, (K.Key_Home, BOTH), (K.Key_End, BOTH)).endswith("Third")


def test_up_and_down_keep_their_column(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [reply(0, "```\nabcdef\nab\nabcdef\n```")])
    view.selected.caret = Place(0, Slot.TEXT, 0, 4)
    assert chosen(qtbot, view, (K.Key_Down, SHIFT), (K.Key_Down, SHIFT)) == "ef\nab\nabcd"


@pytest.mark.parametrize("text", ["e\u0301x", "👨\u200d👩\u200d👧x", "😀x"])
def test_one_step_is_what_a_person_calls_a_character(
    qtbot: QtBot, view: MessageView, text: str
) -> None:
    fill(view, [reply(0, text)])
    assert chosen(qtbot, view, (K.Key_Right, SHIFT)) == text.removesuffix("x")


def test_the_moving_end_stays_in_view(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [reply(0, "\n\n".join(f"Paragraph {n}." for n in range(100)))])
    view.verticalScrollBar().setValue(0)
    view.selected.caret = Place(0, Slot.TEXT, 0, 0)
    for _ in range(60):
        qtbot.keyClick(view, K.Key_Down, SHIFT)
    end = view.selected.selection
    assert end is not None
    item = view.column.item(0)
    assert item is not None
    y = item.row_top(end.high.slot, end.high.row) - view.scroller.value
    assert end.high.row == 60
    assert 0 < y < view.viewport().height()


def test_what_is_not_loaded_is_asked_for(qtbot: QtBot, view: MessageView) -> None:
    fill(view, talk(100, "Reply."))
    qtbot.keyClick(view, K.Key_Home, BOTH)
    qtbot.waitUntil(lambda: view.column.item(0) is not None)
    qtbot.keyClick(view, K.Key_Home, BOTH)
    assert view.selected.selection is not None
    assert view.selected.selection.low == Place(0, Slot.TEXT, 0, 0)
