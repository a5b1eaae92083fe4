"""Text size: the reader stays where they read; the wheel asks for it; the end is followed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.events import Grew, PartKind, Started
from chatapp.ui.messages.view import MessageView
from tests.ui.looks import light
from tests.ui.messages.talk import CONVERSATION, fill, question, reply

LONG = "\n\n".join(f"Paragraph {n} with a few words in it." for n in range(80))


def wheel(view: MessageView, delta: int, held: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the middle of the view."""
    port = view.viewport()
    at = QPointF(port.rect().center())
    event = QWheelEvent(
        at,
        port.mapToGlobal(at),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def test_the_reading_position_stays(view: MessageView) -> None:
    fill(view, [question(0), reply(0, LONG)])
    view.verticalScrollBar().setValue(1000)
    before = view.column.anchor(view.scroller.value)[:3]
    for size in (22.0, 7.0, 11.0):
        view.set_theme(light(size))
        assert view.column.anchor(view.scroller.value)[:3] == before


def test_who_follows_the_end_stays_there(view: MessageView) -> None:
    fill(view, [question(0), reply(0, LONG)])
    view.set_theme(light(20.0))
    assert view.scroller.at_end
    assert view.scroller.following


def test_the_wheel_with_control_asks_for_another_size(view: MessageView) -> None:
    fill(view, [question(0), reply(0, LONG)])
    asked: list[int] = []
    view.zoom_requested.connect(asked.append)
    value = view.scroller.value
    for delta in (120, -120, 60, 60):
        wheel(view, delta, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1, -1, 0, 1]
    assert view.scroller.value == value


def test_a_wheel_up_stops_following_and_down_resumes(qtbot: QtBot, view: MessageView) -> None:
    view.open(CONVERSATION, [])
    view.apply([Started(CONVERSATION, question(0), reply(0, "", status=Status.STREAMING))])
    view.apply([Grew(CONVERSATION, "a0", PartKind.TEXT, LONG)])
    qtbot.waitUntil(lambda: not view.updates.waiting and view.scroller.value > 0)
    none = Qt.KeyboardModifier.NoModifier
    wheel(view, 120, none)
    assert not view.scroller.following
    stayed = view.scroller.value
    view.apply([Grew(CONVERSATION, "a0", PartKind.TEXT, "\n\nMore\n\nand more")])
    qtbot.waitUntil(view.jump_to_end.isVisible)
    assert view.scroller.value == stayed
    for _ in range(10):
        wheel(view, -120, none)
    assert view.scroller.following
    assert not view.jump_to_end.isVisible()
