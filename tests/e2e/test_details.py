"""Details of a reply in the window: by one click, by keys and by the menu; copied; kept."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu

from chatapp.ui.details.details_dialog import DetailsDialog
from tests.e2e.driver import Window, window
from tests.e2e.screens import by_escape, choose, details, focused, menu_key, opened
from tests.loopback import DONE, Gate, Loopback, sse, thinking_reply
from tests.ui.looks import OFFSCREEN

KEY = "sk-test-0123456789abcdef0123456789abcdef"
USED = {
    "prompt_tokens": 1234,
    "completion_tokens": 56,
    "prompt_tokens_details": {"cached_tokens": 1000},
    "completion_tokens_details": {"reasoning_tokens": 40},
    "cost": 0.5,
}


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def press(button: QAbstractButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def asked(w: Window, words: str = "Why?") -> None:
    w.type(words)
    await w.status_begins("Done")
    await w.until(lambda: w.showing("Details of the reply"))


async def test_one_click_tells_everything_and_each_part_can_be_copied(profile: Path) -> None:
    with Loopback() as server:
        server.answer(
            *(s for s in thinking_reply("Hm.", f"It is {KEY}.")[:-1] if b"usage" not in s),
            sse(choices=[], usage=USED, system_fingerprint="fp_1"),
            DONE,
            headers={"X-Request-Id": "request-one", "X-Echo": KEY},
        )
        async with window(profile, server, key=KEY) as w:
            await asked(w, f"Is it {KEY}?")
            tip = w.find(QAbstractButton, "Details of the reply").toolTip()
            assert tip == "Details of the reply"
            w.click("Details of the reply")
            dialog = await opened(w, DetailsDialog)
            shown = dialog.facts.toPlainText()
            for words in ("The model had finished. (stop)", "1,234", "1,000", "56", "$0.5000"):
                assert words in shown
            assert "fp_1" in shown
            press(dialog.copy_id)
            assert clipboard() == "request-one"
            press(dialog.copy_details)
            assert "Tokens in: 1,234\nof them cached: 1,000" in clipboard()
            assert "System fingerprint: fp_1" in clipboard()
            everything = [shown, clipboard()]
            dialog.tabs.setCurrentIndex(1)
            assert "First thought" in dialog.timeline.toPlainText()
            press(dialog.copy_timeline)
            assert "\tRequest sent\n" in clipboard()
            everything.append(clipboard())
            dialog.tabs.setCurrentWidget(dialog.request)
            assert '"role": "user"' in dialog.request.text.toPlainText()
            press(dialog.copy_request)
            everything += [clipboard(), dialog.request.text.toPlainText()]
            press(dialog.copy_curl)
            assert clipboard().startswith("curl -sS -N -X POST http://127.0.0.1:")
            assert '-H "authorization: Bearer $API_KEY"' in clipboard()
            everything.append(clipboard())
            dialog.tabs.setCurrentWidget(dialog.response)
            assert "data: {" in dialog.response.text.toPlainText()
            press(dialog.copy_response)
            assert clipboard().startswith("HTTP 200\n")
            everything += [clipboard(), dialog.response.text.toPlainText()]
            assert not [text for text in everything if KEY in text]
            await by_escape(w, dialog)


async def test_after_a_restart_the_details_are_there_and_what_was_raw_is_gone(
    profile: Path,
) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await asked(w)
    async with window(profile) as w:
        w.choose("Why?")
        await w.until(lambda: w.showing("Details of the reply"))
        dialog = await details(w)
        assert "The model had finished. (stop)" in dialog.facts.toPlainText()
        assert "Request sent" in dialog.timeline.toPlainText()
        dialog.tabs.setCurrentWidget(dialog.request)
        assert dialog.request.note.text().startswith("This request is no longer kept.")
        assert not dialog.copy_curl.isVisible()
        dialog.tabs.setCurrentWidget(dialog.response)
        assert dialog.response.note.text().startswith("The raw events are no longer kept.")
        assert json.loads(dialog.response.text.toPlainText())["id"] == "chatcmpl-1"
        await by_escape(w, dialog)


@OFFSCREEN
async def test_the_menu_of_a_reply_leads_there_and_that_of_a_question_does_not(
    profile: Path,
) -> None:
    with Loopback() as server:
        server.answer(sse("Half"), status=500)
        async with window(profile, server) as w:
            await asked(w)
            await focused(w, w.pane.view)
            w.press(Qt.Key.Key_End)
            menu_key(w.pane.view)
            choose(await opened(w, QMenu), "Details of the reply")
            dialog = await opened(w, DetailsDialog)
            # The refused attempt and the one that followed.
            assert dialog.request.attempt.count() == 2
            dialog.tabs.setCurrentWidget(dialog.request)
            dialog.request.attempt.setCurrentIndex(0)
            assert dialog.response.text.toPlainText().startswith("HTTP 500")
            await by_escape(w, dialog)
            w.press(Qt.Key.Key_Home)
            menu_key(w.pane.view)
            menu = await opened(w, QMenu)
            words = [action.text().partition("\t")[0] for action in menu.actions()]
            assert "Details of the reply" not in words
            await by_escape(w, menu)


async def test_numbers_that_come_behind_the_end_come_to_open_details(profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(sse("Yes.", finish="stop"), gate, sse(choices=[], usage=USED), DONE)
        async with window(profile, server) as w:
            await asked(w)
            dialog = await details(w)
            assert "1,234" not in dialog.facts.toPlainText()
            gate.open()
            await w.until(lambda: "1,234" in dialog.facts.toPlainText())
            await by_escape(w, dialog)
