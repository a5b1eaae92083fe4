"""The page for how servers are reached."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from chatapp.core.settings import Settings
from chatapp.ui.settings.network_page import NetworkPage
from tests.ui.looks import OFFSCREEN, unnamed

pytestmark = OFFSCREEN


@pytest.fixture
def page(qtbot: QtBot) -> NetworkPage:
    made = NetworkPage(Settings())
    qtbot.addWidget(made)
    made.show()
    return made


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_each_row_is_a_setting(qtbot: QtBot, page: NetworkPage) -> None:
    with qtbot.waitSignal(page.changed) as told:
        retype(qtbot, page.proxy, " http://proxy.example:3128 ")
    assert told.args == [Settings(proxy="http://proxy.example:3128")]
    with qtbot.waitSignal(page.changed) as told:
        page.system_proxy.setChecked(False)
    assert told.args is not None
    assert told.args[0].system_proxy is False
    with qtbot.waitSignal(page.changed) as told:
        page.silence_limit.setValue(600)
    assert told.args is not None
    assert told.args[0].network.silence_limit == 600.0


def test_a_file_that_is_not_there_is_told(page: NetworkPage, tmp_path: Path) -> None:
    page.set_settings(replace(Settings(), ca_file=str(tmp_path / "none.pem")))
    assert page.ca_missing.text() == "There is no file at this place."
    file = tmp_path / "ours.pem"
    file.touch()
    page.set_settings(replace(Settings(), ca_file=str(file)))
    assert not page.ca_missing.isVisible()


def test_everything_has_a_name(page: NetworkPage) -> None:
    assert not unnamed(page)
