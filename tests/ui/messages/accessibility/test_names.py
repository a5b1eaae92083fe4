"""A long conversation read aloud from end to end: every message, and few of them at a time."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import FrameType

import pytest
from PySide6.QtGui import QAccessible

from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.errors import KeyRefused
from chatapp.ui.messages.accessibility.names import KEPT
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import CONVERSATION, fill, outline, question, reply, talk

NAME = QAccessible.Text.Name
RICH = (
    "# Title\n\nSome **bold** `code` and [a link](https://a.b).\n\n- one\n- two\n  1. deep\n\n"
    "```python\nx = 1\n\ny\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n\n"
    "$$\nx\n$$\n\n---\n"
    "\n![a picture](https://a.b/c.png)\n\n    plain code\n\n[^1]: note"
)


def name(view: MessageView, number: int) -> str:
    return QAccessible.queryAccessibleInterface(view).child(number).text(NAME)


@pytest.mark.parametrize(
    "message",
    [
        question(0, "Two\n\n  lines, *nothing* interpreted.\n"),
        reply(0, RICH),
        reply(0, RICH, "Thoughts, folded."),
        reply(0, "Half", "", Status.FAILED, KeyRefused(details="HTTP 401").as_problem()),
        reply(0, "", "Only thoughts."),
        reply(0, "Stopped", status=Status.STOPPED),
    ],
)
def test_a_name_is_the_same_whether_or_not_the_message_is_loaded(
    view: MessageView, message: Message
) -> None:
    message = replace(message, id="m")
    messages = [message, *talk(40)]
    fill(view, messages)
    assert view.column.item(0) is None
    unloaded = name(view, 0)
    assert view.column.item(0) is None
    item = view.column.load(0, message)
    while item.waiting:
        item.digest()
    assert unloaded == item.speech() == name(view, 0)


def test_all_of_it_is_heard_and_little_of_it_held(view: MessageView) -> None:
    messages = talk(400)
    asked: list[str] = []
    view.needed.connect(asked.extend)
    fill(view, messages)
    loaded, layouts, asked_before = len(list(view.column.loaded())), view.column.layouts, len(asked)
    for number in (*range(800), *range(799, -1, -1)):
        words = messages[number].answer.splitlines()
        assert name(view, number).split("\n")[1] == words[0]
    assert len(list(view.column.loaded())) == loaded
    assert view.column.layouts == layouts
    # Each once on the way down and once on the way up, but for what is turned around at.
    assert len(asked) - asked_before <= 2 * len(messages)
    held = view.accessible.names.held
    assert held <= 2 * KEPT


def steps(view: MessageView, numbers: range) -> int:
    """The number of functions called to name these."""
    taken = 0

    def count(_frame: FrameType, event: str, _about: object) -> None:
        nonlocal taken
        taken += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for number in numbers:
            assert name(view, number)
    finally:
        sys.setprofile(before)
    return taken


def test_the_last_name_costs_what_the_first_did(view: MessageView) -> None:
    fill(view, talk(600))
    first = steps(view, range(64))
    for number in range(64, 1_024):
        assert name(view, number)
    assert steps(view, range(1_024, 1_088)) < 1.5 * first


def test_a_name_that_was_waited_for_is_told(view: MessageView) -> None:
    messages = talk(100)
    told: list[int] = []
    view.accessible.names.changed.connect(told.append)
    view.open(CONVERSATION, outline(messages))
    assert name(view, 10) == "You"
    view.put(messages[:16])
    assert told == [10]
    assert name(view, 10) == "You\nQuestion 5"
    assert view.column.item(10) is None


def test_a_name_is_another_once_the_text_is(view: MessageView) -> None:
    messages = talk(40)
    fill(view, messages)
    assert name(view, 1) == "Assistant\nAn answer.\nWith two paragraphs."
    view.column.load(1, replace(reply(0, "Something else."), id=messages[1].id))
    assert name(view, 1) == "Assistant\nSomething else."


def test_long_messages_are_not_held_however_many_were_heard(view: MessageView) -> None:
    messages = talk(60, "Some words of a long answer. " * 2_000)
    fill(view, messages)
    for number in range(90):
        assert name(view, number).startswith(("You\nQuestion", "Assistant\nSome words"))
        held = view.accessible.names.bodies
        assert len(held) <= 1 or sum(len(m.raw) for m in held) <= 400_000
