"""Fuzzy matching: typed words find what was meant, best first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.fuzzy_matching import Fit, fit


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("new", "New conversation", Fit.BEGINNING),
        ("conv NEW", "New conversation", Fit.BEGINNING),
        ("dark", "Theme: Dark, high contrast", Fit.BEGINNING),
        ("versation", "New conversation", Fit.INSIDE),
        ("nwc", "New conversation", Fit.SCATTERED),
        ("loschen", "Chat löschen", Fit.BEGINNING),
        ("LÖSCH", "Chat löschen", Fit.BEGINNING),
        ("对话", "新建对话", Fit.INSIDE),
        ("", "anything", Fit.BEGINNING),
    ],
)
def test_words_are_found(typed: str, text: str, expected: Fit) -> None:
    found = fit(typed, text)
    assert found is not None
    assert found[0] is expected


@pytest.mark.parametrize(("typed", "text"), [("xyz", "New"), ("new dark", "New"), ("wen", "New")])
def test_what_is_not_there_is_not_found(typed: str, text: str) -> None:
    assert fit(typed, text) is None


def test_the_better_one_comes_first() -> None:
    texts = ["Next code block", "New temporary conversation", "New conversation", "Renew"]
    fits = {text: found for text in texts if (found := fit("new", text))}
    ranked = sorted(fits, key=lambda text: fits[text], reverse=True)
    assert ranked[:2] == ["New conversation", "New temporary conversation"]
    assert ranked[-1] == "Renew"


@given(text=st.text(max_size=30), typed=st.text(max_size=6))
def test_any_text_can_be_typed_and_finds_itself(text: str, typed: str) -> None:
    fit(typed, text)
    assert fit(text, text) is not None
    assert fit(text[:3], text) is not None
