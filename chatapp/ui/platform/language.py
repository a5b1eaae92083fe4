"""Loads the person's language: translations, locale and layout direction.

In English nothing is loaded: the texts are in the program.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QApplication

from chatapp.core.domain import i18n
from chatapp.core.profile.paths import resources
from chatapp.core.settings import Language

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

OVERRIDE = "CHATAPP_LANGUAGE"
"""In the environment: the language of this run, one of `Language` or `pseudo.NAMES`."""
OWN_NAMES = {
    Language.ENGLISH: "English",
    Language.GERMAN: "Deutsch",
    Language.CHINESE: "简体中文",
}
_LOCALES = {
    Language.ENGLISH: (QLocale.Language.English, QLocale.Script.AnyScript),
    Language.GERMAN: (QLocale.Language.German, QLocale.Script.AnyScript),
    Language.CHINESE: (QLocale.Language.Chinese, QLocale.Script.SimplifiedHanScript),
}


class _Spoken:
    """The translators loaded for the language in use; Qt does not own them."""

    translators: tuple[QTranslator, ...] = ()
    language: Language | None = None
    """None where the environment says another one than was chosen."""


def speak(chosen: Language, wanted: str | None = None) -> None:
    """Speak the language that was `chosen` in every window made from now on.

    `wanted` overrides it (by default what the environment says), where it is one there is.
    """
    wanted = os.environ.get(OVERRIDE, "") if wanted is None else wanted
    for translator in _Spoken.translators:
        QApplication.removeTranslator(translator)
    _Spoken.translators = ()
    i18n.speak(clock=_time)
    system = QLocale.system()
    _Spoken.language = None
    if wanted.startswith("pseudo"):
        _speak_pseudo(wanted)
        return
    if wanted in tuple(Language):
        language = _meant(Language(wanted), system)
    else:
        language = _Spoken.language = _meant(chosen, system)
    locale = _locale(language, system)
    QLocale.setDefault(locale)
    QApplication.setLayoutDirection(locale.textDirection())
    if language is not Language.ENGLISH:
        _load(language, locale)


def awaits_reopening(chosen: Language) -> bool:
    """True if windows made from now on would speak another language than those there are."""
    spoken = _Spoken.language
    return spoken is not None and spoken is not _meant(chosen, QLocale.system())


def _meant(chosen: Language, system: QLocale) -> Language:
    return preferred(system.uiLanguages()) if chosen is Language.SYSTEM else chosen


def preferred(tags: Sequence[str]) -> Language:
    """The language of the program that somebody reads best who prefers these, in order.

    `tags` are as `QLocale.uiLanguages` gives them: ``["zh-Hant-TW", "zh-TW", "zh-Hant", "zh"]``.
    """
    for number, tag in enumerate(tags):
        # "zh" behind "zh-Hant" is still that: another script.
        if any(longer.startswith(f"{tag}-") for longer in tags[:number]):
            continue
        locale = QLocale(tag)
        for language, (name, script) in _LOCALES.items():
            if locale.language() == name and script in (
                QLocale.Script.AnyScript,
                locale.script(),
            ):
                return language
    return Language.ENGLISH


def _locale(language: Language, system: QLocale) -> QLocale:
    """The locale of dates and numbers: as the system writes them, in the language spoken."""
    name, script = _LOCALES[language]
    as_system = language is Language.ENGLISH and system == QLocale.c()
    if system.language() == name or as_system:
        return system
    return QLocale(name, script, system.territory())


def _load(language: Language, locale: QLocale) -> None:
    # Imported here: English needs none of it.
    from PySide6.QtCore import QLibraryInfo, QTranslator

    ours, qts = QTranslator(), QTranslator()
    ours.load(str(resources() / "translations" / f"chatapp_{language}.qm"))
    # In the wheel of PySide6, or where a frozen program has put it.
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if qts.load(str(folder / f"qtbase_{language}.qm")):
        QApplication.installTranslator(qts)
    _Spoken.translators = (ours, qts)
    i18n.speak(partial(_say, ours), locale.toString, _time)


def _time(hour: int, minute: int) -> str:
    return QLocale().toString(QTime(hour, minute), QLocale.FormatType.ShortFormat)


def _say(translator: QTranslator, text: str, comment: str, n: int) -> str:
    return translator.translate("", text, comment, n) or ""


def _speak_pseudo(wanted: str) -> None:
    # Imported here: only who works on the program wants it.
    from chatapp.ui.platform.pseudo_language import PseudoTranslator

    mirrored = wanted.endswith("rtl")
    translator = PseudoTranslator(mirrored=mirrored)
    _Spoken.translators = (translator,)
    QLocale.setDefault(QLocale(QLocale.Language.English))
    directions = Qt.LayoutDirection
    QApplication.setLayoutDirection(directions.RightToLeft if mirrored else directions.LeftToRight)
    QApplication.installTranslator(translator)
    i18n.speak(translator.words, clock=_time)
