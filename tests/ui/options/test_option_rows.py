"""Rows of options: typed, slid and chosen; what cannot be sent is said, and stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSlider
from pytestqt.qtbot import QtBot

from chatapp.core.domain.generation_options import OPTIONS, GenerationOptions
from chatapp.core.domain.servers import AIML, LOCAL
from chatapp.ui.options.option_rows import OptionRows
from chatapp.ui.widgets.form_rows import Page
from tests.ui.looks import OFFSCREEN, unnamed

pytestmark = OFFSCREEN
Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def rows(page: Page) -> OptionRows:
    made = OptionRows(page)
    made.add_folded()
    made.set_options(GenerationOptions())
    page.resize(500, 600)
    page.show()
    return made


def told_by(rows: OptionRows) -> list[GenerationOptions]:
    told: list[GenerationOptions] = []
    rows.changed.connect(told.append)
    return told


def box_of(rows: OptionRows, option: str) -> QComboBox:
    box = rows.row(option).control
    assert isinstance(box, QComboBox)
    return box


def area_of(rows: OptionRows, option: str) -> QPlainTextEdit:
    area = rows.row(option).control
    assert isinstance(area, QPlainTextEdit)
    return area


def test_the_simple_ones_are_seen_and_the_rest_is_folded(
    qtbot: QtBot, page: Page, rows: OptionRows
) -> None:
    for name, option in OPTIONS.items():
        assert rows.row(name).control.isVisible() is not option.advanced, name
    assert [row.label for row in page.rows()] == [option.label for option in OPTIONS.values()]
    qtbot.mouseClick(rows.advanced, Qt.MouseButton.LeftButton)
    assert all(rows.row(name).control.isVisible() for name in OPTIONS)
    assert unnamed(page) == []


def test_what_is_folded_can_be_led_to(page: Page, rows: OptionRows) -> None:
    rows.lead_to("seed")
    assert rows.row("seed").control.isVisible()
    assert rows.row("seed").field.hasFocus()


def test_out_of_range_is_said_under_the_field_and_stays(qtbot: QtBot, rows: OptionRows) -> None:
    told, row = told_by(rows), rows.row("temperature")
    qtbot.keyClicks(row.field, "3")
    qtbot.waitUntil(row.fault.isVisible)
    assert row.fault.text() == "This must be a number from 0 to 2."
    rows.set_options(GenerationOptions(max_tokens=5))
    assert row.field.text() == "3"
    assert told == []
    qtbot.keyClick(row.field, Key.Key_Backspace)
    qtbot.keyClicks(row.field, "1.5")
    qtbot.keyClick(row.field, Key.Key_Return)
    assert not row.fault.isVisible()
    assert told == [GenerationOptions(1.5, 5)]


def test_what_is_typed_counts_when_typing_pauses(qtbot: QtBot, rows: OptionRows) -> None:
    told = told_by(rows)
    qtbot.keyClicks(rows.row("max_tokens").field, "2000")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [GenerationOptions(max_tokens=2000)]


def test_the_slider_and_its_number_are_one(qtbot: QtBot, rows: OptionRows) -> None:
    told, row = told_by(rows), rows.row("temperature")
    slider = row.control.findChild(QSlider)
    assert isinstance(slider, QSlider)
    qtbot.keyClick(slider, Key.Key_Left)
    assert row.field.text() == "0.95"
    assert told == [GenerationOptions(0.95)]
    row.field.setText("")
    qtbot.keyClicks(row.field, "0.5")
    qtbot.keyClick(row.field, Key.Key_Return)
    assert slider.value() == 10
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert told[-1] == GenerationOptions()
    assert slider.value() == 20


def test_a_short_reply_is_warned_of(rows: OptionRows) -> None:
    row = rows.row("max_tokens")
    rows.set_options(GenerationOptions(max_tokens=1023))
    assert "never get to its reply" in row.fault.text()
    rows.set_options(GenerationOptions(max_tokens=1024))
    assert not row.fault.isVisible()


def test_a_choice_says_what_counts_without_it(qtbot: QtBot, rows: OptionRows) -> None:
    told, box = told_by(rows), box_of(rows, "reasoning_effort")
    assert box.currentText() == "Default (Left to the model)"
    rows.set_options(GenerationOptions(), GenerationOptions(reasoning_effort="high"))
    assert box.currentText() == "Default (High)"
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Down)
    assert told == [GenerationOptions(reasoning_effort="low")]
    assert box_of(rows, "stream").currentText() == "Default (On)"


def test_the_place_of_a_fault_in_json_is_marked(qtbot: QtBot, rows: OptionRows) -> None:
    rows.lead_to("logit_bias")
    told, row, area = told_by(rows), rows.row("logit_bias"), area_of(rows, "logit_bias")
    qtbot.keyClicks(area, '{"5": 500}')
    qtbot.waitUntil(row.fault.isVisible)
    assert row.fault.text() == "The bias of token 5 must be a number from -100 to 100."
    (mark,) = area.extraSelections()
    assert mark.cursor.selectionStart() == 1  # pyright: ignore
    assert told == []
    for _ in range(2):
        qtbot.keyClick(area, Key.Key_Backspace)
    qtbot.keyClicks(area, "}")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [GenerationOptions(logit_bias='{"5": 50}')]
    assert area.extraSelections() == []


def test_what_the_model_is_known_to_do_is_noted(rows: OptionRows) -> None:
    rows.set_server(AIML)
    assert rows.row("temperature").note.text().startswith("This model takes 0.01 to 1;")
    assert rows.row("reasoning_effort").note.text() == "This model is not known to heed it."
    assert rows.row("seed").note.text() == "This model may ignore it."
    rows.set_server(LOCAL)
    assert not [name for name in OPTIONS if rows.row(name).note.text()]
