"""Another language at once: the window is made anew over what goes on, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from shiboken6 import isValid

from chatapp.core.domain.conversation import is_temporary
from chatapp.core.settings import Language
from chatapp.core.settings_file import SettingsFile
from chatapp.ui.desktop.attention import Attention
from chatapp.ui.platform import language
from chatapp.ui.settings.settings_dialog import SettingsDialog
from chatapp.ui.sidebar.item_data import ItemRole
from tests.e2e.driver import Window, window
from tests.loopback import DONE, Gate, Loopback, reply, sse
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Other tests read English."""
    monkeypatch.delenv(language.OVERRIDE, raising=False)
    yield
    language.speak(Language.ENGLISH, "")


def settings_of(w: Window) -> SettingsDialog:
    """The settings that are open."""
    (found,) = [d for d in w.widget.findChildren(SettingsDialog) if d.isVisible()]
    return found


def busy(w: Window) -> bool:
    """True if the sidebar shows that the one conversation is being answered."""
    rows = w.widget.sidebar.list.rows
    marks = [rows.index(n, 0).data(ItemRole.BUSY) for n in range(rows.rowCount())]
    return any(marks)


async def choose(w: Window, chosen: Language) -> None:
    """Open the settings and choose a language by keyboard; from then on `w` is the new window."""
    w.press(Qt.Key.Key_Comma, CTRL)
    await w.until(lambda: w.widget.findChildren(SettingsDialog))
    dialog = settings_of(w)
    dialog.tabs.setCurrentWidget(dialog.appearance)
    await choose_again(w, dialog.appearance.language, chosen)


async def choose_again(w: Window, box: QComboBox, chosen: Language) -> None:
    own_name = language.OWN_NAMES[chosen]
    box.setFocus()
    box.setCurrentIndex(box.findText(own_name))
    await w.renewed()
    await w.until(lambda: w.widget.findChildren(SettingsDialog))


async def test_the_settings_come_back_where_they_were(profile: Path) -> None:
    async with window(profile) as w:
        w.widget.resize(700, 600)
        first, size = w.widget, w.widget.size()
        await choose(w, Language.GERMAN)
        await w.until(lambda: not isValid(first), what="the end of the old window")
        assert w.widget.size() == size
        dialog = settings_of(w)
        assert dialog.tabs.currentWidget() is dialog.appearance
        box = dialog.appearance.language
        assert box.currentText() == "Deutsch"
        assert dialog.windowTitle() == "Einstellungen - Chatapp"
        assert w.widget.windowTitle() == "Neuer Chat - Chatapp"
        await w.until(lambda: QApplication.focusWidget() is box, what="the focus")
        assert QLocale().language() is QLocale.Language.German
        # And back from there.
        await choose_again(w, box, Language.ENGLISH)
        assert QLocale().language() is not QLocale.Language.German
        dialog = settings_of(w)
        dialog.close()
        await w.until(lambda: not w.widget.findChildren(SettingsDialog))
    assert SettingsFile(profile / "settings.toml").load()[0].language is Language.ENGLISH


async def test_a_reply_goes_on_in_the_new_window(profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(sse("Half of it, "), gate, sse("and the rest."), DONE)
        async with window(profile, server) as w:
            w.type("A question")
            await w.until(lambda: "Half of it" in w.answer)
            await choose(w, Language.GERMAN)
            await w.until(lambda: "Half of it" in w.answer)
            assert w.pane.running
            await w.until(lambda: busy(w))
            (attention,) = w.widget.findChildren(Attention)
            assert attention.running == 1
            gate.open()
            await w.until(lambda: "Half of it, and the rest." in w.answer)
            await w.until(lambda: not w.pane.running)
            assert not busy(w)
            # The new window asks and stops as the first did.
            server.answer(*reply("A second answer."))
            settings_of(w).close()
            w.widget.activateWindow()
            QTest.keyClicks(w.pane.composer.field, "Another question")
            QTest.keyClick(w.pane.composer.field, Qt.Key.Key_Return)
            await w.until(lambda: "A second answer." in w.answer)
        assert len(server.chats) == 2


async def test_draft_edit_and_place_come_along(profile: Path) -> None:
    long = "\n\n".join(f"Paragraph {n} of a long reply." for n in range(200))
    with Loopback() as server:
        server.answer(*reply(long))
        async with window(profile, server) as w:
            w.widget.resize(700, 600)
            w.type("A question")
            await w.status_begins("Done")
            w.type("A draft", enter=False)
            view = w.pane.view
            await w.until(lambda: view.scroller.value > 3000, what="all of the reply")
            view.scroller.scroll_to(view.scroller.value // 2)
            assert not view.scroller.following
            place = view.column.anchor(view.scroller.value)
            await choose(w, Language.GERMAN)
            view = w.pane.view
            await w.until(
                lambda: view.column.anchor(view.scroller.value) == place, what="the place"
            )
            await w.until(lambda: w.pane.composer.text() == "A draft")
            w.pane.view.verb.emit("edit", view.column.outline[0].id)
            await w.until(lambda: w.pane.composer.text() == "A question")
            w.pane.composer.field.setPlainText("A better question")
            await choose_again(w, settings_of(w).appearance.language, Language.ENGLISH)
            await w.until(lambda: w.pane.composer.text() == "A better question")
            settings_of(w).close()
            w.widget.activateWindow()
            w.click("Cancel")
            await w.until(lambda: w.pane.composer.text() == "A draft")


async def test_a_temporary_conversation_comes_along(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("Between us."))
        async with window(profile, server) as w:
            w.press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
            await w.until(lambda: is_temporary(w.pane.conversation_id))
            w.type("A secret")
            await w.status_begins("Done")
            await choose(w, Language.CHINESE)
            assert is_temporary(w.pane.conversation_id)
            await w.until(lambda: "Between us." in w.answer)


async def test_nothing_happens_to_a_window_that_holds_what_is_not_saved(profile: Path) -> None:
    async with window(profile) as w:
        first = w.widget
        first.unsaved = True
        w.press(Qt.Key.Key_Comma, CTRL)
        await w.until(lambda: w.widget.findChildren(SettingsDialog))
        box = settings_of(w).appearance.language
        box.setCurrentIndex(box.findText("Deutsch"))
        await w.until(lambda: SettingsFile(profile / "settings.toml").load()[0].language == "de")
        assert first.isVisible()
        assert QLocale().language() is not QLocale.Language.German
        first.unsaved = False
