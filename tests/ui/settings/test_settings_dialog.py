"""The settings: pages that agree with each other, in a dialog that blocks nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from chatapp import __version__
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.settings import Settings, ThemeChoice
from chatapp.ui.settings.settings_dialog import SettingsDialog
from chatapp.ui.theme.theme import Size
from chatapp.ui.window.commands import PAGES
from tests.ui.looks import OFFSCREEN, dark, light, unnamed

pytestmark = OFFSCREEN

SHELF = Server("shelf", "The shelf", ServerKind.OTHER, "http://nas.local:8080/v1", "qwen3")
KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(Settings(servers=(SHELF,)), light())
    qtbot.addWidget(made)
    made.open()
    return made


def told_by(dialog: SettingsDialog) -> list[Settings]:
    told: list[Settings] = []
    dialog.changed.connect(told.append)
    return told


def test_it_blocks_nothing(dialog: SettingsDialog) -> None:
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert dialog.windowModality() == Qt.WindowModality.NonModal


def _set_temperature(dialog: SettingsDialog) -> None:
    row = dialog.model.options.row("temperature")
    row.field.setText("1")
    row.take()


def test_changes_on_different_pages_add_up(dialog: SettingsDialog) -> None:
    told = told_by(dialog)
    dialog.appearance.theme.setCurrentIndex(2)
    _set_temperature(dialog)
    dialog.servers.answering.setCurrentIndex(2)
    dialog.servers.answering.activated.emit(2)
    assert told[-1] == Settings(
        servers=(SHELF,),
        theme=ThemeChoice.DARK,
        options=GenerationOptions(temperature=1.0),
        server_id="local",
    )
    assert len(told) == 3


def test_changes_from_elsewhere_are_not_undone(dialog: SettingsDialog) -> None:
    told = told_by(dialog)
    dialog.set_settings(Settings(servers=(SHELF,), text_size=17.0))
    assert told == []
    _set_temperature(dialog)
    assert told == [
        Settings(servers=(SHELF,), text_size=17.0, options=GenerationOptions(temperature=1.0))
    ]


def test_adding_a_server_turns_to_its_form(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.about)
    dialog.add_server()
    assert dialog.tabs.currentWidget() is dialog.servers
    told = told_by(dialog)
    with qtbot.waitSignal(dialog.models_wanted) as asked:
        qtbot.keyClicks(dialog.servers.form.address, "localhost:1")
        qtbot.keyClick(dialog.servers.form.address, Qt.Key.Key_Return)
    assert asked.args == [told[0].servers[-1].id]
    assert dialog.isVisible()


def test_a_key_is_checked_then_kept_then_known(qtbot: QtBot, dialog: SettingsDialog) -> None:
    form = dialog.servers.form.key
    qtbot.keyClicks(form.field, KEY)
    with qtbot.waitSignal(dialog.check_wanted) as asked:
        qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert asked.args == ["aiml", KEY]
    with qtbot.waitSignal(dialog.key_entered) as told:
        dialog.set_check_result("aiml", "API key accepted.", True)
    assert told.args == ["aiml", KEY]
    dialog.set_key_state("aiml", "API key saved.", True)
    assert form.field.placeholderText() == "Stored in the keyring"
    with qtbot.waitSignal(dialog.key_forgotten) as forgotten:
        qtbot.mouseClick(form.forget, Qt.MouseButton.LeftButton)
    assert forgotten.args == ["aiml"]


def test_a_late_answer_about_another_server_is_not_shown_here(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    qtbot.keyClicks(dialog.servers.form.key.field, KEY)
    with qtbot.assertNotEmitted(dialog.key_entered):
        dialog.set_check_result("shelf", "API key accepted.", True)
    dialog.set_key_state("shelf", "API key saved.", True)
    assert dialog.servers.form.key.field.text() == KEY
    assert dialog.servers.form.key.said.text() == ""


def test_whether_a_key_is_there_can_be_told_beforehand(dialog: SettingsDialog) -> None:
    dialog.set_has_key("aiml", False)
    assert dialog.servers.form.key.field.placeholderText() == "Not set"


def test_escape_closes_it_and_what_was_typed_counts(qtbot: QtBot, dialog: SettingsDialog) -> None:
    told = told_by(dialog)
    dialog.tabs.setCurrentWidget(dialog.model)
    qtbot.keyClicks(dialog.model.instructions, "Be brief.")
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert told[-1].instructions == "Be brief."


def test_about_names_the_version(dialog: SettingsDialog) -> None:
    said = [label.text() for label in dialog.about.findChildren(QLabel)]
    assert f"Version {__version__}" in said


@pytest.mark.parametrize("body", [11.0, 22.0])
def test_every_page_fits_the_narrowest_window(
    qtbot: QtBot, dialog: SettingsDialog, body: float
) -> None:
    theme = dark(body=body)
    dialog.setFont(theme.font())
    dialog.set_theme(theme)
    dialog.resize(Size.WINDOW_MIN_WIDTH, 900)
    qtbot.waitUntil(lambda: dialog.width() == Size.WINDOW_MIN_WIDTH)
    for number in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(number)
        page = dialog.tabs.currentWidget()
        assert isinstance(page, QWidget)
        inner = page.findChildren(QWidget)
        assert page.width() <= Size.WINDOW_MIN_WIDTH
        for widget in inner:
            if widget.isVisible() and isinstance(widget, QLabel):
                assert widget.mapTo(page, widget.rect().topLeft()).x() >= 0
                assert widget.mapTo(page, widget.rect().topRight()).x() < Size.WINDOW_MIN_WIDTH


def test_every_page_is_named_throughout(dialog: SettingsDialog) -> None:
    names = [dialog.tabs.tabText(number) for number in range(dialog.tabs.count())]
    beginning = ["Servers", "Network", "Model", "Personas", "Appearance", "Desktop"]
    assert names == [*beginning, "Shortcuts", "Usage", "Data", "About"]
    for number in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(number)
        assert unnamed(dialog) == []


def test_every_page_is_opened_by_its_name(dialog: SettingsDialog) -> None:
    assert len(PAGES) == dialog.tabs.count()
    for number, page in enumerate(PAGES):
        dialog.turn_to(page)
        assert dialog.tabs.currentIndex() == number


def test_a_setting_changed_twice_is_told_twice(dialog: SettingsDialog) -> None:
    told = told_by(dialog)
    dialog.appearance.text_size.setValue(12)
    dialog.appearance.text_size.setValue(13)
    base = Settings(servers=(SHELF,))
    assert told == [replace(base, text_size=12.0), replace(base, text_size=13.0)]
