"""Texts in the person's language, without Qt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from chatapp.core.domain.i18n import marked, speak, tr


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak()


def test_without_a_language_it_is_english() -> None:
    assert tr("Send") == "Send"
    assert tr("Send|away") == "Send|away"
    assert marked("Later") == "Later"


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "0 replies"), (1, "One reply"), (2, "2 replies"), (12_345, "12,345 replies")],
)
def test_english_knows_one_and_more(n: int, said: str) -> None:
    assert tr("One reply|%n replies", "", n) == said


def test_one_form_serves_every_number() -> None:
    assert tr("%n MB", "", 1) == "1 MB"


def test_a_language_says_it_with_its_own_forms_and_numerals() -> None:
    german = {("Send", "", -1): "Senden", ("One reply|%n replies", "", 1200): "%n Antworten"}
    speak(
        lambda text, comment, n: german.get((text, comment, n), ""),
        lambda n: f"{n:,}".replace(",", "."),
    )
    assert tr("Send") == "Senden"
    assert tr("One reply|%n replies", "", 1200) == "1.200 Antworten"
    assert tr("Unknown") == "Unknown"
    assert tr("One reply|%n replies", "", 3) == "3 replies"
