"""Drafts: on the disk a moment later, with what they belong to, and back."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chatapp.core.domain.conversation import Draft, Role, Status, is_temporary
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from tests.core.store.building import content, conversation, question, reply
from tests.e2e.driver import Window, window
from tests.e2e.process import files_holding, program, rows, words_for
from tests.loopback import Loopback
from tests.loopback import reply as answering

CTRL = Qt.KeyboardModifier.ControlModifier
LOST_AT_MOST = 1.0
SLACK = 0.5
"""For a computer that does a lot besides."""

TYPE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from chatapp import __main__, start
from chatapp.ui.conversation.pane import ConversationPane

log = Path(sys.argv.pop(1)).open("w")
edit = sys.argv.pop(1) == "edit"
first_window = start.first_window

def typing(*given):
    window = first_window(*given)
    timer = QTimer(window, interval=40)
    typed = []

    def tick():
        pane = window.findChild(ConversationPane)
        if pane is None:
            return
        if edit and not typed:
            if not pane.view.column.outline:
                return
            if pane.editing.question_id == "":
                pane.view.verb.emit("edit", pane.view.column.outline[0].id)
            if pane.composer.text() != "Why tides?":
                return
        typed.append(f" n{len(typed)}")
        QTest.keyClicks(pane.composer.field, typed[-1])
        log.write(f"{time.monotonic()} {len(typed)}\\n")
        log.flush()

    timer.timeout.connect(tick)
    timer.start()
    return window

start.first_window = typing
sys.exit(__main__.main())
"""


async def fill(profile: Path, *names: str) -> None:
    """Conversations with a question and its answer each; the last one is on the screen."""
    session = Session(Profile.at(profile), environment={})
    await session.open()
    for name in names:
        asked = question(f"{name}-q", text="Why tides?", conversation_id=name)
        begun = reply(f"{name}-r", asked.id, conversation_id=name)
        await session.store.begin(conversation(name, name.title()), asked, begun)
        answer = replace(begun, status=Status.DONE, pieces=(content("The moon."),))
        await session.store.finish(answer)
        await session.store.set_state("selected", name)
    await session.close()


async def begin_edit(w: Window, name: str) -> None:
    """Press Edit at the first question."""
    await w.until(lambda: w.pane.view.message(f"{name}-q"), "the question")
    QTest.keyClick(w.pane.view, Qt.Key.Key_Home)
    await w.until(lambda: w.showing("Edit"))
    w.click("Edit")
    await w.until(lambda: w.composer.toPlainText() != "", "its text")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("what", ["draft", "edit"])
async def test_of_what_is_typed_without_a_pause_a_kill_takes_the_last_second(
    profile: Path, tmp_path: Path, what: str
) -> None:
    if what == "edit":
        await fill(profile, "c")
    log = tmp_path / "typed"
    line = [sys.executable, "-c", TYPE, str(log), what]
    with Loopback() as server, program(*words_for(profile, server), line=line) as typing:

        def typed() -> list[tuple[float, int]]:
            if not log.exists():
                return []
            lines = log.read_text().splitlines(keepends=True)
            found = [one.split() for one in lines if one.endswith("\n")]
            return [(float(when), int(number)) for when, number in found]

        def long_enough() -> bool:
            keys = typed()
            return bool(keys) and keys[-1][0] - keys[0][0] > 1.0 + LOST_AT_MOST + SLACK

        typing.until(long_enough, "some typing")
        typing.kill()
        killed = time.monotonic()
    count = max(number for when, number in typed() if when < killed - LOST_AT_MOST - SLACK)
    early = ("Why tides?" if what == "edit" else "") + "".join(f" n{n}" for n in range(count))
    async with window(profile) as w:
        if what == "edit":
            await w.until(lambda: w.answer == "The moon.")
            assert w.composer.toPlainText() == ""
            assert w.notice == ""
            await begin_edit(w, "c")
        await w.until(lambda: w.composer.toPlainText().startswith(early), "what was typed")


