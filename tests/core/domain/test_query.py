"""Search queries: the meaning of words and filters, and the excerpts of hits."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chatapp.core.domain import query
from chatapp.core.domain.query import Query, excerpt, fold, marked, parse, plain

TYPED = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            ["in:", 'in:"', "has:pdf", "before:2026-10", "after:9999-99", "is:trash", '"', ":", "ß"]
        ),
    )
).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("  Straße  MASSE ", Query(("strasse", "masse"))),
        ('"two  Words" three', Query(("two words", "three"))),
        ('"not closed', Query(("not closed",))),
        ("in:Work x", Query(("x",), folders=("work",))),
        ('in:"My folder"', Query(folders=("my folder",))),
        ("has:PDF", Query(has_pdf=True)),
        ("model:M2.7", Query(model="m2.7")),
        ("is:archived is:pinned is:unread", Query(archived=True, pinned=True, unread=True)),
        ("IS:Trash", Query(trash=True)),
        ("thinking:yes", Query(thinking=True)),
        ("thinking:no", Query()),
        ("before:2026", Query(before=datetime(2026, 1, 1).timestamp())),
        ("before:2026-10", Query(before=datetime(2026, 10, 1).timestamp())),
        ("after:2026-10-5", Query(after=datetime(2026, 10, 5).timestamp())),
        ("before:2026-13 x", Query(("x",), misread=("before:2026-13",))),
        ("before: x", Query(("x",), misread=("before:",))),
        ("is:old has:time", Query(misread=("is:old", "has:time"))),
        ("http://x C:\\y 10:30", Query(("http://x", "c:\\y", "10:30"))),
        ("same SAME", Query(("same",))),
    ],
)
def test_what_is_typed_is_understood(typed: str, query: Query) -> None:
    assert parse(typed) == query


def test_only_filters_narrow() -> None:
    assert parse("").empty
    assert parse("before:nothing thinking:yes").empty
    assert not parse("is:pinned").empty
    assert parse("is:pinned").filters
    assert not parse("word").filters


@given(TYPED)
@example('in:"')
@example("before:0000 after:0001-01-01")
@example("\ud800 \0")
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    query = parse(typed)
    for word in query.words:
        assert word == fold(word)
        assert word
        word.encode()


@given(st.text(st.sampled_from("aAß ﬁİé\n速"), max_size=60), st.text("asß fi速", min_size=1))
def test_marks_stand_where_the_words_are(text: str, typed: str) -> None:
    words = parse(typed).words
    shown = excerpt(text, words, before=5, length=20)
    assert shown.text == plain(shown.text)
    if any(word in fold(text) for word in words):
        assert max(map(len, words)) > 8 or shown.marks
    for start, end in shown.marks:
        assert 0 <= start < end <= len(shown.text)
        assert any(word in fold(shown.text[start:end]) for word in words)
    assert list(shown.marks) == sorted(shown.marks)


def test_an_excerpt_is_cut_between_words_and_says_so() -> None:
    text = f"{'before ' * 20}the needle, THE\nNEEDLE {'after ' * 50}"
    shown = excerpt(text, ("needle",))
    assert shown.text.startswith("…before")
    assert shown.text.endswith("after…")
    assert [shown.text[a:b] for a, b in shown.marks] == ["needle", "NEEDLE"]
    assert excerpt("short", ("x",)).text == "short"


def test_what_is_longer_in_lower_case_is_marked_whole() -> None:
    assert marked("Große Straße", ("strasse",)) == ((6, 12),)
    assert marked("Große", ("s",)) == ((3, 4),)


@given(
    st.lists(st.text(max_size=9), max_size=30),
    st.sampled_from([" ", "\n", "\u2028", "\u0301", "\u00a0 "]),
)
def test_a_long_text_is_folded_as_if_in_one_go(parts: list[str], between: str) -> None:
    text = between.join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(query, "_AT_ONCE", 5)
        assert fold(text) == plain(text).casefold()


def test_a_long_text_is_cut_at_spaces() -> None:
    assert fold("Äpfel \n" * 10_000 + "x" * 20_000) == "äpfel " * 10_000 + "x" * 20_000
