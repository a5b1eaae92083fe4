"""The welcome card: what it says about who answers, and the way of a key through it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from chatapp.core.domain.servers import AIML, AIML_KEYS_PAGE, LOCAL, ServerKind
from chatapp.ui.settings.welcome_card import WelcomeCard
from chatapp.ui.theme.theme import Size
from tests.ui.looks import OFFSCREEN, dark, light, unnamed

pytestmark = OFFSCREEN

KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def card(qtbot: QtBot) -> WelcomeCard:
    made = WelcomeCard(light())
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.set_server(LOCAL)
    made.show()
    made.key.setFocus()
    return made


def words(card: WelcomeCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def shown(card: WelcomeCard, name: str) -> bool:
    return any(
        b.isVisible() for b in card.findChildren(QAbstractButton) if b.accessibleName() == name
    )


def press(qtbot: QtBot, card: WelcomeCard, name: str) -> None:
    (button,) = (b for b in card.findChildren(QAbstractButton) if b.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_plainly_what_the_small_model_is_for(card: WelcomeCard) -> None:
    assert "a small model on this computer replies" in words(card)
    assert "often wrong" in words(card)


def test_it_says_why_the_small_model_cannot_answer(card: WelcomeCard) -> None:
    card.set_local_available(False, "Models on this computer need a processor with AVX2.")
    assert "processor with AVX2" in words(card)
    assert "small model on this computer replies" not in words(card)
    card.set_local_available(True)
    assert "a small model on this computer replies" in words(card)


def test_where_nothing_can_answer_it_offers_the_ways_to_have_an_answer(card: WelcomeCard) -> None:
    sentence = "To use the built-in model, install the package chatapp-local-model."
    card.set_local_available(False, sentence)
    assert "No model is connected yet" in words(card)
    assert sentence in words(card)
    assert card.key.isVisible()
    assert shown(card, "Get an API key")
    assert shown(card, "Use another server")
    card.set_server(replace(AIML, kind=ServerKind.OTHER, name="Mine"), key_expected=True)
    assert sentence not in words(card)
    assert "Mine will reply" in words(card)


@pytest.mark.parametrize("by", ["Enter", "click"])
def test_a_typed_key_is_handed_on(qtbot: QtBot, card: WelcomeCard, by: str) -> None:
    qtbot.keyClicks(card.key, KEY)
    with qtbot.waitSignal(card.key_entered) as told:
        if by == "Enter":
            qtbot.keyClick(card.key, Qt.Key.Key_Return)
        else:
            press(qtbot, card, "Check and save")
    assert told.args == [KEY]


def test_the_key_is_never_readable(qtbot: QtBot, card: WelcomeCard) -> None:
    qtbot.keyClicks(card.key, KEY)
    assert card.key.echoMode() == QLineEdit.EchoMode.Password
    assert KEY not in words(card)
    assert card.key.displayText() != KEY


def test_no_key_is_not_checked(qtbot: QtBot, card: WelcomeCard) -> None:
    qtbot.keyClicks(card.key, "  ")
    with qtbot.assertNotEmitted(card.key_entered):
        qtbot.keyClick(card.key, Qt.Key.Key_Return)
        press(qtbot, card, "Check and save")


def test_while_checking_it_can_be_cancelled_and_not_sent_twice(
    qtbot: QtBot, card: WelcomeCard
) -> None:
    qtbot.keyClicks(card.key, KEY)
    card.show_checking()
    assert card.busy
    assert "Checking the API key…" in words(card)
    assert not shown(card, "Check and save")
    with qtbot.assertNotEmitted(card.key_entered):
        qtbot.keyClick(card.key, Qt.Key.Key_Return)
    with qtbot.waitSignal(card.cancelled):
        press(qtbot, card, "Cancel")
    assert not card.busy
    assert card.key.text() == KEY


def test_waiting_for_the_keyring_says_so_and_can_be_cancelled(
    qtbot: QtBot, card: WelcomeCard
) -> None:
    card.show_keeping()
    assert card.busy
    assert "keyring" in words(card)
    with qtbot.waitSignal(card.cancelled):
        press(qtbot, card, "Cancel")


def test_an_error_is_shown_and_the_key_can_be_corrected(qtbot: QtBot, card: WelcomeCard) -> None:
    qtbot.keyClicks(card.key, KEY)
    card.show_checking()
    card.show_error("The API key was not accepted.")
    assert "The API key was not accepted." in words(card)
    assert card.key.text() == KEY
    assert not card.key.isReadOnly()
    assert not card.busy


def test_done_forgets_the_key_and_goes_away_with_the_next_server(
    qtbot: QtBot, card: WelcomeCard
) -> None:
    qtbot.keyClicks(card.key, KEY)
    card.show_keeping()
    card.show_done("API key saved in this computer's keyring.")
    assert card.key.text() == ""
    card.set_server(AIML)
    assert "AI/ML API will reply" in words(card)
    assert "saved in this computer's keyring" in words(card)
    assert not shown(card, "Check and save")
    assert not card.key.isVisible()


def test_where_to_get_a_key_and_another_server(qtbot: QtBot, card: WelcomeCard) -> None:
    with qtbot.waitSignal(card.link) as told:
        press(qtbot, card, "Get an API key")
    assert told.args == [AIML_KEYS_PAGE]
    with qtbot.waitSignal(card.another_server):
        press(qtbot, card, "Use another server")


@pytest.mark.parametrize("body", [11.0, 22.0])
def test_it_fits_the_narrowest_window(qtbot: QtBot, card: WelcomeCard, body: float) -> None:
    card.set_theme(dark(body=body))
    card.show_error("A sentence that is long enough to need several lines in a narrow window.")
    assert card.minimumSizeHint().width() <= Size.WINDOW_MIN_WIDTH
    card.resize(Size.WINDOW_MIN_WIDTH, 1200)
    qtbot.waitUntil(lambda: card.width() == Size.WINDOW_MIN_WIDTH)
    for child in (*card.findChildren(QAbstractButton), card.key):
        if child.isVisible():
            right = child.mapTo(card, child.rect().topRight()).x()
            assert right < Size.WINDOW_MIN_WIDTH


def test_in_a_short_window_everything_can_be_scrolled_to(qtbot: QtBot, card: WelcomeCard) -> None:
    card.resize(Size.WINDOW_MIN_WIDTH, Size.WINDOW_MIN_HEIGHT // 2)
    bar = card.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    (last,) = (
        b for b in card.findChildren(QAbstractButton) if b.accessibleName() == "Use another server"
    )
    card.key.setFocus()
    for _ in range(2):
        qtbot.keyClick(card.window().focusWidget(), Qt.Key.Key_Tab)
    assert card.window().focusWidget() is last
    bottom = last.mapTo(card, last.rect().bottomLeft()).y()
    assert 0 <= bottom < card.height()


def test_it_takes_the_room_there_is(qtbot: QtBot, card: WelcomeCard) -> None:
    assert card.sizeHint().width() > Size.CARD
    card.resize(1600, 900)
    qtbot.waitUntil(lambda: card.key.width() > Size.CARD // 2)
    assert card.verticalScrollBar().maximum() == 0


def test_everything_has_a_name(card: WelcomeCard) -> None:
    assert card.key.accessibleName() == "API key"
    card.show_checking()
    assert unnamed(card) == []
    card.show_idle()
    assert unnamed(card) == []
