"""The date between messages of different days, seen and heard."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtGui import QAccessible

from chatapp.core.domain.conversation import Message
from chatapp.ui.messages.layout.item import DAY
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import fill, outline, question, reply

HOUR = 3600.0


def at(message: Message, hours_ago: float) -> Message:
    noon = time.mktime((*time.localtime()[:3], 12, 0, 0, 0, 0, -1))
    return replace(message, created_at=noon - hours_ago * HOUR)


def described(view: MessageView) -> list[str]:
    made: list[str] = []
    for number in range(len(view.column)):
        found = view.accessible.message(number)
        assert found is not None
        made.append(found.text(QAccessible.Text.Description))
    return made


def test_the_first_message_of_each_day_has_its_date(view: MessageView) -> None:
    messages = [
        at(question(0), 24),
        at(reply(0), 24),
        at(question(1), 0),
        at(reply(1), 0),
    ]
    fill(view, messages)
    assert described(view) == ["Yesterday", "", "Today", ""]
    items = [view.column.item(n) for n in range(4)]
    assert [i is not None and i.begins_day for i in items] == [True, False, True, False]


def test_a_conversation_of_today_has_none(view: MessageView) -> None:
    fill(view, [at(question(0), 0), at(reply(0), 0)])
    assert described(view) == ["", ""]


def test_a_date_is_in_the_estimate_too(view: MessageView) -> None:
    view.open("c", outline([at(question(0), 24), at(question(1), 24)]))
    heights = view.column.heights
    assert heights[0] - heights[1] == DAY


def test_a_date_is_painted(view: MessageView) -> None:
    fill(view, [at(question(0, "x"), 48)])
    item = view.column.item(0)
    assert item is not None
    image = view.viewport().grab().toImage()
    top = round((item.top - DAY) * image.devicePixelRatio())
    ink = {
        image.pixelColor(x, y).name()
        for x in range(view.scroller.left, view.scroller.left + view.column.width)
        for y in range(max(top - view.scroller.value, 0), top - view.scroller.value + DAY)
    }
    assert len(ink) > 3
