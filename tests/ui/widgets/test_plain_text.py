"""Text from strangers is shown as it was written, and does nothing."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolTip,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from chatapp.ui.widgets import plain_text
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN

FOREIGN = [
    "<b>bold</b>",
    "a < b > c",
    "&lt;b&gt;",
    "<!doctype html>",
    "  \n<p>",
    "Tom & Jerry",
    "one\ntwo  three\tfour",
    "x" * 300,
    "</p><img src='/dev/zero'>",
]


@pytest.mark.parametrize("words", FOREIGN)
def test_a_tool_tip_shows_what_was_written(words: str) -> None:
    shown = plain_text.tip(words)
    document = QTextDocument()
    document.setHtml(shown)
    read = document.toPlainText().replace("\u200b", "") if shown.startswith("<p ") else shown
    assert read == words


def test_a_tool_tip_has_an_end_and_places_to_break() -> None:
    shown = plain_text.tip("<" + "x" * 5000)
    assert len(shown) < 1200
    assert max(map(len, shown.replace("<p style=", " ").split("\u200b"))) < 90


def test_what_hides_is_seen_in_a_tool_tip() -> None:
    assert plain_text.tip("a\u202eb\x1b\nc") == "a\ufffdb\ufffd\nc"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_tool_tip_and_a_label_open_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    opened, over = list[str](), threading.Event()

    def let_go() -> None:
        """A reader of the pipe would wait for ever: end it, and tell."""
        while not over.wait(0.01):
            try:
                os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
                opened.append("opened")
            except OSError:  # nobody reads
                continue

    guard = threading.Thread(target=let_go)
    guard.start()
    try:
        words = f"<img src='{pipe}'>"
        label = plain_text.PlainLabel(words)
        qtbot.addWidget(label)
        label.show()
        plain_text.show_tip(QPoint(10, 10), words, label)
        qtbot.waitUntil(QToolTip.isVisible)
        box = plain_text.box(label, "Title", words, words)
        box.open()
        qtbot.waitExposed(box)
        assert all(
            shown.textFormat() is Qt.TextFormat.PlainText
            for shown in box.findChildren(QLabel)
            if shown.text()
        )
        box.reject()
        QToolTip.hideText()
    finally:
        over.set()
        guard.join()
    assert opened == []


def test_a_label_is_on_one_line_and_hides_nothing(qtbot: QtBot) -> None:
    label = plain_text.PlainLabel("<b>a\u2066b\nc")
    qtbot.addWidget(label)
    assert label.text() == "<b>a\ufffdb↵c"
    assert label.textFormat() is Qt.TextFormat.PlainText
    label.setText("\x1b[2J")
    assert label.text() == "\ufffd[2J"


def test_a_screen_reader_gets_the_words_and_not_the_markup(qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    interface = QAccessible.queryAccessibleInterface(button)
    plain_text.set_tip(button, "<b>Tom & Jerry")
    assert interface.text(QAccessible.Text.Description) == "<b>Tom & Jerry"
    plain_text.set_tip(button, "Short")
    assert interface.text(QAccessible.Text.Description) == "Short"
    button.setAccessibleDescription("Its own")
    plain_text.set_tip(button, "Shorter")
    assert interface.text(QAccessible.Text.Description) == "Its own"


def test_an_item_of_a_list_has_a_tool_tip_too(qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    item = QListWidgetItem("row")
    rows.addItem(item)
    plain_text.set_tip(item, "<b>")
    assert item.toolTip() == '<p style="white-space:pre-wrap">&lt;b&gt;</p>'


def test_ampersands_are_seen_in_menus() -> None:
    assert plain_text.mnemonic_free("&Send\n&&") == "&&Send↵&&&&"


def test_a_caption_says_all_of_a_title(qtbot: QtBot) -> None:
    label = plain_text.PlainLabel()
    qtbot.addWidget(label)
    label.setWindowTitle(plain_text.window_title("a[*]b\u202e"))
    label.show()
    handle = label.windowHandle()
    assert handle is not None
    assert handle.title() == "a[*]b\ufffd - Chatapp"


def test_a_caption_keeps_its_end_whatever_the_script() -> None:
    assert plain_text.window_title("שלום") == "\u2068שלום\u2069 - Chatapp"
    assert plain_text.window_title("مرحبا") == "\u2068مرحبا\u2069 - Chatapp"
    assert plain_text.window_title("Hello") == "Hello - Chatapp"


def test_only_models_that_are_what_they_look_like_can_be_chosen() -> None:
    assert plain_text.choosable(["gpt", "a\u202eb", "a b", "a\nb", "<b>"]) == ["gpt", "a b", "<b>"]


def test_a_window_of_qts_may_be_too_low_for_words_that_wrap(qtbot: QtBot) -> None:
    """The dialog about a link sees to its height itself for as long as this holds."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    label = QLabel("Some words that wrap. " * 40)
    label.setWordWrap(True)
    column.addWidget(label)
    dialog.show()
    dialog.resize(200, 10)
    assert dialog.height() < column.totalHeightForWidth(200)
