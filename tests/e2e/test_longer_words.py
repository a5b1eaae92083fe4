"""Longer words than English ones fit too: every screen, narrow, in the words of a language."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from shiboken6 import isValid

from chatapp.core.profile.paths import resources
from chatapp.ui.theme.theme import Size
from tests.e2e.driver import Window
from tests.e2e.screens import WALKS, Walk, to_front
from tests.e2e.test_narrow import HEIGHT, OFFSCREEN, clipped
from tests.e2e.test_screens import at_rest, settled

pytestmark = OFFSCREEN


def german() -> dict[str, str]:
    """The words alone on a button or a label, from English; the longest, where there are two."""
    found: dict[str, str] = {}
    ts = ET.parse(resources() / "translations" / "chatapp_de.ts")
    for message in ts.iter("message"):
        if message.get("numerus") is None:
            source, said = message.findtext("source", ""), message.findtext("translation", "")
            found[source] = max(said, found.get(source, ""), key=len)
    return found


async def in_german(w: Window, top: QWidget, words: dict[str, str]) -> list[str]:
    """The words that do not fit once the screen's English ones are replaced by German ones."""
    swapped: list[tuple[QAbstractButton | QLabel, str]] = []
    for kind in (QAbstractButton, QLabel):
        for widget in top.findChildren(kind):
            said = words.get(widget.text(), "")
            if said and widget.window() is top:
                swapped.append((widget, widget.text()))
                widget.setText(said)
    await settled(w, top)
    found = clipped(top)
    for widget, text in swapped:
        if isValid(widget):  # what belongs to a moment may be gone
            widget.setText(text)
    return found


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
async def test_german_fits_in_the_narrowest_window(profile: Path, walk: Walk) -> None:
    words, found = german(), list[str]()
    async with walk.begin(profile) as w:
        w.widget.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
        await w.until(lambda: w.widget.width() == Size.WINDOW_MIN_WIDTH)
        for one in walk.screens:
            top = await one.show(w)
            if top is w.widget:
                await to_front(w)
            found += [f"{one.name}: {words}" for words in await in_german(w, top, words)]
            await one.hide(w, top)
            await at_rest(w)
            if w.session:
                w.widget.set_sidebar(False)
                w.composer.setFocus()
    assert not found, "\n" + "\n".join(found)
