"""The model page: what is unset stays unset, what is typed counts at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
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


def press(qtbot: QtBot, button: QPushButton) -> None:
    """Click a button once it has its place."""
    qtbot.waitUntil(lambda: button.height() > 0)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def field(page: ModelPage, option: str) -> QLineEdit:
    """The field in which an option is typed."""
    return page.options.row(option).field


def test_nothing_set_is_shown_as_nothing_set(page: ModelPage) -> None:
    assert page.instructions.toPlainText() == ""
    assert field(page, "temperature").text() == ""
    assert field(page, "temperature").placeholderText() == "Default"
    assert field(page, "max_tokens").placeholderText() == "No limit"
    assert not field(page, "seed").isVisible()


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
    assert field(page, "temperature").text() == "0"
    assert field(page, "max_tokens").text() == "77"
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


def test_an_option_is_typed_and_given_back(qtbot: QtBot, page: ModelPage) -> None:
    told = told_by(page)
    qtbot.keyClicks(field(page, "max_tokens"), "2,000")
    qtbot.keyClick(field(page, "max_tokens"), Qt.Key.Key_Return)
    assert told[-1].options.max_tokens == 2000
    reset = page.options.row("max_tokens").reset
    press(qtbot, reset)
    assert told[-1].options.max_tokens is None
    assert field(page, "max_tokens").text() == ""
    assert not reset.isVisible()


def test_the_whole_page_is_reset_with_its_options(qtbot: QtBot, page: ModelPage) -> None:
    page.set_settings(Settings(options=GenerationOptions(0.5, seed=7)))
    told = told_by(page)
    (whole,) = [b for b in page.findChildren(QPushButton) if b.text() == "Reset this page"]
    press(qtbot, whole)
    assert told == [Settings()]
    assert field(page, "seed").text() == ""


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
        press(qtbot, reset)
    assert told.args == [Settings(options=GenerationOptions(0.5))]
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClick(page.instructions, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [Settings(instructions="Be brief.", options=GenerationOptions(0.5))]
