"""Finding a setting: by words, on every page, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from chatapp.core.settings import Settings, help_for
from chatapp.ui.settings.settings_dialog import SettingsDialog
from chatapp.ui.theme.theme import Size
from tests.ui.looks import OFFSCREEN, dark, light, unnamed

pytestmark = OFFSCREEN


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(Settings(text_size=14.0), light())
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def found(dialog: SettingsDialog) -> list[str]:
    rows = dialog.search.list
    return [rows.item(n).text() for n in range(rows.count())]


def test_typing_finds_at_once_and_enter_leads_to_the_control(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    assert dialog.search.field.hasFocus()
    qtbot.keyClicks(dialog.search.field, "TEXT size POINTS")
    assert found(dialog) == ["Text size"]
    assert dialog.search.list.isVisible()
    assert not dialog.tabs.isVisible()
    qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)
    assert dialog.tabs.currentWidget() is dialog.appearance
    assert dialog.tabs.isVisible()
    assert dialog.appearance.text_size.hasFocus()
    assert dialog.search.field.text() == ""


def test_labels_come_before_help_and_arrows_choose(qtbot: QtBot, dialog: SettingsDialog) -> None:
    qtbot.keyClicks(dialog.search.field, "text")
    assert found(dialog)[0] == "Text size"
    assert "PDFs" in found(dialog)
    for _ in found(dialog)[: found(dialog).index("PDFs")]:
        qtbot.keyClick(dialog.search.field, Qt.Key.Key_Down)
    assert dialog.search.list.currentItem().text() == "PDFs"
    qtbot.keyClick(dialog.search.field, Qt.Key.Key_Enter)
    assert dialog.model.pdfs.hasFocus()


def test_what_is_far_down_a_page_is_brought_into_view(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.resize(Size.DIALOG_WIDTH, 300)
    qtbot.keyClicks(dialog.search.field, "documents")
    qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.model.pdfs.visibleRegion().isEmpty())


def test_nothing_found_is_said_and_escape_empties_the_field(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    qtbot.keyClicks(dialog.search.field, "zebra")
    said = [label.text() for label in dialog.search.page.findChildren(QLabel) if label.isVisible()]
    assert said == ["No settings match “zebra”."]
    qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)
    assert dialog.search.field.text() == "zebra"
    qtbot.keyClick(dialog.search.field, Qt.Key.Key_Escape)
    assert dialog.search.field.text() == ""
    assert dialog.tabs.isVisible()
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.search.field, Qt.Key.Key_Escape)


def test_letters_that_nothing_takes_are_looked_for(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.data)
    dialog.data.import_button.setFocus()
    qtbot.keyClicks(dialog.data.import_button, "b")
    assert dialog.search.field.hasFocus()
    assert dialog.search.field.text() == "b"
    assert "Backups" in found(dialog)


def test_the_find_key_leads_to_the_field(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.model)
    dialog.model.instructions.setFocus()
    qtbot.keyClick(dialog.model.instructions, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.search.field.hasFocus()


def test_every_row_of_every_page_is_found_by_its_help(dialog: SettingsDialog) -> None:
    pages = (dialog.servers, dialog.model, dialog.appearance, dialog.data)
    rows = [row for page in pages for row in page.rows()]
    assert len(rows) > 12
    for row in rows:
        dialog.search.field.setText(f"{row.label} {row.help}")
        assert row.label in found(dialog)
    for setting in ("theme", "instructions", "aiml_model", "line_length"):
        dialog.search.field.setText(help_for(setting))
        assert len(found(dialog)) == 1, setting


@pytest.mark.parametrize(
    ("words", "focus"),
    [("automatic: the ai", "Server"), ("add server", "Add server"), ("keyring", "API key")],
)
def test_servers_are_found(qtbot: QtBot, dialog: SettingsDialog, words: str, focus: str) -> None:
    dialog.tabs.setCurrentWidget(dialog.about)
    dialog.search.begin()
    qtbot.keyClicks(dialog.search.field, words)
    qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == focus


def test_a_page_is_found_by_its_name(qtbot: QtBot, dialog: SettingsDialog) -> None:
    qtbot.keyClicks(dialog.search.field, "about")
    qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)
    assert dialog.tabs.currentWidget() is dialog.about
    assert dialog.names.hasFocus()


def test_the_pages_are_turned_by_their_names(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.names.setFocus()
    qtbot.keyClick(dialog.names, Qt.Key.Key_Down)
    assert dialog.tabs.currentWidget() is dialog.network
    dialog.search.field.setText("theme")
    qtbot.keyClick(dialog.names, Qt.Key.Key_End)
    assert dialog.tabs.currentWidget() is dialog.about
    assert dialog.tabs.isVisible()


def test_with_little_room_their_names_are_above(qtbot: QtBot, dialog: SettingsDialog) -> None:
    assert dialog.names.isVisible()
    assert not dialog.name.isVisible()
    dialog.resize(Size.WINDOW_MIN_WIDTH, 600)
    qtbot.waitUntil(dialog.name.isVisible)
    assert not dialog.names.isVisible()
    dialog.name.setFocus()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Down)
    assert dialog.tabs.currentWidget() is dialog.network
    assert dialog.name.currentText() == "Network"


def test_everything_has_a_name_while_it_is_searched(dialog: SettingsDialog) -> None:
    dialog.search.field.setText("text")
    dialog.set_theme(dark())
    assert unnamed(dialog) == []
