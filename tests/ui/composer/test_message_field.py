"""The composer's field: what each key means, what pasting brings, how it grows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chatapp.ui.composer.long_text import LONG_LINE, LONG_TEXT, MANY_LINES
from chatapp.ui.composer.message_field import MessageField, local_files
from tests.ui.looks import OFFSCREEN, light

pytestmark = OFFSCREEN

Key = Qt.Key

LONGEST = 0.1
"""Seconds of one go, on a machine that does nothing else."""
MARGIN = 2
"""Processor time, too, is longer where others use the processor's memory."""


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[MessageField]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(400, 400)
    made = MessageField(light(), holder)
    made.resize(400, made.height())
    holder.show()
    made.setFocus()
    yield made
    holder.close()


def compose(field: MessageField, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_submits_and_changes_nothing(qtbot: QtBot, field: MessageField, key: Qt.Key) -> None:
    qtbot.keyClicks(field, "Hello")
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field, key)
    assert field.toPlainText() == "Hello"


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier]
)
def test_shift_enter_breaks_the_line(
    qtbot: QtBot, field: MessageField, held: Qt.KeyboardModifier
) -> None:
    qtbot.keyClicks(field, "one")
    with qtbot.assertNotEmitted(field.submitted):
        qtbot.keyClick(field, Key.Key_Return, held)
    qtbot.keyClicks(field, "two")
    assert field.toPlainText() == "one\ntwo"
    assert field.document().blockCount() == 2


def test_enter_in_the_middle_of_composing_never_submits(qtbot: QtBot, field: MessageField) -> None:
    compose(field, "にほん")
    assert field.composing()
    with qtbot.assertNotEmitted(field.submitted):
        qtbot.keyClick(field, Key.Key_Return)
    compose(field, "", "日本")
    assert field.toPlainText() == "日本"
    assert not field.composing()
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field, Key.Key_Return)


def test_up_and_escape_belong_to_composing_too(qtbot: QtBot, field: MessageField) -> None:
    compose(field, "ni")
    with qtbot.assertNotEmitted(field.recall), qtbot.assertNotEmitted(field.escaped):
        qtbot.keyClick(field, Key.Key_Up)
        qtbot.keyClick(field, Key.Key_Escape)


def test_up_recalls_only_in_the_empty_field(qtbot: QtBot, field: MessageField) -> None:
    with qtbot.waitSignal(field.recall):
        qtbot.keyClick(field, Key.Key_Up)
    qtbot.keyClicks(field, "a")
    with qtbot.assertNotEmitted(field.recall):
        qtbot.keyClick(field, Key.Key_Up)


def test_a_key_held_down_submits_once(qtbot: QtBot, field: MessageField) -> None:
    qtbot.keyClicks(field, "x")
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    with qtbot.assertNotEmitted(field.submitted):
        QCoreApplication.sendEvent(field, held)
    assert field.toPlainText() == "x"


def test_pasted_text_is_plain(field: MessageField) -> None:
    rich = QMimeData()
    rich.setHtml("<b>bold</b> and <i>more</i>")
    rich.setText("bold and\r\nmore\rstill\0")
    field.insertFromMimeData(rich)
    assert field.toPlainText() == "bold and\nmore\nstill"
    assert not field.currentCharFormat().font().bold()


def test_pasted_files_are_reported_and_not_written(
    qtbot: QtBot, field: MessageField, tmp_path: Path
) -> None:
    paths = [tmp_path / "a b.pdf", tmp_path / "ü.pdf"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(p)) for p in paths])
    data.setText("file:///whatever")
    with qtbot.waitSignal(field.files) as told:
        field.insertFromMimeData(data)
    assert told.args == [paths]
    assert field.toPlainText() == ""


def test_a_pasted_web_address_is_text(field: MessageField) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.pdf")])
    data.setText("https://example.org/a.pdf")
    assert local_files(data) == []
    field.insertFromMimeData(data)
    assert field.toPlainText() == "https://example.org/a.pdf"


def test_it_grows_to_ten_lines_and_then_scrolls(qtbot: QtBot, field: MessageField) -> None:
    line = field.fontMetrics().lineSpacing()
    one = field.height()
    field.set_text("\n".join("abc"))
    assert field.height() == one + 2 * line
    field.set_text("\n".join("abcdefghij"))
    assert field.height() == one + 9 * line
    assert field.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    field.set_text("x\n" * 200)
    assert field.height() == one + 9 * line
    assert field.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    field.set_text("")
    assert field.height() == one


