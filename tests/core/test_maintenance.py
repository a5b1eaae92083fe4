"""Backups as they fall due beside an open window, and the check after a crash."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chatapp.core.domain.errors import DatabaseDamaged
from chatapp.core.maintenance import Maintenance
from chatapp.core.store.backups import Backups, listed
from tests.core.store.building import NAME, content, conversation, opened, question, reply
from tests.waiting import until

PAGE = 4096


class Kept:
    """A profile with a conversation, and a clock that stands still until it is set."""

    def __init__(self, profile: Path) -> None:
        self.now = datetime(2026, 11, 23, 12, 0, 0)
        self.profile = profile
        self.folder = profile / "backups"
        self.damage: list[DatabaseDamaged] = []
        backups = Backups(profile / NAME, self.folder, profile / "attachments", clock=self._clock)
        self.maintenance = Maintenance(backups, self.damage.append)

    def _clock(self) -> float:
        return self.now.timestamp()

    @property
    def made(self) -> int:
        return len(listed(self.folder))

    @asynccontextmanager
    async def running(self, *, check: bool = False) -> AsyncGenerator[None]:
        task = asyncio.ensure_future(
            self.maintenance.run(check=check, first_after=0, look_every=0.005)
        )
        try:
            yield
            assert not task.done()
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


@pytest.fixture
def kept(profile: Path) -> Kept:
    async def fill() -> None:
        async with opened(profile) as (store, _):
            await store.begin(conversation(), question("q"), reply("r", "q"))
            await store.append("r", [content("words " * 50_000)])

    asyncio.run(fill())
    (profile / "backups").mkdir()
    return Kept(profile)


def overwrite(file: Path) -> None:
    """Noise in all but the first page."""
    size = file.stat().st_size
    with file.open("rb+") as written:
        written.seek(PAGE)
        written.write(os.urandom(size - PAGE))


async def test_a_backup_is_made_a_day(kept: Kept) -> None:
    async with kept.running(check=True):
        await until(lambda: kept.made == 1)
        kept.now += timedelta(hours=23)
        await kept.maintenance.back_up_if_due()
        assert kept.made == 1
        kept.now += timedelta(hours=2)
        await until(lambda: kept.made == 2)
    assert kept.damage == []


async def test_damage_is_told_before_the_first_backup(kept: Kept) -> None:
    overwrite(kept.profile / NAME)
    async with kept.running(check=True):
        await until(lambda: kept.damage)
        assert kept.damage[0].details
    assert kept.made == 0


async def test_damage_that_a_backup_finds_is_told(kept: Kept) -> None:
    overwrite(kept.profile / NAME)
    async with kept.running():
        await until(lambda: kept.damage)
    assert kept.made == 0


async def test_a_backup_that_cannot_be_written_is_noted_and_made_later(
    kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    kept.folder.rmdir()
    kept.folder.write_text("in the way")
    async with kept.running():
        await until(lambda: "No backup" in caplog.text)
        kept.folder.unlink()
        kept.folder.mkdir()
        await until(lambda: kept.made == 1)
    assert kept.damage == []
