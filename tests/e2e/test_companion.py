"""A program without a model of its own says what is missing, and finds it once it is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from chatapp.core.local_model import companion, model_server
from chatapp.core.local_model.model_server import MODEL_FILE
from chatapp.ui.settings.settings_dialog import SettingsDialog
from tests.e2e.driver import Window, window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the package is for Linux")

GET_IT = "To use the built-in model, install the package chatapp-local-model."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the package for a program that has neither engine nor model."""
    folder = tmp_path / companion.PACKAGE
    monkeypatch.setattr(companion, "_INSTALLED", folder)
    monkeypatch.setattr(companion, "how_to_get", lambda: GET_IT)
    monkeypatch.setattr(companion, "find_spec", _none)
    monkeypatch.setattr(model_server, "default_search", companion.model_folders)
    return folder


def _none(_name: str) -> None:
    """No module of that name."""


def words(widget: QWidget) -> str:
    """The words that stand there to be read."""
    return " ".join(x.text() for x in widget.findChildren(QLabel) if x.isVisible())


def activated() -> None:
    """Tell the program that the person comes back from another one."""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


async def says(w: Window, sentence: str) -> None:
    await w.until(lambda: sentence in words(w.pane), what=sentence)


async def test_what_is_missing_is_said_wherever_this_computer_is_met(
    profile: Path, place: Path
) -> None:
    async with window(profile) as w:
        await says(w, "No model is connected yet")
        assert GET_IT in words(w.pane)
        w.type("Are you there?")
        await w.status_begins("Failed")
        assert GET_IT in w.answer
        w.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        await w.until(lambda: w.widget.findChild(SettingsDialog), what="the settings")
        settings = w.widget.findChild(SettingsDialog)
        assert settings is not None
        assert GET_IT not in words(settings)
        (item,) = settings.servers.list.findItems("This computer", Qt.MatchFlag.MatchExactly)
        spot = settings.servers.list.visualItemRect(item).center()
        viewport = settings.servers.list.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
        assert GET_IT in words(settings)


async def test_the_package_installed_meanwhile_is_seen_when_one_comes_back(
    profile: Path, place: Path
) -> None:
    async with window(profile) as w:
        await says(w, GET_IT)
        activated()
        assert GET_IT in words(w.pane)
        (place / "engine" / companion.ENGINE).mkdir(parents=True)
        (place / "models").mkdir()
        (place / "models" / MODEL_FILE).write_bytes(b"GGUF")
        activated()
        await says(w, "a small model on this computer replies")
        assert GET_IT not in words(w.pane)
