"""Blocks as rows, and rows as Markdown again."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chatapp.core.markdown import blocks
from chatapp.ui.messages.rows.clipping import clip, cut, markdown
from chatapp.ui.messages.rows.inline_runs import text_of
from chatapp.ui.messages.rows.row_builder import plain, rows
from chatapp.ui.messages.rows.row_specs import (
    DEEPEST,
    Face,
    ImageSpec,
    Level,
    LineSpec,
    MathSpec,
    Spec,
    Style,
    TextSpec,
)


def flow(text: str) -> list[Spec]:
    """The rows of a whole text."""
    return [spec for block in blocks(text) for spec in rows(block.element)]


def markers(text: str) -> list[str]:
    return [spec.marker for spec in flow(text) if isinstance(spec, TextSpec)]


def test_lists_have_markers_and_levels() -> None:
    assert markers("- a\n- b\n  - c\n") == ["•", "•", "◦"]
    assert markers("3. a\n4. b") == ["3.", "4."]
    assert markers("- [x] a\n- [ ] b") == ["☑", "☐"]
    nested = flow("- a\n  - b")[1]
    assert nested.frame.levels == (Level.LIST, Level.LIST)


def test_a_second_paragraph_of_an_item_has_no_marker() -> None:
    assert markers("1. one\n\n   more\n\n2. two") == ["1.", "", "2."]


def test_a_list_in_an_empty_item_keeps_both_markers() -> None:
    assert markers("- - a") == ["•", "◦"]


def test_an_alert_is_a_level_with_a_title() -> None:
    title, body = flow("> [!WARNING]\n> Careful.")
    assert isinstance(title, TextSpec)
    assert title.tint is Level.WARNING
    assert body.frame.levels == (Level.WARNING,)
    assert body.frame.shared == 1


def test_a_table_is_a_row_a_line() -> None:
    lines = flow("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert all(isinstance(line, LineSpec) for line in lines)
    assert [line.text for line in lines] == ["a\tb", "1\t2"]


def test_images_are_words_not_requests() -> None:
    above, image, below = flow("Look: ![A cat](https://tracker.example/x.png) there")
    assert isinstance(image, ImageSpec)
    assert (above.text, image.text, below.text) == ("Look:", "A cat", "there")
    assert image.address == "https://tracker.example/x.png"


def test_a_heading_s_image_stands_below_its_words() -> None:
    heading, image = flow("# My cat ![A cat](https://tracker.example/x.png)")
    assert isinstance(heading, TextSpec)
    assert (heading.text, heading.style, heading.runs[0].face) == ("My cat", Style.H1, Face.BOLD)
    assert isinstance(image, ImageSpec)
    (alone,) = flow("## ![A cat](https://tracker.example/x.png)")
    assert isinstance(alone, ImageSpec)


def test_an_image_that_cannot_stand_alone_is_words_and_host() -> None:
    for text in (
        "| ![A cat](https://t.example/x.png) |\n|-|",
        "**![A cat](https://t.example/x.png)**",
    ):
        (row,) = flow(text)
        assert row.text == "[A cat · t.example]"
        runs = row.cells[0] if isinstance(row, LineSpec) else getattr(row, "runs", ())
        assert [run.image for run in runs] == ["https://t.example/x.png"]


def test_formulas_are_runs_or_rows_of_their_source() -> None:
    above, formula, below = flow(r"Let $a_b$ be 5 or $$x^2$$ so.")
    assert isinstance(above, TextSpec)
    assert [run.text for run in above.runs if run.face & Face.MATH] == ["$a_b$"]
    assert isinstance(formula, MathSpec)
    assert (formula.text, below.text) == ("$$x^2$$", "so.")
    (row,) = flow("It costs $5 and $10.")
    assert row.text == "It costs $5 and $10."


def test_typed_text_is_not_markdown() -> None:
    assert [row.text for row in plain("# not\n\n*this*")] == ["# not", "", "*this*"]


def test_depth_has_an_end() -> None:
    root = Element("blockquote")
    inner = root
    for _ in range(5000):
        inner = SubElement(inner, "blockquote")
    inner.text = "deep"
    (row,) = rows(root)
    assert row.text == "deep"
    assert len(row.frame.levels) == DEEPEST


ROUND_TRIP = [
    "# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six",
    "Text with **bold**, *italic*, ~~struck~~ and `code`.",
    "- a\n- b\n   - c",
    "1. one\n2. two",
    "> quoted\n> \n> > deeper",
    "```python\nprint(1)\n```",
    "| a | b |\n| --- | ---: |\n| 1 | 2 |",
    "[link](https://example.com)",
    "---",
    "- [x] done\n- [ ] not",
    "| ![a cat](https://t.example/x.png) |\n| --- |\n| **![](https://t.example/y.png)** |",
]


@pytest.mark.parametrize("text", ROUND_TRIP)
def test_markdown_reads_back_as_the_same_rows(text: str) -> None:
    specs = flow(text)
    assert flow(markdown(specs)) == specs


CUT = flow("\n\n".join([*ROUND_TRIP, "> - a\n> - b", "x" * 50]))


@example(CUT[6], 4, 5)
@settings(max_examples=60)
@given(st.sampled_from(CUT), st.integers(0, 60), st.integers(0, 60))
def test_any_cut_keeps_its_text(spec: Spec, start: int, length: int) -> None:
    """Its HTML too, unless nothing can be seen of it: a lone space is but text."""
    start = min(start, len(spec.text))
    end = min(start + length, len(spec.text))
    left = cut(spec, start, end)
    kept = left.text if left is not None else ""
    assert kept.replace("\t", "") == spec.text[start:end].replace("\t", "")
    if left is not None:
        assert clip([[left]]).formatted().html or not kept.strip()


def test_text_has_its_markers() -> None:
    assert text_of(flow("- a\n- b")) == "• a\n• b"


def test_lines_of_a_table_that_are_known_are_not_made_again() -> None:
    element = blocks("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |")[0].element
    known: dict[Element, LineSpec] = {}
    first = rows(element, known=known)
    assert all(one is other for one, other in zip(first, rows(element, known=known), strict=True))
    assert rows(element) == first
    # Whatever changed of their surroundings counts.
    assert rows(element, first=False, known=known) == rows(element, first=False)
