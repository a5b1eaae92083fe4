"""The label that gives way."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from chatapp.ui.elided_label import ElidedLabel


def test_what_does_not_fit_is_cut_and_stays_in_name_and_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("quiet")
    qtbot.addWidget(label)
    label.resize(80, 20)
    words = "A sentence that is much longer than the room for it"
    label.set_words(words)
    assert label.text().endswith("…")
    assert label.accessibleName() == label.toolTip() == words
    label.resize(2000, 20)
    label.show()
    assert label.text() == words
    assert label.toolTip() == ""
