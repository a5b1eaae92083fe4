"""Nothing is cut off in the narrowest window, with large text, and at 200 %."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBitmap, QImage, QPainter, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chatapp.ui.messages.rows.row import Brush, Row
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.elided_label import ElidedButton, ElidedLabel
from tests.e2e.driver import Window, window
from tests.e2e.process import CLONE
from tests.loopback import Loopback, thinking_reply
from tests.ui.looks import OFFSCREEN, light
from tests.ui.messages.talk import fill, reply

pytestmark = OFFSCREEN

HEIGHT = 640
OVERHANG = 2
"""Pixels that the surface of code within a line reaches out of its column."""
ANSWER = """# A heading that is longer than the window is wide

Words, a [link](https://example.org/) and `code`.

1. One
   - Inner

Between.

99. Two digits
100. Three

| Column | Another column | A third |
|---|---|---|
| 1 | Some words in a cell | 3 |

```python
print("a line of code that is much longer than the window is wide, whatever its text size")
```

> [!NOTE]
> Careful.

> - Deep
>   1. deeper
>      > deepest, with words that go on and on

`a_name_in_code_that_is_longer_than_the_window_is_wide_whatever_its_text_size()` and
https://example.org/an-address-without-a-space/that-goes-on-and-on-and-on-and-on

#### A-heading-without-a-place-to-break-it-in-two

Euler: $e^{i\\pi} + 1 = 0 + a + b + c + d + e + f + g + h + i + j + k + l + m + n$, and

$$a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v$$

שלום לכולם, זו פסקה בעברית שהיא ארוכה יותר מרוחב החלון.

![A picture whose words are many, and more](https://pictures-of-all-kinds.example.org/one.png)

| Picture | Beside it |
|---|---|
| ![A picture](https://pictures-of-all-kinds.example.org/one.png) | Words |
"""
PICTURES = os.environ.get("CHATAPP_TEST_PICTURES", "")
"""A folder for pictures of the screens; empty for none."""


def clipped(top: QWidget) -> list[str]:
    """The words in `top` that do not fit where they stand; what is elided has a tool tip."""
    found: list[str] = []
    for widget in top.findChildren(QWidget):
        if (
            not widget.isVisible()
            or widget.window() is not top
            or isinstance(widget, ElidedLabel | ElidedButton)
        ):
            continue
        if isinstance(widget, QLineEdit):
            hint = "" if widget.text() else widget.placeholderText()
            frame = widget.width() - widget.fontMetrics().horizontalAdvance(hint)
            if frame < 2 * Space.S:
                found.append(f"{hint!r} has too little room in {widget.width()}")
            words, wraps = "", False
        elif isinstance(widget, QLabel):
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
        # A mirrored splitter leaves a pixel to the handle of what is hidden.
        if place.left() < 0 or place.right() - top.isRightToLeft() >= top.width():
            found.append(f"{words[:50]!r} stands at {place.getRect()} of {top.width()}")
    return found


def spilled(view: MessageView) -> list[str]:
    """The rows of the loaded messages that are painted beyond what the view shows."""
    found: list[str] = []
    beyond = view.viewport().width() - view.scroller.left
    for place, item in view.column.loaded():
        for section in item.sections:
            for number, row in enumerate([] if section.hidden else section.rows):
                section.lay_out(number)
                left, right = _painted(row, view.look, section.width)
                left, right = left + section.left, right + section.left
                if left < -view.scroller.left or right > beyond + OVERHANG:
                    found.append(f"{row.text[:50]!r}: {left} to {right} of {section.width}")
        view.column.measure(place)
    view.settle()
    return found


def _painted(row: Row, look: TextStyle, width: int) -> tuple[int, int]:
    """From where to where a row is painted, the left edge of its section being 0."""
    canvas = QImage(3 * width, max(row.height, 1), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.translate(width, 0)
    row.paint(painter, Brush(look, width, QRectF(-width, 0, 3 * width, row.height)))
    painter.end()
    drawn = QRegion(QBitmap.fromImage(canvas.createAlphaMask())).boundingRect()
    if drawn.isEmpty():
        return 0, 0
    return drawn.left() - width, drawn.right() + 1 - width


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
            w.pane.notices.post("A sentence that must be read whole, and long.")
            await fits(w, w.widget, "conversation")
            view = w.pane.view
            for button in view.controls.buttons:
                place = QRect(button.mapTo(view.viewport(), QPoint()), button.size())
                assert place.left() >= 0
                assert place.right() < view.viewport().width()


async def test_whatever_is_painted_is_seen(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Hm.", ANSWER))
        async with window(profile, server) as w:
            w.widget.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
            w.type("A_question_that_is_longer_than_the_window_is_wide, and has_no_place_to_break?")
            await w.status_begins("Done")
            view = w.pane.view
            await w.until(lambda: view.column.width < Size.WINDOW_MIN_WIDTH)
            view.scroller.unfold(1, unfolded=True)
            size = view.look.theme.body
            for larger in range(12):
                if larger:
                    w.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
                await w.until(lambda larger=larger: view.look.theme.body == size + larger)
                await w.until(lambda: not view.formulas.busy)
                assert spilled(view) == []
            picture(w.widget, "painted")


def test_what_spills_is_seen(qtbot: QtBot) -> None:
    view = MessageView(light())
    qtbot.addWidget(view)
    view.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
    view.show()
    fill(view, [reply(1, "One two three four five six seven eight nine ten " * 3)])
    assert spilled(view) == []
    (section,) = [s for _, item in view.column.loaded() for s in item.sections[2:3]]
    section.lay_out(0)
    section.width //= 2
    section.left = section.width + 20
    assert len(spilled(view)) == 1


async def test_the_find_bar_fits(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Hm.", "word " * 1500))
        async with window(profile, server) as w:
            w.widget.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
            w.type("Many words?")
            await w.status_begins("Done")
            w.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
            await fits(w, w.widget, "find")
            bar = w.pane.find_bar
            QTest.keyClicks(bar.field, "word")
            await w.until(lambda: "1,501" in bar.count.text(), "the count")
            await fits(w, w.widget, "found")
            await w.until(lambda: _within(w, bar), "the bar within the messages")
            assert bar.field.width() > bar.field.fontMetrics().horizontalAdvance("some words")


async def test_the_find_bar_makes_room_for_a_scroll_bar(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Hm.", "One."))
        server.answer(*thinking_reply("Hm.", "word " * 1500))
        async with window(profile, server) as w:
            w.widget.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
            w.type("One word?")
            await w.status_begins("Done")
            w.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
            bar, scrolling = w.pane.find_bar, w.pane.view.verticalScrollBar()
            assert not scrolling.isVisible()
            assert _within(w, bar)
            w.composer.setFocus()
            w.type("Many words?")
            await w.until(scrolling.isVisible, "the scroll bar")
            await w.until(lambda: _within(w, bar), "the bar within the messages")


def _within(w: Window, bar: QWidget) -> bool:
    port = w.pane.view.viewport()
    shown = QRect(port.mapTo(w.widget, QPoint()), port.size())
    return shown.contains(QRect(bar.mapTo(w.widget, QPoint()), bar.size()))


async def test_the_sidebar_fits(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("A title that is longer than the sidebar is wide, and then some more words")
            await w.status_begins("Done")
            w.widget.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
            await w.until(lambda: not w.widget.sidebar.isVisible(), "the folded sidebar")
            w.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
            assert w.widget.sidebar.isVisible()
            await fits(w, w.widget, "sidebar")
            rows = w.widget.sidebar.list
            assert rows.horizontalScrollBar().maximum() == 0
            for number in range(rows.model().rowCount()):
                place = rows.visualRect(rows.model().index(number, 0))
                assert place.right() < rows.viewport().width()


async def test_every_page_of_the_settings_fits(profile: Path) -> None:
    async with window(profile) as w:
        w.click("Settings")
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
