"""Sources of an answer, in each form that servers name them in."""

from __future__ import annotations

from typing import Any

import pytest

from chatapp.core.api.response.cited_sources import sources_in
from chatapp.core.domain.reply_extras import CitedSource, ReplyExtras, Sound, numbered

BERN, ZUG = "https://example.org/bern", "https://example.net/zug"


def cited(url: str = BERN, title: str = "Bern", **more: Any) -> dict[str, Any]:
    return {"type": "url_citation", "url_citation": {"url": url, "title": title, **more}}


@pytest.mark.parametrize(
    ("places", "sources"),
    [
        (
            {"annotations": [cited(start_index=2, end_index=9)]},
            [CitedSource("Bern", BERN, (1,), (9,))],
        ),
        (
            {"annotations": [{"type": "url_citation", "url": BERN, "title": "Bern",
                              "start_index": 0, "end_index": 4}]},
            [CitedSource("Bern", BERN, (1,), (4,))],
        ),
        (
            {"annotations": [{"type": "file_citation", "start_index": 1, "end_index": 5,
                              "file_citation": {"file_id": "f1", "filename": "a.pdf"}}]},
            [CitedSource("a.pdf", "", (1,), (5,))],
        ),
        ({"citations": [BERN, ZUG]},
         [CitedSource("", BERN, (1,)), CitedSource("", ZUG, (2,))]),
        ({"citations": [BERN, BERN, ZUG]},
         [CitedSource("", BERN, (1, 2)), CitedSource("", ZUG, (3,))]),
        ({"citations": [BERN], "search_results": [{"title": "Bern\n today", "url": BERN}]},
         [CitedSource("Bern today", BERN, (1,))]),
        ({"references": [{"name": "Zug", "link": ZUG}]}, [CitedSource("Zug", ZUG, (1,))]),
        ({"citations": [BERN], "annotations": [cited(ZUG, "Zug"), cited(end_index=3)]},
         [CitedSource("Bern", BERN, (1,), (3,)), CitedSource("Zug", ZUG, (2,))]),
    ],
    ids=["nested", "flat", "file", "list", "same twice", "two lists", "references", "both"],
)  # fmt: skip
def test_forms(places: dict[str, Any], sources: list[CitedSource]) -> None:
    assert list(numbered(sources_in(places))) == sources


@pytest.mark.parametrize(
    "place",
    [{"end_index": -1}, {"start_index": 9, "end_index": 4}, {"end_index": True}, {"end_index": "9"},
     {"start_index": -2, "end_index": 4}, {"start_index": 3, "end_index": 3}],
)  # fmt: skip
def test_a_senseless_place_leaves_the_source(place: dict[str, Any]) -> None:
    assert sources_in({"annotations": [cited(**place)]}) == (CitedSource("Bern", BERN),)


@pytest.mark.parametrize(
    "value",
    [None, "text", {}, [None, 1, [], {}], [{"type": "file", "file": {"name": "a.pdf"}}],
     [cited("", "")], [{"type": "url_citation"}]],
)  # fmt: skip
def test_what_names_no_source(value: Any) -> None:
    assert sources_in({"annotations": value, "citations": value}) == ()


def test_a_source_without_an_address_is_named() -> None:
    (source,) = sources_in({"annotations": [cited("", "Bern")]})
    assert (source.words, source.address, source.host) == ("Bern", "", "")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//x", "http//x"])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    (source,) = sources_in({"citations": [url]})
    assert (source.words, source.address) == (url, "")


def test_what_stands_beside_a_text_is_a_line_that_is_read_back() -> None:
    beside = ReplyExtras(
        numbered([CitedSource("Bern", BERN, (), (3, 9)), CitedSource("", ZUG)]),
        Sound(readable=False, expires_at=9.5), 12, ("weather",),
    )  # fmt: skip
    assert ReplyExtras.of(beside.line) == beside
    assert ReplyExtras().line == ""
    twice = ReplyExtras.of(beside.line + ReplyExtras((CitedSource("", BERN),), tokens=3).line)
    assert ([s.url for s in twice.sources], twice.tokens) == ([BERN, ZUG], 15)


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "7", '{"sources": 7}', '{"sources": [7, {"url": 7}], "tokens": "x"}',
     '{"sound": [], "offered": {"a": 1}, "tokens": -4}', "[" * 100_000],
)  # fmt: skip
def test_a_line_that_is_none_says_nothing(line: str) -> None:
    assert ReplyExtras.of(line + "\n") == ReplyExtras()
