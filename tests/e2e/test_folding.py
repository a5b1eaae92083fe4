"""The sidebar of a narrow window lies over the conversation, and gives way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from chatapp.ui.theme.theme import Size
from tests.e2e.driver import Window, window
from tests.e2e.test_narrow import HEIGHT, clipped, picture
from tests.loopback import HANG, Loopback, sse
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN

CONTROL = Qt.KeyboardModifier.ControlModifier
SENTENCE = "A sentence that must be read whole, and it is a long one."


def place(w: Window, widget: QWidget) -> QRect:
    """The place of a widget in the window."""
    return QRect(widget.mapTo(w.widget, QPoint()), widget.size())


async def narrow(w: Window) -> None:
    w.widget.resize(Size.WINDOW_MIN_WIDTH, HEIGHT)
    await w.until(lambda: not w.widget.sidebar.isVisible(), "the folded sidebar")


async def test_it_lies_over_the_conversation_which_keeps_its_width(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("A question?")
            await w.status_begins("Done")
            await narrow(w)
            width = Size.WINDOW_MIN_WIDTH
            await w.until(lambda: w.pane.width() == width, "the width of the window")
            w.press(Qt.Key.Key_B, CONTROL)
            assert w.widget.sidebar.isVisible()
            assert w.pane.width() == width
            assert w.widget.sidebar.width() >= Size.SIDEBAR_MIN
            await w.until(w.widget.sidebar.list.hasFocus, "the focus in the list")
            assert clipped(w.widget) == []
            picture(w.widget, "folding")
            # The button that brought it stays in reach.
            w.click("Show or hide the sidebar")
            assert not w.widget.sidebar.isVisible()
            await w.until(w.composer.hasFocus, "the focus in the composer")


async def test_a_click_beside_it_esc_and_a_choice_put_it_away(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("The elder")
            await w.status_begins("Done")
            server.answer(sse("Half"), HANG)
            w.press(Qt.Key.Key_N, CONTROL)
            w.type("The younger")
            await w.until(lambda: w.answer == "Half")
            await narrow(w)
            sidebar = w.widget.sidebar
            w.press(Qt.Key.Key_B, CONTROL)
            beside = QPoint(Size.WINDOW_MIN_WIDTH - 5, HEIGHT // 2)
            clicked = w.widget.childAt(beside)
            assert clicked is not None
            QTest.mouseClick(
                clicked, Qt.MouseButton.LeftButton, pos=clicked.mapFrom(w.widget, beside)
            )
            assert not sidebar.isVisible()
            w.press(Qt.Key.Key_B, CONTROL)
            w.press(Qt.Key.Key_Escape)
            assert not sidebar.isVisible()
            assert w.pane.running, "that Esc was for the sidebar"
            w.press(Qt.Key.Key_Escape)
            await w.status_begins("Stopped")
            w.press(Qt.Key.Key_B, CONTROL)
            w.choose("The elder")
            await w.until(lambda: w.widget.windowTitle().startswith("The elder"))
            assert not sidebar.isVisible()


async def test_a_notice_can_be_read_beside_it(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("A question?")
            await w.status_begins("Done")
            await narrow(w)
            w.press(Qt.Key.Key_B, CONTROL)
            for number in range(2):
                w.pane.notices.post(SENTENCE, "Undo", lambda: None, topic=str(number))
            drawer, notices = w.widget.drawer, w.pane.notices
            await w.until(
                lambda: not place(w, drawer).intersects(place(w, notices)), "room for the notices"
            )
            words = [n for n in notices.findChildren(QLabel) if n.text() == SENTENCE]
            for label in words:
                assert label.width() >= Size.WINDOW_MIN_WIDTH / 2
            assert clipped(w.widget) == []
            picture(w.widget, "folding-notice")
            for button in notices.findChildren(QAbstractButton):
                if button.accessibleName() == "Undo" or button.text() == "Undo":
                    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            await w.until(lambda: drawer.geometry().bottom() == w.widget.height() - 1)


async def test_the_focus_is_never_under_it(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("A question?")
            await w.status_begins("Done")
            await narrow(w)
            sidebar = w.widget.sidebar
            for key in (Qt.Key.Key_F6, Qt.Key.Key_Backtab):
                w.press(Qt.Key.Key_B, CONTROL)
                assert sidebar.isVisible()
                focus = QApplication.focusWidget()
                while sidebar.isVisible():
                    assert focus is not None
                    assert sidebar.isAncestorOf(focus)
                    w.press(key)
                    before, focus = focus, QApplication.focusWidget()
                    assert focus is not before
                assert focus is not None
                assert focus.isVisible()
            # What is uncovered may have it: the sidebar stays.
            w.press(Qt.Key.Key_B, CONTROL)
            w.pane.notices.post(SENTENCE, "Undo", lambda: None)
            await w.until(lambda: not w.widget.drawer.covers(w.pane.notices))
            undo = next(
                b for b in w.pane.notices.findChildren(QAbstractButton) if b.text() == "Undo"
            )
            undo.setFocus()
            assert sidebar.isVisible()


async def test_wide_again_it_stands_beside_as_wide_as_it_was(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            sidebar = w.widget.sidebar
            wide, width = w.widget.size(), sidebar.width()
            await narrow(w)
            w.press(Qt.Key.Key_B, CONTROL)
            assert w.widget.drawer.isVisible()
            w.widget.resize(wide)
            await w.until(lambda: sidebar.isVisible() and not w.widget.drawer.isVisible())
            await w.until(lambda: sidebar.width() == width, f"{width} pixels")
            w.press(Qt.Key.Key_B, CONTROL)
            assert not sidebar.isVisible()
            focus = QApplication.focusWidget()
            assert focus is not None
            assert focus.isVisible()
        # It is as it was left.
        async with window(profile, server) as w:
            assert not w.widget.sidebar.isVisible()
            w.press(Qt.Key.Key_B, CONTROL)
            await w.until(lambda: w.widget.sidebar.width() == width)
