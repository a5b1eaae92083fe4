"""Blocks that go on and on are cut: no parse is long, nothing is lost, however they came."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest
from markdown_it.token import Token

from chatapp.core.markdown import Block, BlockStream, blocks, html
from chatapp.core.markdown.cut import MOST, PLACE, reach, steps
from chatapp.core.markdown.grammar import Environment, Grammar

SIZE = 30_000
CHARACTERS = 20 * MOST


def filled(part: str, begin: str = "") -> str:
    """`part` again and again, numbered where it has a place for it."""
    made, size = [begin], 0
    for number in range(SIZE):
        made.append(part.replace("%", str(number)))
        size += len(made[-1])
        if size > SIZE:
            break
    return "".join(made)


TEXTS = {
    "marks": filled("**a%** `b%` [c%](http://d.e) "),
    "emphasis without an end": filled("**a% *b% _c% "),
    "words": filled("word% "),
    "one word": filled("x%"),
    "one address": filled("x%", "http://a.b/"),
    "without spaces": filled("漢字%、"),
    "lines": filled("a line% of words\n"),
    "list": filled("- a%\n"),
    "numbered": filled("1. a%\n"),
    "one item": filled("**a%** and b% ", "- "),
    "nested": filled("  - a%\n", "1. top\n"),
    "nested deeper": filled("    - a%\n", "- top\n  - next\n"),
    "loose": filled("- a%\n\n  b%\n\n"),
    "quote": filled("> a%\n"),
    "quoted list": filled("> - a%\n"),
    "alert": filled("> a% of it\n", "> [!NOTE]\n"),
    "note": filled("  a% of it\n", "See[^1].\n\n[^1]: It\n"),
    "heading": filled("a% `b%` ", "# "),
    "table": filled("| a% | b% |\n", "| x | y |\n|--:|---|\n"),
    "one cell": filled("a% ", "| x | y |\n|---|---|\n| z | "),
    "too many cells": filled("| a% ", "| x | y |\n|---|---|\n"),
    "table in a list": filled("  | a% | b% |\n", "- t\n\n  | x | y |\n  |---|---|\n"),
    "code in a list": filled("  a% = b%\n", "- t\n\n  ```python\n"),
    "indented": filled("    a% = b%\n"),
    "dollars": filled("$$\na%\n"),
}


class MeasuringGrammar(Grammar):
    """Knows the longest text it was given to parse, and the most steps that took."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0
        self.most = 0

    def block_tokens(self, text: str, environment: Environment) -> list[Token]:
        tokens = super().block_tokens(text, environment)
        self.longest = max(self.longest, len(text))
        self.most = max(self.most, steps(tokens))
        return tokens


def streamed(pieces: Iterable[str], grammar: Grammar | None = None) -> list[Block]:
    """The blocks after the last piece."""
    stream = BlockStream(grammar, most=MOST)
    for piece in pieces:
        stream.feed(piece)
    stream.finish()
    return stream.blocks


def words(found: Sequence[Block]) -> list[str]:
    """The numbered words of the blocks."""
    text = " ".join("".join(block.element.itertext()) for block in found)
    assert PLACE not in text
    return re.findall(r"[abc]\d+", text)


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", TEXTS)
def test_no_parse_is_long_and_nothing_is_lost(name: str) -> None:
    text = TEXTS[name]
    grammar = MeasuringGrammar()
    found = streamed([text], grammar)
    # Code costs nearly nothing.
    assert grammar.longest <= 3 * CHARACTERS or "code" in name or name == "indented"
    assert grammar.most <= 3 * MOST
    said, shown = re.findall(r"[abc]\d+", text), words(found)
    if name == "too many cells":
        # GFM leaves out those that its head has none for; from the first cut on none is.
        assert shown == said[:2] + said[2 - len(shown) :]
        assert len(shown) > 0.9 * len(said)
    else:
        assert shown == said


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", TEXTS)
def test_it_is_cut_at_the_same_places_however_it_came(name: str) -> None:
    text, chance = TEXTS[name][: SIZE // 2], random.Random(1)
    whole = streamed([text])
    pieces, at = list[str](), 0
    while at < len(text):
        end = at + chance.choice((chance.randint(1, 800), chance.randint(1, 6000)))
        pieces.append(text[at:end])
        at = end
    assert streamed(pieces) == whole


def test_what_is_short_is_not_cut() -> None:
    text = "# A\n\nb **c**\n\n" + "- d\n" * 60 + "\n| e | f |\n|---|---|\n" + "| g | h |\n" * 40
    assert streamed([text]) == list(blocks(text))
    assert all(block.joint is None for block in streamed([text]))


def test_the_numbers_of_a_list_go_on() -> None:
    found = streamed([filled("1. a%\n")])
    assert len(found) > 3
    for before, after in pairwise(found):
        # The first item is the last one before, without its text.
        assert after.joint == "\n"
        assert after.element[0].get("class") == "continued"
        number = int(before.element.get("start", 1)) + len(before.element) - 1
        assert int(after.element.get("start", 0)) == number


def test_head_and_title_stand_once() -> None:
    table = streamed([TEXTS["table"]])
    assert len(table) > 3
    assert sum(len(list(block.element.iter("th"))) for block in table) == 2
    assert {cell.get("align") for block in table for cell in block.element.iter("td")} == {
        "right",
        None,
    }
    alert = streamed([TEXTS["alert"]])
    assert len(alert) > 3
    assert sum(html(block.element).count("alert-title") for block in alert) == 1
    assert all("alert-note" in (block.element.get("class") or "") for block in alert)


def test_a_cut_is_where_no_mark_is_open() -> None:
    for block in streamed([TEXTS["marks"]]):
        text = "".join(block.element.itertext())
        assert not set(text) & set("*`[]()")


def test_text_without_marks_takes_few_steps() -> None:
    assert reach("x" * 100, 5) == 100
    assert reach("a\nb\n", 5) == 4
    assert reach("", 5) > 0


def test_blocks_that_were_taken_over_are_let_go() -> None:
    stream = BlockStream(most=MOST)
    stream.feed("See [late] one.\n\n" + "A paragraph.\n\n" * 50)
    stream.shed()
    gone = stream.gone
    assert gone > 40
    assert not any("".join(b.element.itertext()) for b in stream.blocks[:gone])
    stream.feed("[late]: http://a.b\n\nend\n\n")
    assert stream.anew == [0]
    assert 'href="http://a.b"' in html(stream.blocks[0].element)
    stream.shed()
    assert stream.anew == []
