"""The first conversation: a question, a reply, and everything around them, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton

from chatapp.core.chat import reply as running_reply
from chatapp.core.domain.conversation import Role, Status
from tests.e2e.driver import window
from tests.loopback import CUT, DONE, HANG, MODEL, Gate, Loopback, reply, sse, thinking_reply
from tests.make_pdf import pdf

KEY = "sk-test-0123456789abcdef0123456789abcdef"


async def test_type_enter_and_the_reply_streams_in(profile: Path) -> None:
    with Loopback() as server:
        thinking, writing = Gate(), Gate()
        server.answer(
            sse("<think>Let me"),
            thinking,
            sse(" see.</think>\n\nIt is "),
            writing,
            sse("**four**.", finish="stop"),
            DONE,
        )
        async with window(profile, server) as w:
            assert w.showing("Send")
            w.type("Two and two?")
            await w.status_begins("Thinking")
            assert w.showing("Stop")
            assert not w.showing("Send")
            thinking.open()
            await w.status_begins("Writing")
            await w.until(lambda: w.answer.startswith("It is"))
            writing.open()
            await w.status_begins("Done")
            assert w.answer == "It is four."
            assert w.composer.toPlainText() == ""
            assert w.showing("Send")
            assert not w.showing("Stop")
            assert w.titles == ["Two and two?"]
            assert w.widget.windowTitle() == "Two and two? - Chatapp"


async def test_thinking_unfolds_on_click_and_stays_as_left(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Deep thought.", "Short answer."))
        async with window(profile, server) as w:
            w.type("Hm?")
            await w.status_begins("Done")
            await w.until(lambda: w.showing("Thinking"))
            toggle = w.find(QToolButton, "Thinking")
            assert not toggle.isChecked()
            folded = w.pane.view.verticalScrollBar().maximum()
            w.click("Thinking")
            assert w.find(QToolButton, "Thinking").isChecked()
            assert w.pane.view.verticalScrollBar().maximum() >= folded
            w.type("And now?")
            await w.until(lambda: len(server.chats) == 2)
            await w.status_begins("Done")


async def test_escape_stops_at_once_and_keeps_the_text(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Half an ans"), HANG)
        async with window(profile, server) as w:
            w.type("Talk.")
            await w.until(lambda: w.answer == "Half an ans")
            w.press(Qt.Key.Key_Escape)
            assert w.status.startswith("Stopped")
            assert w.showing("Send")
            await w.until(lambda: (m := w.last()) and m.status is Status.STOPPED)
            assert w.answer == "Half an ans\nStopped."
            await w.until(server.chats[0].disconnected.is_set)


async def test_stop_before_the_server_has_said_anything(profile: Path) -> None:
    with Loopback() as server:
        server.answer(HANG, status=0)
        async with window(profile, server) as w:
            w.type("Anyone?")
            await w.status_begins("Connecting")
            await w.until(lambda: server.chats)
            w.click("Stop")
            assert w.status.startswith("Stopped")
            await w.until(server.chats[0].disconnected.is_set)


async def test_stop_then_send_again_never_mixes_replies(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("old "), HANG)
        server.answer(*reply("new"))
        async with window(profile, server) as w:
            w.type("One")
            await w.until(lambda: w.answer.startswith("old"))
            w.click("Stop")
            await w.until(lambda: (m := w.last()) and m.status is Status.STOPPED)
            w.type("Two")
            await w.until(lambda: w.answer == "new")


async def test_two_conversations_stream_at_once_and_one_can_switch(profile: Path) -> None:
    with Loopback() as server:
        first, second = Gate(), Gate()
        server.answer(sse("first "), first, sse("done", finish="stop"), DONE)
        server.answer(sse("second "), second, sse("done", finish="stop"), DONE)
        async with window(profile, server) as w:
            w.type("Question A")
            await w.until(first.reached.is_set)
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            w.type("Question B")
            await w.until(second.reached.is_set)
            await w.until(lambda: w.answer.startswith("second"))
            assert sorted(w.titles) == ["Question A", "Question B"]
            first.open()
            ended, replies = w.conversation("Question A"), w.session.engine.replies
            await w.until(lambda: not replies.is_running(ended))
            assert w.status.startswith("Writing")
            w.choose("Question A")
            await w.until(lambda: w.answer == "first done")
            await w.status_begins("Done")
            w.choose("Question B")
            await w.status_begins("Writing")
            second.open()
            await w.until(lambda: w.answer == "second done")


async def test_coming_back_to_a_streaming_reply_finds_all_of_it(profile: Path) -> None:
    with Loopback() as server:
        first, second = Gate(), Gate()
        server.answer(
            sse("One.\n\n"), first, sse("Two.\n\n"), second, sse("Three.", finish="stop"), DONE
        )
        async with window(profile, server) as w:
            w.type("Count")
            await w.until(lambda: w.answer == "One.")
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            first.open()
            await w.until(second.reached.is_set)
            w.choose("Count")
            await w.until(lambda: w.answer.split() == ["One.", "Two."])
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            w.choose("Count")
            second.open()
            await w.until(lambda: w.answer.split() == ["One.", "Two.", "Three."])
            await w.status_begins("Done")
            assert w.answer.split() == ["One.", "Two.", "Three."]


async def test_a_selected_conversation_that_was_never_kept_is_forgotten(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await w.session.store.set_state("selected", "f" * 32)
            w.pane.opened.disconnect()
        async with window(profile, server) as w:
            w.type("Still works")
            await w.status_begins("Done")
            assert w.notice == ""


async def test_a_cut_stream_keeps_its_text_and_retry_answers_again(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("The begin"), CUT)
        server.answer(*reply("The whole."))
        async with window(profile, server) as w:
            w.type("Tell me.")
            await w.status_begins("Interrupted")
            assert w.answer.startswith("The begin\n")
            w.click("Retry")
            await w.until(lambda: w.answer == "The whole.")
            await w.until(lambda: w.showing("Previous version"))
            w.click("Previous version")
            await w.until(lambda: w.answer.startswith("The begin\n"))
            w.click("Next version")
            await w.until(lambda: w.answer == "The whole.")


async def test_an_answer_without_end_is_ended_and_can_go_on(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_reply, "MAX_CHARACTERS", 1000)
    with Loopback() as server:
        server.always(*[sse("word ")] * 1000, HANG)
        async with window(profile, server) as w:
            w.type("Go on.")
            for length in 1000, 2000:
                await w.status_begins("Interrupted")
                await w.until(lambda: "reached 1,000 characters and was ended there" in w.answer)
                ended = w.last()
                assert ended is not None
                assert (ended.status, len(ended.raw)) == (Status.INTERRUPTED, length)
                await w.until(server.chats[-1].disconnected.is_set)
                w.click("Continue")
                await w.until(lambda length=length: len(server.chats) > length / 1000)
            await w.status_begins("Interrupted")


async def test_everything_is_there_tomorrow(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("Remember me")
            await w.status_begins("Done")
            w.type("An unsent thought", enter=False)
            w.widget.resize(760, 600)
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "Hello there.")
            await w.until(lambda: w.titles == ["Remember me"])
            await w.until(lambda: w.composer.toPlainText() == "An unsent thought")
            assert (w.widget.width(), w.widget.height()) == (760, 600)


async def test_a_dropped_pdf_goes_along(profile: Path, tmp_path: Path) -> None:
    path = tmp_path / "Plan.pdf"
    path.write_bytes(pdf("The secret word is marmalade"))
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(path)
            await w.until(lambda: w.showing("Remove Plan.pdf"))
            w.type("What is the word?")
            await w.status_begins("Done")
            assert not w.showing("Remove Plan.pdf")
        content = server.chats[0].json["messages"][0]["content"]
        assert "marmalade" in content


async def test_a_pdf_goes_as_a_file_to_a_server_that_takes_it(
    profile: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Plan.pdf"
    path.write_bytes(pdf("words"))
    with Loopback() as server:
        async with window(profile, server, model=MODEL, key=KEY, files=(path,)) as w:
            await w.until(lambda: w.showing("Remove Plan.pdf"))
            w.type("Read it.")
            await w.status_begins("Done")
        content = server.chats[0].json["messages"][0]["content"]
        assert content[0]["type"] == "file"


async def test_a_file_that_is_no_pdf_is_refused_and_nothing_else_is_lost(
    profile: Path, tmp_path: Path
) -> None:
    path = tmp_path / "notes.pdf"
    path.write_text("not a pdf at all")
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("My long question", enter=False)
            w.drop(path)
            await w.until(lambda: "notes.pdf" in w.notice and "not a PDF" in w.notice)
            assert w.composer.toPlainText() == "My long question"


async def test_a_bad_key_is_a_sentence_with_a_way_out(profile: Path) -> None:
    with Loopback() as server:
        server.key = "another"
        async with window(profile, server, model=MODEL, key=KEY) as w:
            w.type("Hello")
            await w.status_begins("Failed")
            assert "key was not accepted" in w.status
            assert w.showing("Retry")


async def test_rename_delete_and_undo(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("A first question")
            await w.status_begins("Done")
            w.widget.sidebar.rename.emit(w.pane.conversation_id, "Better title")
            await w.until(lambda: w.titles == ["Better title"])
            assert w.widget.windowTitle() == "Better title - Chatapp"
            w.widget.sidebar.list.delete.emit([w.pane.conversation_id])
            await w.until(lambda: w.titles == [])
            assert "was deleted" in w.notice
            w.click("Undo")
            await w.until(lambda: w.titles == ["Better title"])
            await w.until(lambda: w.answer == "Hello there.")


async def test_the_first_run_card_checks_and_uses_a_key(profile: Path) -> None:
    with Loopback() as server:
        server.key = KEY
        async with window(profile, server, model=MODEL) as w:
            w.fill("API key", "sk-wrong-0123456789")
            w.click("Check and save")
            await w.until(
                lambda: any(
                    "not accepted" in label.text() and label.isVisibleTo(w.widget)
                    for label in w.widget.findChildren(QLabel)
                )
            )
            w.fill("API key", KEY)
            w.click("Check and save")
            await w.until(lambda: "in memory" in w.notice or "no keyring" in w.notice)
            w.type("Hello")
            await w.status_begins("Done")
            assert server.chats[0].key == KEY
        for file in profile.rglob("*"):
            if file.is_file():
                assert KEY.encode() not in file.read_bytes(), file


async def test_copy_puts_the_answer_without_thinking_on_the_clipboard(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Hidden.", "Shown."))
        async with window(profile, server) as w:
            w.type("Say")
            await w.status_begins("Done")
            await w.until(lambda: w.showing("Copy"))
            w.click("Copy")
            assert QGuiApplication.clipboard().text() == "Shown."


async def test_exactly_one_of_send_and_stop_shows(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            names = [
                b.accessibleName()
                for b in w.widget.findChildren(QAbstractButton)
                if b.isVisibleTo(w.widget)
            ]
            assert ("Send" in names) != ("Stop" in names)


async def test_editing_a_question_sets_the_draft_aside(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.type("Frist question")
            await w.status_begins("Done")
            w.type("half a thought", enter=False)
            question = w.last(Role.USER)
            assert question is not None
            w.pane.view.verb.emit("edit", question.id)
            await w.until(lambda: w.composer.toPlainText() == "Frist question")
            w.click("Cancel")
            await w.until(lambda: w.composer.toPlainText() == "half a thought")
            w.pane.view.verb.emit("edit", question.id)
            await w.until(lambda: w.composer.toPlainText() == "Frist question")
            w.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            w.type("First question")
            await w.until(lambda: len(server.chats) == 2)
            await w.status_begins("Done")
            await w.until(lambda: w.composer.toPlainText() == "half a thought")
        assert server.chats[1].json["messages"][0]["content"] == "First question"


async def test_a_question_the_disk_refuses_is_never_lost(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            full = "Not saved: the disk is full."
            w.type("Kept words")
            await w.status_begins("Done")
            await w.session.database.run(lambda c: c.execute("PRAGMA max_page_count = 1"))
            long = "words " * 20_000
            w.composer.setPlainText(long)
            w.press(Qt.Key.Key_Return)
            await w.until(lambda: full in w.notice)
            assert w.pane.composer.text().strip() == long.strip()
            assert len(server.chats) == 1
            w.press(Qt.Key.Key_Return)
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            await w.until(lambda: w.showing("Put back in message box"))
            w.click("Put back in message box")
            assert w.pane.composer.text().strip() == long.strip()
            await w.session.database.run(lambda c: c.execute("PRAGMA max_page_count = 1000000"))
            await w.until(lambda: not w.widget.unsaved)
