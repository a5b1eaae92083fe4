"""Nothing is cut off in the narrowest window, with large text, and at 200 %."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QPushButton,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chatapp.ui.elided_label import ElidedLabel
from chatapp.ui.theme import Size
from tests.e2e.driver import Window, window
from tests.e2e.process import CLONE
from tests.loopback import Loopback, thinking_reply
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN

HEIGHT = 640
ANSWER = """# A heading that is longer than the window is wide

Words, a [link](https://example.org/) and `code`.

1. One
   - Inner

| Column | Another column | A third |
|---|---|---|
| 1 | Some words in a cell | 3 |

```python
print("a line of code that is much longer than the window is wide, whatever its text size")
```

> [!NOTE]
> Careful.
"""
PICTURES = os.environ.get("CHATAPP_TEST_PICTURES", "")
"""A folder for pictures of the screens; empty for none."""


def clipped(top: QWidget) -> list[str]:
    """The words in `top` that do not fit where they stand; what is elided has a tool tip."""
    found: list[str] = []
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not top or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel):
            words, wraps = widget.text(), widget.wordWrap()
        elif isinstance(widget, QAbstractButton):
            words, wraps = widget.text(), False
            if isinstance(widget, QToolButton) and (
                widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
            ):
                continue
        else:
            continue
        if not words:
            continue
        wide = widget.minimumSizeHint().width() if wraps else widget.sizeHint().width()
        high = widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().height()
        if widget.width() < wide or widget.height() < high:
            has, needs = widget.size().toTuple(), (wide, high)
            found.append(f"{words[:50]!r} has {has} and needs {needs}")
        place = QRect(widget.mapTo(top, QPoint()), widget.size())
        if place.left() < 0 or place.right() >= top.width():
            found.append(f"{words[:50]!r} stands at {place.getRect()} of {top.width()}")
    return found


def picture(widget: QWidget, name: str) -> None:
    if PICTURES:
        scale = os.environ.get("QT_SCALE_FACTOR", "1")
        widget.grab().save(str(Path(PICTURES, f"{name}-{scale}.png")))


async def fits(w: Window, top: QWidget, name: str) -> None:
    """The screen is as narrow as it was told, and soon nothing in it is cut off."""
    await w.until(lambda: top.width() == Size.WINDOW_MIN_WIDTH, "the narrow window")
    try:
        await w.until(lambda: not clipped(top))
    except AssertionError:
        pytest.fail("\n".join(clipped(top)))
    finally:
        picture(top, name)


def test_what_is_cut_off_is_seen(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    button, label = QPushButton("Too long for its place", top), QLabel("Beyond the edge", top)
    button.setFixedWidth(30)
    label.move(90, 60)
    top.resize(100, 100)
    top.show()
    assert len(clipped(top)) == 2


async def test_a_new_conversation_fits(profile: Path) -> None:
    async with window(profile) as w:
        w.widget.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
        await fits(w, w.widget, "welcome")


async def test_a_conversation_with_large_text_fits(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Hm.", ANSWER))
        async with window(profile, server) as w:
            w.widget.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
            for _ in range(11):
                w.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
            w.type("A question that is longer than the window is wide?")
            await w.status_begins("Done")
            w.widget.pane.notices.show("A sentence that must be read whole, and long.")
            await fits(w, w.widget, "conversation")
            view = w.widget.pane.view
            for button in view.controls.buttons:
                place = QRect(button.mapTo(view.viewport(), QPoint()), button.size())
                assert place.left() >= 0
                assert place.right() < view.viewport().width()


async def test_every_page_of_the_settings_fits(profile: Path) -> None:
    async with window(profile) as w:
        w.widget.open_settings()
        await w.until(lambda: w.widget.findChildren(QDialog), "the settings")
        (dialog,) = [d for d in w.widget.findChildren(QDialog) if d.isVisible()]
        dialog.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
        tabs = dialog.findChild(QTabWidget)
        assert tabs is not None
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            await fits(w, dialog, f"settings{number}")
        dialog.close()


def test_it_all_fits_at_200_percent() -> None:
    if os.environ.get("QT_SCALE_FACTOR"):
        return
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__],
        check=False,
        cwd=CLONE,
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout
