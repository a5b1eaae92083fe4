"""Probabilities of a reply's words, read from its records."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.reply_extras.probabilities import Token, leads_on, tokens_of


def entry(token: str, share: float = 0.5, *others: tuple[str, float], **more: Any) -> Any:
    top = [{"token": t, "logprob": math.log(s), "bytes": list(t.encode())} for t, s in others]
    return {"token": token, "logprob": math.log(share), "bytes": list(token.encode()),
            "top_logprobs": top} | more  # fmt: skip


def record(*entries: Any) -> dict[str, Any]:
    return {"answer": {"choices": [{"index": 0, "logprobs": {"content": list(entries)}}]}}


def rounded(tokens: list[Token]) -> list[tuple[str, float | None, list[tuple[str, float]]]]:
    return [
        (t.text, t.probability and round(t.probability, 3), [(o, round(s, 3)) for o, s in t.others])
        for t in tokens
    ]


def test_tokens_with_their_alternatives() -> None:
    made = record(entry("Bern", 0.75, ("Bern", 0.75), ("Zug", 0.125), ("Bonn", 0.25)), entry("."))
    assert rounded(tokens_of("Bern.", [made])) == [
        ("Bern", 0.75, [("Bonn", 0.25), ("Zug", 0.125)]),
        (".", 0.5, []),
    ]


def test_a_character_over_several_tokens_is_one() -> None:
    data = "\U0001f600".encode()
    half: dict[str, Any] = {"token": "\\x", "logprob": math.log(0.5)}
    halves = [half | {"bytes": [byte]} for byte in data]
    halves[0]["top_logprobs"] = [entry("\U0001f600", 0.25), halves[0]]
    tokens = tokens_of("a\U0001f600b", [record(entry("a"), *halves, entry("b"))])
    assert rounded(tokens) == [
        ("a", 0.5, []), ("\U0001f600", 0.062, [("\U0001f600", 0.25)]), ("b", 0.5, [])
    ]  # fmt: skip


@pytest.mark.parametrize(
    "broken",
    [
        {"token": "x", "logprob": None}, {"token": "x", "logprob": "low", "bytes": [300]},
        {"token": "x", "bytes": ["a"], "logprob": math.nan}, {"token": "x", "top_logprobs": {}},
        {"token": "x", "top_logprobs": [7, {"token": 7}, {"token": "y"}], "logprob": True},
    ],
)  # fmt: skip
def test_a_token_without_a_probability_is_text(broken: dict[str, Any]) -> None:
    assert tokens_of("x", [record(broken)]) == [Token("x")]


def test_very_unlikely_is_no_fault() -> None:
    (token,) = tokens_of("x", [record({"token": "x", "logprob": -9999.0})])
    assert token.probability == 0.0


NONE: list[dict[str, Any]] = [
    {}, {"answer": []}, {"answer": {"choices": [[]]}}, record(7, [])
]  # fmt: skip


@pytest.mark.parametrize("made", NONE)
def test_records_without_any(made: dict[str, Any]) -> None:
    assert tokens_of("", [made]) == []


def test_a_beginning_that_somebody_chose_has_none() -> None:
    tokens = tokens_of("Zug is it.", [record(entry(" is"), entry(" it."))])
    assert [(t.text, t.probability) for t in tokens] == [("Zug", None), (" is", 0.5), (" it.", 0.5)]


@pytest.mark.parametrize(
    ("text", "leads"),
    [("Bern", True), ("", False), (" \n", False), ("<think>Hm", False),
     ("<think>Hm</think>Bern", True)],
)  # fmt: skip
def test_a_reply_goes_on_from_words_of_its_own(text: str, leads: bool) -> None:
    assert leads_on(text) is leads


@given(st.binary(max_size=40), st.lists(st.integers(1, 5), max_size=20))
def test_any_bytes_cut_anywhere(data: bytes, sizes: list[int]) -> None:
    cut: list[Any] = []
    at = 0
    for size in [*sizes, len(data)]:
        cut.append({"token": "?", "logprob": -1.0, "bytes": list(data[at : at + size])})
        at += size
    text = "".join(token.text for token in tokens_of("", [record(*cut)]))
    try:
        whole = data.decode()
    except UnicodeDecodeError:
        return
    if "\0" not in whole:
        assert text == whole
