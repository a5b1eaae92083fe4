"""Every pair of colours that meet can be told apart: WCAG 2.2 AA, AAA in high contrast."""

from __future__ import annotations

from dataclasses import fields
from itertools import product

import pytest

from chatapp.core.paths import resources
from chatapp.ui import theme
from chatapp.ui.theme import CodeColours, Theme
from tests.ui.looks import OFFSCREEN
from tests.ui.test_style import contrast

pytestmark = OFFSCREEN

THEMES = [
    theme.load(resources() / "themes", dark=dark, contrast=high)
    for dark, high in product((False, True), repeat=2)
]
CODE = tuple(f.name for f in fields(CodeColours))
MARKS = ("selection", "find_mark", "find_mark_current")
GROUNDS = ("window", "sidebar", "raised", "bubble", "hover", "selected")
WORDS = [
    *product(("text",), (*GROUNDS, *MARKS, "code_header", "warning_surface", "danger_surface")),
    *product(("text_quiet",), (*GROUNDS, "code_surface")),
    *product(("link",), ("window", "raised", "bubble", "hover", *MARKS)),
    *product(("link",), ("warning_surface", "danger_surface")),
    *product((*CODE, "code_text"), ("code_surface", "selection")),
    # The titles of alerts.
    *product(("accent", "success", "keyword", "number", "danger"), ("window",)),
    *product(("danger", "success"), ("window", "raised")),
    *product(("text_on_accent",), ("accent", "accent_hover")),
    ("warning_text", "warning_surface"),
    ("selection_text", "selection"),
]
SHAPES = [
    # The ring of what has the focus, and the edges of fields.
    *product(("accent",), ("window", "sidebar", "raised", "bubble", "code_surface")),
    *product(("border_strong",), ("window", "sidebar", "raised")),
    ("text", "accent"),
]


@pytest.mark.parametrize("look", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read(look: Theme, ink: str, ground: str) -> None:
    least = 7.0 if look.name.endswith("contrast") else 4.5
    assert _between(look, ink, ground) >= least


@pytest.mark.parametrize("look", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize(("line", "ground"), SHAPES)
def test_rings_and_edges_can_be_seen(look: Theme, line: str, ground: str) -> None:
    if (line, ground) == ("text", "accent"):
        # A pressed-looking button's ring stands beside its fill and on the window.
        assert _between(look, line, "window") >= 3
        return
    assert _between(look, line, ground) >= 3


def test_high_contrast_shows_every_border() -> None:
    for look in THEMES:
        if look.name.endswith("contrast"):
            assert _between(look, "border", "window") >= 3
            assert _between(look, "quote_bar", "window") >= 3


def _between(look: Theme, one: str, other: str) -> float:
    inks = [getattr(look.code, n) if n in CODE else getattr(look.colour, n) for n in (one, other)]
    return contrast(*inks)
