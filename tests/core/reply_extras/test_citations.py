"""Marks in a reply's text where it cites its sources, and none where they would do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.domain.conversation import Message, Piece, Role, Source, Status
from chatapp.core.domain.reply_extras import CitedSource, ReplyExtras
from chatapp.core.reply_extras.citation_marks import unmarked
from chatapp.core.reply_extras.citations import marked_answer

A, B = "https://example.org/a", "https://example.org/b"


def message(content: str, *ends: int, more: tuple[Piece, ...] = ()) -> Message:
    sources = (CitedSource("A", A, (), ends),)
    pieces = (
        Piece(Source.CONTENT, content),
        Piece(Source.EXTRAS, ReplyExtras(sources).line),
        *more,
    )
    return with_parts(Message("r", "c", "q", Role.ASSISTANT, Status.DONE, 0.0, pieces))


def marked(content: str, *ends: int) -> str:
    made = message(content, *ends)
    return marked_answer(made, made.extras.sources).replace("\ufff9", "<").replace("\ufffb", ">")


def behind(text: str) -> str:
    """What becomes of `text` if the passage up to its ``^`` is cited."""
    return marked(text.replace("^", "", 1), text.index("^"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bern^ is it.", "Bern<1> is it."),
        ("Bern is it.^", "Bern is it.<1>"),
        ("Bern is it. ^Yes", "Bern is it.<1> Yes"),
        ("Bern is it.\n\n^Yes", "Bern is it.<1>\n\nYes"),
        ("**Bern^**!", "**Bern**<1>!"),
        ("**Bern*^*!", "**Bern**<1>!"),
        ("“Bern^”.", "“Bern”<1>."),
        ("See [Bern^](https://e.org/x) now", "See [Bern](https://e.org/x)<1> now"),
        ("See ([b](https://e.^org/x)) now", "See ([b](https://e.org/x))<1> now"),
        ("See https://e.^org/x now", "See https://e.org/x<1> now"),
        ("The `co^de` here", "The `code`<1> here"),
        ("| a^ | b |\n|---|---|\n| c | d |", "| a<1> | b |\n|---|---|\n| c | d |"),
        ("| a | b |\n|---|---|\n| c | d |^", "| a | b |\n|---|---|\n| c | d<1> |"),
        ("日本^の", "日本<1>の"),
        ("- One^\n- Two", "- One<1>\n- Two"),
    ],
)  # fmt: skip
def test_a_mark_stands_behind_the_passage(before: str, after: str) -> None:
    assert behind(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Be^rn", "```\nco^de\n```\nx", "$a^+b$ x", "a\n-^--\nb", "[x]: https://e^.org/\n",
        "| a |\n|-^--|\n| b |", "e^\u0301", "\U0001f468^\u200d\U0001f469", "Bern [1]^ is it.",
        "Bern^ [1] is it.", "Bern【1†source】^",
    ],
)  # fmt: skip
def test_no_mark_where_it_would_do_harm_or_say_it_twice(text: str) -> None:
    assert behind(text) == text.replace("^", "", 1).strip("\n")


@pytest.mark.parametrize("end", [99, 6])
def test_a_place_that_is_not_in_the_text_gets_none(end: int) -> None:
    assert marked("<think>Hm</think>Bern", end) == "Bern"


def test_places_count_the_thinking() -> None:
    assert marked("<think>Hm</think>\n\nBern is it.", 23) == "Bern<1> is it."
    assert marked("<think>Hm</think>\n\nBern is it.", 23, 23, 30) == "Bern<1> is it.<1>"


def test_a_reply_that_went_on_has_the_places_of_each_go() -> None:
    more = (CitedSource("B", B, (), (4,)), CitedSource("A", A, (), (9,)))
    pieces = (
        Piece(Source.ASKED, "Go on"),
        Piece(Source.CONTENT, "Then Zug."),
        Piece(Source.EXTRAS, ReplyExtras(more).line),
    )
    made = message("Bern is it. ", 4, more=pieces)
    assert made.answer == "Bern is it. Then Zug."
    assert [(s.number, s.url) for s in made.extras.sources] == [(1, A), (2, B)]
    text = marked_answer(made, made.extras.sources)
    assert text == "Bern\ufff91\ufffb is it. Then\ufff92\ufffb Zug.\ufff91\ufffb"


@given(
    st.text(alphabet=st.sampled_from("ab *_`[]()<>|-\n$~#1\U0001f600é"), max_size=60),
    st.lists(st.integers(-5, 80), max_size=5),
)
def test_whatever_the_places_the_text_stays(text: str, ends: list[int]) -> None:
    made = message(text, *(e for e in ends if e > 0))
    assert unmarked(marked_answer(made, made.extras.sources)) == made.answer
