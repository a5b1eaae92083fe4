"""Typing and pasting where nothing takes it goes to the message box."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from tests.e2e.driver import Window, window
from tests.e2e.test_drafts import fill
from tests.e2e.test_settings import back, settings
from tests.loopback import MODEL, Loopback
from tests.make_pdf import pdf

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEY = "sk-good-5dcfd9e2b1a84f70a1b2c3d4e5f60718"


def at(w: Window, place: str) -> None:
    """Have the focus at the messages, at the text of one, or at one of its buttons."""
    w.pane.view.setFocus()
    if place == "text":
        w.press(Qt.Key.Key_Return)
        assert w.pane.view.caret_reader.reader is not None
        assert w.pane.view.caret_reader.reader.hasFocus()
    elif place == "button":
        w.press(Qt.Key.Key_Right)
        assert isinstance(QApplication.focusWidget(), QToolButton)
    else:
        assert w.pane.view.hasFocus()


def type_on(text: str) -> None:
    """Each key wherever the focus is by then."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


@pytest.mark.parametrize("place", ["messages", "text", "button"])
async def test_letters_at_the_messages_are_written(profile: Path, place: str) -> None:
    await fill(profile, "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        w.type("So, ", enter=False)
        at(w, place)
        type_on("Über 2 Ebben? ")
        assert w.composer.toPlainText() == "So, Über 2 Ebben? "
        assert w.composer.hasFocus()


def key(code: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(focus, QKeyEvent(kind, code, held, text))


async def test_what_keyboards_write_with_other_keys_held(profile: Path) -> None:
    await fill(profile, "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        for code, held, text in (
            (Qt.Key.Key_A, SHIFT, "A"),
            (Qt.Key.Key_Q, CTRL | ALT, "@"),  # AltGr on Windows
            (Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier, "1"),
            (Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "\u200d"),
            (Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "👩"),
        ):
            w.pane.view.setFocus()
            key(code, held, text)
        assert w.composer.toPlainText() == "A@1\u200d👩"
        w.pane.view.setFocus()
        for code, held, text in (
            (Qt.Key.Key_G, CTRL, "\x07"),
            (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "\x1b"),
            (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "\x08"),
            (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "\x7f"),
            (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, ""),
            (Qt.Key.Key_X, Qt.KeyboardModifier.MetaModifier, "x"),
        ):
            key(code, held, text)
        assert w.composer.toPlainText() == "A@1\u200d👩"
        assert w.pane.view.hasFocus()


async def test_the_keys_of_the_messages_stay_theirs(profile: Path) -> None:
    await fill(profile, "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        w.pane.view.setFocus()
        for code in (Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageDown):
            w.press(code)
        w.press(Qt.Key.Key_C, CTRL)
        w.press(Qt.Key.Key_A, CTRL)
        assert w.composer.toPlainText() == ""
        assert w.pane.view.hasFocus()


async def test_what_an_input_method_makes_at_the_messages_is_written(profile: Path) -> None:
    await fill(profile, "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        view = w.pane.view
        view.setFocus()
        takes = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QCoreApplication.sendEvent(view, takes)
        assert takes.value(Qt.InputMethodQuery.ImEnabled)
        begun = QInputMethodEvent("ni", [])
        QCoreApplication.sendEvent(view, begun)
        assert w.composer.hasFocus()
        assert w.pane.composer.field.composing()
        done = QInputMethodEvent()
        done.setCommitString("你")
        QCoreApplication.sendEvent(w.composer, done)
        view.setFocus()
        at_once = QInputMethodEvent()
        at_once.setCommitString("好")
        QCoreApplication.sendEvent(view, at_once)
        assert w.composer.toPlainText() == "你好"


@pytest.mark.parametrize("place", ["messages", "text", "button"])
async def test_what_is_pasted_at_the_messages_is_written(profile: Path, place: str) -> None:
    await fill(profile, "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        for code, held in ((Qt.Key.Key_V, CTRL), (Qt.Key.Key_Insert, SHIFT)):
            w.pane.composer.set_text("")
            at(w, place)
            QGuiApplication.clipboard().setText("One\r\ntwo")
            w.press(code, held)
            assert w.composer.toPlainText() == "One\ntwo"
            assert w.composer.hasFocus()


async def test_files_that_are_pasted_at_the_messages_are_attached(
    profile: Path, tmp_path: Path
) -> None:
    await fill(profile, "c")
    path = tmp_path / "Plan.pdf"
    path.write_bytes(pdf("words"))
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        QGuiApplication.clipboard().setMimeData(data)
        w.pane.view.setFocus()
        w.press(Qt.Key.Key_V, CTRL)
        await w.until(lambda: w.showing("Remove Plan.pdf"))
        assert w.composer.toPlainText() == ""


async def test_a_key_that_is_being_checked_is_written_nowhere_else(profile: Path) -> None:
    async with window(profile) as w:
        field = w.find(QLineEdit, "API key")
        field.setFocus()
        field.setReadOnly(True)  # as it is meanwhile
        QGuiApplication.clipboard().setText(KEY)
        w.press(Qt.Key.Key_V, CTRL)
        type_on("sk-")
        assert w.composer.toPlainText() == ""


@pytest.mark.parametrize("how", ["Enter", "click", "meanwhile elsewhere"])
async def test_after_a_key_is_accepted_one_can_write(profile: Path, how: str) -> None:
    with Loopback() as server:
        server.key = KEY
        async with window(profile, server, model=MODEL) as w:
            w.fill("API key", KEY)
            if how == "click":
                w.click("Check and save")
            else:
                w.press(Qt.Key.Key_Return)
            search = w.widget.sidebar.search
            if how == "meanwhile elsewhere":
                search.setFocus()
            await w.until(lambda: "in memory" in w.notice or "no keyring" in w.notice)
            if how == "meanwhile elsewhere":
                focus = QApplication.focusWidget()
                assert focus is not None
                assert search is focus or search.isAncestorOf(focus)
            else:
                type_on("Hello")
                assert w.composer.toPlainText() == "Hello"


async def test_after_a_key_is_accepted_in_the_settings_one_can_write(profile: Path) -> None:
    with Loopback() as server:
        server.key = KEY
        async with window(profile, server, model=MODEL) as w:
            w.widget.sidebar.search.setFocus()
            dialog = await settings(w)
            form = dialog.servers.form
            dialog.servers.add_server()
            QTest.keyClicks(form.address, server.base_url)
            w.press(Qt.Key.Key_Return)
            await w.until(lambda: len(w.session.engine.settings.servers) == 1, "the server")
            QTest.keyClicks(form.key.field, KEY)
            QTest.keyClick(form.key.field, Qt.Key.Key_Return)
            await w.until(lambda: "in memory" in w.notice or "no keyring" in w.notice)
            await back(w, dialog)
            await w.until(w.composer.hasFocus, "the composer's focus")
