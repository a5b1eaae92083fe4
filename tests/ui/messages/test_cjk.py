"""Chinese, Japanese and Korean: wrapped, emphasised and measured like any other text."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.table_row import LineRow
from chatapp.ui.messages.rows.text_row import TextRow
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import fill, reply

LONG = (
    "これはとても長い日本語の文章で、途中に空白がないので、行の終わりで正しく折り返されるか"
    "どうかを確かめるためのものです。" * 4
)


@pytest.fixture(autouse=True)
def drawable(qapp: QApplication) -> None:
    writings = QFontDatabase.WritingSystem
    for writing in (writings.SimplifiedChinese, writings.Japanese, writings.Korean):
        if not QFontDatabase.families(writing):
            pytest.skip(f"no font for {writing.name}")


def rows(view: MessageView, text: str) -> list[Row]:
    fill(view, [reply(1, text)])
    view.grab()
    item = view.column.item(0)
    assert item is not None
    return list(item.sections[Slot.TEXT].rows)


def set_lines(row: Row) -> Typeset:
    assert isinstance(row, TextRow)
    return cast("Typeset", getattr(row, "_set"))  # noqa: B009 - how it is set is its own affair


def ink(image: QImage) -> int:
    """The darkness of the picture against white."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(255 - value for value in bytes(grey.constBits()))


@pytest.mark.parametrize("mixed", ["混排 words", "**太字** and", "`变量名 = 1`", "한국어 문장"])
def test_lines_keep_their_height(view: MessageView, mixed: str) -> None:
    row, latin = rows(view, f"Latin {mixed} {LONG}\n\nLatin alone.")
    heights = {line.height for line in set_lines(row).lines}
    assert heights == {line.height for line in set_lines(latin).lines}


def test_lines_break_between_letters_and_never_before_a_full_stop(view: MessageView) -> None:
    (row,) = rows(view, LONG)
    lines = set_lines(row).lines
    assert len(lines) > 3
    assert not any(LONG[line.start] in "。、" for line in lines)
    assert set_lines(row).natural <= view.column.width


@pytest.mark.parametrize("words", ["漢字", "中文", "한국어"])
def test_emphasis_is_seen(view: MessageView, words: str) -> None:
    rows(view, words)
    plain = ink(view.viewport().grab().toImage())
    view.clear()
    rows(view, f"**{words}**")
    assert ink(view.viewport().grab().toImage()) > plain * 1.02


def test_a_table_s_columns_are_as_wide_as_their_words(view: MessageView) -> None:
    text = "| 名前 | 说明 |\n|---|---|\n| りんご | 红色的 `苹果` 과일 |\n| Pear | **日本の梨** |"
    for row in rows(view, text):
        assert isinstance(row, LineRow)
        assert [len(cell.lines) for cell in getattr(row, "_cells")] == [1, 1]  # noqa: B009
