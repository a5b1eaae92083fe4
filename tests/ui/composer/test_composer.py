"""The composer: one of Send and Stop, when a message may leave, chips, names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QToolButton
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Attachment, Delivery
from chatapp.ui.composer.composer import Composer
from chatapp.ui.theme.theme import Size
from tests.ui.looks import OFFSCREEN, dark, light, unnamed

pytestmark = OFFSCREEN

REPORT = Attachment("a" * 64, "report.pdf", 1_234_567, 14, 9000, Delivery.ORIGINAL)


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    made = Composer(light())
    qtbot.addWidget(made)
    made.resize(700, made.sizeHint().height())
    made.show()
    made.setFocus()
    return made


def button(composer: Composer, name: str) -> QAbstractButton:
    (found,) = (b for b in composer.findChildren(QToolButton) if b.accessibleName() == name)
    return found


@pytest.mark.parametrize("running", [False, True])
def test_exactly_one_of_send_and_stop_shows(composer: Composer, running: bool) -> None:
    composer.set_running(running)
    assert button(composer, "Stop").isVisible() is running
    assert button(composer, "Send").isVisible() is not running


def test_typing_and_enter_sends_and_keeps_the_text(qtbot: QtBot, composer: Composer) -> None:
    qtbot.keyClicks(composer.field, "Why? ")
    with qtbot.waitSignal(composer.send) as told:
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert told.args == ["Why? "]
    assert composer.text() == "Why? "


def test_the_send_button_does_the_same_and_leaves_the_focus(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.set_text("Why?")
    with qtbot.waitSignal(composer.send) as told:
        qtbot.mouseClick(button(composer, "Send"), Qt.MouseButton.LeftButton)
    assert told.args == ["Why?"]
    assert composer.window().focusWidget() is composer.field


@pytest.mark.parametrize("text", ["", "   ", "\n \t\n"])
def test_nothing_written_is_not_sent(qtbot: QtBot, composer: Composer, text: str) -> None:
    composer.set_text(text)
    assert not button(composer, "Send").isEnabled()
    with qtbot.assertNotEmitted(composer.send):
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)


def test_an_attachment_alone_can_be_sent(qtbot: QtBot, composer: Composer) -> None:
    composer.set_attachments([REPORT])
    assert button(composer, "Send").isEnabled()
    with qtbot.waitSignal(composer.send):
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    composer.set_attachments([])
    assert not button(composer, "Send").isEnabled()


def test_while_an_answer_runs_enter_sends_nothing_and_loses_nothing(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.set_running(True)
    qtbot.keyClicks(composer.field, "next question")
    with qtbot.assertNotEmitted(composer.send):
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert composer.text() == "next question"


def test_while_sending_is_off_enter_waits(qtbot: QtBot, composer: Composer) -> None:
    composer.set_sending_enabled(False)
    qtbot.keyClicks(composer.field, "wait")
    with qtbot.assertNotEmitted(composer.send):
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(composer.send) as sent:
        composer.set_sending_enabled(True)
    assert sent.args == ["wait"]


def test_what_was_changed_after_enter_does_not_leave_by_itself(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.set_sending_enabled(False)
    qtbot.keyClicks(composer.field, "wait")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    qtbot.keyClicks(composer.field, ", not yet")
    with qtbot.assertNotEmitted(composer.send):
        composer.set_sending_enabled(True)


def test_escape_and_the_button_stop_only_what_runs(qtbot: QtBot, composer: Composer) -> None:
    with qtbot.assertNotEmitted(composer.stop):
        qtbot.keyClick(composer.field, Qt.Key.Key_Escape)
    composer.set_running(True)
    with qtbot.waitSignal(composer.stop):
        qtbot.keyClick(composer.field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(composer.stop):
        qtbot.mouseClick(button(composer, "Stop"), Qt.MouseButton.LeftButton)


def test_the_focus_is_never_left_on_a_hidden_button(qtbot: QtBot, composer: Composer) -> None:
    composer.set_running(True)
    button(composer, "Stop").setFocus()
    composer.set_running(False)
    assert composer.window().focusWidget() is composer.field


def test_edits_are_reported_and_set_text_is_none(qtbot: QtBot, composer: Composer) -> None:
    with qtbot.waitSignal(composer.edited):
        qtbot.keyClicks(composer.field, "a")
    with qtbot.assertNotEmitted(composer.edited):
        composer.set_text("draft")
    assert composer.text() == "draft"
    assert button(composer, "Send").isEnabled()


def test_attach_and_recall_are_asked_for(qtbot: QtBot, composer: Composer) -> None:
    with qtbot.waitSignal(composer.attach):
        qtbot.mouseClick(button(composer, "Attach PDF"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(composer.recall):
        qtbot.keyClick(composer.field, Qt.Key.Key_Up)


def test_a_chips_cross_asks_for_its_removal(qtbot: QtBot, composer: Composer) -> None:
    composer.set_attachments([REPORT])
    with qtbot.waitSignal(composer.attachment_removed) as told:
        qtbot.mouseClick(button(composer, "Remove report.pdf"), Qt.MouseButton.LeftButton)
    assert told.args == [REPORT.sha256]


def test_it_can_be_walked_by_tab(qtbot: QtBot, composer: Composer) -> None:
    composer.set_attachments([REPORT])
    composer.set_text("words")
    names: list[str] = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, *[Qt.Key.Key_Backtab] * 2):
        focused = composer.window().focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        qtbot.keyClick(focused, key)
    assert names == [
        "Message",
        "Attach PDF",
        "More ways to send",
        "Attach PDF",
        "Message",
    ]
    assert composer.window().focusWidget() is button(composer, "Remove report.pdf")


def test_it_stays_in_the_column_and_fits_the_narrowest_window(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.set_attachments([REPORT])
    box = composer.field.parentWidget()
    assert box is not None
    composer.resize(1600, composer.height())
    qtbot.waitUntil(lambda: box.width() == light().column)
    assert abs(box.geometry().center().x() - composer.rect().center().x()) <= 1
    assert composer.minimumSizeHint().width() <= Size.WINDOW_MIN_WIDTH


def test_a_long_hint_gives_way(qtbot: QtBot, composer: Composer) -> None:
    composer.set_hint("A server with a very long name indeed · " * 6)
    composer.resize(Size.WINDOW_MIN_WIDTH, composer.height())
    qtbot.waitUntil(lambda: composer.width() == Size.WINDOW_MIN_WIDTH)
    assert button(composer, "Send").geometry().right() < composer.width()


def test_everything_has_a_name_in_both_themes(qtbot: QtBot, composer: Composer) -> None:
    composer.set_attachments([REPORT])
    composer.set_takes_pdf(True)
    for theme in (dark(), light(body=22)):
        composer.set_theme(theme)
        assert unnamed(composer) == []
    assert composer.field.accessibleName() == "Message"
    assert composer.field.font().pointSizeF() == 22


def test_a_quote_goes_below_what_is_written(qtbot: QtBot) -> None:
    composer = Composer(light())
    qtbot.addWidget(composer)
    composer.set_text("Hello")
    with qtbot.waitSignal(composer.edited):
        composer.quote("one\n\ntwo")
    assert composer.text() == "Hello\n\n> one\n>\n> two\n\n"
    assert composer.field.textCursor().atEnd()
    composer.field.undo()
    assert composer.text() == "Hello"
