"""The style sheet: Qt takes it whole, and everything written in it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chatapp.core.profile.paths import resources
from chatapp.ui.theme import style_sheet
from chatapp.ui.theme.theme import Theme
from tests.ui.looks import OFFSCREEN, dark, light

pytestmark = OFFSCREEN

THEMES = (light(), dark())
GROUNDS = ("window", "sidebar", "raised", "bubble", "hover", "selected")


def luminance(colour: QColor) -> float:
    """WCAG 2.2's relative luminance, 0 to 1."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2's contrast ratio, 1 to 21."""
    light_one, dark_one = sorted((luminance(one), luminance(other)), reverse=True)
    return (light_one + 0.05) / (dark_one + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "text_quiet"])
def test_words_can_be_read_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    c = theme.colour
    assert contrast(getattr(c, ink), getattr(c, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text_on_accent", "accent"),
        ("text_on_accent", "accent_hover"),
        ("link", "raised"),
        ("link", "bubble"),
        ("danger", "window"),
        ("danger", "raised"),
        ("success", "raised"),
        ("success", "window"),
        ("warning_text", "warning_surface"),
        ("link", "warning_surface"),
        ("text", "danger_surface"),
        ("link", "danger_surface"),
        ("selection_text", "selection"),
    ],
)
def test_words_with_a_ground_of_their_own_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    c = theme.colour
    assert contrast(getattr(c, ink), getattr(c, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize("ground", ["window", "sidebar", "raised"])
@pytest.mark.parametrize("line", ["accent", "border_strong"])
def test_the_edge_and_the_ring_of_a_field_can_be_seen(theme: Theme, ground: str, line: str) -> None:
    assert contrast(getattr(theme.colour, line), getattr(theme.colour, ground)) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_qt_takes_the_whole_sheet(qtbot: QtBot, theme: Theme) -> None:
    # What Qt cannot parse it reports as a warning, and a warning fails the test.
    button = QPushButton("Send")
    qtbot.addWidget(button)
    button.setProperty("kind", "primary")
    button.setStyleSheet(style_sheet.style_sheet(theme))
    button.show()
    button.ensurePolished()
    middle = button.grab().toImage().pixelColor(4, button.height() // 2)
    assert middle == theme.colour.accent


def test_the_palette_wears_the_tokens() -> None:
    theme = dark()
    made = style_sheet.palette(theme)
    assert made.color(QPalette.ColorRole.Window) == theme.colour.window
    assert made.color(QPalette.ColorRole.Text) == theme.colour.text
    assert made.color(QPalette.ColorRole.Link) == theme.colour.link


@pytest.fixture
def bare(qapp: QApplication) -> Iterator[QApplication]:
    """The application as it is before anything dressed it, and again afterwards."""
    before = (qapp.font(), qapp.palette(), qapp.styleSheet())
    qapp.setStyleSheet("")
    yield qapp
    qapp.setStyleSheet(before[2])
    qapp.setPalette(before[1])
    qapp.setFont(before[0])


def test_text_size_reaches_controls_made_before_and_after(bare: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = [QLabel("words"), QLineEdit(), QPushButton("Send"), QComboBox()]
    for control in made:
        column.addWidget(control)
    for body in (13.0, 21.0, 9.0):
        style_sheet.apply(bare, light(body=body))
        window.show()
        made.append(QLineEdit(window))
        assert {control.font().pointSizeF() for control in made} == {body}


def test_a_kind_is_seen_at_once(qtbot: QtBot) -> None:
    theme = light()
    label = QLabel("words")
    qtbot.addWidget(label)
    label.setStyleSheet(style_sheet.style_sheet(theme))
    label.show()
    style_sheet.set_kind(label, "danger")
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour.danger


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    black, white = QColor("#000000"), QColor("#ffffff")
    assert style_sheet.mix(black, white, 0) == black
    assert style_sheet.mix(black, white, 1) == white
    assert style_sheet.mix(black, white, 0.5).name() == "#808080"


def test_every_token_of_the_sheet_is_known_and_every_size_is_used() -> None:
    theme = light()
    sheet = (resources() / "themes" / "base.qss").read_text("utf-8")
    used = set(re.findall(r"\{(\w+)\}", sheet))
    known = style_sheet.tokens(theme)
    assert used <= set(known)
    colours = {field.name for field in fields(theme.colour)}
    assert set(known) - used <= colours
    assert "{" not in re.sub(r"\{\s[^{}]*\}", "", style_sheet.style_sheet(theme))
