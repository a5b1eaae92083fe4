"""The servers page: who answers, adding, changing, removing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.settings import Settings
from chatapp.ui.settings.servers.servers_page import ServersPage
from tests.ui.looks import OFFSCREEN, light, unnamed

pytestmark = OFFSCREEN

SHELF = Server("shelf", "The shelf", ServerKind.OTHER, "http://nas.local:8080/v1", "qwen3")
SETTINGS = Settings(servers=(SHELF,))


@pytest.fixture
def page(qtbot: QtBot) -> ServersPage:
    made = ServersPage(SETTINGS, light())
    qtbot.addWidget(made)
    made.resize(600, 700)
    made.show()
    return made


def told_by(page: ServersPage) -> list[Settings]:
    told: list[Settings] = []
    page.changed.connect(told.append)
    return told


def names(page: ServersPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def choose(page: ServersPage, server_id: str) -> None:
    page.list.setCurrentRow(["aiml", "local", "shelf"].index(server_id))


def test_every_server_is_listed_and_shown_when_chosen(qtbot: QtBot, page: ServersPage) -> None:
    assert names(page) == ["AI/ML API", "This computer", "The shelf"]
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    assert page.chosen() == "shelf"
    assert page.form.address.text() == SHELF.base_url


def test_who_answers_is_chosen_by_keyboard(qtbot: QtBot, page: ServersPage) -> None:
    told = told_by(page)
    page.answering.setFocus()
    for _ in range(3):
        qtbot.keyClick(page.answering, Qt.Key.Key_Down)
    assert [s.server_id for s in told] == ["aiml", "local", "shelf"]


def test_a_new_server_counts_once_it_has_an_address_and_then_answers(
    qtbot: QtBot, page: ServersPage
) -> None:
    told = told_by(page)
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    page.add_server()
    assert names(page)[-1] == "New server"
    assert len(names(page)) == 4
    assert page.form.address.hasFocus() or page.window().focusWidget() is page.form.address
    qtbot.keyClicks(page.form.address, "localhost:11434")
    assert told == []
    qtbot.keyClick(page.form.address, Qt.Key.Key_Return)
    (settings,) = told
    added = settings.servers[-1]
    assert added.base_url == "http://localhost:11434/v1"
    assert added.kind is ServerKind.OTHER
    assert settings.server_id == added.id
    assert page.answering.currentText() == "localhost"
    assert names(page)[-1] == "localhost"
    page.set_models(added.id, ["llama"])
    assert told[-1].servers[-1].model == "llama"


def test_a_new_server_can_be_given_up(qtbot: QtBot, page: ServersPage) -> None:
    told = told_by(page)
    page.add_server()
    qtbot.mouseClick(page.form.remove, Qt.MouseButton.LeftButton)
    assert names(page) == ["AI/ML API", "This computer", "The shelf"]
    assert told == []


def test_a_changed_server_stays_chosen_and_in_place(qtbot: QtBot, page: ServersPage) -> None:
    told = told_by(page)
    choose(page, "shelf")
    page.form.name.setFocus()
    page.form.name.selectAll()
    qtbot.keyClicks(page.form.name, "Upstairs")
    qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    assert told == [Settings(servers=(replace(SHELF, name="Upstairs"),))]
    assert page.chosen() == "shelf"
    assert names(page)[2] == "Upstairs"


def test_the_aiml_model_is_a_setting_of_its_own(qtbot: QtBot, page: ServersPage) -> None:
    told = told_by(page)
    choose(page, "aiml")
    line = page.form.model.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "minimax/other")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [s.aiml_model for s in told] == ["minimax/other"]


def test_removing_the_answering_server_goes_back_to_automatic_and_forgets_its_key(
    qtbot: QtBot, page: ServersPage
) -> None:
    page.set_settings(replace(SETTINGS, server_id="shelf"))
    told = told_by(page)
    choose(page, "shelf")
    with qtbot.waitSignal(page.form.key_forgotten) as forgotten:
        qtbot.mouseClick(page.form.remove, Qt.MouseButton.LeftButton)
    assert forgotten.args == ["shelf"]
    assert told == [Settings()]
    assert names(page) == ["AI/ML API", "This computer"]
    assert page.answering.currentText() == "Automatic"


def test_a_chosen_file_becomes_the_local_model(page: ServersPage) -> None:
    told = told_by(page)
    choose(page, "local")
    page.form.local_model_chosen.emit("/models/big.gguf")
    assert [s.local_model for s in told] == ["/models/big.gguf"]
    assert "big.gguf" in page.form.file.text()
    assert page.form.built_in.isVisible()


def test_settings_from_elsewhere_tell_nobody(page: ServersPage) -> None:
    told = told_by(page)
    choose(page, "shelf")
    page.set_settings(replace(SETTINGS, server_id="local", aiml_model="x"))
    assert told == []
    assert page.chosen() == "shelf"
    assert page.answering.currentText() == "This computer"


def test_everything_has_a_name(page: ServersPage) -> None:
    assert unnamed(page) == []
    assert page.answering.accessibleName() == "Server"
    assert page.list.accessibleName() == "Servers"
