"""The label and the button that give way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from chatapp.ui.widgets.elided_label import ElidedButton, ElidedLabel
from tests.ui import tips


def test_what_does_not_fit_is_cut_and_stays_in_name_and_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("quiet")
    qtbot.addWidget(label)
    label.resize(80, 20)
    words = "A sentence that is much longer than the room for it"
    label.set_words(words)
    assert label.text().endswith("…")
    assert label.accessibleName() == tips.read(label.toolTip()) == words
    label.resize(2000, 20)
    label.show()
    assert label.text() == words
    assert label.toolTip() == ""


def test_a_button_with_all_the_room_it_wants_shows_all_its_words(qtbot: QtBot) -> None:
    """Also where the words' width is no whole number of pixels."""
    for words in (f"shelf-model{'il' * n}" for n in range(12)):
        pictures: list[QImage] = []
        for kind in (ElidedButton, QToolButton):
            button = kind()
            qtbot.addWidget(button)
            button.setText(words)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.resize(button.sizeHint())
            pictures.append(button.grab().toImage())
        assert pictures[0] == pictures[1]
