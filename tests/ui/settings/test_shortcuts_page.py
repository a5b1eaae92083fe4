"""The keys of all actions in the settings: changed, taken over and set back by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chatapp.core.settings import Settings
from chatapp.ui.actions import TABLE
from chatapp.ui.settings.shortcuts_page import ShortcutsPage
from chatapp.ui.widgets.two_line_rows import RowRole
from tests.ui.looks import OFFSCREEN, light, unnamed

pytestmark = OFFSCREEN

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def page(qtbot: QtBot) -> ShortcutsPage:
    made = ShortcutsPage(Settings(), light())
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.list.setFocus()
    return made


def told_by(page: ShortcutsPage) -> list[dict[str, str]]:
    told: list[dict[str, str]] = []

    def take(settings: Settings) -> None:
        told.append(dict(settings.shortcuts))

    page.changed.connect(take)
    return told


def choose(page: ShortcutsPage, label: str) -> None:
    (item,) = page.list.findItems(label, Qt.MatchFlag.MatchExactly)
    page.list.setCurrentItem(item)


def key_of(page: ShortcutsPage, label: str) -> str:
    (item,) = page.list.findItems(label, Qt.MatchFlag.MatchExactly)
    return str(item.data(RowRole.END))


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)


def test_every_action_is_listed_with_its_key(page: ShortcutsPage) -> None:
    texts = [page.list.item(row).text() for row in range(page.list.count())]
    assert {entry.label for entry in TABLE.values()} <= set(texts)
    assert key_of(page, "New conversation") == "Ctrl+N"
    assert key_of(page, "Larger text") == "Ctrl++, Ctrl+="
    assert key_of(page, "Pin or unpin conversation") == ""
    assert key_of(page, "New line") == "Shift+Return"


def test_enter_listens_and_the_next_key_is_it(qtbot: QtBot, page: ShortcutsPage) -> None:
    told = told_by(page)
    choose(page, "Pin or unpin conversation")
    press(qtbot, Qt.Key.Key_Return)
    assert page.key.hasFocus()
    assert page.key.text() == "Press the shortcut…"
    press(qtbot, Qt.Key.Key_P, CONTROL | ALT)
    assert told == [{"pin": "Ctrl+Alt+P"}]
    assert key_of(page, "Pin or unpin conversation") == "Ctrl+Alt+P"
    assert page.list.hasFocus()


def test_escape_cancels_and_backspace_takes_the_key_away(qtbot: QtBot, page: ShortcutsPage) -> None:
    told = told_by(page)
    choose(page, "New conversation")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Escape)
    assert told == []
    assert page.key.text() == "Ctrl+N"
    assert page.list.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Backspace)
    assert told == [{"new": ""}]
    assert page.key.text() == "No shortcut"


@pytest.mark.parametrize(
    ("key", "held", "sentence"),
    [
        (Qt.Key.Key_A, None, "A is needed for typing. Combine it with Ctrl."),
        (Qt.Key.Key_A, SHIFT, "Shift+A is needed for typing. Combine it with Ctrl."),
        (Qt.Key.Key_Tab, None, "Tab is needed for typing. Combine it with Ctrl."),
        (Qt.Key.Key_Down, None, "Down is needed for typing. Combine it with Ctrl."),
        (Qt.Key.Key_C, CONTROL, "Ctrl+C is reserved for “Copy”."),
        (Qt.Key.Key_Z, CONTROL, "Ctrl+Z is reserved for “Undo”."),
        (Qt.Key.Key_Left, CONTROL, "Ctrl+Left is needed for editing text."),
    ],
)
def test_keys_that_typing_needs_are_refused(
    qtbot: QtBot,
    page: ShortcutsPage,
    key: Qt.Key,
    held: Qt.KeyboardModifier | None,
    sentence: str,
) -> None:
    told = told_by(page)
    choose(page, "New conversation")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, key, held)
    assert page.said.text() == sentence
    assert told == []
    assert key_of(page, "New conversation") == "Ctrl+N"


def test_a_function_key_needs_nothing_with_it(qtbot: QtBot, page: ShortcutsPage) -> None:
    told = told_by(page)
    choose(page, "New conversation")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_F7)
    assert told == [{"new": "F7"}]


def test_a_conflict_names_both_and_the_person_decides(qtbot: QtBot, page: ShortcutsPage) -> None:
    told = told_by(page)
    choose(page, "Trash")
    for decided in (page.cancel, page.replace):
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, Qt.Key.Key_N, CONTROL)
        assert page.said.text() == "Ctrl+N is already used for “New conversation”."
        assert page.replace.hasFocus()
        assert told == []
        decided.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        assert page.list.hasFocus()
        assert not page.replace.isVisible()
    assert told == [{"trash": "Ctrl+N"}]
    assert key_of(page, "New conversation") == ""
    assert key_of(page, "Trash") == "Ctrl+N"
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Backspace)
    assert key_of(page, "New conversation") == "Ctrl+N"


def test_escape_leaves_a_conflict(qtbot: QtBot, page: ShortcutsPage) -> None:
    told = told_by(page)
    choose(page, "Trash")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_N, CONTROL)
    press(qtbot, Qt.Key.Key_Escape)
    assert told == []
    assert page.isVisible()
    assert not page.said.isVisible()


def test_one_is_reset_and_asks_where_its_key_is_taken(qtbot: QtBot, page: ShortcutsPage) -> None:
    page.set_settings(Settings(shortcuts={"new": "F7", "trash": "Ctrl+N", "later": "F9"}))
    told = told_by(page)
    choose(page, "Search conversations")
    assert not page.reset.isVisible()
    choose(page, "New conversation")
    assert page.reset.isVisible()
    qtbot.mouseClick(page.reset, Qt.MouseButton.LeftButton)
    assert page.said.text() == "Ctrl+N is already used for “Trash”."
    press(qtbot, Qt.Key.Key_Space)
    assert told == [{"later": "F9"}]
    assert key_of(page, "New conversation") == "Ctrl+N"
    assert key_of(page, "Trash") == ""


def test_all_are_reset_and_unknown_ones_kept(qtbot: QtBot, page: ShortcutsPage) -> None:
    assert not page.reset_all.isVisible()
    page.set_settings(Settings(shortcuts={"new": "F7", "later": "F9"}))
    told = told_by(page)
    qtbot.mouseClick(page.reset_all, Qt.MouseButton.LeftButton)
    assert told == [{"later": "F9"}]
    assert not page.reset_all.isVisible()


def test_what_is_always_the_same_cannot_be_changed(qtbot: QtBot, page: ShortcutsPage) -> None:
    for label in ("Stop", "Undo", "New line"):
        choose(page, label)
        assert not page.key.isEnabled()
        assert page.said.text() == "This shortcut cannot be changed."
        press(qtbot, Qt.Key.Key_Return)
        assert page.list.hasFocus()


def test_everything_has_a_name(page: ShortcutsPage) -> None:
    assert unnamed(page) == []
    assert page.key.accessibleName() == "Shortcut for New conversation"
    assert page.key.accessibleDescription() == "Ctrl+N"
    assert isinstance(page.widget(), QWidget)
