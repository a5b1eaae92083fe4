"""The model page: what is unset stays unset, what is typed counts at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.settings import SendPdfs, Settings, help_for
from chatapp.ui.settings.model_page import ModelPage
from tests.ui.looks import OFFSCREEN, unnamed

pytestmark = OFFSCREEN


@pytest.fixture
def page(qtbot: QtBot) -> ModelPage:
    made = ModelPage(Settings())
    qtbot.addWidget(made)
    made.show()
    return made


def told_by(page: ModelPage) -> list[Settings]:
    told: list[Settings] = []
    page.changed.connect(told.append)
    return told


def test_nothing_set_is_shown_as_nothing_set(page: ModelPage) -> None:
    assert page.instructions.toPlainText() == ""
    assert page.default_temperature.isChecked()
    assert not page.temperature.isEnabled()
    assert page.no_limit.isChecked()
    assert not page.max_tokens.isEnabled()


def test_everything_set_is_shown(page: ModelPage) -> None:
    told = told_by(page)
    page.set_settings(
        Settings(
            instructions="Be brief.",
            options=GenerationOptions(0.0, 77),
            send_pdfs=SendPdfs.TEXT,
        )
    )
    assert page.instructions.toPlainText() == "Be brief."
    assert page.temperature.isEnabled()
    assert page.temperature.value() == 0
    assert page.max_tokens.value() == 77
    assert page.pdfs.currentText() == "Always as text"
    assert told == []


def test_instructions_are_reported_when_typing_pauses(qtbot: QtBot, page: ModelPage) -> None:
    told = told_by(page)
    qtbot.keyClicks(page.instructions, "Be brief. ")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Settings(instructions="Be brief.")]
    assert page.instructions.toPlainText() == "Be brief. "
    qtbot.keyClicks(page.instructions, "Always.")
    assert page.instructions.toPlainText() == "Be brief. Always."


def test_instructions_count_when_the_page_goes(qtbot: QtBot, page: ModelPage) -> None:
    told = told_by(page)
    qtbot.keyClicks(page.instructions, "Be brief.")
    page.hide()
    assert told == [Settings(instructions="Be brief.")]


def test_other_changes_do_not_take_away_what_is_being_typed(qtbot: QtBot, page: ModelPage) -> None:
    told = told_by(page)
    qtbot.keyClicks(page.instructions, "Be br")
    page.set_settings(Settings(text_size=15.0))
    assert page.instructions.toPlainText() == "Be br"
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Settings(instructions="Be br", text_size=15.0)]


def test_temperature_can_be_set_and_given_back(qtbot: QtBot, page: ModelPage) -> None:
    told = told_by(page)
    qtbot.keyClick(page.default_temperature, Qt.Key.Key_Space)
    assert told[-1].options.temperature == 1.0
    page.temperature.setFocus()
    qtbot.keyClick(page.temperature, Qt.Key.Key_Down)
    assert told[-1].options.temperature == 0.9
    qtbot.keyClick(page.default_temperature, Qt.Key.Key_Space)
    assert told[-1].options.temperature is None


def test_a_temperature_of_zero_is_a_temperature(qtbot: QtBot, page: ModelPage) -> None:
    page.set_settings(Settings(options=GenerationOptions(0.1)))
    told = told_by(page)
    qtbot.keyClick(page.temperature, Qt.Key.Key_Down)
    assert [s.options.temperature for s in told] == [0.0]


def test_a_short_answer_is_warned_of(qtbot: QtBot, page: ModelPage) -> None:
    told = told_by(page)
    qtbot.keyClick(page.no_limit, Qt.Key.Key_Space)
    assert told[-1].options.max_tokens == 4096
    assert not page.too_short.isVisible()
    page.max_tokens.setValue(1023)
    assert page.too_short.isVisible()
    page.max_tokens.setValue(1024)
    assert not page.too_short.isVisible()
    page.max_tokens.setValue(3)
    qtbot.keyClick(page.no_limit, Qt.Key.Key_Space)
    assert told[-1].options.max_tokens is None
    assert not page.too_short.isVisible()


def test_how_pdfs_go_can_be_chosen(qtbot: QtBot, page: ModelPage) -> None:
    told = told_by(page)
    page.pdfs.setFocus()
    qtbot.keyClick(page.pdfs, Qt.Key.Key_Down)
    assert told == [Settings(send_pdfs=SendPdfs.ORIGINAL)]


def test_the_rest_of_the_settings_is_left_alone(qtbot: QtBot, page: ModelPage) -> None:
    rest = Settings(server_id="local", text_size=13.0, local_model="/m.gguf")
    page.set_settings(rest)
    told = told_by(page)
    page.pdfs.setCurrentIndex(1)
    assert told == [replace(rest, send_pdfs=SendPdfs.ORIGINAL)]


def test_each_control_has_its_name_and_its_help(page: ModelPage) -> None:
    assert unnamed(page) == []
    for control, name, setting in (
        (page.instructions, "Instructions", "instructions"),
        (page.temperature, "Temperature", "temperature"),
        (page.max_tokens, "Maximum reply length", "max_tokens"),
        (page.pdfs, "PDFs", "send_pdfs"),
    ):
        assert control.accessibleName() == name
        assert control.accessibleDescription() == help_for(setting)


def test_instructions_that_were_reset_come_back_with_undo(qtbot: QtBot, page: ModelPage) -> None:
    page.set_settings(Settings(instructions="Be brief.", options=GenerationOptions(0.5)))
    (reset,) = [
        b for b in page.findChildren(QPushButton) if b.accessibleName() == "Reset Instructions"
    ]
    with qtbot.waitSignal(page.changed) as told:
        qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert told.args == [Settings(options=GenerationOptions(0.5))]
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClick(page.instructions, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [Settings(instructions="Be brief.", options=GenerationOptions(0.5))]
