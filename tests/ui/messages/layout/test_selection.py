"""Selecting by mouse and copying in every form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.events import Grew, PartKind, Started
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Grain, Place, Selection, grown
from chatapp.ui.messages.rows.text_row import TextRow
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import CONVERSATION, fill, question, reply, talk


def where(view: MessageView, item: int, row: int, offset: int) -> QPoint:
    """The point of the viewport before a character of a text row."""
    found = view.column.item(item)
    assert found is not None
    section = found.sections[Slot.TEXT]
    line = section.rows[row]
    assert isinstance(line, TextRow)
    box = line.boxes(offset, offset + 1)[0]
    y = view.column.heights.above(item) + found.row_top(Slot.TEXT, row) - view.scroller.value
    x = view.scroller.left + section.left + box.left() + 1
    return QPoint(int(x), int(y + box.center().y()))


def drag(view: MessageView, start: QPoint, end: QPoint) -> None:
    """Press, move, release."""
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def clipboard(kind: str = "text/plain") -> str:
    """The content of the clipboard."""
    return QGuiApplication.clipboard().mimeData().data(kind).toStdString()


def test_drags_across_messages_and_copies_every_form(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0, "First words"), reply(0, "Some **bold** text.\n\nNext one.")])
    drag(view, where(view, 0, 0, 6), where(view, 1, 1, 4))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "words\n\nSome bold text.\n\nNext"
    assert clipboard("text/markdown") == "words\n\nSome **bold** text.\n\nNext"
    assert "<strong>bold</strong>" in clipboard("text/html")


def test_a_selection_backwards_is_the_same(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0, "First words"), reply(0, "Some text.")])
    drag(view, where(view, 1, 0, 4), where(view, 0, 0, 6))
    view.clipboard.selection()
    assert clipboard() == "words\n\nSome"


def test_double_click_takes_a_word_and_triple_a_paragraph(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [reply(0, "One two three.")])
    point = where(view, 0, 0, 5)
    port = view.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=point)
    view.clipboard.selection()
    assert clipboard() == "two"
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=point)
    view.clipboard.selection()
    assert clipboard() == "One two three."


def test_a_selection_stays_while_text_streams(qtbot: QtBot, view: MessageView) -> None:
    view.open(CONVERSATION, [])
    view.apply([Started(CONVERSATION, question(0), reply(0, "", status=Status.STREAMING))])
    view.apply([Grew(CONVERSATION, "a0", PartKind.TEXT, "One two three")])
    qtbot.waitUntil(lambda: bool(view.column.item(1).sections[Slot.TEXT].rows))  # pyright: ignore[reportOptionalMemberAccess]
    view.selected.select(Selection.between(Place(1, 2, 0, 4), Place(1, 2, 0, 7)))
    view.apply([Grew(CONVERSATION, "a0", PartKind.TEXT, " four\n\nfive")])
    view.updates.digest()
    view.clipboard.selection()
    assert clipboard() == "two"


def test_select_all_waits_for_what_is_not_loaded(qtbot: QtBot, view: MessageView) -> None:
    messages = talk(100, "Reply.")
    fill(view, messages)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard().count("Reply.") == 100
    assert clipboard().startswith("Question 0\n\nReply.")


def test_a_table_is_also_tab_separated(view: MessageView) -> None:
    fill(view, [reply(0, "| a | b |\n|---|---|\n| 1 | 2 |")])
    view.selected.select_all()
    view.clipboard.selection()
    assert clipboard("text/tab-separated-values") == "a\tb\n1\t2"
    assert clipboard("text/markdown") == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_copying_a_message_leaves_thinking_out(view: MessageView) -> None:
    fill(view, [question(0), reply(0, "## Yes\n\nIt *is*.", "Secret.")])
    said: list[str] = []
    view.copied.connect(said.append)
    view.controls.buttons[1].click()
    assert clipboard() == "Yes\n\nIt is."
    assert clipboard("text/markdown") == "## Yes\n\nIt *is*."
    assert said == ["Message copied"]


def test_a_link_is_told_not_opened(view: MessageView) -> None:
    fill(view, [reply(0, "See [the page](https://example.com/a) now.")])
    asked: list[str] = []
    view.link_requested.connect(asked.append)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where(view, 0, 0, 6))
    assert asked == ["https://example.com/a"]


def test_the_code_button_copies_the_code(view: MessageView) -> None:
    fill(view, [reply(0, "```python\nprint('x')\n```")])
    item = view.column.item(0)
    assert item is not None
    row = item.sections[Slot.TEXT].rows[0]
    rect = row.buttons()[0].rect
    y = item.row_top(Slot.TEXT, 0) - view.scroller.value
    point = QPoint(int(view.scroller.left + rect.center().x()), int(y + rect.center().y()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert clipboard() == "print('x')"


def test_offsets_count_characters_beyond_the_basic_plane(view: MessageView) -> None:
    fill(view, [reply(0, "😀😀 **bold** 😀 end")])
    view.selected.select(Selection.between(Place(0, 2, 0, 3), Place(0, 2, 0, 7)))
    view.clipboard.selection()
    assert clipboard() == "bold"
    drag(view, where(view, 0, 0, 10), where(view, 0, 0, 12))
    view.clipboard.selection()
    assert clipboard() == "en"


@pytest.mark.parametrize(
    ("text", "offset", "grain", "stretch"),
    [
        ("one two", 5, Grain.WORD, (4, 7)),
        ("one two", 7, Grain.WORD, (4, 7)),
        ("one, two", 3, Grain.WORD, (3, 4)),
        ("one two", 2, Grain.ROW, (0, 7)),
        ("one two", 2, Grain.CHARACTER, (2, 2)),
        ("", 0, Grain.WORD, (0, 0)),
    ],
)
def test_grains(text: str, offset: int, grain: Grain, stretch: tuple[int, int]) -> None:
    assert grown(text, offset, grain) == stretch
