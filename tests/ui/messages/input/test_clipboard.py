"""Copying much: text at once, its formatting once it is made, and a word where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.layout.test_selection import clipboard
from tests.ui.messages.talk import fill, question, reply

MARKS = "**a** `b` [c](http://d.e) " * 300 + "end"
PLAIN = "a b c " * 300 + "end"


def has_html() -> bool:
    """True if there is HTML on the clipboard."""
    return QGuiApplication.clipboard().mimeData().hasHtml()


def read(qtbot: QtBot, view: MessageView, text: str, thinking: str = "") -> Item:
    """A reply, all of it read."""
    fill(view, [question(0), reply(0, text, thinking)])
    item = view.column.item(1)
    assert item is not None
    qtbot.waitUntil(lambda: not item.waiting, timeout=30_000)
    return item


def test_a_message_of_marks_is_copied_at_once_and_formatted_later(
    qtbot: QtBot, view: MessageView
) -> None:
    item = read(qtbot, view, MARKS)
    view.clipboard.whole(item)
    assert not has_html()
    assert (clipboard(), clipboard("text/markdown")) == (PLAIN, MARKS)
    qtbot.waitUntil(has_html)
    assert clipboard("text/html").count("<strong>a</strong>") == 300
    assert (clipboard(), clipboard("text/markdown")) == (PLAIN, MARKS)


def test_a_selection_of_marks_is_copied_at_once_and_formatted_later(
    qtbot: QtBot, view: MessageView
) -> None:
    read(qtbot, view, MARKS)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not has_html()
    assert clipboard().endswith(PLAIN)
    qtbot.waitUntil(has_html)
    assert clipboard("text/html").count("<strong>a</strong>") == 300
    assert clipboard().endswith(PLAIN)


def test_thinking_is_copied_as_its_source_until_it_is_read(qtbot: QtBot, view: MessageView) -> None:
    item = read(qtbot, view, MARKS, "A *thought*.")
    view.clipboard.whole(item, thinking=True)
    assert clipboard() == f"> A *thought*.\n\n{MARKS}"
    qtbot.waitUntil(has_html)
    assert clipboard() == f"A thought.\n\n{PLAIN}"
    assert "<em>thought</em>" in clipboard("text/html")


def test_what_was_copied_since_stays(qtbot: QtBot, view: MessageView) -> None:
    item = read(qtbot, view, MARKS)
    made: list[object] = []
    view.clipboard.formatting.made.connect(made.append)
    view.clipboard.whole(item)
    QGuiApplication.clipboard().setText("of elsewhere")
    qtbot.waitUntil(lambda: bool(made))
    assert clipboard() == "of elsewhere"
    assert not has_html()


def test_what_is_too_long_to_be_formatted_is_copied_with_a_word(
    qtbot: QtBot, view: MessageView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatapp.ui.messages.rows.clipping.RICH", len(MARKS) - 1)

    item = read(qtbot, view, MARKS)
    said: list[str] = []
    view.copied.connect(said.append)
    view.clipboard.whole(item)
    view.selected.select_all()
    view.clipboard.selection()
    assert said == ["Message copied without formatting", "Copied without formatting"]
    assert clipboard().endswith(PLAIN)
    assert not has_html()
