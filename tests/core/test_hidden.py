"""Characters that hide are seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.hidden import visible


def test_hidden_characters_become_visible() -> None:
    assert visible("a\u202eb\u200bc\ufeffd\u2066e") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert visible("if x:\U000e0041") == "if x:\ufffd"
    assert visible("pay\u200dpal") == "pay\ufffdpal"


def test_joiners_that_belong_to_the_script_stay() -> None:
    for text in ("می\u200cخواهم", "क्\u200dष", "👩\u200d💻"):
        assert visible(text) == text


@given(st.text())
def test_visible_keeps_every_place(text: str) -> None:
    assert len(visible(text)) == len(text)
