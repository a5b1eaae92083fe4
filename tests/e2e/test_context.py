"""The context through the window: the meter, what is left out, fresh starts; told and undone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from chatapp.ui.conversation.context_dialog import ContextDialog
from chatapp.ui.conversation.summary_dialog import SummaryDialog
from tests.e2e.driver import Window, window
from tests.e2e.screens import focused, opened, to_front
from tests.e2e.test_by_keyboard import do
from tests.loopback import HANG, Loopback, Request, Step, ending, reply, sse
from tests.ui.looks import OFFSCREEN, unnamed

pytestmark = OFFSCREEN
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "words and more words, " * 40
PLAIN = reply("Yes.", usage=None)


def refusing_above(server: Loopback, tokens: int) -> None:
    """Have a server refuse requests of more than so many tokens, four characters each."""

    def answer(request: Request) -> tuple[int, Sequence[Step], dict[str, str]]:
        asked = sum(len(m["content"]) for m in request.json["messages"]) // 4
        if asked <= tokens:
            return 200, PLAIN, {}
        said = (
            f"This model's maximum context length is {tokens} tokens. However, your messages "
            f"resulted in {asked} tokens."
        )
        body = {"error": {"message": said, "code": "context_length_exceeded"}}
        return 400, [json.dumps(body).encode()], {"Content-Type": "application/json"}

    server.answer_by(answer)


def words(dialog: QWidget) -> str:
    """All that a dialog says."""
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


async def say(w: Window, words: str, phase: str = "Done") -> None:
    before = len(w.pane.view.column)
    w.type(words)
    await w.until(lambda: len(w.pane.view.column) == before + 2)
    await w.status_begins(phase)


async def fill(w: Window, turns: int) -> None:
    for number in range(turns):
        await say(w, f"{number} {WORDS}")


def begun_at(w: Window) -> str:
    """The first word of the message that what is sent begins with."""
    message = w.pane.view.message(w.pane.view.column.sent_from)
    return message.raw.split()[0] if message else ""


def described(w: Window, number: int) -> str:
    """What a screen reader says of a message beside its name."""
    view = QAccessible.queryAccessibleInterface(w.pane.view)
    return view.child(number).text(QAccessible.Text.Description)


def asked(server: Loopback) -> list[str]:
    messages = server.chats[-1].json["messages"]
    return [m["content"].split()[0] for m in messages if m["role"] == "user"]


async def test_the_meter_appears_where_it_matters_and_warns(profile: Path) -> None:
    with Loopback() as server:
        server.models = 200, {"data": [{"id": "some-model", "context_length": 1000}]}
        server.always(*PLAIN)
        async with window(profile, server, model="some-model") as w:
            meter = w.pane.composer.meter
            w.pane.bridge.keys.list_models(w.pane.bridge.server)
            await say(w, "Hello")
            assert not meter.isVisible()
            w.type(WORDS * 3, enter=False)
            await w.until(meter.isVisible)
            assert meter.text().endswith("of 1k")
            assert not meter.warns
            w.type(WORDS * 2, enter=False)
            await w.until(lambda: meter.warns)
            assert not unnamed(w.pane.composer)
            assert meter.accessibleName().startswith("Context: about ")
            QTest.keyClick(meter, Key.Key_Space)
            dialog = await opened(w, ContextDialog)
            assert not unnamed(dialog)
            QTest.keyClick(dialog, Key.Key_Escape)
            w.pane.composer.set_text("")
            await w.until(lambda: not meter.isVisible())


async def test_without_a_window_only_the_details_say_something(profile: Path) -> None:
    with Loopback() as server:
        server.always(*PLAIN)
        async with window(profile, server) as w:
            await say(w, WORDS)
            assert not w.pane.composer.meter.isVisible()
            await do(w, "context")
            dialog = await opened(w, ContextDialog)
            assert "takes ≈ " in words(dialog)
            assert "Free" not in words(dialog)
            assert not unnamed(dialog)


async def test_a_refused_conversation_goes_on_without_its_oldest(profile: Path) -> None:
    with Loopback() as server:
        refusing_above(server, 1000)
        async with window(profile, server) as w:
            for number in range(3):
                await say(w, f"{number} {WORDS}")
            await say(w, f"3 {WORDS * 2}", "Failed")
            await w.until(w.pane.composer.meter.isVisible)
            w.click("Leave out the oldest messages")
            await w.status_begins("Done")
            await w.until(lambda: begun_at(w))
            assert begun_at(w) == asked(server)[0] != "0"
            assert "not sent from now on" in w.notice
            number = w.pane.view.column.number(w.pane.view.column.sent_from)
            assert number is not None
            assert "not sent" in described(w, number)
        async with window(profile, server) as w:  # it is kept
            await w.until(lambda: begun_at(w))
            w.pane.view.current.take(number)
            w.pane.view.place_controls()
            w.click("Send them again")
            await w.until(lambda: not begun_at(w))
            w.click("Undo")
            await w.until(lambda: begun_at(w))
            await focused(w, w.widget.sidebar.list)
            w.press(Key.Key_Z, CTRL)
            await w.until(lambda: not begun_at(w))


async def test_a_fresh_start_carries_the_summary_and_can_be_undone(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*PLAIN)
        server.answer(sse("It was about "), HANG)
        server.answer(sse("It was about words."), *ending())
        server.always(*PLAIN)
        async with window(profile, server) as w:
            await say(w, WORDS)
            first = w.pane.conversation_id
            await do(w, "start_fresh")
            dialog = await opened(w, SummaryDialog)
            assert not unnamed(dialog)
            await w.until(lambda: dialog.text.toPlainText().startswith("It was"))
            assert not dialog.begin_button.isEnabled()
            QTest.keyClick(dialog, Key.Key_Escape)  # it ends there
            await to_front(w)
            assert w.pane.conversation_id == first
            await do(w, "start_fresh")
            dialog = await opened(w, SummaryDialog)
            await w.until(dialog.begin_button.isEnabled)
            QTest.keyClick(dialog.begin_button, Key.Key_Space)
            await w.until(lambda: w.pane.conversation_id != first)
            await to_front(w)
            await w.until(w.pane.origin.isVisible)
            assert "Continued from" in w.pane.origin.text()
            assert w.composer.hasFocus()
            await w.until(lambda: w.showing("Summary: It was about words."))
            w.click("Undo")
            await w.until(lambda: w.pane.conversation_id == first)
            assert not w.pane.origin.isVisible()
            w.click("Redo")
            await w.until(lambda: f"{WORDS[:20]}" in " ".join(w.titles) and len(w.titles) == 2)
            (fresh,) = [t for t in w.titles if t.endswith("(continued)")]
            w.choose(fresh)
            await say(w, "And now?")
            assert "It was about words." in server.chats[-1].json["messages"][0]["content"]
            w.pane.origin.click()
            await w.until(lambda: w.pane.conversation_id == first)


async def test_a_summary_that_fails_says_why(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*PLAIN)
        server.answer_json({"error": {"message": "No such thing"}}, 400)
        server.always(sse("It was about words."), *ending())
        async with window(profile, server) as w:
            await say(w, "Hello")
            await do(w, "start_fresh")
            dialog = await opened(w, SummaryDialog)
            await w.until(dialog.retry.isVisible)
            assert "No such thing" in words(dialog)
            QTest.keyClick(dialog.retry, Key.Key_Space)
            await w.until(dialog.begin_button.isEnabled)
            QTest.keyClick(dialog, Key.Key_Escape)
