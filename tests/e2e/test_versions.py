"""Versions, forks and continued replies, through the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from chatapp.core.chat.request import CONTINUE
from chatapp.core.domain.conversation import Role, Status
from tests.e2e.driver import Window, list_item_names, window
from tests.loopback import CUT, HANG, Loopback, reply, sse

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support")
"""A menu asks the window system for what there is none of without a screen."""


def choose_in_menu(w: Window, words: str) -> None:
    """Open the menu of the current message by key and take an entry of it."""
    view = w.pane.view
    view.setFocus()
    by_keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        view, QContextMenuEvent(by_keyboard, QPoint(5, 5), view.mapToGlobal(QPoint()))
    )
    menu = view.findChildren(QMenu)[-1]
    (action,) = [a for a in menu.actions() if a.text().partition("\t")[0] == words]
    menu.close()
    action.trigger()


def focused(w: Window) -> str:
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus else ""


async def test_versions_of_a_question_and_of_a_reply_are_walked_by_key(profile: Path) -> None:
    with Loopback() as server:
        for words in ("First.", "Second.", "To another question."):
            server.answer(*reply(words))
        async with window(profile, server) as w:
            w.type("One question")
            await w.status_begins("Done")
            await w.until(lambda: w.showing("Regenerate"))
            w.click("Regenerate")
            await w.until(lambda: w.answer == "Second.")
            await w.status_begins("Done")
            w.pane.view.setFocus()
            w.press(Qt.Key.Key_Up)
            await w.until(lambda: w.showing("Edit"))
            w.click("Edit")
            await w.until(lambda: w.composer.toPlainText() == "One question")
            w.composer.selectAll()
            w.type("Another question")
            await w.until(lambda: w.answer == "To another question.")
            await w.status_begins("Done")
            w.pane.view.setFocus()
            w.press(Qt.Key.Key_Up)
            await w.until(lambda: w.showing("Previous version"))
            for _ in range(3):
                w.press(Qt.Key.Key_Tab)
            assert focused(w) == "Previous version"
            w.press(Qt.Key.Key_Space)
            await w.until(lambda: w.answer == "Second.")
            # The first of two: the way on is where the focus is now, on the same message.
            assert focused(w) == "Next version"
            assert list_item_names(w.pane.view) == ["You\nOne question", "Assistant\nSecond."]
            w.press(Qt.Key.Key_Escape)
            w.press(Qt.Key.Key_Down)
            w.click("Previous version")
            await w.until(lambda: w.answer == "First.")
            # What each fork showed last is shown again: after a walk, and after a restart.
            w.press(Qt.Key.Key_Up)
            w.click("Next version")
            await w.until(lambda: w.answer == "To another question.")
            w.click("Previous version")
            await w.until(lambda: w.answer == "First.")
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "First.")
            assert (m := w.last())
            assert (m.version, m.versions) == (1, 2)


async def test_continue_goes_on_where_the_stream_broke(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("The begin"), CUT)
        server.answer(sse("ning, "), HANG)
        server.answer(*reply("and the end."))
        async with window(profile, server) as w:
            w.type("Tell me.")
            await w.status_begins("Interrupted")
            assert w.showing("Retry")
            w.click("Continue")
            await w.until(lambda: w.answer.startswith("The beginning,"))
            assert w.status.startswith("Writing")
            assert not w.showing("Continue")
            w.click("Stop")
            await w.until(lambda: (m := w.last()) and m.status is Status.STOPPED)
            await w.until(lambda: w.showing("Continue"))
            w.click("Continue")
            await w.until(lambda: w.answer == "The beginning, and the end.")
            await w.status_begins("Done")
            assert not w.showing("Continue")
            assert not w.showing("Previous version")
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The beginning, and the end.")
        sent = [m["content"] for m in server.chats[2].json["messages"]]
        assert sent == ["Tell me.", "The beginning, ", CONTINUE]


async def test_a_reply_cut_off_with_the_program_offers_both(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Half an ans"), HANG)
        async with window(profile, server) as w:
            w.type("Talk.")
            await w.until(lambda: w.answer == "Half an ans")
        server.answer(*reply("wer."))
        async with window(profile, server) as w:
            await w.until(lambda: w.showing("Continue"))
            assert w.showing("Retry")
            assert w.status.startswith("Interrupted")
            w.click("Continue")
            await w.until(lambda: w.answer == "Half an answer.")


async def test_an_answer_at_its_limit_offers_continue(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("One, ", finish="length"))
        server.answer(*reply("two."))
        async with window(profile, server) as w:
            w.type("Count.")
            await w.status_begins("Done")
            assert "length limit" in w.answer
            w.click("Continue")
            await w.until(lambda: w.answer == "One, two.")


@OFFSCREEN
async def test_a_fork_that_ends_with_a_question_can_have_it_answered(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("Here."))
        server.answer(*reply("There."))
        async with window(profile, server) as w:
            w.type("A question")
            await w.status_begins("Done")
            w.pane.view.setFocus()
            w.press(Qt.Key.Key_Up)
            choose_in_menu(w, "Fork into a new conversation")
            await w.until(lambda: list_item_names(w.pane.view) == ["You\nA question"])
            w.click("Retry")
            await w.until(lambda: w.answer == "There.")
            w.choose("A question")
            await w.until(lambda: w.answer == "Here.")


@OFFSCREEN
async def test_a_message_is_forked_into_a_new_conversation(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("A question")
            await w.status_begins("Done")
            w.type("Another")
            await w.until(lambda: len(list_item_names(w.pane.view)) == 4)
            await w.status_begins("Done")
            w.pane.view.setFocus()
            w.press(Qt.Key.Key_Up)
            w.press(Qt.Key.Key_Up)
            choose_in_menu(w, "Fork into a new conversation")
            await w.until(lambda: "A question (fork)" in w.titles)
            await w.until(lambda: w.widget.windowTitle() == "A question (fork) - Chatapp")
            await w.until(lambda: len(list_item_names(w.pane.view)) == 2)
            w.type("Here")
            await w.until(lambda: len(list_item_names(w.pane.view)) == 4)
            assert (m := w.last(Role.USER))
            assert m.raw == "Here"
            await w.status_begins("Done")
            w.choose("A question")
            await w.until(lambda: (m := w.last(Role.USER)) and m.raw == "Another")
