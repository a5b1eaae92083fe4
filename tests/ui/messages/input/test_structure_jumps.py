"""Jumping by message, heading and code, and the menu that says so too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Place, Selection
from chatapp.ui.messages.view import MessageView
from tests.ui.looks import OFFSCREEN
from tests.ui.messages.layout.test_selection import clipboard
from tests.ui.messages.talk import fill, question, reply, talk

FILLER = "\n\n".join(f"Paragraph {n}." for n in range(30))
TEXT = f"# One\n\n{FILLER}\n\n```python\nx = 1\n```\n\n{FILLER}\n\n#### Two\n\n{FILLER}"


def stands(view: MessageView, place: Place) -> None:
    """True if a row's top is at the upper edge."""
    item = view.column.item(place.item)
    assert item is not None
    y = (
        view.column.heights.above(place.item)
        + item.row_top(place.slot, place.row)
        - view.scroller.value
    )
    assert 0 <= y < view.viewport().height() / 3


def row_of(view: MessageView, number: int, text: str) -> Place:
    item = view.column.item(number)
    assert item is not None
    rows = item.sections[Slot.TEXT].rows
    return Place(number, Slot.TEXT, next(i for i, r in enumerate(rows) if r.text == text), 0)


def test_headings_and_code_through_the_conversation(qtbot: QtBot, view: MessageView) -> None:
    messages = talk(200)
    messages[21] = reply(10, TEXT)
    fill(view, messages)
    said = view.accessible.announced
    jumps = view.jumps
    for by, call, words in [
        (-1, jumps.heading, "Two"),
        (-1, jumps.code, "python, 1 line"),
        (-1, jumps.heading, "One"),
        (-1, jumps.heading, "No more"),
        (1, jumps.heading, "Two"),
        (1, jumps.code, "No more"),
    ]:
        before = len(said)
        call(by)
        qtbot.waitUntil(lambda before=before: len(said) > before)
        assert said[-1] == words
    stands(view, row_of(view, 21, "Two"))
    assert view.current.number == 21


def test_messages(qtbot: QtBot, view: MessageView) -> None:
    fill(view, talk(50, FILLER))
    view.jumps.message(-1)
    view.jumps.message(-1)
    assert view.current.number == 97
    assert not view.scroller.following
    view.jumps.message(1)
    assert view.current.number == 98
    qtbot.waitUntil(lambda: view.column.item(98) is not None)
    assert abs(view.column.heights.above(98) - view.scroller.value) < 40


def menu(view: MessageView, point: QPoint | None = None) -> dict[str, object]:
    """The open menu's actions by their words."""
    by = QContextMenuEvent.Reason.Mouse if point else QContextMenuEvent.Reason.Keyboard
    place = point or QPoint()
    event = QContextMenuEvent(by, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    shown = view.findChildren(QMenu)[-1]
    made = {a.text().partition("\t")[0]: a for a in shown.actions() if a.text()}
    shown.close()
    return made  # pyright: ignore[reportReturnType]


@OFFSCREEN
def test_the_menu_by_key_is_about_the_current_message(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "Yes.", "Hm.")])
    actions = menu(view)
    assert {"Copy reply", "Copy reply with thinking", "Show thinking", "Regenerate"} <= set(actions)
    assert {"Quote message", "Select all", "Next heading"} <= set(actions)
    actions["Copy reply with thinking"].trigger()  # pyright: ignore[reportAttributeAccessIssue]
    assert clipboard("text/markdown") == "> Hm.\n\nYes."
    actions["Show thinking"].trigger()  # pyright: ignore[reportAttributeAccessIssue]
    assert view.column.item(1).unfolded  # pyright: ignore[reportOptionalMemberAccess]


@OFFSCREEN
def test_the_menu_by_mouse_is_about_the_message_under_it(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0, "Mine"), reply(0, "Yes.")])
    item = view.column.item(0)
    assert item is not None
    y = item.row_top(Slot.TEXT, 0) - view.scroller.value + 4
    actions = menu(view, QPoint(view.scroller.left + view.column.width - 30, y))
    assert "Edit" in actions
    assert view.current.number == 0


def test_quotes_the_selection_or_the_message(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [reply(0, "One **two** three.")])
    quoted: list[str] = []
    view.quote_requested.connect(quoted.append)
    view.clipboard.quote()
    view.selected.select(Selection.between(Place(0, 2, 0, 4), Place(0, 2, 0, 7)))
    view.clipboard.quote()
    assert quoted == ["One **two** three.", "**two**"]


def test_a_drag_beyond_the_edge_scrolls(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [reply(0, FILLER + FILLER)])
    view.verticalScrollBar().setValue(0)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(view.scroller.left + 30, 60))
    QTest.mouseMove(port, QPoint(view.scroller.left + 30, port.height() + 80))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0)
    qtbot.waitUntil(lambda: view.scroller.at_end)
    below = QPoint(view.scroller.left + 30, port.height() + 80)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=below)
    selection = view.selected.selection
    assert selection is not None
    assert selection.high.slot == Slot.TAIL
