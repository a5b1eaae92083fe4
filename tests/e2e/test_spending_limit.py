"""The monthly limit in the window: the card asks, and the usage page tells what was spent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from chatapp.ui.settings.settings_dialog import SettingsDialog
from tests.e2e.driver import window
from tests.loopback import MODEL, Loopback

KEY = "sk-test-0123456789abcdef0123456789abcdef"


async def test_over_the_limit_the_card_asks_before_anything_is_sent(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("Hello")
            await w.status_begins("Done")
            bridge = w.pane.bridge
            bridge.change_settings(replace(bridge.settings, monthly_limit=0.001))
            w.type("And then?")
            await w.status_begins("Failed")
            assert "your monthly limit is $0.0010. Nothing was sent." in w.status
            assert len(server.chats) == 1
            await w.until(lambda: w.showing("Send anyway"))
            w.click("Send anyway")
            await w.status_begins("Done")
            assert len(server.chats) == 2

            w.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
            await w.until(lambda: w.widget.findChild(SettingsDialog))
            dialog = w.widget.findChild(SettingsDialog)
            assert dialog
            dialog.turn_to("usage")
            usage = dialog.usage
            await w.until(lambda: usage.counted.text().startswith("2 replies"))
            assert usage.cost.text() == "$0.0020"
            rows = [usage.list.item(n).text() for n in range(usage.list.count())]
            assert rows[-1] == "Hello"
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            usage.list.itemActivated.emit(usage.list.item(len(rows) - 1))
            await w.until(lambda: w.answer == "Hello there.")
            dialog.close()


async def test_what_is_left_at_the_server_is_told_without_a_check(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server, model=MODEL, key=KEY) as w:
            w.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
            await w.until(lambda: w.widget.findChild(SettingsDialog))
            dialog = w.widget.findChild(SettingsDialog)
            assert dialog
            dialog.turn_to("usage")
            await w.until(lambda: dialog.usage.balance.text() == "AI/ML API: $12.34 left.")
            dialog.turn_to("data")
            server.billing = (500, {"message": "Trouble"})
            dialog.turn_to("usage")
            await w.until(lambda: not dialog.usage.balance.isVisible())
            dialog.close()
