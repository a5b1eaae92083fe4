"""Icons: every drawing can be drawn, takes its tint, and is sharp at 200 %."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from pytestqt.qtbot import QtBot

from chatapp.ui.theme import icons

FOR_THE_DESKTOP = {"chatapp-small", "chatapp-symbolic"}
"""Icons that are installed, and drawn by the desktop: each fills its box in its own colours."""
DRAWINGS = sorted({p.stem for p in icons.folder().glob("*.svg")} - FOR_THE_DESKTOP)
OWN_COLOURS = {"chatapp", "combo-arrow", "combo-arrow-up", "tick-dark", "tick-light"}
RED = QColor("#ff0000")


def colours(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {p.name() for p in pixels if p.alpha() == 255}


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_is_drawn_in_its_tint(qtbot: QtBot, name: str) -> None:
    image = icons.pixmap(name, RED, 24, 3.0).toImage()
    assert image.size() == QSize(72, 72)
    if name in OWN_COLOURS:
        assert colours(image) - {RED.name()}
    else:
        assert colours(image) == {RED.name()}


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_stays_inside_its_box(qtbot: QtBot, name: str) -> None:
    image = icons.pixmap(name, RED, 24, 2.0).toImage()
    last = image.width() - 1
    edge = [image.pixelColor(i, j) for i in range(last) for j in (0, last)]
    edge += [image.pixelColor(j, i) for i in range(last) for j in (0, last)]
    assert all(p.alpha() == 0 for p in edge)


@pytest.mark.parametrize("name", sorted(set(DRAWINGS) - OWN_COLOURS))
def test_no_drawing_brings_a_colour_of_its_own(name: str) -> None:
    tree = ElementTree.parse(icons.folder() / f"{name}.svg")
    paints = {e.get(k) for e in tree.iter() for k in ("stroke", "fill")}
    assert paints <= {"currentColor", "none", None}


def test_an_icon_has_real_pixels_for_dense_screens(qtbot: QtBot) -> None:
    for ratio in (1.0, 1.5, 2.0, 3.0):
        drawn = icons.icon("send", RED).pixmap(QSize(18, 18), ratio)
        assert drawn.size() == QSize(round(18 * ratio), round(18 * ratio))


def test_an_icon_that_is_off_has_its_own_tint(qtbot: QtBot) -> None:
    made = icons.icon("stop", RED, QColor("#0000ff"))
    off = made.pixmap(QSize(18, 18), QIcon.Mode.Disabled).toImage()
    assert colours(off) == {"#0000ff"}


def test_a_drawing_that_is_not_there_is_an_error(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no such drawing", RED)
