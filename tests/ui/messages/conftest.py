"""A message view to try things on, and conversations to fill it with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme import theme

THEMES = Path(__file__).parents[3] / "resources" / "themes"


@pytest.fixture
def light(qapp: QApplication) -> theme.Theme:
    """The light theme."""
    return theme.load(THEMES, dark=False)


@pytest.fixture
def make_view(qtbot: QtBot, light: theme.Theme) -> Callable[[], MessageView]:
    """Makes a shown view of 800 by 600."""

    def make() -> MessageView:
        view = MessageView(light)
        qtbot.addWidget(view)
        view.resize(800, 600)
        view.show()
        qtbot.waitExposed(view)
        return view

    return make


@pytest.fixture
def view(make_view: Callable[[], MessageView]) -> MessageView:
    """A shown view of 800 by 600."""
    return make_view()
