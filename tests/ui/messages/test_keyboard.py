"""Keyboard of the message view: one stop for Tab, an inner cursor over messages and controls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatapp.ui.messages.accessibility.controls import RealButton
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import fill, question, reply

K = Qt.Key


def focus() -> str:
    """The accessible name of what has the focus."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def press(qtbot: QtBot, key: Qt.Key) -> str:
    """Press a key where the focus is; returns where it is then."""
    qtbot.keyClick(QApplication.focusWidget(), key)
    return focus()


def test_right_enters_the_controls_and_escape_leaves(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "Yes.", "Hm.")])
    qtbot.waitActive(view)
    view.setFocus()
    assert [press(qtbot, K.Key_Right) for _ in range(5)] == [
        "Thinking",
        "Copy",
        "Regenerate",
        "Details of the reply",
        "Thinking",
    ]
    assert press(qtbot, K.Key_Left) == "Details of the reply"
    assert press(qtbot, K.Key_Escape) == "Messages"


def test_space_presses_a_control(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "Yes.", "Hm.")])
    qtbot.waitActive(view)
    view.setFocus()
    press(qtbot, K.Key_Right)
    assert press(qtbot, K.Key_Space) == "Thinking"
    item = view.column.item(1)
    assert item is not None
    assert item.unfolded


def test_tab_goes_into_the_controls(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "Yes.")])
    qtbot.waitActive(view)
    view.setFocus()
    assert press(qtbot, K.Key_Tab) == "Copy"


def test_up_in_the_controls_moves_the_current_message(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "Yes.")])
    qtbot.waitActive(view)
    view.setFocus()
    press(qtbot, K.Key_Up)
    view.current.choose(1)
    press(qtbot, K.Key_Right)
    assert isinstance(QApplication.focusWidget(), RealButton)
    press(qtbot, K.Key_Up)
    assert view.current.number == 0
