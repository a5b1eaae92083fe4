"""The appearance page: theme and text size, effective at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from chatapp.core.settings import Language, Settings, ThemeChoice
from chatapp.ui.settings.appearance_page import AppearancePage
from tests.ui.looks import OFFSCREEN, unnamed

pytestmark = OFFSCREEN


@pytest.fixture
def page(qtbot: QtBot) -> AppearancePage:
    made = AppearancePage(Settings())
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_theme_is_chosen_by_keyboard(qtbot: QtBot, page: AppearancePage) -> None:
    page.theme.setFocus()
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClick(page.theme, Qt.Key.Key_End)
    assert told.args == [Settings(theme=ThemeChoice.DARK_CONTRAST)]


def test_a_typed_size_counts_when_it_is_whole(qtbot: QtBot, page: AppearancePage) -> None:
    told: list[Settings] = []
    page.changed.connect(told.append)
    page.text_size.setFocus()
    page.text_size.selectAll()
    qtbot.keyClicks(page.text_size, "14")
    assert told == []
    qtbot.keyClick(page.text_size, Qt.Key.Key_Return)
    assert told == [Settings(text_size=14.0)]


def test_settings_from_elsewhere_are_shown_and_kept(qtbot: QtBot, page: AppearancePage) -> None:
    with qtbot.assertNotEmitted(page.changed):
        page.set_settings(Settings(theme=ThemeChoice.LIGHT, text_size=20.0))
    assert page.theme.currentText() == "Light"
    with qtbot.waitSignal(page.changed) as told:
        page.text_size.stepUp()
    assert told.args == [Settings(theme=ThemeChoice.LIGHT, text_size=21.0)]


def test_reset_is_offered_where_a_setting_differs_and_sets_it_back(
    qtbot: QtBot, page: AppearancePage
) -> None:
    resets = {b.accessibleName(): b for b in page.findChildren(QPushButton)}
    assert not any(button.isVisible() for button in resets.values())
    page.set_settings(Settings(theme=ThemeChoice.DARK, line_length=100))
    shown = [name for name, button in resets.items() if button.isVisible()]
    assert sorted(shown) == ["Reset Line length", "Reset Theme", "Reset this page"]
    reset = resets["Reset Theme"]
    reset.setFocus()
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClick(reset, Qt.Key.Key_Space)
    assert told.args == [Settings(line_length=100)]
    assert not reset.isVisible()
    assert page.theme.hasFocus()
    with qtbot.waitSignal(page.changed) as told:
        qtbot.mouseClick(resets["Reset this page"], Qt.MouseButton.LeftButton)
    assert told.args == [Settings()]
    assert not any(button.isVisible() for button in resets.values())


def test_the_length_of_lines_is_typed(qtbot: QtBot, page: AppearancePage) -> None:
    page.line_length.setFocus()
    page.line_length.selectAll()
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClicks(page.line_length, "90")
        qtbot.keyClick(page.line_length, Qt.Key.Key_Return)
    assert told.args == [Settings(line_length=90)]


def test_everything_has_a_name(page: AppearancePage) -> None:
    assert unnamed(page) == []
    assert page.theme.accessibleName() == "Theme"
    assert page.text_size.accessibleName() == "Text size"


@pytest.mark.usefixtures("english_again")
def test_reopening_is_offered_while_another_language_is_chosen(
    qtbot: QtBot, page: AppearancePage
) -> None:
    assert not page.reopen.isVisible()
    page.set_settings(Settings(language=Language.GERMAN))
    assert page.reopen.isVisible()
    with qtbot.waitSignal(page.reopen_wanted):
        page.reopen.click()
    page.set_settings(Settings(language=Language.ENGLISH))
    assert not page.reopen.isVisible()
