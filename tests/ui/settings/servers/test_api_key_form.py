"""The form for a key: checked before it is kept, never shown, forgotten when asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from chatapp.ui.settings.servers.api_key_form import ApiKeyForm
from tests.ui.looks import OFFSCREEN, unnamed

pytestmark = OFFSCREEN

KEY = "0123456789abcdef0123456789abcdef"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def form(qtbot: QtBot) -> ApiKeyForm:
    made = ApiKeyForm()
    qtbot.addWidget(made)
    made.show_for("one", needed=True, usable=True)
    made.show()
    return made


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)


def test_an_accepted_key_is_handed_on_and_leaves_the_field(qtbot: QtBot, form: ApiKeyForm) -> None:
    qtbot.keyClicks(form.field, KEY)
    assert form.check.text() == "Check and save"
    with qtbot.waitSignal(form.check_wanted) as asked:
        click(qtbot, form.check)
    assert asked.args == [KEY]
    with qtbot.waitSignal(form.entered) as told:
        form.set_checked("API key accepted.", True)
    assert told.args == [KEY]
    form.set_kept("API key saved.", True)
    assert form.field.text() == ""
    assert form.field.placeholderText() == "Stored in the keyring"
    assert form.said.text() == "API key saved."


def test_enter_checks(qtbot: QtBot, form: ApiKeyForm) -> None:
    qtbot.keyClicks(form.field, KEY)
    with qtbot.waitSignal(form.check_wanted):
        qtbot.keyClick(form.field, Qt.Key.Key_Return)


def test_without_a_typed_key_the_kept_one_is_checked_and_nothing_kept(
    qtbot: QtBot, form: ApiKeyForm
) -> None:
    assert form.check.text() == "Check"
    with qtbot.waitSignal(form.check_wanted) as asked:
        click(qtbot, form.check)
    assert asked.args == [""]
    with qtbot.assertNotEmitted(form.entered):
        form.set_checked("API key accepted.", True)


def test_a_refused_key_is_kept_only_if_the_person_insists(qtbot: QtBot, form: ApiKeyForm) -> None:
    qtbot.keyClicks(form.field, KEY)
    assert not form.keep.isVisible()
    click(qtbot, form.check)
    with qtbot.assertNotEmitted(form.entered):
        form.set_checked("No connection to the server.", False)
    assert form.said.text() == "No connection to the server."
    assert form.field.text() == KEY
    with qtbot.waitSignal(form.entered) as told:
        click(qtbot, form.keep)
    assert told.args == [KEY]


def test_a_key_changed_since_the_check_is_not_kept(qtbot: QtBot, form: ApiKeyForm) -> None:
    qtbot.keyClicks(form.field, KEY)
    click(qtbot, form.check)
    qtbot.keyClicks(form.field, "more")
    with qtbot.assertNotEmitted(form.entered):
        form.set_checked("API key accepted.", True)


def test_a_key_that_could_not_be_kept_stays_in_the_field(qtbot: QtBot, form: ApiKeyForm) -> None:
    qtbot.keyClicks(form.field, KEY)
    form.set_kept("The system's keyring is locked.", False)
    assert form.field.text() == KEY
    assert form.said.text() == "The system's keyring is locked."


def test_forgetting_is_asked_for_and_seen(qtbot: QtBot, form: ApiKeyForm) -> None:
    form.set_stored("one", True)
    with qtbot.waitSignal(form.forgotten):
        click(qtbot, form.forget)
    assert form.field.placeholderText() == "Not set"
    assert not form.forget.isVisible()


def test_each_server_has_its_own_state_and_no_key_wanders(qtbot: QtBot, form: ApiKeyForm) -> None:
    form.set_stored("one", True)
    form.set_stored("two", False)
    qtbot.keyClicks(form.field, KEY)
    form.show_for("two", needed=False, usable=True)
    assert form.field.text() == ""
    assert form.field.placeholderText() == "Not set"
    assert not form.get.isVisible()
    assert not form.forget.isVisible()
    form.show_for("one", needed=True, usable=True)
    assert form.field.placeholderText() == "Stored in the keyring"
    with qtbot.waitSignal(form.link):
        click(qtbot, form.get)


def test_where_nothing_is_known_of_a_key_nothing_is_claimed(form: ApiKeyForm) -> None:
    assert form.field.placeholderText() == "Enter an API key to add or replace it"
    assert form.forget.isVisible()


def test_the_key_is_never_readable(qtbot: QtBot, form: ApiKeyForm) -> None:
    qtbot.keyClicks(form.field, KEY)
    assert form.field.echoMode() == QLineEdit.EchoMode.Password
    assert unnamed(form) == []
    assert form.field.accessibleName() == "API key"
