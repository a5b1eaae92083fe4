"""The form of one server: what can be used is reported, what cannot is said."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from chatapp.core.domain.models import Model, ModelList
from chatapp.core.domain.servers import (
    AIML,
    AIML_KEYS_PAGE,
    AIML_MODEL,
    LOCAL,
    SendThinking,
    Server,
    ServerKind,
)
from chatapp.ui.settings.servers.server_form import ServerForm
from tests.ui.looks import OFFSCREEN, light, unnamed

pytestmark = OFFSCREEN

SHELF = Server("shelf", "The shelf", ServerKind.OTHER, "http://nas.local:8080/v1", "qwen3")
NEW = Server("new", "", ServerKind.OTHER, "", "")


@pytest.fixture
def form(qtbot: QtBot) -> ServerForm:
    made = ServerForm(light())
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show_server(SHELF)
    made.show()
    return made


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_pasted_address_is_put_right(qtbot: QtBot, form: ServerForm) -> None:
    with qtbot.waitSignal(form.changed) as told:
        retype(qtbot, form.address, " localhost:1234/v1/chat/completions ")
    assert told.args == [replace(SHELF, base_url="http://localhost:1234/v1")]
    assert form.address.text() == "http://localhost:1234/v1"


@pytest.mark.parametrize("text", ["not an address", "ftp://host/v1", "http://[", "http://a:99999"])
def test_a_bad_address_is_said_and_not_used(qtbot: QtBot, form: ServerForm, text: str) -> None:
    with qtbot.assertNotEmitted(form.changed):
        retype(qtbot, form.address, text)
    assert form.address_trouble.isVisible()
    assert "address" in form.address_trouble.text()
    assert form.address.text() == text
    with qtbot.waitSignal(form.changed) as told:
        retype(qtbot, form.name, "Renamed")
    assert told.args == [replace(SHELF, name="Renamed")]
    assert form.address.text() == text
    with qtbot.waitSignal(form.changed):
        retype(qtbot, form.address, "localhost:9")
    assert not form.address_trouble.isVisible()


def test_a_new_server_takes_its_hosts_name_and_asks_for_models(
    qtbot: QtBot, form: ServerForm
) -> None:
    form.show_server(NEW)
    assert form.heading.text() == "New server"
    assert not form.key.isEnabled()
    with qtbot.waitSignals([form.changed, form.models_wanted]):
        retype(qtbot, form.address, "llm.example.org/v1")
    server = form.server()
    assert (server.name, server.base_url) == ("llm.example.org", "https://llm.example.org/v1")
    with qtbot.waitSignal(form.changed) as chosen:
        form.set_models("new", ["small", "large"])
    assert chosen.args is not None
    assert chosen.args[0].model == "small"
    assert form.models_said.text() == "2 models available."


def test_models_are_offered_and_the_used_one_stays(qtbot: QtBot, form: ServerForm) -> None:
    with qtbot.waitSignal(form.models_wanted) as asked:
        qtbot.mouseClick(form.fetch, Qt.MouseButton.LeftButton)
    assert asked.args == ["shelf"]
    assert not form.fetch.isEnabled()
    with qtbot.assertNotEmitted(form.changed):
        form.set_models("shelf", ["a", "b"])
    assert form.fetch.isEnabled()
    assert form.model.currentText() == "qwen3"
    with qtbot.waitSignal(form.changed) as told:
        form.model.setCurrentIndex(1)
        form.model.activated.emit(1)
    assert told.args == [replace(SHELF, model="b")]


def test_a_model_can_be_typed(qtbot: QtBot, form: ServerForm) -> None:
    line = form.model.lineEdit()
    assert line is not None
    with qtbot.waitSignal(form.changed) as told:
        retype(qtbot, line, "another")
    assert told.args == [replace(SHELF, model="another")]


def test_no_models_is_said(form: ServerForm) -> None:
    form.set_models("shelf", [])
    assert "did not list" in form.models_said.text()


def test_models_of_another_server_wait_for_their_turn(form: ServerForm) -> None:
    form.set_models("aiml", ["x"])
    assert form.model.count() == 0
    form.show_server(AIML)
    assert form.model.count() == 1
    assert form.model.currentText() == AIML.model


def test_the_aiml_model_cannot_be_emptied(qtbot: QtBot, form: ServerForm) -> None:
    form.show_server(AIML)
    line = form.model.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    with qtbot.assertNotEmitted(form.changed):
        qtbot.keyClick(line, Qt.Key.Key_Delete)
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_the_day_of_an_earlier_list_is_told(form: ServerForm) -> None:
    listed = Model(AIML.model, 200_000, 1.0, 2.0)
    form.show_server(AIML)
    form.set_model_list("aiml", ModelList((listed,), at=time.time()))
    assert "as of" not in form.facts.facts.text()
    form.set_model_list("aiml", ModelList((listed,), at=1_762_956_000))
    assert "12" in form.facts.facts.text().partition("as of ")[2]


def test_the_aiml_api_has_the_choice_of_its_thinking_alone(form: ServerForm) -> None:
    form.show_server(AIML)
    assert not form.manners.kind.isVisible()
    assert not form.manners.marks.isVisible()
    box = form.manners.thinking
    assert box.isVisible()
    assert box.itemText(0) == "Automatic: sent back"
    told: list[Server] = []
    form.changed.connect(told.append)
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert [server.send_thinking for server in told] == [SendThinking.NEVER]
    form.show_server(SHELF)
    assert box.itemText(0) == "Automatic: only where the server asks for it"


def test_each_kind_shows_what_it_needs(form: ServerForm) -> None:
    form.show_server(AIML)
    assert not form.address.isVisible()
    assert form.key.isVisible()
    assert form.key.get.isVisible()
    assert not form.remove.isVisible()
    form.show_server(LOCAL)
    assert not form.key.isVisible()
    assert not form.model.isVisible()
    assert form.choose.isVisible()
    assert not form.built_in.isVisible()
    form.show_server(SHELF)
    assert form.address.isVisible()
    assert form.remove.isVisible()
    assert not form.choose.isVisible()


def test_this_computer_says_what_it_lacks(form: ServerForm, tmp_path: Path) -> None:
    form.show_server(LOCAL, str(tmp_path / "gone.gguf"))
    assert "“gone.gguf” no longer exists" in form.missing.text()
    assert form.missing.isVisible()
    assert form.choose.isVisible()
    assert form.built_in.isVisible()
    form.show_server(SHELF)
    assert not form.missing.isVisible()


def test_the_local_model_can_be_chosen_and_given_back(qtbot: QtBot, form: ServerForm) -> None:
    form.show_server(LOCAL)
    qtbot.mouseClick(form.choose, Qt.MouseButton.LeftButton)
    (dialog,) = form.findChildren(QFileDialog)
    with qtbot.waitSignal(form.local_model_chosen) as told:
        dialog.fileSelected.emit("/models/big.gguf")
    assert told.args == ["/models/big.gguf"]
    dialog.reject()
    form.show_server(LOCAL, "/models/big.gguf")
    assert "big.gguf" in form.file.text()
    with qtbot.waitSignal(form.local_model_chosen) as back:
        qtbot.mouseClick(form.built_in, Qt.MouseButton.LeftButton)
    assert back.args == [""]


def test_checking_takes_what_was_just_typed(qtbot: QtBot, form: ServerForm) -> None:
    form.address.setFocus()
    form.address.selectAll()
    qtbot.keyClicks(form.address, "localhost:7")
    told: list[object] = []
    form.changed.connect(told.append)

    def checked(server_id: str, key: str) -> None:
        told.append((server_id, key))

    form.check_wanted.connect(checked)
    qtbot.mouseClick(form.key.check, Qt.MouseButton.LeftButton)
    assert told == [replace(SHELF, base_url="http://localhost:7/v1"), ("shelf", "")]


def test_what_was_typed_last_counts_when_the_form_goes(qtbot: QtBot, form: ServerForm) -> None:
    qtbot.keyClicks(form.name, " two")
    with qtbot.waitSignal(form.changed) as told:
        form.hide()
    assert told.args == [replace(SHELF, name="The shelf two")]


def test_half_an_address_of_a_new_server_does_not_count(qtbot: QtBot, form: ServerForm) -> None:
    form.show_server(NEW)
    qtbot.keyClicks(form.address, "htt")
    with qtbot.assertNotEmitted(form.changed):
        form.hide()


def test_removal_keys_and_pages_name_their_server(qtbot: QtBot, form: ServerForm) -> None:
    with qtbot.waitSignal(form.removed) as gone:
        qtbot.mouseClick(form.remove, Qt.MouseButton.LeftButton)
    assert gone.args == ["shelf"]
    with qtbot.waitSignal(form.key_entered) as kept:
        form.key.entered.emit("k")
    assert kept.args == ["shelf", "k"]
    with qtbot.waitSignal(form.key_forgotten) as forgotten:
        form.key.forgotten.emit()
    assert forgotten.args == ["shelf"]
    form.show_server(AIML)
    with qtbot.waitSignal(form.link) as page:
        form.key.link.emit()
    assert page.args == [AIML_KEYS_PAGE]


@pytest.mark.parametrize("server", [AIML, LOCAL, SHELF, NEW], ids=lambda s: s.id)
def test_everything_has_a_name(form: ServerForm, server: Server) -> None:
    form.show_server(server)
    assert unnamed(form) == []


def test_the_hosted_model_is_set_back_where_it_is_another(qtbot: QtBot, form: ServerForm) -> None:
    form.show_server(replace(AIML, model=AIML_MODEL))
    assert not form.reset_model.isVisible()
    form.show_server(replace(AIML, model="another"))
    assert form.reset_model.isVisible()
    assert form.reset_model.accessibleName() == "Reset Model"
    with qtbot.waitSignal(form.changed) as told:
        qtbot.mouseClick(form.reset_model, Qt.MouseButton.LeftButton)
    assert told.args == [replace(AIML, model=AIML_MODEL)]
    form.show_server(SHELF)
    assert not form.reset_model.isVisible()


def test_further_fields_are_checked_as_they_are_typed(qtbot: QtBot, form: ServerForm) -> None:
    body, fault = form.extras.body, form.extras.fault(form.extras.body)
    with qtbot.assertNotEmitted(form.changed):
        qtbot.keyClicks(body, '{"top_k": 40')
        qtbot.waitUntil(fault.isVisible)
    assert fault.text().startswith("This is not valid JSON: line 1, character ")
    with qtbot.waitSignal(form.changed) as told:
        qtbot.keyClicks(body, "}")
    assert told.args == [replace(SHELF, extra_body='{"top_k": 40}')]
    assert not fault.isVisible()
    form.show_server(replace(SHELF, extra_headers='{"X-A": "b"}', id="other"))
    assert body.toPlainText() == ""
    assert form.extras.headers.toPlainText() == '{"X-A": "b"}'
    assert unnamed(form) == []
    form.show_server(AIML)
    assert not body.isVisible()


# What is known of models


LISTED = ModelList(
    (
        Model("qwen3", 40960, 0.3, 1.2, "2026-12-24", "qwen4"),
        Model("qwen4", 131072, 0.0, 0.0),
        Model("plain"),
    )
)


def test_window_price_and_end_of_a_model_are_told(qtbot: QtBot, form: ServerForm) -> None:
    form.set_model_list("shelf", LISTED)
    facts = form.facts
    assert facts.facts.text() == (
        "Context window: 40,960 tokens · $0.30 in and $1.20 out per million tokens"
    )
    assert facts.retires.text().startswith("This model retires on ")
    assert facts.change.text() == "Change to qwen4"
    with qtbot.waitSignal(form.changed) as told:
        qtbot.mouseClick(facts.change, Qt.MouseButton.LeftButton)
    assert told.args == [replace(SHELF, model="qwen4")]
    assert facts.facts.text() == "Context window: 131,072 tokens · free of charge"
    assert not facts.retires.isVisible()
    form.model.setEditText("plain")
    assert not facts.isVisible()


def test_a_model_is_found_by_any_part_of_its_name(form: ServerForm) -> None:
    form.set_model_list("shelf", LISTED)
    search = form.model.completer()
    assert search is not None
    search.setCompletionPrefix("EN4")
    assert search.completionCount() == 1
    assert search.currentCompletion() == "qwen4"


def test_a_list_of_another_server_waits(form: ServerForm) -> None:
    form.set_model_list("aiml", LISTED)
    assert form.model.count() == 0
    assert not form.facts.isVisible()


# How it is spoken to


def test_the_kind_of_a_server_is_told_and_can_be_chosen(qtbot: QtBot, form: ServerForm) -> None:
    manners = form.manners
    assert manners.kind.currentText() == "Automatic: llama.cpp"
    with qtbot.waitSignal(form.changed) as told:
        manners.kind.setCurrentText("vLLM")
        manners.kind.activated.emit(manners.kind.currentIndex())
    assert told.args == [replace(SHELF, speaks="vLLM")]
    with qtbot.waitSignal(form.changed) as told:
        manners.thinking.setCurrentText("Never")
        manners.thinking.activated.emit(manners.thinking.currentIndex())
    assert told.args == [replace(SHELF, speaks="vLLM", send_thinking=SendThinking.NEVER)]
    form.show_server(SHELF)
    assert (manners.kind.currentIndex(), manners.thinking.currentIndex()) == (0, 0)


def test_marks_around_thinking_are_checked(qtbot: QtBot, form: ServerForm) -> None:
    manners = form.manners
    manners.marks.setFocus()
    qtbot.keyClicks(manners.marks, "<reflect>")
    with qtbot.assertNotEmitted(form.changed):
        qtbot.keyClick(manners.marks, Qt.Key.Key_Return)
    assert manners.marks_fault.text() == "Every opening mark needs a closing one behind it."
    form.show_server(SHELF)
    assert manners.marks.text() == "<reflect>"
    with qtbot.waitSignal(form.changed) as told:
        qtbot.keyClicks(manners.marks, "  </reflect>")
        qtbot.keyClick(manners.marks, Qt.Key.Key_Return)
    assert told.args == [replace(SHELF, thinking_marks="<reflect> </reflect>")]
    assert not manners.marks_fault.isVisible()
    form.show_server(replace(SHELF, id="other"))
    assert manners.marks.text() == ""


def test_what_was_learned_of_a_server_is_told_and_can_be_forgotten(
    qtbot: QtBot, form: ServerForm
) -> None:
    lessons = form.lessons
    assert not lessons.isVisible()
    lessons.set_lessons({SHELF.id: ["m: “top_p” is left out.", "m: …"], "other": []})
    assert lessons.isVisible()
    assert lessons.said.text() == "m: “top_p” is left out. m: …"
    assert unnamed(form) == []
    form.show_server(replace(SHELF, id="other"))
    assert not lessons.isVisible()
    form.show_server(SHELF)
    with qtbot.waitSignal(form.lessons_forgotten) as told:
        qtbot.mouseClick(lessons.forget, Qt.MouseButton.LeftButton)
    assert told.args == [SHELF.id]
    lessons.set_lessons({SHELF.id: []})
    assert not lessons.isVisible()


@pytest.mark.parametrize("server", [LOCAL, NEW])
def test_only_ones_own_servers_have_manners(form: ServerForm, server: Server) -> None:
    form.show_server(server)
    assert not form.manners.isVisible()


def test_the_page_with_keys_is_that_of_the_server(qtbot: QtBot, form: ServerForm) -> None:
    assert not form.key.get.isVisible()
    form.show_server(replace(SHELF, base_url="https://openrouter.ai/api/v1"))
    with qtbot.waitSignal(form.link) as led:
        qtbot.mouseClick(form.key.get, Qt.MouseButton.LeftButton)
    assert led.args == ["https://openrouter.ai/settings/keys"]
