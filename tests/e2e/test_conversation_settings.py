"""Conversation settings through the window: reply settings, title, temporary conversations."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
)

from chatapp.core.domain.conversation import is_temporary
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.profile.paths import Profile
from chatapp.ui.conversation.compare_dialog import CompareDialog
from chatapp.ui.conversation.settings_dialog import ConversationSettingsDialog
from chatapp.ui.sidebar.item_data import ItemRole
from tests.e2e.driver import Window, window
from tests.loopback import DONE, Gate, Loopback, reply, sse, thinking_reply
from tests.make_pdf import pdf
from tests.ui.looks import OFFSCREEN, unnamed

pytestmark = OFFSCREEN
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def dialog(w: Window, kind: type[QDialog]) -> QDialog | None:
    """The open dialog of that kind."""
    return next((d for d in w.widget.findChildren(kind) if d.isVisible()), None)


async def to_front(w: Window) -> None:
    """Give the window the focus where a dialog was closed: no window manager does it."""
    w.widget.activateWindow()
    await w.until(w.widget.isActiveWindow)


async def open_settings(w: Window) -> ConversationSettingsDialog:
    await to_front(w)
    w.press(Qt.Key.Key_I, CTRL)
    await w.until(lambda: dialog(w, ConversationSettingsDialog))
    found = dialog(w, ConversationSettingsDialog)
    assert isinstance(found, ConversationSettingsDialog)
    return found


# Terms of its own


async def test_a_conversation_has_terms_of_its_own(profile: Path) -> None:
    with Loopback() as server, Loopback() as another:
        mine = Server("mine", "Mine", ServerKind.OTHER, another.base_url, "mine-1")
        async with window(profile, server) as w:
            w.session.use(replace(w.session.engine.settings, servers=(mine,), instructions="All."))
            assert w.widget.answering.text() == "some-model"
            settings_dialog = await open_settings(w)
            assert not unnamed(settings_dialog)
            settings_dialog.instructions.setPlainText("Only rhymes.")
            await w.until(lambda: settings_dialog.preview.toPlainText() == "All.\n\nOnly rhymes.")
            settings_dialog.close()
            w.type("First")
            await w.status_begins("Done")
            asked = server.chats[0].json
            assert asked["messages"][0] == {"role": "system", "content": "All.\n\nOnly rhymes."}
            settings_dialog = await open_settings(w)
            assert settings_dialog.instructions.toPlainText() == "Only rhymes."
            settings_dialog.answering.setCurrentIndex(settings_dialog.answering.findText("Mine"))
            settings_dialog.model.setEditText("mine-2")
            for name, typed in (("temperature", "0.25"), ("max_tokens", "2000"), ("seed", "7")):
                settings_dialog.lead_to(name)
                QTest.keyClicks(settings_dialog.options.row(name).field, typed)
            settings_dialog.close()
            await w.until(lambda: w.widget.answering.text() == "mine-2")
            w.type("Second")
            await w.until(lambda: another.chats)
            await w.status_begins("Done")
            asked = another.chats[0].json
            assert (asked["model"], asked["temperature"]) == ("mine-2", 0.25)
            assert (asked["max_tokens"], asked["seed"]) == (2000, 7)
            await to_front(w)
            w.press(Qt.Key.Key_N, CTRL)
            await w.until(lambda: w.widget.answering.text() == "some-model")
            w.choose("First")
            await w.until(lambda: w.widget.answering.text() == "mine-2")


async def test_the_menu_in_the_header_leads_to_it(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.widget.answering.click()
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            assert menu.layoutDirection() == Qt.LayoutDirection.LeftToRight
            assert menu.geometry().right() <= w.widget.geometry().right()
            actions = {a.text().partition("\t")[0]: a for a in menu.actions()}
            assert list(actions) == [
                "Conversation settings…",
                "Suggest a title",
                "New temporary conversation",
                "",
                "Settings…",
            ]
            assert not actions["Suggest a title"].isEnabled()
            menu.close()
            actions["Conversation settings…"].trigger()
            await w.until(lambda: dialog(w, ConversationSettingsDialog))


# Comparing


async def test_two_versions_are_compared(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("The cat sat on the mat, and stayed there all day."))
        server.answer(*reply("The dog sat on the mat, and stayed there all day."))
        async with window(profile, server) as w:
            w.type("Tell")
            await w.status_begins("Done")
            await w.until(lambda: w.showing("Regenerate"))
            w.click("Regenerate")
            await w.until(lambda: "dog" in w.answer)
            await w.status_begins("Done")
            w.click("Compare versions")
            await w.until(lambda: dialog(w, CompareDialog))
            shown = dialog(w, CompareDialog)
            assert isinstance(shown, CompareDialog)
            assert not unnamed(shown)
            await w.until(lambda: shown.told.text() == "1 change")
            assert [c.currentText().split(" · ")[0] for c in shown.findChildren(QComboBox)] == [
                "Version 1",
                "Version 2",
            ]
            assert "cat" in shown.left.toPlainText()
            assert "dog" in shown.right.toPlainText()
            assert "dog" not in shown.left.toPlainText()
            assert marked(shown.left, strike=True) == "cat"
            assert marked(shown.right, strike=False) == "dog"
            shown.findChildren(QRadioButton)[1].click()
            assert not shown.left.isVisible()
            assert shown.right.toPlainText().startswith("The cat dog sat")
            assert marked(shown.right, strike=True) == "cat"
            (button,) = [
                b for b in shown.findChildren(QAbstractButton) if b.text() == "Next change"
            ]
            button.click()
            assert shown.told.text() == "Change 1 of 1"
            assert shown.right.textCursor().position() == 3
            shown.old.setCurrentIndex(1)
            await w.until(lambda: shown.told.text() == "The texts are identical.")
            shown.close()


def marked(reader: QTextEdit, *, strike: bool) -> str:
    """The text with a line through it, or under it."""
    found = ""
    cursor = reader.textCursor()
    for place in range(len(reader.toPlainText())):
        cursor.setPosition(place + 1)
        look = cursor.charFormat()
        if look.fontStrikeOut() if strike else look.fontUnderline():
            found += reader.toPlainText()[place]
    return found


# Drafts


async def test_a_draft_is_on_disk_a_second_after_the_last_key(
    profile: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Plan.pdf"
    path.write_bytes(pdf("marmalade"))
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(path)
            await w.until(lambda: w.showing("Remove Plan.pdf"))
            w.type("Not asked yet", enter=False)
            typed = time.monotonic()
            await w.until(lambda: kept_drafts(profile) == ["Not asked yet"])
            # Three quarters of a second, and what a busy machine takes.
            assert time.monotonic() - typed < 2
            kept = await w.session.store.draft("")
            assert [a.name for a in kept.attachments] == ["Plan.pdf"]
            w.press(Qt.Key.Key_N, CTRL | SHIFT)
            await w.until(w.pane.banner.isVisible)
            assert w.composer.toPlainText() == ""
            await to_front(w)
            w.press(Qt.Key.Key_N, CTRL)
            await w.until(lambda: w.composer.toPlainText() == "Not asked yet")
            await w.until(lambda: w.showing("Remove Plan.pdf"))


def kept_drafts(profile: Path) -> list[str]:
    with closing(sqlite3.connect(Profile.at(profile).database)) as other:
        return [text for (text,) in other.execute("SELECT text FROM drafts")]


# Unread


async def test_what_ended_unseen_is_unread_also_tomorrow(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        server.answer(sse("first "), gate, sse("done", finish="stop"), DONE)
        async with window(profile, server) as w:
            w.type("Question A")
            await w.until(gate.reached.is_set)
            w.press(Qt.Key.Key_N, CTRL)
            w.type("Question B")
            await w.status_begins("Done")
            assert unread(w) == []
            gate.open()
            await w.until(lambda: unread(w) == ["Question A"])
        async with window(profile, server) as w:
            await w.until(lambda: unread(w) == ["Question A"])
            w.choose("Question A")
            await w.until(lambda: w.answer == "first done")
            assert unread(w) == []
        async with window(profile, server) as w:
            await w.until(lambda: len(w.titles) == 2)
            assert unread(w) == []


def unread(w: Window) -> list[str]:
    return [i.data() for i in w._rows() if i.data(ItemRole.UNREAD)]  # pyright: ignore


# A title from the model


async def test_a_title_is_suggested_and_undone(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("Four."))
        server.answer(*thinking_reply("A title: Nonsense.", "**Adding small numbers**"))
        server.answer_json({"error": {"message": "no"}}, status=400)
        async with window(profile, server) as w:
            w.type("What is two and two?")
            await w.status_begins("Done")
            w.press(Qt.Key.Key_F2, SHIFT)
            assert "is sent" in w.notice
            await w.until(lambda: w.titles == ["Adding small numbers"])
            await w.until(lambda: w.widget.windowTitle() == "Adding small numbers - Chatapp")
            await w.until(lambda: "Adding small numbers" in w.notice)
            w.click("Undo")
            await w.until(lambda: w.titles == ["What is two and two?"])
            w.press(Qt.Key.Key_F2, SHIFT)
            await w.until(lambda: w.notice.startswith("No title could be suggested: "))
            assert w.titles == ["What is two and two?"]


# Nothing kept


async def test_a_temporary_conversation_leaves_nothing(profile: Path, tmp_path: Path) -> None:
    path = tmp_path / "Secret.pdf"
    path.write_bytes(pdf("marmalade"))
    with Loopback() as server:
        server.answer(*thinking_reply("peppermint", "liquorice"))
        server.answer(*reply("cinnamon"))
        async with window(profile, server) as w:
            w.type("Ordinary")
            await w.until(lambda: w.titles == ["Ordinary"])
            await w.status_begins("Done")
            server.answer(*reply("cinnamon"))
            w.press(Qt.Key.Key_N, CTRL | SHIFT)
            await w.until(w.pane.banner.isVisible)
            here = w.pane.conversation_id
            assert is_temporary(here)
            assert w.widget.windowTitle() == "Temporary conversation - Chatapp"
            w.drop(path)
            await w.until(lambda: w.showing("Remove Secret.pdf"))
            w.type("nutmeg?")
            await w.until(lambda: w.answer == "cinnamon")
            await w.status_begins("Done")
            assert "marmalade" in server.chats[1].json["messages"][0]["content"]
            w.type("saffron, unsent", enter=False)
            assert w.titles == ["Ordinary"]
            w.choose("Ordinary")
            await w.until(lambda: w.answer == "liquorice")
            assert not w.pane.banner.isVisible()
            assert "Nothing was saved" in w.notice
            w.click("Reopen")
            await w.until(lambda: w.answer == "cinnamon")
            await w.until(lambda: w.composer.toPlainText() == "saffron, unsent")
            assert w.pane.conversation_id == here
        files = [f for f in profile.rglob("*") if f.is_file()]
        for word in (b"nutmeg", b"cinnamon", b"marmalade", b"saffron", b"Secret.pdf"):
            assert not [f for f in files if word in f.read_bytes()], word
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "liquorice")
            await w.until(lambda: w.titles == ["Ordinary"])
            assert w.find(QPlainTextEdit, "Message").toPlainText() == ""
