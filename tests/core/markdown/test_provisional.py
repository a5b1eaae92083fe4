"""The provisional end: what is shown of a text under way stays as it is, less its end."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatapp.core.markdown import Block, BlockStream, blocks
from chatapp.core.markdown.provisional import provisional_line, provisional_lines

HELD_BACK = 4
"""Characters at the end that may look different once more has come."""

WORDS = ["word", "two words", "x", "a-b", "1.5", "e\u0301t\u00e9", "a (b) c", "3 < 4"]
AROUND = [
    *("{}", "**{}**", "*{}*", "__{}__", "_{}_", "***{}***", "~~{}~~", "`{}`", "``{}``"),
    *("\\({}\\)", "\\[{}\\]", "[{}](http://a.b/c)", "**a *{}* b**", "*a **{}** b*", "**`{}`**"),
    *("**[{}](http://a.b)**", "~~**{}**~~", "pre**{}**post", "pre*{}*post"),
    *("**a***{}*", "*a***{}**"),
]
BEFORE = [
    "",
    "Earlier.\n\n",
    "```py\nx = '$$ ** `'\n```\n\n",
    "```\n$$\n```\n\n",
    "$$\na\n$$\n\n",
    "Is $$a$$ and $$b$$.\n\n",
    "- item\n\n",
    "> quoted\n\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
]
BLOCKS = ["{}", "# {}", "> {}", "- one\n- {}", "1. {}", "first\n{}", "{}  \nlast"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Something a model writes, whole: every mark that opens closes."""
    parts = draw(
        st.lists(st.tuples(st.sampled_from(AROUND), st.sampled_from(WORDS)), min_size=1, max_size=4)
    )
    line = " ".join(around.format(word) for around, word in parts)
    before = draw(st.sampled_from(BEFORE)) + draw(st.sampled_from(BEFORE))
    return before + draw(st.sampled_from(BLOCKS)).format(line)


def bare(stream_blocks: list[str]) -> str:
    return "".join("".join(stream_blocks).split())


def shown(text: str) -> str:
    stream = BlockStream()
    stream.feed(text)
    return bare(["".join(block.element.itertext()) for block in stream.blocks])


@settings(max_examples=40)
@given(texts())
def test_what_is_shown_is_a_beginning_of_what_will_be(text: str) -> None:
    whole = bare(["".join(block.element.itertext()) for block in blocks(text)])
    for at in range(len(text)):
        seen = shown(text[:at])
        sure = seen[: max(0, len(seen) - HELD_BACK)]
        assert whole.startswith(sure), (text[:at], seen, whole)


WHOLE_BLOCKS = [
    *("Plain words.\n\n", "# A heading\n\n", "> quoted **words**\n> and more\n\n", "---\n\n"),
    *("- one\n- two\n  - within *it*\n\n", "1. one\n2. two\n\n", "- [ ] to do\n- [x] done\n\n"),
    "| a | b |\n|---|:-:|\n| 1 | `2` |\n| **3** | 4 |\n\n",
    *("```py\nx = '$$ ** `'\n\ny = 1\n```\n\n", "~~~\n| a |\n~~~\n\n"),
    *("$$\n\\frac{a}{b}\n$$\n\n", "\\[\nx^2\n\\]\n\n", "It is $x^2$ and \\(y\\).\n\n"),
    *("A [link](http://a.b/c) here.\n\n", "See http://a.b/c now.\n\n", "**bold** and `code`\n\n"),
]


