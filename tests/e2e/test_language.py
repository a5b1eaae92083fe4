"""Another language when the window is opened again, which is one key away; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox
from shiboken6 import isValid

from chatapp.core.domain.conversation import Status, is_temporary
from chatapp.core.settings import Language
from chatapp.core.settings_file import SettingsFile
from chatapp.ui.platform import language
from chatapp.ui.settings.settings_dialog import SettingsDialog
from chatapp.ui.window.main_window import MainWindow
from tests.e2e.driver import Window, window
from tests.loopback import DONE, Gate, Loopback, reply, sse
from tests.ui.looks import OFFSCREEN
from tests.waiting import until

pytestmark = [OFFSCREEN, pytest.mark.usefixtures("english_again")]
CTRL = Qt.KeyboardModifier.ControlModifier


def settings_of(w: Window) -> SettingsDialog:
    """The settings that are open."""
    (found,) = [d for d in w.widget.findChildren(SettingsDialog) if d.isVisible()]
    return found


def german() -> bool:
    """True if the window speaks German now."""
    return QLocale().language() is QLocale.Language.German


def another(first: MainWindow) -> MainWindow | None:
    """The window in the place of the first, as soon as it is seen."""
    every = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    return next((one for one in every if one is not first and one.isVisible()), None)


async def asked(w: Window) -> QMessageBox:
    """The question before the window is reopened, when it takes keys."""
    await w.until(lambda: [b for b in w.widget.findChildren(QMessageBox) if b.isActiveWindow()])
    (box,) = w.widget.findChildren(QMessageBox)
    return box


async def choose(w: Window, chosen: Language) -> SettingsDialog:
    """Choose a language by keyboard alone: search for the setting, and go down in the list."""
    w.press(Qt.Key.Key_Comma, CTRL)
    await w.until(lambda: w.widget.findChildren(SettingsDialog))
    dialog = settings_of(w)
    await w.until(dialog.search.field.hasFocus, what="the focus in the settings")
    QTest.keyClicks(dialog.search.field, "language")
    QTest.keyClick(dialog.search.field, Qt.Key.Key_Return)
    box = dialog.appearance.language
    await w.until(box.hasFocus, what="the focus on the language")
    pick(box, chosen)
    return dialog


def pick(box: QComboBox, chosen: Language) -> None:
    """Go down in the list until it stands there."""
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(language.OWN_NAMES[chosen])):
        QTest.keyClick(box, Qt.Key.Key_Down)


async def press_reopen(w: Window) -> None:
    """Press Tab until the button has the focus, and then the space bar."""
    dialog = settings_of(w)
    dialog.activateWindow()  # there is no window manager to do it
    await w.until(dialog.isActiveWindow, what="the focus in the settings")
    button = dialog.appearance.reopen
    for _ in range(4):
        if not button.hasFocus():
            w.press(Qt.Key.Key_Tab)
    assert button.hasFocus(), "Tab does not lead to the button"
    w.press(Qt.Key.Key_Space)


async def test_reopened_by_keyboard_it_speaks_the_language_chosen(profile: Path) -> None:
    async with window(profile) as w:
        w.widget.resize(700, 600)
        first, size = w.widget, w.widget.size()
        dialog = await choose(w, Language.GERMAN)
        await press_reopen(w)
        await w.renewed()
        await w.until(lambda: not isValid(first), what="the end of the old window")
        assert not isValid(dialog)
        assert w.widget.size() == size
        assert w.widget.windowTitle() == "Neuer Chat - Chatapp"
        dialog = settings_of(w)
        assert dialog.windowTitle() == "Einstellungen - Chatapp"
        box = dialog.appearance.language
        assert box.currentText() == "Deutsch"
        assert not dialog.appearance.reopen.isVisible()
        await w.until(box.hasFocus, what="the focus")
        assert german()
        # And back from there.
        pick(box, Language.ENGLISH)
        await press_reopen(w)
        await w.renewed()
        assert not german()
        settings_of(w).close()
        await w.until(lambda: not w.widget.findChildren(SettingsDialog))
    assert SettingsFile(profile / "settings.toml").load()[0].language is Language.ENGLISH


async def test_until_then_the_window_is_as_it_was(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("An English reply."))
        async with window(profile, server) as w:
            first = w.widget
            page = (await choose(w, Language.GERMAN)).appearance
            assert page.reopen.isVisible()
            assert "opened again" in page.reopen.accessibleDescription()
            # Chosen back, there is nothing to open it for.
            pick(page.language, Language.ENGLISH)
            assert not page.reopen.isVisible()
            pick(page.language, Language.GERMAN)
            settings_of(w).close()
            w.widget.activateWindow()
            w.type("A question")
            await w.status_begins("Done")
            assert w.widget is first
            assert not german()
    assert SettingsFile(profile / "settings.toml").load()[0].language is Language.GERMAN
    async with window(profile) as w:
        assert german()
        assert w.widget.sidebar.isVisible()
        await w.until(lambda: w.widget.windowTitle().startswith("A question"))


async def test_draft_and_conversation_are_there_again(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("Found it."))
        async with window(profile, server) as w:
            w.type("A question")
            await w.status_begins("Done")
            w.type("A draft", enter=False)
            await choose(w, Language.GERMAN)
            await press_reopen(w)
            # What is typed before the new window is alive is not lost either.
            fresh = await until(lambda: another(w.widget), what="another window")
            assert fresh is not None
            QTest.keyClicks(fresh.composer.field, "and more")
            await w.renewed()
            await w.until(lambda: "Found it." in w.answer)
            await w.until(lambda: "A draft" in w.pane.composer.text())
            assert "and more" in w.pane.composer.text()


async def test_a_reply_under_way_is_asked_about_and_kept(profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(sse("Half of it, "), gate, sse("and the rest."), DONE)
        async with window(profile, server) as w:
            first = w.widget
            w.type("A question")
            await w.until(lambda: "Half of it" in w.answer)
            await choose(w, Language.GERMAN)
            await press_reopen(w)
            box = await asked(w)
            w.press(Qt.Key.Key_Escape)
            await w.until(lambda: not isValid(box))
            assert w.widget is first
            assert w.pane.running
            await press_reopen(w)
            box = await asked(w)
            assert "The reply under way will stop." in box.informativeText()
            w.press(Qt.Key.Key_Left)
            w.press(Qt.Key.Key_Space)
            await w.renewed()
            await w.until(lambda: "Half of it" in w.answer)
            last = w.last()
            assert last is not None
            assert last.status is Status.INTERRUPTED
            assert not w.pane.running
            gate.open()
            # The new window asks as the first did.
            server.answer(*reply("A second reply."))
            settings_of(w).close()
            w.widget.activateWindow()
            QTest.keyClicks(w.pane.composer.field, "Another question")
            QTest.keyClick(w.pane.composer.field, Qt.Key.Key_Return)
            await w.until(lambda: "A second reply." in w.answer)
        assert len(server.chats) == 2


async def test_a_temporary_conversation_comes_along(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("Between us."))
        async with window(profile, server) as w:
            w.press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
            await w.until(lambda: is_temporary(w.pane.conversation_id))
            w.type("A secret")
            await w.status_begins("Done")
            await choose(w, Language.CHINESE)
            await press_reopen(w)
            await w.renewed()
            assert is_temporary(w.pane.conversation_id)
            await w.until(lambda: "Between us." in w.answer)
            assert w.pane.banner.isVisible()


async def test_a_window_that_holds_what_is_not_saved_stays(profile: Path) -> None:
    async with window(profile) as w:
        first = w.widget
        first.unsaved = True
        await choose(w, Language.GERMAN)
        await press_reopen(w)
        box = await asked(w)
        w.press(Qt.Key.Key_Return)
        await w.until(lambda: not isValid(box))
        assert first.isVisible()
        assert not german()
        first.unsaved = False
