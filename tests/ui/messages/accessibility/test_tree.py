"""The accessible tree of the message view, as a screen reader finds it."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Problem, Status
from chatapp.core.domain.events import Finished, Started
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import CONVERSATION, fill, question, reply, talk

NAME = QAccessible.Text.Name


def tree(view: MessageView) -> QAccessibleInterface:
    """The view's interface."""
    return QAccessible.queryAccessibleInterface(view)


def test_the_view_is_a_list_of_messages(view: MessageView) -> None:
    fill(view, talk(3))
    top = tree(view)
    assert (top.role(), top.text(NAME)) == (QAccessible.Role.List, "Messages")
    assert top.childCount() == 6
    items = [top.child(i) for i in range(6)]
    assert {item.role() for item in items} == {QAccessible.Role.ListItem}
    assert items[2].text(NAME) == "You\nQuestion 1"
    assert items[5].text(NAME) == "Assistant\nAn answer.\nWith two paragraphs."
    assert [top.indexOfChild(item) for item in items] == list(range(6))
    assert items[0].parent().text(NAME) == "Messages"


def test_only_the_current_message_has_its_buttons(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "Yes.", "Hm.")])
    top = tree(view)
    assert top.child(0).childCount() == 0
    current = top.child(1)
    buttons = [current.child(i) for i in range(current.childCount())]
    named = ["Thinking", "Copy", "Regenerate", "Details of the reply"]
    assert [b.text(NAME) for b in buttons] == named
    assert {b.role() for b in buttons[1:]} == {QAccessible.Role.Button}
    assert buttons[0].state().checkable
    assert not buttons[0].state().checked
    action = buttons[0].actionInterface()
    action.doAction("Toggle" if "Toggle" in action.actionNames() else "Press")
    assert buttons[0].state().checked
    assert top.child(1).text(NAME) == "Assistant\nHm.\nYes."
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert [top.child(0).child(i).text(NAME) for i in range(2)] == ["Copy", "Edit"]
    assert top.child(1).childCount() == 0


def test_ten_thousand_messages_are_told_without_laying_them_out(view: MessageView) -> None:
    fill(view, talk(5000))
    top = tree(view)
    before = view.column.layouts
    assert top.childCount() == 10_000
    assert top.child(0).text(NAME) == "You\nQuestion 0"
    assert top.child(1).rect().width() > 0
    assert top.child(0).state().offscreen
    assert view.column.layouts == before


def test_interfaces_survive_what_python_forgets(view: MessageView) -> None:
    fill(view, talk(50))
    top = tree(view)
    for _ in range(4):
        for i in range(100):
            assert top.child(i).text(NAME)
        gc.collect()
    view.clear()
    assert tree(view).childCount() == 0


def test_a_reply_is_announced_once(view: MessageView) -> None:
    view.open(CONVERSATION, [])
    view.apply([Started(CONVERSATION, question(0), reply(0, "", status=Status.STREAMING))])
    view.apply([Finished(CONVERSATION, reply(0))])
    view.apply([Finished(CONVERSATION, reply(0))])
    assert view.accessible.announced == ["Assistant replied"]


@pytest.mark.parametrize(
    ("status", "problem", "said"),
    [
        (Status.FAILED, Problem("refused", "The key was refused."), "The key was refused."),
        (Status.STOPPED, None, "Stopped."),
        (Status.INTERRUPTED, None, "This reply was interrupted."),
    ],
)
def test_why_a_reply_is_not_whole_is_announced(
    view: MessageView, status: Status, problem: Problem | None, said: str
) -> None:
    view.open(CONVERSATION, [])
    view.apply([Started(CONVERSATION, question(0), reply(0, "", status=Status.STREAMING))])
    view.apply([Finished(CONVERSATION, reply(0, "Half", status=status, problem=problem))])
    assert view.accessible.announced == [said]


def test_new_text_is_a_button_of_the_list(view: MessageView) -> None:
    fill(view, talk(2))
    view.jump_to_end.show()
    top = tree(view)
    last = top.child(top.childCount() - 1)
    assert (last.text(NAME), last.role()) == ("New text", QAccessible.Role.Button)