def rows(parsed: Iterable[Block]) -> list[str]:
    """The text of each block as it is read, line by line, without empty ends."""
    return ["".join(block.element.itertext()).rstrip() for block in parsed]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(WHOLE_BLOCKS), min_size=1, max_size=5),
    st.lists(st.integers(1, 9), min_size=1, max_size=5),
)
def test_what_flows_in_is_a_literal_beginning_of_what_will_be(
    parts: list[str], sizes: list[int]
) -> None:
    """White space, too, whatever the blocks and the pieces; but for `HELD_BACK` characters of
    the last block, and a formula that is not whole, which stands as dots."""
    text = "".join(parts)
    whole = rows(blocks(text))
    stream, at, turn = BlockStream(), 0, 0
    while at < len(text):
        size = sizes[turn % len(sizes)]
        stream.feed(text[at : at + size])
        at, turn = at + size, turn + 1
        seen = rows(stream.blocks)
        assert len(seen) <= len(whole)
        if seen:
            *before, last = seen
            assert before == whole[: len(before)], text[:at]
            dots = len(last) - len(last.rstrip("\u00b7"))
            sure = last[: max(0, len(last) - max(HELD_BACK, dots))].rstrip()
            assert whole[len(before)].startswith(sure), (text[:at], last, whole[len(before)])


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("$$\na", "$$\na\n$$"),
        ("  $$\nx", "  $$\nx\n  $$"),
        ("    $$\nx", None),
        ("\\[\nx", "\\[\nx\n\\]"),
        ("a\n\\[", "a"),
        ("x\n$$\n", "x\n"),
        # Marks are counted in the paragraph alone, and an even number of them is closed.
        ("a $$b$$\n\n$$\nx", "a $$b$$\n\n$$\nx\n$$"),
        ("a $$\n\n$$\nx", "a $$\n\n$$\nx\n$$"),
        ("is $$a$$ and\n$$\nx", "is $$a$$ and\n$$\nx\n$$"),
        ("is $$ and\n$$\nx", None),
        ("$$\na\n$$\nb $$ c", None),
        # Within code nothing is a formula; after it everything is.
        ("```\n$$\nx", None),
        ("```\na\n```\n\n```\n$$\nx", None),
        ("```\na\n```\n\n$$\nx", "```\na\n```\n\n$$\nx\n$$"),
        # Tables and marks that wait for what they mark.
        ("| a", "| a|\n|---|"),
        ("| a \\| b", "| a \\| b|\n|---|"),
        ("| a | b |\n|---", "| a | b |\n|---|---|"),
        ("x\n|a|b", "x\n|a|b|\n|---|---|"),
        ("|a|\n|-|\n|c", None),
        ("- a\n\n-", "- a\n\n"),
        ("a\n12)", "a"),
        ("1234567890. x", None),
    ],
)
def test_the_lines_at_the_end(text: str, whole: str | None) -> None:
    shown_lines, made_up = provisional_lines(text)
    assert shown_lines.rstrip("\n") == (text if whole is None else whole).rstrip("\n")
    assert made_up is (whole is not None and len(whole) > len(text.rstrip()))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        # A single ~ is mostly "about".
        ("a ~b", "a ~b"),
        ("a ~b ~c", "a ~b ~c"),
        ("a ~~b", "a ~~b~~"),
        ("~~a~~ ~b", "~~a~~ ~b"),
        ("~~a~", "~~a~~"),
        ("a ~", "a "),
        # Emphasis that opens and closes at once.
        ("*a*b*", "*a*b"),
        ("**a*b", "**a*b***"),
        ("**a*b*c", "**a*b*c**"),
        ("x**y**z**", "x**y**z"),
        ("**a***b", "**a***b*"),
        ("*a***b", "*a***b**"),
        ("*a****b", "*a****b***"),
        ("***a*", "***a***"),
        ("***a**", "***a***"),
        ("*a **b** c", "*a **b** c*"),
        ("**a** **b", "**a** **b**"),
        ("a ** b", "a ** b"),
        ("_a_b", "_a_b"),
        ("snake_c", "snake_c"),
        # Code, formulas, links and notes.
        ("`a` `b", "`a` `b`"),
        ("``a`", "``a``"),
        ("*a `b", "*a `b`*"),
        ("\\(x", "·"),
        ("\\(x^2 + y", "···"),
        ("a $\\frac{a", "a ···"),
        ("a $x$ and $y", "a $x$ and ·"),
        ("costs $5 or", "costs $5 or"),
        ("the $HOME of", "the $HOME of"),
        ("\\(x\\) \\[y", "\\(x\\) ·"),
        ("a\\", "a"),
        ("$*a$ *b", "$*a$ *b*"),
        ("$ *a$ b", "$ *a$ b*"),
        ("**a [b", "**a b**"),
        ("[a](b", "a"),
        ("[a](b)", "[a](b)"),
        ("![a](b", ""),
        ("a [^1", "a "),
        ("[a\nb", "[a\nb"),
    ],
)
def test_the_line_at_the_end(text: str, whole: str) -> None:
    assert provisional_line(text) == whole
