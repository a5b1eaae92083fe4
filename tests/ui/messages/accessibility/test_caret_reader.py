"""The current message's text under a caret."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor, QTextFormat, QTextTable
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.events import Finished, Grew, PartKind, Started
from chatapp.ui.messages.accessibility.caret_reader import Reader
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme import theme
from tests.ui.messages.conftest import THEMES
from tests.ui.messages.talk import CONVERSATION, fill, question, reply, talk

NAME = QAccessible.Text.Name
EVERYTHING = """# Heading

A [link](https://example.org/) and `code`.

- One
- Two
  1. Inner

| A | B |
|---|--:|
| 1 | 2 |

```python
def f():
    return 1
```

> Quoted

---

The end.
"""


def opened(qtbot: QtBot, view: MessageView) -> Reader:
    """The text, opened by Enter on the current message."""
    view.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    reader = view.caret_reader.reader
    assert reader is not None
    # A busy machine writes it in more than one slice.
    qtbot.waitUntil(lambda: not view.caret_reader.writing, timeout=30_000)
    return reader


def test_what_is_written_is_recognisable(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, EVERYTHING)])
    document = opened(qtbot, view).document()
    blocks = {}
    block = document.begin()
    while block.isValid():
        blocks[block.text()] = block
        block = block.next()
    assert blocks["Heading"].blockFormat().headingLevel() == 1
    assert blocks["• One"].textList() is not None
    assert blocks["1. Inner"].textList() is not None
    assert blocks["The end."].textList() is None
    assert "python" in blocks
    assert blocks["    return 1"].charFormat().font().families()
    quoted = QTextFormat.Property.BlockQuoteLevel
    assert blocks["Quoted"].blockFormat().intProperty(quoted) == 1
    assert blocks["• One"].textList().count() == 2
    tables = [f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert [(t.rows(), t.columns()) for t in tables] == [(2, 2)]
    assert tables[0].cellAt(1, 1).firstCursorPosition().block().text() == "2"


def test_every_heading_has_its_level(qtbot: QtBot, view: MessageView) -> None:
    levels = range(1, 7)
    text = "\n\n".join(f"{'#' * level} Level {level}" for level in levels)
    fill(view, [question(0), reply(0, f"{text}\n\nBelow.")])
    document = opened(qtbot, view).document()
    blocks = [document.findBlockByNumber(n) for n in range(document.blockCount())]
    assert [b.blockFormat().headingLevel() for b in blocks] == [*levels, 0]


def test_a_caret_walks_and_selects(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "One two.\n\nThree.")])
    reader = opened(qtbot, view)
    assert reader.hasFocus()
    assert reader.textCursor().position() == 0
    qtbot.keyClick(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert reader.textCursor().position() == 4
    shifted = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(reader, Qt.Key.Key_End, shifted)
    assert reader.textCursor().selectedText() == "two."
    before = reader.toPlainText()
    qtbot.keyClicks(reader, "typing")
    assert reader.toPlainText() == before


def test_escape_returns_to_the_message(qtbot: QtBot, view: MessageView) -> None:
    fill(view, talk(2))
    reader = opened(qtbot, view)
    qtbot.keyClick(reader, Qt.Key.Key_Escape)
    assert view.caret_reader.reader is None
    assert view.hasFocus()
    assert not reader.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current.number == 2


def test_enter_opens_the_link_at_the_caret(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "See [this](https://example.org/) there.")])
    reader = opened(qtbot, view)
    spy = QSignalSpy(view.link_requested)
    qtbot.keyClick(reader, Qt.Key.Key_Return)
    assert spy.count() == 0
    for _ in range(4):
        qtbot.keyClick(reader, Qt.Key.Key_Right)
    qtbot.keyClick(reader, Qt.Key.Key_Return)
    assert spy.count() == 1
    assert spy.at(0) == ["https://example.org/"]


def test_it_is_a_text_among_the_message_s_children(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "Yes.", "Hm.")])
    reader = opened(qtbot, view)
    item = QAccessible.queryAccessibleInterface(view).child(1)
    children = [item.child(i) for i in range(item.childCount())]
    buttons = ["Copy", "Regenerate", "Details of the reply"]
    assert [c.text(NAME) for c in children] == ["Thinking", "Message text", *buttons]
    text = children[1]
    assert text.role() == QAccessible.Role.EditableText
    assert text.state().readOnly
    assert text.textInterface().text(0, 4) == "Yes."
    qtbot.keyClick(reader, Qt.Key.Key_Tab)
    assert view.controls.buttons[1].hasFocus()
    qtbot.keyClick(view.controls.buttons[1], Qt.Key.Key_Backtab)
    assert reader.hasFocus()
    qtbot.keyClick(reader, Qt.Key.Key_Backtab)
    assert view.controls.buttons[0].hasFocus()


def test_it_stays_while_a_reply_streams(qtbot: QtBot, view: MessageView) -> None:
    view.open(CONVERSATION, [])
    asked, answer = question(0), reply(0, "", status=Status.STREAMING)
    view.apply([Started(CONVERSATION, asked, answer)])
    view.apply([Grew(CONVERSATION, answer.id, PartKind.TEXT, "One two")])
    qtbot.waitUntil(lambda: "One two" in view.column.item(1).speech())  # type: ignore[union-attr]
    reader = opened(qtbot, view)
    qtbot.keyClick(reader, Qt.Key.Key_Right)
    view.apply([Grew(CONVERSATION, answer.id, PartKind.TEXT, " three.")])
    view.apply([Finished(CONVERSATION, reply(0, "One two three."))])
    assert view.caret_reader.reader is reader
    qtbot.waitUntil(lambda: reader.toPlainText() == "One two three.")
    assert reader.textCursor().position() == 1
    view.apply(
        [Started(CONVERSATION, question(1, parent="a0"), reply(1, "", status=Status.STREAMING))]
    )
    assert view.caret_reader.reader is reader
    assert view.current.number == 1


def test_it_takes_over_a_theme(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "Some words.")])
    reader = opened(qtbot, view)
    reader.moveCursor(QTextCursor.MoveOperation.End)
    dark = theme.load(THEMES, dark=True)
    view.set_theme(dark)
    assert view.caret_reader.reader is reader
    assert reader.textCursor().atEnd()
    assert reader.textCursor().charFormat().foreground().color() == dark.colour.text


@pytest.mark.parametrize("leave", ["choose", "open", "clear"])
def test_it_goes_with_its_message(qtbot: QtBot, view: MessageView, leave: str) -> None:
    fill(view, talk(2))
    opened(qtbot, view)
    if leave == "choose":
        view.current.choose(0)
    elif leave == "open":
        view.open("other", [])
    else:
        view.clear()
    assert view.caret_reader.reader is None


def test_it_lies_within_the_view_however_long_the_text(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(0), reply(0, "A paragraph.\n\n" * 3000)])
    reader = opened(qtbot, view)
    port = view.viewport()
    top = reader.mapTo(port, reader.rect().topLeft()).y()
    assert top >= 0
    assert top + reader.height() <= port.height()
    qtbot.waitUntil(lambda: reader.document().blockCount() == 3000, timeout=30_000)
    assert reader.textCursor().position() == 0


def test_hostile_text_opens(qtbot: QtBot, view: MessageView) -> None:
    text = (
        "> " * 500 + "deep\n\n\0 \ud800 " + "x" * 20_000 + "\n\n" + "|a" * 300 + "|\n" + "|-" * 300
    )
    fill(view, [question(0), replace(reply(0, text))])
    assert "deep" in opened(qtbot, view).toPlainText()
