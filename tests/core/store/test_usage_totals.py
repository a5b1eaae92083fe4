"""Totals of usage: what replies used and cost is counted once, and outlives them."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import replace
from pathlib import Path

from chatapp.core.domain.conversation import Message, Status, Usage
from chatapp.core.domain.usage_totals import DayTotals, Totals, sum_of
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.migrations import STEPS, migrate
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.transfer import Transfer
from chatapp.core.store.usage_totals import UsageTotals
from tests.core.store.building import NAME, content, conversation, opened, question, reply

NOON = time.mktime((2026, 1, 31, 12, 0, 0, 0, 0, -1))
DEAR = Usage(100, 20, usd=0.5)


def ended(message_id: str, usage: Usage, server: str = "aiml") -> Message:
    return replace(
        reply(message_id, "q"),
        status=Status.DONE,
        pieces=(content("Yes."),),
        model="m2",
        server_id=server,
        usage=usage,
    )


class Clock:
    """A clock that stands until it is set."""

    now = NOON

    def __call__(self) -> float:
        return self.now


def made(database: Database, folder: Path) -> tuple[Conversations, UsageTotals, Clock]:
    clock = Clock()
    store = Conversations(database, folder / "attachments", clock=clock)
    return store, UsageTotals(database, clock=clock), clock


async def test_replies_are_counted_by_day_server_and_model(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        store, totals, clock = made(database, tmp_path)
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.finish(ended("r", DEAR))
        await store.begin(conversation(), None, reply("again", "q"))
        await store.finish(ended("again", Usage(10, 2), server="local"))
        await store.begin(conversation(), None, reply("silent", "q"))
        await store.finish(ended("silent", Usage()))
        clock.now += 24 * 3600
        await store.begin(conversation(), None, reply("later", "q"))
        await store.finish(ended("later", DEAR))
        assert await totals.by_day("2026-01-01", "2026-02-28") == [
            DayTotals("2026-01-31", "aiml", "m2", Totals(1, 1, 100, 20, 0.5)),
            DayTotals("2026-01-31", "local", "m2", Totals(1, 0, 10, 2, 0.0)),
            DayTotals("2026-02-01", "aiml", "m2", Totals(1, 1, 100, 20, 0.5)),
        ]
        assert [day.day for day in await totals.by_day("2026-02-01", "2026-02-28")] == [
            "2026-02-01"
        ]
        assert await totals.first_day() == "2026-01-31"
        spent, last = await totals.spent_this_month("c")
        assert (spent.price, last) == (0.5, 0.5)
        assert await totals.of_conversation("c") == Totals(3, 2, 210, 42, 1.0)
        assert await totals.of_conversation("nothing") == Totals()


async def test_nothing_is_counted_twice(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        store, totals, _ = made(database, tmp_path)
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.finish(ended("r", DEAR))
        await store.finish(ended("r", DEAR))  # its outcome was not heard
        await store.begin(conversation(), None, ended("r", DEAR))  # it is continued
        await store.finish(ended("r", DEAR + Usage(5, 5, usd=0.25)))
        await store.fork("r", iter("abc").__next__)
        (day,) = await totals.by_day("2026-01-31", "2026-01-31")
        assert day.totals == Totals(1, 1, 105, 25, 0.75)


async def test_what_was_spent_stays_when_replies_are_deleted(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        store, totals, _ = made(database, tmp_path)
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.finish(ended("r", DEAR))
        assert [c.title for c in await totals.dearest(0.0, NOON)] == ["A title"]
        organizer = OrganizerStore(database, tmp_path / "attachments")
        await organizer.delete(["c"])
        assert await totals.dearest(0.0, NOON) == []
        await organizer.empty_trash()
        spent, last = await totals.spent_this_month("c")
        assert (spent.price, last) == (0.5, 0.0)


async def test_the_dearest_conversations_come_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        store, totals, _ = made(database, tmp_path)
        for n in range(12):
            there = f"c{n}"
            asked = question(f"q{n}", conversation_id=there)
            begun = reply(f"r{n}", f"q{n}", conversation_id=there)
            await store.begin(conversation(there, there), asked, begun)
            priced = Usage(n, n, usd=n if 0 < n < 6 else None)
            await store.finish(replace(ended(f"r{n}", priced), conversation_id=there))
        found = await totals.dearest(0.0, NOON)
        assert [c.title for c in found] == [
            "c5",
            "c4",
            "c3",
            "c2",
            "c1",
            "c11",
            "c10",
            "c9",
            "c8",
            "c7",
        ]
        assert found[5].totals == Totals(1, 0, 11, 11, 0.0)
        assert await totals.dearest(NOON, NOON) == []


async def test_absurd_numbers_harm_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        store, totals, _ = made(database, tmp_path)
        await store.begin(conversation(), question("q"), reply("r0", "q"))
        for n in range(3):
            if n:
                await store.begin(conversation(), None, reply(f"r{n}", "q"))
            await store.finish(ended(f"r{n}", Usage(2**62, 2**62, usd=1e300)))
        found = sum_of(day.totals for day in await totals.by_day("2026-01-31", "2026-01-31"))
        assert found.replies == 3
        assert found.prompt_tokens > 2**53
        assert (await totals.of_conversation("c")).replies == 3


async def test_an_import_is_not_spent_here(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, database):
        store = Conversations(database, tmp_path / "attachments")
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.finish(ended("r", DEAR))
        parcel = await Transfer(database, tmp_path / "attachments").give("c")
        other = Database(tmp_path / "other.sqlite3")
        await other.open()
        await Transfer(other, tmp_path / "attachments").take([parcel])
        assert (await UsageTotals(other).of_conversation("c")).usd == 0.5
        assert await UsageTotals(other).first_day() == ""
        await other.close()


def test_replies_of_an_older_version_are_counted_once(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    migrate(connection, None, STEPS[:2])
    connection.execute(
        "INSERT INTO conversations (key, id, title, created_at, updated_at) "
        "VALUES (1, 'c', '', 1, 1)"
    )
    usages = [
        '{"prompt_tokens":100,"completion_tokens":20,"usd":0.5}',
        '{"prompt_tokens":100,"completion_tokens":20,"usd":0.5}',  # a fork's copy
        '{"prompt_tokens":9000000000000000000,"completion_tokens":"many"}',
        '{"prompt_tokens":9000000000000000000}',
        "no JSON",
        None,
    ]
    for n, usage in enumerate(usages):
        connection.execute(
            "INSERT INTO messages (id, conversation, role, status, created_at, model, server_id, "
            "usage) VALUES (?, 1, 'assistant', 'done', ?, 'm2', 'aiml', ?)",
            (f"r{n}", NOON + (n if n > 1 else 0), usage),
        )
    migrate(connection, None)
    rows = connection.execute("SELECT * FROM usage_by_day").fetchall()
    connection.close()
    assert rows == [("2026-01-31", "aiml", "m2", 3, 1, 10**15, 20, 0.5, 0, 0.0)]
