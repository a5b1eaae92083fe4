"""The cost of text that is made to be costly: steps per character, however long it is."""

from __future__ import annotations

import sys
import time
from types import FrameType

import pytest

from chatapp.core.markdown import BlockStream, blocks
from chatapp.core.markdown.rules import COLUMNS, QUOTES

pytestmark = pytest.mark.unmeasured

SIZE = 1_000
MOST = 200
"""Steps for one character: calls of any function. Ordinary prose takes less than one."""

PIECES = {
    "formula marks": "$$\n",
    "formula marks in items": "- $$\n",
    "formulas that open": "\\[\n",
    "environments that open": "\\begin{align}\n",
    "formulas in a line that open": "\\(a ",
    "links that open": "[a](",
    "links with an angle": "[a](<",
    "links with a title": "[a](b 't ",
    "links in links": "[[a](b)",
    "images that open": "![](",
    "images in links": "[![a](b)](",
    "labels that open": "[a][",
    "brackets": "[",
    "images": "![",
    "brackets on lines": "[a\n",
    "footnotes of none": "[^a] ",
    "footnotes": "[^a]: ",
    "definitions": "[a]: /u\n",
    "definitions that open": "[a]:\n",
    "definitions with a title": "[a]: /u\n'\n",
    "emphasis in words": "*a_b**c__d",
    "emphasis that opens": "**a ",
    "strikes that open": "~~a",
    "empty items": "- \n",
    "items of two kinds": "-\n+\n",
    "items with tabs": "-\ta\n",
    "items of quotes": "- > a\n",
    "quotes of items": "> - a\n",
    "items and boxes": "- [\n",
    "numbers and text": "1. a\nx\n",
    "children": "1. a\n  - b\n",
    "lines": "a\n",
    "headings": "a\n=\n",
    "rows": "|a|b|\n|-|-|\n",
    "rows of none": "| \n",
    "entities": "&#x",
    "tags": "<http://a ",
    "addresses": "a@b.c ",
    "code that opens": "``a`",
}
WHOLE = {
    "brackets that all close": "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "an address of punctuation": "http://a.b/" + "?!.," * (SIZE // 4),
    "a quote's text goes on": "> " * 50 + "a\n" + "b\n" * (SIZE // 2),
    "a definition's title goes on": "[a]: /u '" + "x\n" * (SIZE // 2),
    "rows without cells": "|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "|\n" * (SIZE // 2),
    "more columns than a table has": f"{'|a' * SIZE}|\n{'|-' * SIZE}|\n",
    "code marks ever longer": "".join("`" * length + "a" for length in range(1, 80)),
    **{name: piece * (SIZE // len(piece)) for name, piece in PIECES.items()},
}


def steps(text: str) -> int:
    """The number of functions called to make blocks of `text`."""
    taken = 0

    def count(_frame: FrameType, event: str, _about: object) -> None:
        nonlocal taken
        taken += event in {"call", "c_call"}

    blocks("warm")
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        blocks(text)
    finally:
        sys.setprofile(before)
    return taken


@pytest.mark.parametrize("name", WHOLE)
def test_no_text_takes_many_steps_for_a_character(name: str) -> None:
    text = WHOLE[name]
    assert steps(text) <= MOST * len(text)


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_takes_twice_the_steps(name: str) -> None:
    piece = PIECES[name]
    half = piece * (SIZE // len(piece))
    assert steps(half * 2) <= 2.6 * steps(half) + 1_000


def test_the_end_of_an_address_is_found_in_one_pass() -> None:
    def spent(size: int) -> float:
        text = "http://a.b/" + "?!.," * (size // 4)
        before = time.thread_time()
        blocks(text)
        return time.thread_time() - before

    # Taking each character off a copy of the rest would take sixteen times as long.
    assert min(spent(200_000) for _ in range(2)) < 8 * min(spent(50_000) for _ in range(3))


def test_a_table_is_text_from_so_many_columns_on() -> None:
    def kind(columns: int) -> str:
        return blocks(f"{'|a' * columns}|\n{'|-' * columns}|\n")[0].kind.value

    assert kind(COLUMNS - 1) == "table"
    assert kind(COLUMNS + 1) == "prose"


def test_nothing_is_lost_of_a_table_that_ends_for_want_of_cells() -> None:
    rows = "".join(f"|r{n}\n" for n in range(60))
    text = "|h" * 100 + "|\n" + "|-" * 100 + "|\n" + rows
    stream = BlockStream()
    stream.feed(text)
    stream.finish()
    shown = "".join("".join(block.element.itertext()) for block in stream.blocks)
    assert all(f"r{n}" in shown for n in range(60))


def test_quotes_are_so_deep_and_what_is_deeper_is_text() -> None:
    (block,) = blocks("> " * 60 + "word\ngoes on")
    assert sum(1 for _ in block.element.iter("blockquote")) == QUOTES
    assert "".join(block.element.itertext()).split() == [*">" * (60 - QUOTES), "word", "goes", "on"]
