"""Reading a reply by keyboard, through the whole window: find, text size, quote."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from chatapp.core.settings import Settings
from tests.e2e.driver import Window, window
from tests.loopback import Loopback, reply
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "\n\n".join(
    f"Paragraph {n} about {'marmalade' if n % 30 == 7 else 'bread'}." for n in range(120)
)
"""Its four hits stand far apart."""


async def asked(w: Window, question: str) -> None:
    w.type(question)
    await w.status_begins("Done")


def hit_in_view(w: Window) -> str:
    """The paragraph of the hit one stands at, if the view shows all of it; otherwise empty."""
    view, bar = w.pane.view, w.pane.find_bar
    hit = view.finder.current
    item = view.column.item(hit.item) if hit is not None else None
    if hit is None or item is None:
        return ""
    row = item.sections[hit.slot].rows[hit.row]
    up = view.column.heights.above(hit.item) + item.row_top(hit.slot, hit.row) - view.scroller.value
    (box,) = row.boxes(hit.start, hit.end)
    place = box.translated(view.scroller.left, up).toRect()
    hidden = bar.geometry().translated(-view.viewport().mapTo(w.pane, QPoint()))
    shows = view.viewport().rect().contains(place) and not hidden.intersects(place)
    return row.text if shows else ""


async def test_find_counts_walks_shows_and_gives_the_focus_back(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply(LONG))
        async with window(profile, server) as w:
            await asked(w, "Where is the marmalade?")
            composer = w.composer
            assert QApplication.focusWidget() is composer
            w.press(Qt.Key.Key_F, CONTROL)
            field = w.find(QLineEdit, "Find in conversation")
            assert QApplication.focusWidget() is field
            QTest.keyClicks(field, "marmalade")
            count = w.pane.find_bar.count
            # From what was in view, the end: on to the first, which is the question's.
            await w.until(lambda: count.text() == "1 of 5", "the count")
            await w.until(lambda: hit_in_view(w) == "Where is the marmalade?")
            for number, paragraph in ((2, 7), (3, 37), (4, 67)):
                w.press(Qt.Key.Key_F3)
                assert count.text() == f"{number} of 5"
                assert count.accessibleName() == count.text()
                await w.until(
                    lambda n=paragraph: hit_in_view(w) == f"Paragraph {n} about marmalade."
                )
            w.press(Qt.Key.Key_F3, SHIFT)
            assert count.text() == "3 of 5"
            await w.until(lambda: hit_in_view(w) == "Paragraph 37 about marmalade.")
            w.press(Qt.Key.Key_Escape)
            assert not w.pane.find_bar.isVisible()
            assert QApplication.focusWidget() is composer
            assert w.status.startswith("Done")


async def test_text_size_is_the_messages_own_and_is_remembered(profile: Path) -> None:
    def sizes(w: Window) -> tuple[float, set[float]]:
        """Of the messages, and of everything around them."""
        view = w.pane.view
        around: list[QWidget] = [w.widget, w.composer, w.widget.sidebar.list, w.pane.status]
        return view.look.theme.body, {widget.font().pointSizeF() for widget in around}

    with Loopback() as server:
        server.answer(*reply(LONG))
        async with window(profile, server) as w:
            await asked(w, "Larger?")
            usual, chrome = sizes(w)
            assert usual == Settings().text_size
            low = w.pane.view.column.height
            for presses in (1, 2, 3):
                w.press(Qt.Key.Key_Plus, CONTROL)
                await w.until(lambda n=presses: sizes(w) == (usual + n, chrome))
            assert w.pane.view.column.height > low
            w.press(Qt.Key.Key_Minus, CONTROL)
            await w.until(lambda: sizes(w) == (usual + 2, chrome))
        async with window(profile, server) as w:
            await w.until(lambda: w.titles == ["Larger?"])
            assert sizes(w) == (usual + 2, chrome)
            w.press(Qt.Key.Key_0, CONTROL)
            await w.until(lambda: sizes(w) == (usual, chrome))
        async with window(profile, server) as w:
            assert sizes(w) == (usual, chrome)


async def test_a_selection_made_by_keyboard_is_quoted(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("It is **very** good.\n\nReally."))
        async with window(profile, server) as w:
            await asked(w, "Is it?")
            w.type("Why?", enter=False)
            w.press(Qt.Key.Key_F6)
            w.press(Qt.Key.Key_F6)
            assert QApplication.focusWidget() is w.pane.view
            w.press(Qt.Key.Key_Down, SHIFT)
            w.press(Qt.Key.Key_End, SHIFT)
            w.press(Qt.Key.Key_R, CONTROL | SHIFT)
            await w.until(lambda: w.composer.toPlainText() != "Why?")
            assert QApplication.focusWidget() is w.composer
            assert "> It is **very** good.\n>\n> Really." in w.composer.toPlainText()
            assert "Why?" in w.composer.toPlainText()


async def test_without_a_selection_the_whole_reply_is_quoted(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("One.\n\n- two"))
        async with window(profile, server) as w:
            await asked(w, "Count.")
            w.press(Qt.Key.Key_R, CONTROL | SHIFT)
            assert w.composer.toPlainText().strip() == "> One.\n>\n> - two"