async def test_what_is_written_in_place_of_a_question_comes_back_with_it(profile: Path) -> None:
    await fill(profile, "other", "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        w.type("half a thought", enter=False)
        await begin_edit(w, "c")
        w.type(" And why two?", enter=False)
        w.choose("Other")
        await w.until(lambda: w.answer == "The moon.")
        assert w.composer.toPlainText() == ""
        w.type("something else", enter=False)
        w.choose("C")
        await w.until(lambda: w.composer.toPlainText() == "half a thought")
        await begin_edit(w, "c")
        assert w.composer.toPlainText() == "Why tides? And why two?"
    kept = rows(profile, "SELECT text FROM drafts ORDER BY text")
    assert kept == [("Why tides? And why two?",), ("half a thought",), ("something else",)]
    async with window(profile) as w:
        await w.until(lambda: w.composer.toPlainText() == "half a thought")
        await begin_edit(w, "c")
        assert w.composer.toPlainText() == "Why tides? And why two?"
        w.click("Cancel")
        await w.until(lambda: w.composer.toPlainText() == "half a thought")
        await begin_edit(w, "c")
        assert w.composer.toPlainText() == "Why tides?"
    kept = rows(profile, "SELECT text FROM drafts ORDER BY text")
    assert kept == [("half a thought",), ("something else",)]


async def test_sent_it_is_a_draft_no_more_and_the_other_one_is(profile: Path) -> None:
    await fill(profile, "c")
    with Loopback() as server:
        server.answer(*answering("Two moons."))
        async with window(profile, server) as w:
            await w.until(lambda: w.answer == "The moon.")
            w.type("half a thought", enter=False)
            await begin_edit(w, "c")
            w.type(" Marzipan?")
            # Typed on at once: of what comes next.
            QTest.keyClicks(w.composer, "and")
            await w.until(lambda: w.answer == "Two moons.")
            both = "half a thought\n\nand"
            await w.until(lambda: w.composer.toPlainText() == both)
            assert w.notice == ""
            await w.session.organizer.delete([w.pane.conversation_id])
            await w.until(lambda: w.pane.conversation_id == "")
            await w.session.organizer.empty_trash()
        assert server.chats[0].json["messages"][-1]["content"] == "Why tides? Marzipan?"
    assert rows(profile, "SELECT text FROM drafts") == []
    assert files_holding(profile, "Marzipan") == []


async def test_a_slow_disk_loses_nothing_that_was_typed_before_it_answered(profile: Path) -> None:
    await fill(profile, "other", "c")
    async with window(profile) as w:
        await w.until(lambda: w.answer == "The moon.")
        w.type("kept of c", enter=False)
        w.choose("Other")
        await w.until(lambda: w.answer == "The moon.")
        slow = threading.Event()
        try:
            busy = asyncio.ensure_future(w.session.database.run(lambda _: slow.wait(20)))
            await asyncio.sleep(0)
            for title, text in (("C", "more of c"), ("Other", "of other"), ("C", "and more")):
                w.choose(title)
                w.type(text, enter=False)
                await asyncio.sleep(0)
        finally:
            slow.set()
        await busy
        whole = "kept of c\n\nmore of c\n\nand more"
        await w.until(lambda: w.composer.toPlainText() == whole, "all of it")
        w.choose("Other")
        await w.until(lambda: w.composer.toPlainText() == "of other")
    async with window(profile) as w:
        await w.until(lambda: len(w.titles) == 2)
        w.choose("C")
        await w.until(lambda: w.composer.toPlainText() == whole)


async def test_what_is_typed_last_is_kept_by_a_window_that_closes_at_once(profile: Path) -> None:
    async with window(profile) as w:
        w.type("First ", enter=False)
        await w.until(lambda: rows(profile, "SELECT text FROM drafts") == [("First ",)])
        for n in range(50):
            w.type(f"word {n} ", enter=False)
            w.pane.drafts.save()
    async with window(profile) as w:
        whole = "First " + "".join(f"word {n} " for n in range(50))
        await w.until(lambda: w.composer.toPlainText() == whole)


async def test_of_a_temporary_conversation_nothing_reaches_the_disk(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            w.press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
            await w.until(lambda: is_temporary(w.pane.conversation_id))
            w.type("Between us")
            await w.status_begins("Done")
            asked = w.last(Role.USER)
            assert asked is not None
            w.pane.view.verb.emit("edit", asked.id)
            await w.until(lambda: w.composer.toPlainText() == "Between us")
            w.type(" marzipan", enter=False)
            w.pane.drafts.save()
            await asyncio.sleep(0)  # it is on its way now
            store = w.session.store_for(asked.id)
            assert await store.edit(asked.id) == Draft("Between us marzipan")
            w.press(Qt.Key.Key_N, CTRL)
    assert files_holding(profile, "marzipan") == []
    assert rows(profile, "SELECT text FROM drafts") == []
