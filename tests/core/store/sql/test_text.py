"""Text as SQLite can hold it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.store.sql.text import from_json, storable, to_json


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain", "plain"),
        ("\ud800", "\ufffd"),
        ("a\udcffb.pdf", "a\ufffdb.pdf"),
        ("\ud83d\ude00", "😀"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("\ud83d😀\ude00", "\ufffd😀\ufffd"),
        ("\0\ud800\0", "\0\ufffd\0"),
    ],
)
def test_surrogates_are_paired_or_replaced(text: str, kept: str) -> None:
    assert storable(text) == kept


@given(st.text(st.characters()))
def test_only_surrogates_are_touched(text: str) -> None:
    kept = storable(text)
    kept.encode()
    whole = "".join(c for c in text if not "\ud800" <= c <= "\udfff")
    if whole == text:
        assert kept == text
    assert storable(kept) == kept


def test_json_columns_hold_what_is_set_and_give_what_is_known() -> None:
    text = to_json({"a": 1, "b": None, "c": "", "d": 0, "e": "\ud800"})
    assert text == '{"a":1,"c":"","d":0,"e":"\\ud800"}'
    assert from_json(text, frozenset({"a", "d", "z"})) == {"a": 1, "d": 0}
    assert to_json({"a": None}) is None
    assert from_json(None, frozenset({"a"})) == {}
