"""A window whose system turns dark and light again: what `test_settings` runs by itself.

It needs a platform theme that lets a program say what the system's colours are, and that is
chosen before Qt starts.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from chatapp import window_factory
from chatapp.core.profile.paths import resources
from chatapp.ui.platform.event_loop import make_loop
from chatapp.ui.theme import theme
from tests.e2e.driver import window
from tests.waiting import until


async def follow(profile: Path) -> None:
    """Check the window's colours after each change of the system's."""
    hints = QGuiApplication.styleHints()
    async with window(profile) as w:
        for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
            hints.setColorScheme(scheme)
            dark = scheme == Qt.ColorScheme.Dark
            worn = theme.load(resources() / "themes", dark=dark).colour
            await until(
                lambda worn=worn: QApplication.palette().window().color() == worn.window,
                what=f"the colours of {scheme}",
            )
            await until(
                lambda worn=worn: w.pane.view.look.colour.text == worn.text, what="the messages"
            )
            print(scheme.name)


if __name__ == "__main__":
    with closing(make_loop(window_factory.make_application())) as loop:
        loop.run_until_complete(follow(Path(sys.argv[1])))
