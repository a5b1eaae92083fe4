"""Small writes that the disk refuses: told once, tried again, and told when all are done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from chatapp.core import save_retrier
from chatapp.core.domain.errors import DatabaseDamaged, NotSaved
from chatapp.core.domain.events import Event, SavingFailed, SavingResumed
from chatapp.core.save_retrier import SaveRetrier
from tests.waiting import until


class Disk:
    """A disk that is full until it is not."""

    def __init__(self) -> None:
        self.full = set[str]()
        self.taken: list[str] = []
        self.refused = 0
        self.told: list[Event] = []
        self.retrier = SaveRetrier(self.told.append)

    def write(self, name: str) -> Callable[[], Awaitable[None]]:
        async def write() -> None:
            if name in self.full:
                self.refused += 1
                raise NotSaved("The disk is full.")
            self.taken.append(name)

        return write

    def keep(self, name: str) -> asyncio.Task[None]:
        return asyncio.ensure_future(self.retrier.keep(name, self.write(name)))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    monkeypatch.setattr(save_retrier, "TRY_AGAIN_AFTER", 0.005)
    return Disk()


async def test_what_is_taken_at_once_is_no_event(disk: Disk) -> None:
    await disk.keep("draft")
    assert (disk.taken, disk.told, disk.retrier.failing) == (["draft"], [], False)


async def test_it_is_said_once_and_tried_until_it_is_taken(disk: Disk) -> None:
    disk.full = {"draft"}
    kept = disk.keep("draft")
    await until(lambda: disk.refused > 2)
    assert disk.retrier.failing
    assert disk.told == [SavingFailed("The disk is full.")]
    disk.full.clear()
    await kept
    assert disk.taken == ["draft"]
    assert disk.told[1:] == [SavingResumed()]
    assert not disk.retrier.failing


async def test_it_goes_on_again_when_the_last_is_taken(disk: Disk) -> None:
    disk.full = {"draft", "title"}
    draft, title = disk.keep("draft"), disk.keep("title")
    await until(lambda: disk.refused > 3)
    disk.full = {"title"}
    await draft
    assert disk.told == [SavingFailed("The disk is full.")]
    disk.full.clear()
    await title
    assert disk.told[1:] == [SavingResumed()]


async def test_what_is_newer_takes_the_place_of_what_was_refused(disk: Disk) -> None:
    disk.full = {"draft"}
    older = disk.keep("draft")
    await until(lambda: disk.refused)
    older.cancel()
    disk.full.clear()
    await disk.keep("draft")
    assert older.cancelled()
    assert disk.told[1:] == [SavingResumed()]


async def test_another_failure_is_not_tried_again(disk: Disk) -> None:
    async def write() -> None:
        disk.refused += 1
        raise DatabaseDamaged

    with pytest.raises(DatabaseDamaged):
        await disk.retrier.keep("draft", write)
    assert (disk.refused, disk.told) == (1, [])
