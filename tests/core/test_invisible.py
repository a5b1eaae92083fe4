"""Characters that hide are seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.invisible import legible, one_line, visible


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


def test_a_name_is_on_one_line_and_hides_nothing() -> None:
    assert one_line("a\nb\r\nc\u2028d\te") == "a↵b↵↵c↵d e"
    assert one_line("\u202eevil\x1b[2J\x00\x9b\u3164") == "\ufffdevil\ufffd[2J\ufffd\ufffd\ufffd"
    assert one_line("\ud800") == "\ufffd"
    kept = "Zürich, 東京, שלום, 👩\u200d💻 & <b>"
    assert one_line(kept) == kept


def test_lines_stay_where_there_may_be_several() -> None:
    assert legible("a\n\tb\r\x1b\u2066") == "a\n\tb\ufffd\ufffd\ufffd"


@given(st.text())
def test_names_keep_every_place(text: str) -> None:
    assert len(one_line(text)) == len(legible(text)) == len(text)
    assert one_line(one_line(text)) == one_line(text)
