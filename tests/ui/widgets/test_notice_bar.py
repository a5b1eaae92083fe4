"""Notices: one for each subject, actions, going by themselves, never in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from chatapp.ui.theme.theme import Size
from chatapp.ui.widgets.notice_bar import Kind, NoticeBar
from tests.ui.looks import OFFSCREEN, dark, light, unnamed

pytestmark = OFFSCREEN


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    made = NoticeBar(light())
    qtbot.addWidget(made)
    made.resize(800, 60)
    return made


def button(bar: NoticeBar, name: str) -> QAbstractButton:
    (found,) = (
        b for b in bar.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()
    )
    return found


def test_it_is_there_only_while_it_says_something(qtbot: QtBot, bar: NoticeBar) -> None:
    assert not bar.isVisible()
    bar.post("Reply copied.")
    assert bar.isVisible()
    assert bar.sentences() == ["Reply copied."]
    qtbot.mouseClick(button(bar, "Dismiss"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert bar.sentences() == []


def test_the_action_acts_once_and_closes(qtbot: QtBot, bar: NoticeBar) -> None:
    undone: list[bool] = []
    bar.post("“Lisbon” was deleted.", "Undo", lambda: undone.append(True))
    qtbot.mouseClick(button(bar, "Undo"), Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not bar.isVisible()


def test_the_action_can_say_something_new(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.post("Not sent.", "Retry", lambda: bar.post("Sending again."))
    qtbot.mouseClick(button(bar, "Retry"), Qt.MouseButton.LeftButton)
    assert bar.sentences() == ["Sending again."]
    assert bar.isVisible()


def test_one_for_each_key(bar: NoticeBar) -> None:
    bar.post("Not saved.", kind="danger", topic="saving")
    bar.post("No keyring.", kind="warning", topic="keyring")
    bar.post("Still not saved.", kind="danger", topic="saving")
    assert bar.sentences() == ["No keyring.", "Still not saved."]
    bar.hide_topic("keyring")
    bar.hide_topic("nobody's")
    assert bar.sentences() == ["Still not saved."]


def test_it_goes_by_itself_when_its_time_is_over(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.post("Reply copied.", timeout_ms=1)
    bar.post("Stays.", topic="other")
    qtbot.waitUntil(lambda: bar.sentences() == ["Stays."])


def test_a_newer_one_is_not_taken_away_by_the_older_ones_time(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.post("Old.", timeout_ms=1)
    bar.post("New.")
    bar.post("Clock.", timeout_ms=300, topic="clock")
    qtbot.waitUntil(lambda: "Clock." not in bar.sentences())
    assert bar.sentences() == ["New."]


def test_it_waits_while_the_focus_is_on_it(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.activateWindow()
    bar.post("Deleted.", "Undo", timeout_ms=100)
    button(bar, "Undo").setFocus()
    qtbot.waitUntil(lambda: button(bar, "Undo").hasFocus())
    bar.post("Clock.", timeout_ms=300, topic="clock")
    qtbot.waitUntil(lambda: "Clock." not in bar.sentences())
    assert bar.sentences() == ["Deleted."]


def test_it_takes_no_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    writing = QWidget()
    writing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bar = NoticeBar(light())
    column.addWidget(bar)
    column.addWidget(writing)
    window.show()
    writing.setFocus()
    bar.post("Deleted.", "Undo")
    qtbot.mouseClick(button(bar, "Undo"), Qt.MouseButton.LeftButton)
    assert window.focusWidget() is writing


def test_markup_is_shown_as_it_is(bar: NoticeBar) -> None:
    bar.post("“<b>x</b>” was deleted.")
    assert bar.sentences() == ["“<b>x</b>” was deleted."]


@pytest.mark.parametrize("kind", ["info", "warning", "danger"])
def test_each_kind_has_a_ground_of_its_own_in_both_themes(bar: NoticeBar, kind: Kind) -> None:
    bar.post("Words.", kind=kind)
    for theme in (light(), dark()):
        bar.set_theme(theme)
        c = theme.colour
        ground = {"info": c.bubble, "warning": c.warning_surface, "danger": c.danger_surface}
        image = bar.grab().toImage()
        seen = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
        assert ground[kind].name() in seen
    assert unnamed(bar) == []


def test_a_long_sentence_wraps_in_the_narrowest_window(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.post("A long sentence about what did not work and why. " * 4, "Open Settings")
    bar.resize(Size.WINDOW_MIN_WIDTH, 60)
    assert bar.minimumSizeHint().width() <= Size.WINDOW_MIN_WIDTH
    assert bar.heightForWidth(Size.WINDOW_MIN_WIDTH) > bar.heightForWidth(800)
