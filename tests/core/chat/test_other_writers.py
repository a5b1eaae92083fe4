"""Replies that others write into the same profile: their end is told, however it comes."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.chat import other_writers
from chatapp.core.chat.other_writers import Others
from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.events import Event, Finished
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from tests.core.store.building import NAME, content, conversation, question, reply
from tests.waiting import until


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_writers, "LOOK_EVERY", 0.01)


class Here:
    """This process beside another one that writes: two stores in one folder."""

    def __init__(self, ours: Conversations, theirs: Conversations) -> None:
        self.theirs = theirs
        self.alive = {"they"}
        """The writers that live."""
        self.looks = 0
        self.told: list[Event] = []
        self.others = Others(ours, is_written=self._is_written, report=self.told.append)

    def _is_written(self, writer: str) -> bool:
        self.looks += 1
        return writer in self.alive

    async def begin(self) -> Message:
        """A reply that the other process writes."""
        begun = reply("r", "q")
        await self.theirs.begin(conversation(), question("q"), begun)
        await self.theirs.append("r", [content("The Moon")])
        return begun

    async def ended(self) -> Message:
        await until(lambda: self.told)
        (event,) = self.told
        assert isinstance(event, Finished)
        assert event.conversation_id == "c"
        return event.message


@asynccontextmanager
async def here(profile: Path) -> AsyncGenerator[Here]:
    database, elsewhere = (Database(profile / NAME, busy_timeout=0.02) for _ in range(2))
    await database.open()
    await elsewhere.open()
    folder = profile / "attachments"
    both = Here(
        Conversations(database, folder, writer=lambda: "we"),
        Conversations(elsewhere, folder, writer=lambda: "they"),
    )
    try:
        yield both
    finally:
        await both.others.close()
        await elsewhere.close()
        await database.close()


async def test_a_reply_that_another_process_has_ended_is_told_once(profile: Path) -> None:
    async with here(profile) as h:
        begun = await h.begin()
        h.others.watch()
        await until(lambda: h.looks > 1)
        assert h.told == []
        pieces = (content("The Moon."),)
        await h.theirs.finish(replace(begun, status=Status.DONE, pieces=pieces))
        assert (await h.ended()).pieces == pieces
        before = h.looks
        h.others.watch()  # there is nothing more to look at
        await h.others.close()
        assert (len(h.told), h.looks) == (1, before)


async def test_a_reply_whose_writer_was_killed_is_interrupted(profile: Path) -> None:
    async with here(profile) as h:
        await h.begin()
        h.alive.clear()
        h.others.watch()
        message = await h.ended()
        assert (message.status, message.answer) == (Status.INTERRUPTED, "The Moon")


async def test_it_looks_on_after_a_time_when_nothing_could_be_read(profile: Path) -> None:
    async with here(profile) as h:
        await h.begin()
        h.alive.clear()
        with closing(sqlite3.connect(profile / NAME, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            h.others.watch()
            await until(lambda: h.looks > 1)
            assert h.told == []
            other.execute("ROLLBACK")
        assert (await h.ended()).status is Status.INTERRUPTED


async def test_it_looks_with_one_task_and_no_more_once_closed(profile: Path) -> None:
    async with here(profile) as h:
        await h.begin()
        before = asyncio.all_tasks()
        h.others.watch()
        h.others.watch()
        (task,) = asyncio.all_tasks() - before
        await h.others.close()
        assert task.cancelled()
