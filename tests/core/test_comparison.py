"""Comparing two texts by words."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.comparison import MOST_CHARACTERS, Comparison, Kind, compare

_TEXTS = st.text(alphabet=st.sampled_from(" \n\tabAB.,'漢字é😀"), max_size=60)


def old(made: Comparison) -> str:
    return "".join(run.text for run in made.runs if run.kind is not Kind.ADDED)


def new(made: Comparison) -> str:
    return "".join(run.text for run in made.runs if run.kind is not Kind.REMOVED)


@given(_TEXTS, _TEXTS)
def test_the_runs_are_both_texts(first: str, second: str) -> None:
    made = compare(first, second)
    assert (old(made), new(made)) == (first, second)
    assert (made.changes == 0) == (first == second)
    kinds = [run.kind for run in made.runs]
    assert all(a is not b for a, b in pairwise(kinds))
    assert all(run.text for run in made.runs)


def test_a_word_is_a_word() -> None:
    made = compare("The cat sat on the mat today.", "The dog sat on the mat today.")
    assert [(run.kind.value, run.text) for run in made.runs] == [
        ("same", "The"),
        ("removed", " cat"),
        ("added", " dog"),
        ("same", " sat on the mat today."),
    ]
    assert made.changes == 1


def test_scripts_without_spaces_are_compared_by_character() -> None:
    made = compare("今日は晴れです", "今日は雨です")
    assert [r.text for r in made.runs if r.kind is not Kind.SAME] == ["晴れ", "雨"]


def test_what_two_passages_happen_to_share_is_no_island() -> None:
    made = compare(
        "Quick brown foxes jump, and lazy dogs sleep.",
        "Slow green turtles crawl, and busy ants work.",
    )
    assert made.changes == 1


def test_an_inserted_paragraph_is_one_change() -> None:
    paragraphs = [f"Paragraph {n} with words of its own." for n in range(50)]
    made = compare(
        "\n\n".join(paragraphs), "\n\n".join([*paragraphs[:20], "New.", *paragraphs[20:]])
    )
    assert made.changes == 1
    assert [run.text.strip() for run in made.runs if run.kind is Kind.ADDED] == ["New."]


def test_texts_without_end_are_told_by_lines_in_time() -> None:
    first = "\n".join(f"one two three {n}" for n in range(30_000))
    second = "\n".join(f"four five six {n}" for n in range(30_000))
    begun = time.perf_counter()
    made = compare(first, second)
    assert time.perf_counter() - begun < 10
    assert made.coarse
    assert (old(made), new(made)) == (first, second)
    with pytest.raises(ValueError, match="too long"):
        compare("x" * MOST_CHARACTERS, "y")
