"""The window's language, which Qt, dates and numbers speak too."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication

from chatapp.core.domain.i18n import number, price, tr
from chatapp.core.settings import Language
from chatapp.ui.platform import language
from chatapp.ui.widgets import date_texts

pytestmark = pytest.mark.usefixtures("english_again")


def qts(text: str) -> str:
    """A text of Qt's own."""
    return QCoreApplication.translate("QPlatformTheme", text)


@pytest.mark.parametrize(
    ("tags", "spoken"),
    [
        (["C"], Language.ENGLISH),
        (["en-Latn-GB", "en-GB", "en-Latn", "en"], Language.ENGLISH),
        (["de-Latn-AT", "de-AT", "de-Latn", "de"], Language.GERMAN),
        (["zh-Hans-CN", "zh-CN", "zh-Hans", "zh"], Language.CHINESE),
        (["zh"], Language.CHINESE),
        (["zh-Hant-TW", "zh-TW", "zh-Hant", "zh"], Language.ENGLISH),
        (["zh-Hant-TW", "zh-TW", "zh-Hant", "zh", "de-DE", "de"], Language.GERMAN),
        (["fr-FR", "fr", "de-DE", "de", "en"], Language.GERMAN),
        (["pt-BR", "pt", "en-US", "en", "de"], Language.ENGLISH),
        ([], Language.ENGLISH),
    ],
)
def test_the_system_says_what_its_person_reads(tags: list[str], spoken: Language) -> None:
    assert language.preferred(tags) is spoken


def test_in_english_nothing_is_loaded() -> None:
    language.speak(Language.ENGLISH, "")
    assert qts("Cancel") == "Cancel"
    assert tr("One message|%n messages", "", 1234) == "1,234 messages"
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_german_is_spoken_by_qt_too_and_written_in_its_numbers() -> None:
    language.speak(Language.GERMAN, "")
    assert qts("Cancel") == "Abbrechen"
    assert number(1234567) == "1.234.567"
    assert QLocale().monthName(3) == "März"
    language.speak(Language.ENGLISH, "")
    assert qts("Cancel") == "Cancel"
    assert number(1234567) == "1,234,567"


def test_chinese_is_spoken_by_qt_too() -> None:
    language.speak(Language.CHINESE, "")
    assert qts("Cancel") == "取消"
    assert QLocale().monthName(3) == "三月"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Language.ENGLISH, ["6 November 2026", "Friday, 6 November", "6 Nov", "$0.0010"]),
        (Language.GERMAN, ["6. November 2026", "Freitag, 6. November", "6. Nov.", "0,0010 $"]),
        (Language.CHINESE, ["2026年11月6日", "11月6日 星期五", "11月6日", "$0.0010"]),
    ],
)
def test_dates_and_prices_are_written_as_the_language_does(
    chosen: Language, said: list[str]
) -> None:
    language.speak(chosen, "")
    moment, later = datetime(2026, 11, 6, 9, 5).timestamp(), date(2026, 12, 24)
    words = [
        date_texts.written(moment),
        date_texts.day_for(moment, later),
        date_texts.when(moment, later),
    ]
    assert [*words, price(0.001)] == said


def test_the_environment_has_the_last_word() -> None:
    language.speak(Language.CHINESE, "de")
    assert qts("Cancel") == "Abbrechen"
    language.speak(Language.GERMAN, "klingon")
    assert qts("Cancel") == "Abbrechen"


def test_the_pseudo_language_marks_every_text_and_makes_it_longer() -> None:
    language.speak(Language.ENGLISH, "pseudo")
    assert tr("{name} does not answer.").format(name="X") == "⟦X does not answer. ~~~~ ~⟧"
    assert tr("One message|%n messages", "", 1) == "⟦One message ~~~⟧"
    assert tr("One message|%n messages", "", 3) == "⟦3 messages ~~~⟧"
    assert qts("Cancel") == "⟦Cancel~~⟧"
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_its_mirrored_kind_is_written_from_right_to_left() -> None:
    language.speak(Language.ENGLISH, "pseudo-rtl")
    assert tr("Send") == "\u200f⟦Send~~⟧"
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_only_another_language_than_is_spoken_awaits_reopening(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    language.speak(Language.GERMAN)
    assert not language.awaits_reopening(Language.GERMAN)
    assert language.awaits_reopening(Language.CHINESE)
    # The system speaks English here, so it is one whether that is chosen or followed.
    language.speak(Language.ENGLISH)
    assert not language.awaits_reopening(Language.SYSTEM)
    # What is chosen changes nothing where the environment has the last word.
    monkeypatch.setenv(language.OVERRIDE, "de")
    language.speak(Language.ENGLISH)
    assert not language.awaits_reopening(Language.CHINESE)
