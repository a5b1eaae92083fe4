"""Every pair of colours that meet can be told apart: WCAG 2.2 AA, AAA in high contrast."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from chatapp.core.profile.paths import resources
from chatapp.ui.theme import style_sheet as style
from chatapp.ui.theme import theme
from chatapp.ui.theme.style_sheet import style_sheet
from chatapp.ui.theme.theme import CodeColours, Colours, Theme
from tests.ui.looks import OFFSCREEN
from tests.ui.theme.test_style_sheet import contrast

pytestmark = OFFSCREEN

THEMES = [
    theme.load(resources() / "themes", dark=dark, contrast=high)
    for dark, high in product((False, True), repeat=2)
]
CODE = tuple(f.name for f in fields(CodeColours))
MARKS = ("selection", "find_mark", "find_mark_current")
INLINE = ("code_header", "code_surface")
GROUNDS = ("window", "sidebar", "raised", "bubble", "hover", "selected")
CARDS = ("warning_surface", "danger_surface")
TITLES = ("accent", "success", "keyword", "number", "danger")
"""Of alerts."""
WORDS = [
    *product(("text",), (*GROUNDS, *MARKS, *INLINE, *CARDS)),
    # Thinking, which can be selected and searched; what says more on a card.
    *product(("text_quiet",), (*GROUNDS, *MARKS, *INLINE, *CARDS)),
    *product(("link",), ("window", "raised", "bubble", "hover", *MARKS, *INLINE, *CARDS)),
    *product((*CODE, "code_text"), ("code_surface", *MARKS)),
    *product(TITLES, ("window", *MARKS)),
    *product(("danger", "success"), ("window", "raised", "hover")),
    *product(("text_on_accent",), ("accent", "accent_hover")),
    ("warning_text", "warning_surface"),
    ("selection_text", "selection"),
]
"""The colours of text, and of what it lies on."""
SHAPES = [
    # The ring of what has the focus, and the edges of fields.
    *product(("accent",), (*GROUNDS, *CARDS, "code_surface")),
    *product(("border_strong",), ("window", "sidebar", "raised")),
    ("text", "accent"),
]
"""Lines that have to be seen, and on what."""
SHADES = {
    "border": "parts what is apart anyway; in high contrast it is a line like any other",
    "quote_bar": "says beside a quote's indent that it is one; likewise",
    "scrim": "lies over what cannot be used, so that one sees less of it",
}
"""Colours nobody has to see, and why."""


def test_every_colour_is_in_the_table() -> None:
    known = {f.name for f in (*fields(Colours), *fields(CodeColours))}
    met = {name for pair in (*WORDS, *SHAPES) for name in pair}
    assert met | set(SHADES) == known
    assert not met & set(SHADES)


@pytest.mark.parametrize("look", THEMES, ids=lambda t: t.name)
def test_what_the_style_sheet_writes_can_be_read(look: Theme) -> None:
    """Every rule that names a text and a ground; what cannot be used may be faint."""
    least = 7.0 if look.name.endswith("contrast") else 4.5
    checked = 0
    for selector, body in re.findall(r"([^{}]+){([^}]*)}", style_sheet(look)):
        inks = re.findall(r"(?<![\w-])(?:placeholder-text-)?color: (#\w+)", body)
        grounds = re.findall(r"background: (#\w+)", body)
        if ":disabled" in selector:
            continue
        for ink, ground in product(inks, grounds):
            checked += 1
            assert contrast(QColor(ink), QColor(ground)) >= least, selector
    assert checked > 5


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QComboBox])
def test_what_stands_in_an_empty_field_can_be_read(qtbot: QtBot, kind: type[QWidget]) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for look in THEMES:
        style.apply(application, look)
        field = kind()
        qtbot.addWidget(field)
        field.show()
        ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert ink.alpha() == 255
        assert contrast(ink, look.colour.raised) >= 4.5


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
