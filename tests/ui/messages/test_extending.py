"""The messages above the newest come later: nothing that is seen moves, all numbers hold."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Role
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Place, Selection
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import CONVERSATION, fill, outline, question, talk

TALK = talk(100, "An answer.\n\nWith two paragraphs.\n\n" + "And words. " * 20)
NEWEST = 60
ABOVE = len(TALK) - NEWEST
LONG_AGO = 1.6e9


def open_newest(view: MessageView) -> None:
    """Show the end, every body that is asked for handed over."""
    fill(view, TALK)
    view.open(CONVERSATION, outline(TALK[-NEWEST:]))
    view.put(TALK[-12:])


def seen(view: MessageView) -> object:
    """The content of the viewport."""
    return view.viewport().grab().toImage()


def test_the_end_stays_where_it_is(qtbot: QtBot, view: MessageView) -> None:
    open_newest(view)
    before, reach = seen(view), view.verticalScrollBar().maximum()
    view.extend(outline(TALK))
    assert seen(view) == before
    assert view.verticalScrollBar().maximum() > 2 * reach
    assert view.scroller.at_end
    assert view.scroller.following
    assert view.current.number == len(TALK) - 1
    assert view.column.number("q0") == 0
    assert view.column.number("a99") == len(TALK) - 1
    last = view.column.item(len(TALK) - 1)
    assert last is not None
    assert last.message == TALK[-1]


def test_who_scrolled_up_already_stays_there(qtbot: QtBot, view: MessageView) -> None:
    open_newest(view)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() - 1500)
    qtbot.waitUntil(lambda: not view.column.missing(view.scroller.value, view.scroller.value + 600))
    assert not view.scroller.following
    before = seen(view)
    view.extend(outline(TALK))
    assert seen(view) == before
    view.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: view.column.item(0) is not None)
    view.scroller.go_to_end()
    assert view.scroller.at_end


def test_what_is_selected_stays_selected(view: MessageView) -> None:
    open_newest(view)
    number = NEWEST - 1
    view.selected.select(
        Selection.between(Place(number, Slot.TEXT, 0, 0), Place(number, Slot.TEXT, 0, 9))
    )
    words = view.clipboard.line()
    assert words == "An answer"
    view.extend(outline(TALK))
    assert view.clipboard.line() == words
    assert view.selected.selection
    assert view.selected.selection.low.item == len(TALK) - 1


def test_a_search_that_began_goes_on_above(qtbot: QtBot, view: MessageView) -> None:
    open_newest(view)
    view.finder.begin()
    view.finder.search("Question")
    qtbot.waitUntil(lambda: not view.finder.searching)
    assert view.finder.count == NEWEST // 2
    hit = view.finder.current
    assert hit is not None
    view.extend(outline(TALK))
    qtbot.waitUntil(lambda: not view.finder.searching)
    assert view.finder.count == len(TALK) // 2
    moved = hit._replace(item=hit.item + ABOVE)
    assert view.finder.current == moved
    assert view.finder.position == moved.item // 2 + 1


def test_a_screen_reader_counts_all(view: MessageView) -> None:
    open_newest(view)
    made = QAccessible.queryAccessibleInterface(view)
    assert made is not None
    assert made.childCount() == NEWEST
    view.extend(outline(TALK))
    assert made.childCount() == len(TALK)


def test_nothing_above_changes_nothing(view: MessageView) -> None:
    open_newest(view)
    before = view.column.outline
    view.extend(outline(TALK[-NEWEST:]))
    assert view.column.outline == before
    assert view.column.item(NEWEST - 1) is not None


def test_another_branch_is_opened(view: MessageView) -> None:
    open_newest(view)
    view.extend(outline(TALK[:2]))
    assert [o.id for o in view.column.outline] == ["q0", "a0"]
    assert view.current.number == 1


def test_the_first_of_the_newest_is_not_the_first_of_its_day(view: MessageView) -> None:
    whole = [replace(question(n), created_at=LONG_AGO + n) for n in range(4)]
    column = Column(view.look)
    column.open(outline(whole[2:]))
    item = column.load(0, whole[2])
    assert item.begins_day
    high = column.heights[0]
    column.extend(outline(whole[:2]))
    assert not item.begins_day
    assert column.heights[2] < high
    assert column.heights[2] == item.height
    assert column.newest(Role.USER) is None
    fresh = Column(view.look)
    fresh.open(outline(whole))
    fresh.load(2, whole[2])
    assert [*map(fresh.heights.above, range(5))] == [*map(column.heights.above, range(5))]
