"""Input methods: while text is composed, no key sends, stops, recalls, opens, closes or runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from chatapp.core.domain.conversation import Status
from chatapp.ui.window.palette import Palette
from tests.e2e.driver import Window, window
from tests.e2e.screens import new_folder, opened, press, restore_one, settings, to_front
from tests.loopback import HANG, Loopback, sse
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = (
    Key.Key_Return,
    Key.Key_Enter,
    Key.Key_Escape,
    Key.Key_Up,
    Key.Key_Down,
    Key.Key_PageUp,
    Key.Key_PageDown,
    Key.Key_Tab,
    Key.Key_Backtab,
)
PINYIN, CHOSEN = "ni hao", "你好"


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    """Send what an input method says: text in the making, and text that is chosen."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def written(field: QWidget) -> str:
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


async def test_no_key_sends_or_stops(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Half"), HANG)
        async with window(profile, server) as w:
            for step in range(1, len(PINYIN) + 1):
                compose(w.composer, PINYIN[:step])
            for key in KEYS:
                w.press(key)
            assert not server.chats
            assert w.composer.hasFocus()
            compose(w.composer, "", CHOSEN)
            assert w.composer.toPlainText() == CHOSEN
            assert not server.chats
            w.press(Key.Key_Return)
            await w.until(lambda: server.chats, "the question")
            assert server.chats[0].json["messages"][-1]["content"] == CHOSEN
            await w.status_begins("Writing")
            compose(w.composer, PINYIN)
            for key in KEYS:
                w.press(key)
            assert w.status.startswith("Writing")
            compose(w.composer, "")
            # Up would bring back the question.
            assert w.composer.toPlainText() == ""
            w.press(Key.Key_Escape)
            await w.until(lambda: (m := w.last()) and m.status is Status.STOPPED, "the stop")


async def _search(w: Window) -> QWidget:
    w.press(Key.Key_K, CTRL)
    return w.widget.sidebar.search


async def _find(w: Window) -> QWidget:
    w.press(Key.Key_F, CTRL)
    return w.pane.find_bar.field


async def _rename(w: Window) -> QWidget:
    w.press(Key.Key_F2)
    return await opened(w, QLineEdit, w.widget.sidebar.list)


async def _palette(w: Window) -> QWidget:
    w.press(Key.Key_P, CTRL | SHIFT)
    return (await opened(w, Palette)).field


async def _settings(w: Window) -> QWidget:
    return (await settings(w)).search.field


async def _folder(w: Window) -> QWidget:
    dialog = await new_folder(w)
    return dialog.focusWidget()


async def _backup(w: Window) -> QWidget:
    dialog = await restore_one(w)
    return dialog.focusWidget()


async def _address(w: Window) -> QWidget:
    dialog = await settings(w)
    press(dialog, "Add server")
    return dialog.servers.form.address


async def _name(w: Window) -> QWidget:
    dialog = await settings(w)
    press(dialog, "Add server")
    dialog.servers.form.name.setFocus()
    return dialog.servers.form.name


async def _key(w: Window) -> QWidget:
    dialog = await settings(w)
    field = dialog.servers.form.key.field
    field.setFocus()
    return field


FIELDS = [_search, _find, _rename, _palette, _settings, _folder, _backup, _address, _name, _key]


@pytest.mark.parametrize("show", FIELDS, ids=lambda f: f.__name__.strip("_"))
async def test_no_key_leaves_a_field(
    profile: Path, show: Callable[[Window], Awaitable[QWidget]]
) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("Well")
            await w.status_begins("Done")
            await w.until(lambda: "Well" in w.titles)
            await to_front(w)
            field = await show(w)
            await w.until(field.hasFocus)
            before = written(field)
            asked, title = len(server.chats), w.widget.windowTitle()
            for step in range(1, len(PINYIN) + 1):
                compose(field, PINYIN[:step])
            for key in KEYS:
                QTest.keyClick(field, key)
                assert field.isVisible(), key
                assert field.hasFocus(), key
            compose(field, "", CHOSEN)
            assert written(field) in {CHOSEN, before + CHOSEN}
            assert len(server.chats) == asked
            assert w.widget.windowTitle() == title
            # And once nothing is composed, Esc leaves as ever.
            QTest.keyClick(field, Key.Key_Escape)
            await w.until(lambda: not _stands(field), "the end of it")


def _stands(field: QWidget) -> bool:
    try:
        return field.isVisible() and field.hasFocus() and bool(written(field))
    except RuntimeError:  # it is no more
        return False
