"""The trash and a clock that is wrong: nothing goes for good for what it says once."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.organizer import OrganizerStore
from tests.core.store.building import conversation, opened, question, reply

DAY = 86_400.0
TODAY = 1_764_331_200.0  # 28 November 2025, 12:00 UTC


class Trash:
    """The trash of a program that is started again and again."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._now = TODAY
        self.store = Conversations(database, folder, clock=lambda: self._now)
        self.organizer = OrganizerStore(database, folder, clock=lambda: self._now)

    async def throw(self, name: str, now: float) -> None:
        """Make a conversation and throw it away."""
        self._now = now
        asked = question(f"{name}-q", conversation_id=name)
        begun = reply(f"{name}-r", asked.id, conversation_id=name)
        await self.store.begin(conversation(name, name), asked, begun)
        await self.organizer.delete([name])

    async def start(self, now: float) -> list[str]:
        """The trash that is left after a start of the program at that time."""
        self._now = now
        await self.organizer.purge_old()
        return sorted(thrown.words for thrown in await self.organizer.in_trash())


@asynccontextmanager
async def here(folder: Path) -> AsyncGenerator[Trash]:
    async with opened(folder) as (_, database):
        yield Trash(database, folder / "attachments")


async def test_what_is_old_goes_on_the_second_day_it_is_seen(tmp_path: Path) -> None:
    async with here(tmp_path) as trash:
        await trash.throw("a", TODAY)
        assert await trash.start(TODAY + 29 * DAY) == ["a"]
        assert await trash.start(TODAY + 31 * DAY) == ["a"]
        assert await trash.start(TODAY + 31 * DAY + 3600) == ["a"]
        assert await trash.start(TODAY + 32 * DAY) == []


async def test_midnight_alone_makes_no_other_day(tmp_path: Path) -> None:
    async with here(tmp_path) as trash:
        await trash.throw("a", TODAY)
        for hour in range(8):
            later = TODAY + 40 * DAY + (8 + hour) * 3600.0  # past midnight, in UTC and near it
            assert await trash.start(later) == ["a"]
            assert await trash.start(later + 1) == ["a"]


@pytest.mark.parametrize("ahead", [31, 40, 400, 20 * 365])
async def test_a_clock_ahead_that_is_set_right_again(tmp_path: Path, ahead: int) -> None:
    async with here(tmp_path) as trash:
        await trash.throw("a", TODAY)
        assert await trash.start(TODAY + ahead * DAY) == ["a"]
        for day in range(1, 31):
            assert await trash.start(TODAY + day * DAY) == ["a"]
        # In the end it goes all the same.
        left = ["a"]
        for day in range(31, 70):
            left = await trash.start(TODAY + day * DAY)
        assert left == []


async def test_a_clock_ahead_now_and_then(tmp_path: Path) -> None:
    async with here(tmp_path) as trash:
        await trash.throw("a", TODAY)
        for day in range(1, 29):
            assert await trash.start(TODAY + (day + 40 * (day % 3 == 0)) * DAY) == ["a"]


async def test_a_clock_that_is_ahead_from_now_on_needs_two_days_of_use(tmp_path: Path) -> None:
    async with here(tmp_path) as trash:
        await trash.start(TODAY - DAY)
        await trash.throw("a", TODAY)
        assert await trash.start(TODAY + 40 * DAY) == ["a"]
        assert await trash.start(TODAY + 40 * DAY + 3600) == ["a"]
        assert await trash.start(TODAY + 41 * DAY) == []


@pytest.mark.parametrize("back", [0.0, 3.5, 10 * 365 * DAY])
async def test_what_was_thrown_away_while_the_clock_was_far_back(
    tmp_path: Path, back: float
) -> None:
    async with here(tmp_path) as trash:
        await trash.start(TODAY - DAY)
        await trash.start(back)
        await trash.throw("a", back + 60)
        await trash.start(back + 120)
        await trash.start(back + 2 * DAY)
        for day in range(30):
            assert await trash.start(TODAY + day * DAY) == ["a"]
        assert await trash.start(TODAY + 31 * DAY) == ["a"]
        assert await trash.start(TODAY + 32 * DAY) == []


async def test_a_clock_that_is_back_for_a_while_ages_nothing(tmp_path: Path) -> None:
    async with here(tmp_path) as trash:
        await trash.throw("a", TODAY)
        await trash.start(TODAY + DAY)
        for hour in range(0, 60, 12):
            await trash.start(hour * 3600.0)
        for day in range(2, 31):
            assert await trash.start(TODAY + day * DAY) == ["a"]


async def test_what_was_thrown_away_while_the_clock_was_ahead(tmp_path: Path) -> None:
    async with here(tmp_path) as trash:
        await trash.start(TODAY - DAY)
        await trash.throw("a", TODAY + 20 * 365 * DAY)
        for day in range(30):
            assert await trash.start(TODAY + day * DAY) == ["a"]
        assert await trash.start(TODAY + 31 * DAY) == ["a"]
        assert await trash.start(TODAY + 32 * DAY) == []


async def test_what_came_back_and_went_again_begins_anew(tmp_path: Path) -> None:
    async with here(tmp_path) as trash:
        await trash.throw("a", TODAY)
        await trash.start(TODAY + 31 * DAY)
        await trash.organizer.undo()
        await trash.organizer.delete(["a"])
        assert await trash.start(TODAY + 32 * DAY) == ["a"]
        assert await trash.start(TODAY + 61 * DAY) == ["a"]
        assert await trash.start(TODAY + 62 * DAY) == ["a"]
        assert await trash.start(TODAY + 63 * DAY) == []
