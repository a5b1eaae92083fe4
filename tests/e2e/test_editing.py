"""Editing a question is always seen, and over where one would take it to be over."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chatapp.core.domain.conversation import DraftOf, Kind, Role, is_temporary
from chatapp.core.domain.query import SearchHit, Where
from chatapp.ui.window.controller import WindowController
from tests.e2e.driver import Window, window
from tests.e2e.process import rows
from tests.e2e.test_drafts import begin_edit, fill
from tests.loopback import Loopback, reply
from tests.make_pdf import pdf

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SAID = "Editing a message"


async def is_over(w: Window, written: str = "") -> None:
    """Nothing of it is on the screen, and Enter would ask what the composer says."""
    await w.until(lambda: SAID not in w.notice, "the notice to go")
    assert w.pane.drafts.of == DraftOf(w.pane.conversation_id)
    await w.until(lambda: w.composer.toPlainText() == written, "the draft of its own")


@pytest.mark.parametrize("how", ["Dismiss", "Cancel", "Esc", "Esc in the messages"])
async def test_it_is_cancelled(profile: Path, how: str) -> None:
    await fill(profile, "c")
    with Loopback() as server:
        server.answer(*reply("Two moons."))
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            w.type("And Mars?", enter=False)
            await begin_edit(w, "c")
            assert SAID in w.notice
            w.type(" No.", enter=False)
            w.pane.drafts.save()
            if how.startswith("Esc"):
                if how != "Esc":
                    w.pane.view.setFocus()
                w.press(Qt.Key.Key_Escape)
            else:
                w.click(how)
            await is_over(w, "And Mars?")
            assert w.pane.composer.field.hasFocus()
            w.press(Qt.Key.Key_Return)
            await w.until(lambda: w.answer == "Two moons.")
            assert len(w.pane.view.column.outline) == 4
        said = [one["content"] for one in server.chats[0].json["messages"]]
        assert said == ["Why tides?", "The moon.", "And Mars?"]
    assert rows(profile, "SELECT text FROM drafts") == []


async def test_another_notice_does_not_take_its_place(profile: Path) -> None:
    await fill(profile, "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        await begin_edit(w, "c")
        w.pane.copy_last_reply()
        w.pane.notices.post("Something failed.", kind="danger")
        assert SAID in w.notice
        w.pane.notices.hide_topic("")
        assert SAID in w.notice
        assert w.pane.editing.question_id == "c-q"


async def test_sending_ends_it(profile: Path) -> None:
    await fill(profile, "c")
    with Loopback() as server:
        server.answer(*reply("Two moons."))
        server.answer(*reply("Three."))
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            await begin_edit(w, "c")
            w.type(" Please.")
            await w.until(lambda: w.answer == "Two moons.")
            await is_over(w)
            await w.until(lambda: not w.pane.running)
            w.type("And then?")
            await w.until(lambda: w.answer == "Three.")
        said = [one["content"] for one in server.chats[1].json["messages"]]
        assert said == ["Why tides? Please.", "Two moons.", "And then?"]


async def away(w: Window) -> None:
    w.choose("Other")


async def new(w: Window) -> None:
    w.press(Qt.Key.Key_N, CTRL)


async def temporary(w: Window) -> None:
    w.press(Qt.Key.Key_N, CTRL | SHIFT)
    await w.until(lambda: is_temporary(w.pane.conversation_id))


async def deleted(w: Window) -> None:
    await w.session.organizer.delete(["c"])
    await w.until(lambda: w.pane.conversation_id != "c")


async def found(w: Window) -> None:
    routing = w.widget.findChild(WindowController)
    assert routing is not None
    routing.go_to("other", "other-q")
    await w.until(lambda: w.pane.conversation_id == "other")


async def forked(w: Window) -> None:
    w.pane.view.verb.emit("fork", "c-r")
    await w.until(lambda: w.pane.conversation_id not in {"c", ""})


@pytest.mark.parametrize("leave", [away, new, temporary, deleted, found, forked])
async def test_another_conversation_has_nothing_of_it(
    profile: Path, leave: Callable[[Window], Awaitable[None]]
) -> None:
    await fill(profile, "other", "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        await begin_edit(w, "c")
        w.type(" And two?", enter=False)
        await leave(w)
        await is_over(w)
    # What was written is the question's.
    kept = rows(profile, "SELECT m.id, d.text FROM drafts d JOIN messages m ON m.key = d.message")
    assert kept == [("c-q", "Why tides? And two?")]


async def test_a_restart_ends_it(profile: Path) -> None:
    await fill(profile, "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        await begin_edit(w, "c")
        w.type(" And two?", enter=False)
    with Loopback() as server:
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            await is_over(w)
            w.type("Next?")
            await w.status_begins("Done")
            await w.until(lambda: len(w.pane.view.column.outline) == 4)


async def test_a_question_that_is_deleted_is_edited_no_more(profile: Path) -> None:
    await fill(profile, "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        w.type("And Mars?", enter=False)
        await begin_edit(w, "c")
        w.type(" And two?", enter=False)
        w.pane.view.verb.emit("delete", "c-q")
        await w.until(lambda: not w.pane.view.column.outline)
        await is_over(w, "And Mars?")
        await w.session.organizer.restore(Kind.MESSAGE, "c-q")
        await begin_edit(w, "c")
        assert w.composer.toPlainText() == "Why tides? And two?"


async def test_another_version_or_an_undo_ends_it(profile: Path) -> None:
    await fill(profile, "c")
    with Loopback() as server:
        server.answer(*reply("Two moons."))
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            await begin_edit(w, "c")
            w.type(" Please.")
            await w.until(lambda: w.answer == "Two moons.")
            await w.status_begins("Done")
            asked = w.last(Role.USER)
            assert asked is not None
            for go in ("previous", "undo"):
                await w.until(lambda: w.pane.view.message(asked.id))
                w.pane.view.verb.emit("edit", asked.id)
                await w.until(lambda: w.composer.toPlainText() == "Why tides? Please.")
                w.pane.view.verb.emit(go, asked.id)
                await w.until(lambda: w.answer == "The moon.")
                await is_over(w)
                if go == "previous":
                    w.pane.view.verb.emit("next", "c-q")


async def test_a_reply_that_is_made_anew_leaves_it_on_and_seen(profile: Path) -> None:
    await fill(profile, "c")
    with Loopback() as server:
        server.answer(*reply("Two moons."))
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            await begin_edit(w, "c")
            w.pane.view.verb.emit("regenerate", "c-r")
            await w.until(lambda: w.answer == "Two moons.")
            await w.status_begins("Done")
            assert SAID in w.notice
            w.pane.view.verb.emit("previous", w.pane.view.column.outline[-1].id)
            await w.until(lambda: w.answer == "The moon.")
            assert SAID in w.notice


async def test_a_hit_on_another_branch_ends_it(profile: Path) -> None:
    await fill(profile, "c")
    with Loopback() as server:
        server.answer(*reply("Two moons."))
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            await begin_edit(w, "c")
            w.type(" Please.")
            await w.until(lambda: w.answer == "Two moons.")
            await w.status_begins("Done")
            asked = w.last(Role.USER)
            assert asked is not None
            w.pane.view.verb.emit("edit", asked.id)
            await w.until(lambda: SAID in w.notice)
            routing = w.widget.findChild(WindowController)
            assert routing is not None
            routing.hit_opener.go(SearchHit(Where.ANSWER, "c", "", 0.0, "c-r"), ())
            await w.until(lambda: w.answer == "The moon.")
            await is_over(w)


async def test_an_edit_that_the_disk_refuses_stays_an_edit(profile: Path) -> None:
    await fill(profile, "c")
    with Loopback() as server:
        server.answer(*reply("Two moons."))
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            await begin_edit(w, "c")
            await w.session.database.run(lambda c: c.execute("PRAGMA query_only = ON"))
            w.type(" Please.")
            await w.until(lambda: "Not saved" in w.notice or "read" in w.notice, w.notice)
            assert SAID in w.notice
            assert w.composer.toPlainText() == "Why tides? Please."
            await w.session.database.read(lambda c: c.execute("PRAGMA query_only = OFF"))
            await w.until(lambda: not w.widget.unsaved)
            assert not server.chats
            w.press(Qt.Key.Key_Return)
            await w.until(lambda: w.answer == "Two moons.")
            await is_over(w)


async def test_the_files_of_the_question_are_edited_with_it(profile: Path, tmp_path: Path) -> None:
    await fill(profile, "c")
    path = tmp_path / "Plan.pdf"
    path.write_bytes(pdf("The secret word is marmalade"))
    with Loopback() as server:
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            await begin_edit(w, "c")
            w.drop(path)
            await w.until(lambda: w.showing("Remove Plan.pdf"))
            w.press(Qt.Key.Key_N, CTRL)
            await w.until(lambda: not w.showing("Remove Plan.pdf"))
            w.choose("C")
            await begin_edit(w, "c")
            await w.until(lambda: w.showing("Remove Plan.pdf"))
            w.press(Qt.Key.Key_Return)
            await w.until(lambda: w.answer == "Hello there.")
            await w.until(lambda: not w.pane.running)
            await is_over(w)
            assert not w.showing("Remove Plan.pdf")
            asked = w.last(Role.USER)
            assert asked is not None
            w.pane.view.verb.emit("edit", asked.id)
            await w.until(lambda: w.showing("Remove Plan.pdf"))
        assert "marmalade" in str(server.chats[0].json["messages"][-1]["content"])


async def test_enter_before_its_text_is_there_sends_nothing(profile: Path) -> None:
    await fill(profile, "c")
    with Loopback() as server:
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            w.type("And Mars?", enter=False)
            w.pane.view.verb.emit("edit", "c-q")
            w.press(Qt.Key.Key_Return)
            QTest.keyClicks(w.composer, "x")
            w.press(Qt.Key.Key_Return)
            await w.until(lambda: w.composer.toPlainText() == "Why tides?\n\nx")
            await asyncio.sleep(0)
            assert not server.chats
