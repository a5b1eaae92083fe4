"""Options through the window: chips, one message, personas; by keyboard and by mouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QToolButton

from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.persona import Persona
from chatapp.ui.conversation.send_with_dialog import SendWithDialog
from chatapp.ui.conversation.settings_dialog import ConversationSettingsDialog
from chatapp.ui.settings.settings_dialog import SettingsDialog
from tests.e2e.driver import Window, window
from tests.e2e.screens import focused, opened
from tests.e2e.test_conversation_settings import dialog, open_settings, to_front
from tests.loopback import Loopback
from tests.ui.looks import OFFSCREEN, unnamed

pytestmark = OFFSCREEN
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COOK = Persona("cook", "Cook", "🍳", "Talk of food.", options=GenerationOptions(0.9))
LAWYER = Persona("law", "Lawyer", "⚖️", "Be exact.", model="law-1")


def chips(w: Window) -> list[str]:
    """What the chips in the message box say."""
    found = w.pane.composer.options.findChildren(QToolButton)
    return [b.accessibleName() for b in found if b.isVisible() and b.text()]


def use(w: Window, **changes: Any) -> None:
    """Change the settings as the dialog would."""
    w.pane.bridge.change_settings(replace(w.session.engine.settings, **changes))


def popup(w: Window) -> QListWidget:
    """The list of personas, open or not."""
    return next(x for x in w.widget.findChildren(QListWidget) if x.accessibleName() == "Personas")


def offered(w: Window) -> list[str]:
    found = popup(w)
    return [found.item(n).text() for n in range(found.count())] if found.isVisible() else []


async def test_what_differs_stands_in_the_message_box_and_is_reset_there(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            assert chips(w) == []
            use(w, options=GenerationOptions(0.4))
            await w.until(lambda: chips(w) == ["Temperature: 0.4"])
            settings = await open_settings(w)
            QTest.keyClicks(settings.options.row("max_tokens").field, "2000")
            settings.close()
            await w.until(lambda: chips(w) == ["Temperature: 0.4", "Longest reply: 2,000"])
            assert not unnamed(w.pane.composer)
            await to_front(w)
            w.type("First")
            await w.status_begins("Done")
            asked = server.chats[0].json
            assert (asked["temperature"], asked["max_tokens"]) == (0.4, 2000)
            w.click("Reset Longest reply")
            await w.until(lambda: chips(w) == ["Temperature: 0.4"])
            w.click("Undo")
            await w.until(lambda: chips(w) == ["Temperature: 0.4", "Longest reply: 2,000"])
            w.click("Reset Temperature")
            await w.until(lambda: chips(w) == ["Longest reply: 2,000"])
            assert w.session.engine.settings.options == GenerationOptions()
            w.click("Undo")
            await w.until(lambda: len(chips(w)) == 2)
            w.press(Key.Key_N, CTRL)
            await w.until(lambda: chips(w) == ["Temperature: 0.4"])


async def test_a_chip_leads_to_its_setting(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            use(w, options=GenerationOptions(seed=7))
            await w.until(lambda: chips(w) == ["Seed: 7"])
            w.click("Seed: 7")
            await w.until(lambda: dialog(w, SettingsDialog))
            shown = dialog(w, SettingsDialog)
            assert isinstance(shown, SettingsDialog)
            assert shown.model.options.row("seed").field.isVisible()
            shown.close()
            settings = await open_settings(w)
            settings.lead_to("seed")
            QTest.keyClicks(settings.options.row("seed").field, "8")
            settings.close()
            await w.until(lambda: chips(w) == ["Seed: 8"])
            await to_front(w)
            w.click("Seed: 8")
            await w.until(lambda: dialog(w, ConversationSettingsDialog))


async def test_one_message_is_sent_with_options(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("Once", enter=False)
            w.click("More ways to send")
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            (action,) = menu.actions()
            assert action.text().startswith("Send with…")
            action.trigger()
            menu.close()
            await w.until(lambda: dialog(w, SendWithDialog))
            shown = dialog(w, SendWithDialog)
            assert isinstance(shown, SendWithDialog)
            assert not unnamed(shown)
            field = shown.options.row("temperature").field
            QTest.keyClicks(field, "3")
            shown.send_button.click()
            assert shown.isVisible()
            assert shown.options.row("temperature").fault.isVisible()
            QTest.keyClick(field, Key.Key_Backspace)
            QTest.keyClicks(field, "1.5")
            shown.send_button.click()
            await w.status_begins("Done")
            assert w.composer.toPlainText() == ""
            w.type("Again")
            await w.until(lambda: len(server.chats) == 2)
            await w.status_begins("Done")
            assert [r.json.get("temperature") for r in server.chats] == [1.5, None]


async def test_one_message_goes_with_instructions_a_persona_and_a_model(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            use(w, personas=(COOK, LAWYER))
            w.type("Once", enter=False)
            w.press(Key.Key_Return, CTRL | SHIFT)
            shown = await opened(w, SendWithDialog)
            assert not unnamed(shown)
            QTest.keyClicks(shown.instructions, "Shout.")
            shown.persona.setCurrentIndex(shown.persona.findData("law"))
            shown.model.setEditText("shouting-1")
            shown.send_button.click()
            await w.status_begins("Done")
            await to_front(w)
            w.type("Again")
            await w.until(lambda: len(server.chats) == 2)
            await w.status_begins("Done")
            first, second = (request.json for request in server.chats)
            assert first["model"] == "shouting-1"
            assert first["messages"][0]["content"] == "Be exact.\n\nShout."
            assert second["model"] == "some-model"
            assert second["messages"][0]["role"] == "user"


async def test_an_option_is_left_to_the_server_in_one_conversation(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            use(w, options=GenerationOptions(0.4, 2000))
            w.type("Hello")
            await w.status_begins("Done")
            await w.until(lambda: chips(w) == ["Temperature: 0.4", "Longest reply: 2,000"])
            settings = await open_settings(w)
            row = settings.options.row("temperature")
            assert row.reset.accessibleName() == "Server's default: Temperature"
            row.reset.click()
            assert row.field.placeholderText() == "Default"
            assert row.reset.accessibleName() == "Reset Temperature"
            settings.close()
            await w.until(lambda: chips(w) == ["Longest reply: 2,000"])
            await to_front(w)
            w.type("And?")
            await w.until(lambda: len(server.chats) == 2)
            await w.status_begins("Done")
            assert "temperature" not in server.chats[1].json
            settings = await open_settings(w)
            settings.options.row("temperature").reset.click()
            settings.close()
            await w.until(lambda: len(chips(w)) == 2)


async def test_a_conversations_own_model_and_instructions_are_chips(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("Hello")
            await w.status_begins("Done")
            settings = await open_settings(w)
            QTest.keyClicks(settings.instructions, "Be brief.")
            settings.model.setEditText("brief-1")
            settings.close()
            await w.until(lambda: chips(w) == ["Model: brief-1", "Instructions: Be brief."])
            await to_front(w)
            w.click("Instructions: Be brief.")
            settings = await opened(w, ConversationSettingsDialog)
            assert settings.instructions.hasFocus()
            QTest.keyClicks(settings.instructions, "And kind. ")
            settings.close()
            await w.until(lambda: "And kind." in " ".join(chips(w)))
            await to_front(w)
            # All that was changed in the dialog is one step.
            await focused(w, w.widget.sidebar.list)
            w.press(Key.Key_Z, CTRL)
            await w.until(lambda: chips(w) == ["Model: brief-1", "Instructions: Be brief."])
            w.press(Key.Key_Z, CTRL)
            await w.until(lambda: chips(w) == [])
            w.press(Key.Key_Z, CTRL | SHIFT)
            await w.until(lambda: len(chips(w)) == 2)
            w.pane.notices.hide_topic("undo")
            w.click("Reset Model")
            await w.until(lambda: chips(w) == ["Instructions: Be brief."])
            w.click("Undo")
            await w.until(lambda: len(chips(w)) == 2)


async def test_a_persona_is_chosen_by_typing(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            use(w, personas=(COOK, LAWYER))
            await to_front(w)
            w.composer.setFocus()
            w.type("Hello @", enter=False)
            await w.until(lambda: offered(w) == ["🍳 Cook", "⚖️ Lawyer", "Edit personas…"])
            w.type("l", enter=False)
            await w.until(lambda: offered(w) == ["⚖️ Lawyer"])
            QTest.keyClick(w.composer, Key.Key_Return)
            await w.until(lambda: chips(w) == ["Persona: ⚖️ Lawyer"])
            assert w.composer.toPlainText() == "Hello "
            assert w.widget.answering.text() == "law-1"
            QTest.keyClick(w.composer, Key.Key_Return)
            await w.status_begins("Done")
            asked = server.chats[0].json
            assert asked["messages"][0] == {"role": "system", "content": "Be exact."}
            assert asked["model"] == "law-1"
            w.type("Now @c", enter=False)
            await w.until(lambda: offered(w) == ["🍳 Cook"])
            found = popup(w)
            place = found.visualItemRect(found.item(0)).center()
            QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
            await w.until(lambda: chips(w) == ["Persona: 🍳 Cook"])
            w.click("Undo")
            await w.until(lambda: chips(w) == ["Persona: ⚖️ Lawyer"])
            w.click("Remove persona")
            await w.until(lambda: chips(w) == [])
            w.click("Undo")
            await w.until(lambda: chips(w) == ["Persona: ⚖️ Lawyer"])
        async with window(profile, server) as w:
            w.choose("Hello")
            await w.until(lambda: chips(w) == ["Persona: ⚖️ Lawyer"])


async def test_at_in_a_word_and_escape_open_nothing(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            use(w, personas=(COOK,))
            await to_front(w)
            w.composer.setFocus()
            w.type("me@cook", enter=False)
            assert offered(w) == []
            w.type(" @co", enter=False)
            await w.until(lambda: offered(w) == ["🍳 Cook"])
            QTest.keyClick(w.composer, Key.Key_Escape)
            assert offered(w) == []
            QTest.keyClick(w.composer, Key.Key_Return)
            await w.status_begins("Done")
            assert server.chats[0].json["messages"][-1]["content"] == "me@cook @co"


async def test_a_persona_is_made_and_deleted_in_the_settings(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await to_front(w)
            w.press(Key.Key_Comma, CTRL)
            await w.until(lambda: dialog(w, SettingsDialog))
            shown = dialog(w, SettingsDialog)
            assert isinstance(shown, SettingsDialog)
            shown.turn_to("personas")
            page = shown.personas
            assert not page.form.isVisible()
            assert not page.list.isVisible()
            assert page.empty.text().startswith("There are none yet.")
            QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
            assert page.name.selectedText() == "New persona"
            QTest.keyClicks(page.name, "Cook")
            page.instructions.setPlainText("Talk of food.")
            QTest.keyClicks(page.options.row("temperature").field, "0.9")
            await w.until(
                lambda: (
                    [
                        (p.name, p.instructions, p.options)
                        for p in w.session.engine.settings.personas
                    ]
                    == [("Cook", "Talk of food.", GenerationOptions(0.9))]
                )
            )
            assert page.list.item(0).text() == "👤 Cook"
            assert not unnamed(shown)
            (cook,) = w.session.engine.settings.personas
            page.remove.click()
            assert w.session.engine.settings.personas == ()
            assert not page.form.isVisible()
            assert page.undo.isVisible()
            QTest.keyClick(page.add_button, Key.Key_Z, CTRL)
            assert w.session.engine.settings.personas == (cook,)
            assert page.name.text() == "Cook"
            assert not page.undo.isVisible()
            page.remove.click()
            page.undo.click()
            assert w.session.engine.settings.personas == (cook,)