def test_a_long_line_wraps_and_grows_too(field: MessageField) -> None:
    one = field.height()
    field.set_text("word " * 60)
    assert field.height() > one
    wide = field.height()
    field.resize(field.width() // 2, field.height())
    assert field.height() > wide


def test_set_text_is_not_the_persons_edit(qtbot: QtBot, field: MessageField) -> None:
    with qtbot.assertNotEmitted(field.textChanged):
        field.set_text("from a draft")
    assert field.textCursor().atEnd()


def test_a_pasted_megabyte_comes_back_whole(field: MessageField) -> None:
    text = "0123456789abcdef\n" * 60_000
    data = QMimeData()
    data.setText(text)
    field.insertFromMimeData(data)
    assert field.text() == text


# Text too long to be edited.

LINE = "wörds and \u00a0\tmore  "
LONG = LINE * (LONG_LINE // len(LINE) + 1)


def paste(field: MessageField, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    field.insertFromMimeData(data)


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f"{LONG}\n{LONG}",
        f"before\n\n{LONG}\n  after\t\n",
        "\n" + LONG + " ",
        "some words of a line\n" * (LONG_TEXT // 21 + 1),
        "\n" * MANY_LINES,
        "a\ufffcb\n" + LONG,
    ],
)
def test_what_is_too_long_to_be_edited_is_there_whole(
    qtbot: QtBot, field: MessageField, text: str
) -> None:
    paste(field, text)
    assert field.document().characterCount() < 100
    assert field.text() == text
    qtbot.keyClicks(field, "xy")
    assert field.text() == text + "xy"
    field.set_text(text)
    assert field.text() == text
    assert not field.document().isUndoAvailable()


def test_a_long_text_is_one_character_to_delete_undo_and_copy(
    qtbot: QtBot, field: MessageField
) -> None:
    qtbot.keyClicks(field, "ab")
    paste(field, LONG)
    qtbot.keyClicks(field, "c")
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClick(field, Key.Key_Backspace)
    assert field.text() == "ab"
    field.undo()
    assert field.text().startswith("ab" + LONG)
    field.selectAll()
    copied = field.createMimeDataFromSelection().text()
    assert copied == field.text()
    paste(field, copied + "\n" + copied)
    assert field.text() == copied + "\n" + copied
    field.undo()
    assert field.text() == copied


def test_a_key_costs_the_same_beside_a_long_text(qtbot: QtBot, field: MessageField) -> None:
    def spent() -> float:
        before = time.thread_time()
        qtbot.keyClicks(field, "abcdefgh")
        return time.thread_time() - before

    spent()
    alone = min(spent() for _ in range(3))
    paste(field, "word and " * 500_000)
    field.grab()
    assert min(spent() for _ in range(3)) < 20 * alone + 0.1


def test_what_an_input_method_brings_is_there_whole(qtbot: QtBot, field: MessageField) -> None:
    qtbot.keyClicks(field, "ab")
    compose(field, "in the making")
    compose(field, "", LONG)
    assert not field.composing()
    assert field.document().characterCount() < 100
    assert field.text() == "ab" + LONG
    field.undo()
    assert field.text() == "ab"


def test_no_line_grows_long_piece_by_piece(field: MessageField) -> None:
    piece = LINE * (LONG_LINE // len(LINE) // 2)
    for _ in range(6):
        paste(field, piece)
    assert field.document().characterCount() <= LONG_LINE + 100
    assert field.text() == 6 * piece
    field.set_text("")
    paste(field, piece)
    paste(field, f"{piece}{piece[:900]}\nend")
    assert field.document().characterCount() < len(piece) + 100
    assert field.text() == 2 * piece + piece[:900] + "\nend"


def test_no_go_is_long_whatever_is_put_in() -> None:
    command = [sys.executable, "-m", "tests.ui.composer.heavy"]
    done = subprocess.run(command, check=True, timeout=300, capture_output=True, text=True)
    longest: dict[str, float] = json.loads(done.stdout)
    assert {name: took for name, took in longest.items() if took > MARGIN * LONGEST} == {}


def test_no_white_space_is_changed(field: MessageField) -> None:
    text = "a\u00a0b\u202fc\t d \n\n e\u3000"
    paste(field, text)
    assert field.text() == text
    field.set_text(text)
    assert field.text() == text


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \n\t\n", True), ("\n\n .\n", False)])
def test_what_is_blank(field: MessageField, text: str, blank: bool) -> None:
    field.set_text(text)
    assert field.blank() is blank
