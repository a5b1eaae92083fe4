"""Backups: made beside a program that writes, verified, thinned out, and undone."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import stat
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chatapp.core.domain.backup import Backup
from chatapp.core.domain.conversation import Attachment, Delivery, Draft, Status
from chatapp.core.domain.errors import DatabaseDamaged, DatabaseTooNew
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from chatapp.core.store.backups import TRIES, Backups, is_sound, kept, listed, set_aside
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.migrations import back_up
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.repair.replace_file import Replaced, restore
from chatapp.core.store.repair.restore_one import conversations_in, transplant
from chatapp.core.store.sql import attachments
from tests.core.store.building import NAME, content, conversation, opened, question, reply
from tests.data import conversations_v1
from tests.waiting import until

NOON = datetime(2026, 11, 23, 12, 0, 0)


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now.timestamp()


def backups(folder: Path, clock: Clock | None = None) -> Backups:
    (folder / "backups").mkdir(exist_ok=True)
    return Backups(
        folder / NAME, folder / "backups", folder / "attachments", clock=clock or Clock()
    )


async def fill(store: Conversations, number: int = 1) -> None:
    name = f"c{number}"
    asked = question(f"q{number}", text=f"Question {number}", conversation_id=name)
    answer = reply(f"r{number}", asked.id, conversation_id=name)
    await store.begin(conversation(name, f"Title {number}"), asked, answer)
    await store.finish(replace(answer, status=Status.DONE, pieces=(content(f"Answer {number}"),)))


# Which are kept

_DATES = st.lists(
    st.integers(0, 90 * 24 * 60).map(lambda minutes: NOON - timedelta(minutes=minutes))
)


@given(_DATES)
def test_the_newest_of_each_of_seven_days_and_of_each_week_stay(made: list[datetime]) -> None:
    keep = kept(made, NOON)
    assert keep <= set(made)
    assert set(sorted(made)[-2:]) <= keep
    # Made daily, their age is what the calendar says but for one day.
    newest = max(made, default=NOON)
    before = max((when for when in made if when.date() != newest.date()), default=newest)
    gaps = [a - b for a, b in pairwise(sorted(made, reverse=True))]
    assume(all(gap <= timedelta(days=28) for gap in gaps))
    recent = [when for when in made if when > before - timedelta(days=28)]
    for day in sorted({when.date() for when in recent})[-7:]:
        assert max(when for when in recent if when.date() == day) in keep
    for week in {when.isocalendar()[:2] for when in recent}:
        assert max(when for when in recent if when.isocalendar()[:2] == week) in keep
    assert len(keep) <= 7 + 5
    assert len([when for when in keep if when not in recent]) <= 2


@given(_DATES)
def test_what_is_kept_now_was_never_dropped_before(made: list[datetime]) -> None:
    """Thinned out after each, or all at once: the same are left."""
    left: set[datetime] = set()
    for when in sorted(set(made)):
        left = kept({*left, when}, when)
    assert kept(left, NOON) >= kept(set(made), NOON)


def test_a_program_used_daily_keeps_seven_days_and_four_weeks() -> None:
    left: set[datetime] = set()
    for day in range(100):
        left = kept({*left, NOON + timedelta(days=day)}, NOON + timedelta(days=day))
    last = NOON + timedelta(days=99)
    assert {last - timedelta(days=n) for n in range(7)} <= left
    assert 20 <= max((last - when).days for when in left) <= 28
    assert len(left) <= 11


# A clock that is wrong


def used_daily(days: int = 60) -> set[datetime]:
    left: set[datetime] = set()
    for day in range(days + 1):
        when = NOON - timedelta(days=days - day)
        left = kept({*left, when}, when)
    return left


@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(days=40), timedelta(days=7000)])
def test_a_clock_that_is_ahead_for_two_days_drops_no_more_than_it_would(
    ahead: timedelta,
) -> None:
    before = used_daily()
    left = before
    for day in range(2):
        wrong = NOON + ahead + timedelta(days=day)
        left = kept({*left, wrong}, wrong)
    assert len(before - left) <= 4
    assert {NOON - timedelta(days=n) for n in range(5)} <= left
    # Set right again, those dated ahead crowd nothing out.
    for day in range(1, 9):
        right = NOON + timedelta(days=day)
        left = kept({*left, right}, right)
    assert {NOON + timedelta(days=n) for n in range(2, 9)} <= left


def test_a_clock_that_is_ahead_once_makes_nothing_old() -> None:
    before = used_daily()
    for ahead in (1, 13, 27, 29, 400, 9000):
        wrong = NOON + timedelta(days=ahead)
        assert len(before - kept({*before, wrong}, wrong)) <= 1


def test_a_clock_that_is_far_back_drops_nothing() -> None:
    before = used_daily()
    wrong = datetime(2000, 1, 1)
    assert kept({*before, wrong}, wrong) == {*before, wrong}


async def test_a_backup_dated_ahead_counts_as_none(tmp_path: Path) -> None:
    clock = Clock()
    keeper = backups(tmp_path, clock)
    async with opened(tmp_path) as (store, _):
        await fill(store)
        clock.now = NOON + timedelta(days=2000)
        wrong = await keeper.make()
        assert wrong is not None
        assert not await keeper.is_due()
        clock.now = NOON
        assert await keeper.is_due()
        right = await keeper.make()
        assert right is not None
        assert not await keeper.is_due()
        assert await keeper.listed() == [right, replace(wrong, ahead=True)]
        # Nor is there a need for another where only the zone is another one.
        clock.now = NOON - timedelta(hours=14)
        assert not await keeper.is_due()
        clock.now = datetime(2001, 1, 1)
        assert await keeper.is_due()
        assert [b.ahead for b in await keeper.listed()] == [True, True]


async def test_no_backup_takes_the_place_of_one_of_the_same_second(tmp_path: Path) -> None:
    keeper = backups(tmp_path)
    async with opened(tmp_path) as (store, _):
        await fill(store)
        made = {await keeper.make(), await keeper.make(), await keeper.make()}
    assert set(listed(tmp_path / "backups", NOON)) < made
    assert len(made) == 3


async def test_what_a_killed_program_has_begun_goes_at_the_next_start_whatever_the_clock_says(
    tmp_path: Path,
) -> None:
    profile = Profile.at(tmp_path)
    profile.create()
    begun = profile.backups / "conversations-2026-11-23-120000.partial"
    others = Session(profile, environment={})
    await others.open()
    begun.write_bytes(b"half of it")
    os.utime(begun, (1.0, 1.0))
    copied = profile.backups / ".opened-1"
    copied.mkdir()
    (copied / "copy.sqlite3").write_bytes(b"words")
    # Somebody else has the profile: it may be making it.
    beside = Session(profile, environment={})
    await beside.open()
    await beside.backups.make()
    assert begun.exists()
    await beside.close()
    await others.close()
    alone = Session(profile, environment={})
    await alone.open()
    assert not begun.exists()
    assert not copied.exists()
    await alone.close()


# Making them


async def test_a_backup_is_a_sound_private_file_with_everything_in_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await fill(store)
        made = await backups(tmp_path).make()
    assert made is not None
    assert made.path.name == "conversations-2026-11-23-120000.sqlite3"
    assert listed(tmp_path / "backups") == [made]
    assert made.made_at == NOON
    assert is_sound(made.path)
    if os.name == "posix":
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert [c.title for c in conversations_in(made.path)] == ["Title 1"]
    assert {p.name for p in (tmp_path / "backups").iterdir()} == {made.path.name, "attachments"}


async def test_what_is_written_meanwhile_does_not_hold_it_up(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        await fill(store)
        long = question("long", text="x" * 3_000_000)
        await store.begin(conversation(), long, reply("r", "long"))
        making = asyncio.ensure_future(backups(tmp_path).make())
        written = 0
        while not making.done():
            await store.append("r", [content("more ")])
            written += 1
        made = await making
        assert made is not None
        assert written > 2
        assert (await store.branch("c"))[1].raw == "more " * written
    assert is_sound(made.path)


async def test_it_waits_while_a_reply_streams_and_ends_with_the_program(tmp_path: Path) -> None:
    busy, asked = threading.Event(), threading.Event()
    busy.set()

    def is_busy() -> bool:
        asked.set()
        return busy.is_set()

    (tmp_path / "backups").mkdir()
    async with opened(tmp_path) as (store, _):
        await fill(store)
        keeper = Backups(tmp_path / NAME, tmp_path / "backups", tmp_path / "a", busy=is_busy)
        making = asyncio.ensure_future(keeper.make())
        await until(asked.is_set)
        assert not making.done()
        busy.clear()
        assert await making is not None
        busy.set()
        asked.clear()
        making = asyncio.ensure_future(keeper.make())
        await until(asked.is_set)
        keeper.stop()
        assert await making is None
    assert not list((tmp_path / "backups").glob("*.partial"))


@pytest.mark.parametrize("verb", [Backups.make, Backups.complaints])
async def test_nothing_is_being_read_while_it_waits(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: Callable[[Backups], Awaitable[object]],
) -> None:
    monkeypatch.setattr("chatapp.core.store.backups.INSTRUCTIONS", 50)
    quiet, asked = [True], threading.Event()

    def is_busy() -> bool:
        if quiet:
            return not quiet.pop()  # a reply begins as soon as there was time to begin
        asked.set()
        return busy.is_set()

    busy = threading.Event()
    busy.set()
    (tmp_path / "backups").mkdir()
    async with opened(tmp_path) as (store, _):
        await fill(store)
        long = question("long", text="x" * 3_000_000)
        await store.begin(conversation(), long, reply("r", "long"))
        keeper = Backups(tmp_path / NAME, tmp_path / "backups", tmp_path / "a", busy=is_busy)
        making = asyncio.ensure_future(verb(keeper))
        try:
            await until(asked.is_set)
            asked.clear()
            await until(asked.is_set)  # it has let go of what it was reading
            await store.append("r", [content("more")])
            with closing(sqlite3.connect(tmp_path / NAME, timeout=0)) as beside:
                folded = beside.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            assert folded == (0, 0, 0)
            assert not making.done()
        finally:
            busy.clear()
        made = await making
    if isinstance(made, Backup):
        assert is_sound(made.path)
        assert not list((tmp_path / "backups").glob("*.partial"))
    else:
        assert made == []


async def test_somebody_who_writes_on_and_on_does_not_prevent_it(tmp_path: Path) -> None:
    calls: list[bool] = []

    def is_busy() -> bool:
        calls.append(len(calls) % 2 == 1)  # quiet when it begins, busy after the first step
        return calls[-1]

    (tmp_path / "backups").mkdir()
    async with opened(tmp_path) as (store, _):
        long = question("long", text="x" * 3_000_000)
        await store.begin(conversation(), long, reply("r", "long"))
        keeper = Backups(tmp_path / NAME, tmp_path / "backups", tmp_path / "a", busy=is_busy)
        made = await keeper.make()
    assert made is not None
    assert is_sound(made.path)
    assert calls.count(True) >= TRIES - 1


async def test_old_ones_go_and_their_attachments_with_the_last_of_them(tmp_path: Path) -> None:
    clock = Clock()
    keeper = backups(tmp_path, clock)
    files = tmp_path / "attachments"
    files.mkdir()
    links = tmp_path / "backups" / "attachments"
    sha256 = "ab" * 32
    (files / sha256).write_bytes(b"%PDF")
    async with opened(tmp_path) as (store, database):
        await fill(store)
        await database.run(
            lambda c: c.execute(
                "INSERT INTO documents (sha256, size, pages, characters, text) "
                "VALUES (?, 4, 1, 0, '')",
                (sha256,),
            )
        )
        await keeper.make()
        assert (links / sha256).read_bytes() == b"%PDF"
        # The trash is emptied: the backup has it still.
        await database.run(lambda c: c.execute("DELETE FROM documents"))
        (files / sha256).unlink()
        for _ in range(27):
            clock.now += timedelta(days=1)
            await keeper.make()
        oldest = NOON.replace(second=1)
        assert len(listed(tmp_path / "backups")) <= 11
        for _ in range(9):
            clock.now += timedelta(days=1)
            await keeper.make()
        assert all(b.made_at > oldest for b in listed(tmp_path / "backups"))
        assert not (links / sha256).exists()


async def test_a_damaged_database_is_noticed_by_its_backup(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        for number in range(200):
            await fill(store, number)
    spoil(tmp_path / NAME, 0.5)
    with pytest.raises(DatabaseDamaged):
        await backups(tmp_path).make()
    assert listed(tmp_path / "backups") == []


def spoil(file: Path, where: float, size: int = 8192) -> None:
    """Overwrite pages of a file with noise."""
    start = int(file.stat().st_size * where) // 4096 * 4096
    with file.open("rb+") as opened_file:
        opened_file.seek(start)
        opened_file.write(os.urandom(size))


# Taking them back


async def test_restoring_everything_sets_the_present_aside(tmp_path: Path) -> None:
    sha256 = "cd" * 32
    (tmp_path / "attachments").mkdir()
    (tmp_path / "attachments" / sha256).write_bytes(b"%PDF")
    attached = Attachment(sha256, "a.pdf", 4, 1, 0, Delivery.TEXT)
    async with opened(tmp_path) as (store, database):
        await database.run(
            lambda c: c.execute(
                "INSERT INTO documents (sha256, size, pages, characters, text) "
                "VALUES (?, 4, 1, 0, '')",
                (sha256,),
            )
        )
        await store.begin(conversation(), question("q", attachments=(attached,)), reply("r", "q"))
        made = await backups(tmp_path).make()
        await fill(store, 2)
    assert made is not None
    (tmp_path / "attachments" / sha256).unlink()
    replaced = put_back(made.path, tmp_path)
    aside = replaced.aside
    assert aside is not None
    assert replaced.luggage.conversations == 2
    assert "set-aside" in aside.name
    assert (tmp_path / "attachments" / sha256).read_bytes() == b"%PDF"
    async with opened(tmp_path) as (store, database):
        assert [c.id for c in await store.listed()] == ["c"]
        assert await database.check() == []
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("SELECT count(*) FROM conversations").fetchone() == (2,)


def put_back(backup: Path, folder: Path) -> Replaced:
    return restore(backup, folder / NAME, folder / "attachments", folder / "backups")


async def test_what_stands_unsent_today_stays_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    sha256 = "cd" * 32
    attached = Attachment(sha256, "a.pdf", 4, 1, 5, Delivery.TEXT)
    async with opened(tmp_path) as (store, database):
        await fill(store, 1)
        await fill(store, 2)
        await store.save_draft("c1", Draft("of last week"))
        await store.save_draft("c2", Draft("of last week, too"))
        made = await backups(tmp_path).make()
        assert made is not None
        await fill(store, 3)
        await database.run(lambda c: attachments.keep(c, attached, "words"))
        await store.save_draft("", Draft("new"))
        await store.save_draft("c1", Draft("today", (attached,)))
        await store.save_draft("c3", Draft("of one that is not in the backup", (attached,)))
        await store.save_edit("q2", Draft("another question"))
        await store.save_edit("q3", Draft("another one of these"))
        await store.set_state("window", "there")
    replaced = put_back(made.path, tmp_path)
    assert replaced.homeless == 2
    async with opened(tmp_path) as (store, database):
        assert await store.draft("c1") == Draft("today", (attached,))
        assert await store.document_text(sha256) == "words"
        assert await store.draft("c2") == Draft("of last week, too")
        assert await store.edit("q2") == Draft("another question")
        assert await store.draft("") == Draft(
            "new\n\nof one that is not in the backup\n\nanother one of these", (attached,)
        )
        assert await store.state("window") == "there"
        assert await database.check() == []
    # And all of it the other way round.
    (before,) = set_aside(tmp_path)
    assert before.path == replaced.aside
    assert put_back(before.path, tmp_path).homeless == 0
    async with opened(tmp_path) as (store, _):
        assert [c.id for c in await store.listed()] == ["c3", "c2", "c1"]
        assert (await store.draft("")).text.startswith("new\n\nof one")
        assert await store.draft("c3") == Draft("of one that is not in the backup", (attached,))
        assert await store.edit("q3") == Draft("another one of these")
    assert len(set_aside(tmp_path)) == 2
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(("-wal", "-shm"))]


async def test_of_what_was_set_aside_within_one_second_the_latest_comes_first(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (store, database):
        await fill(store)
        await database.fold()
    numbers = ["", *(f"-{n}" for n in range(2, 13))]
    names = [f"conversations-set-aside-2026-11-23-120000{n}.sqlite3" for n in numbers]
    names.insert(0, "conversations-set-aside-2026-11-23-115959-20.sqlite3")
    for name in (*names, "conversations-set-aside-2026-02-30-120000.sqlite3"):  # no such day
        shutil.copyfile(tmp_path / NAME, tmp_path / name)
    assert [backup.path.name for backup in set_aside(tmp_path)] == names[::-1]


async def test_what_lies_beside_what_was_set_aside_comes_back_with_it(tmp_path: Path) -> None:
    """Its log, if the program was killed before."""
    async with opened(tmp_path) as (store, database):
        await fill(store, 1)
        await database.fold()
        await fill(store, 2)
        for suffix in ("", "-wal"):
            shutil.copyfile(
                tmp_path / f"{NAME}{suffix}",
                tmp_path / f"conversations-set-aside-2026-11-23-120000.sqlite3{suffix}",
            )
        await database.run(lambda c: c.execute("DELETE FROM conversations"))
    (before,) = set_aside(tmp_path)
    put_back(before.path, tmp_path)
    async with opened(tmp_path) as (store, _):
        assert [c.id for c in await store.listed()] == ["c2", "c1"]


async def test_what_comes_back_in_the_trash_has_its_days_before_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        await fill(store)
        now = time.time()
        organizer = OrganizerStore(database, tmp_path / "attachments", clock=lambda: now)
        await organizer.delete(["c1"])
        now += 40 * 86_400
        await organizer.purge_old()
        made = await backups(tmp_path).make()
        now += 86_400
        await organizer.purge_old()
        assert await organizer.in_trash() == []
    assert made is not None
    put_back(made.path, tmp_path)
    async with opened(tmp_path) as (_, database):
        now = time.time() + 2
        organizer = OrganizerStore(database, tmp_path / "attachments", clock=lambda: now)
        await organizer.purge_old()
        now += 86_400
        await organizer.purge_old()
        assert [thrown.words for thrown in await organizer.in_trash()] == ["Title 1"]


async def test_a_backup_that_is_damaged_or_too_new_alters_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        for number in range(100):
            await fill(store, number)
        made = await backups(tmp_path).make()
    assert made is not None
    before = (tmp_path / NAME).read_bytes()
    with closing(sqlite3.connect(made.path)) as connection:
        connection.execute("PRAGMA user_version = 4711")
    with pytest.raises(DatabaseTooNew):
        restore(made.path, tmp_path / NAME, tmp_path / "attachments", tmp_path / "backups")
    with closing(sqlite3.connect(made.path)) as connection:
        connection.execute("PRAGMA user_version = 1")
    spoil(made.path, 0.5)
    with pytest.raises(DatabaseDamaged):
        restore(made.path, tmp_path / NAME, tmp_path / "attachments", tmp_path / "backups")
    assert (tmp_path / NAME).read_bytes() == before
    assert not list(tmp_path.glob("*set-aside*"))
    assert not list(tmp_path.glob("*.partial*"))


async def test_one_conversation_comes_back_whole(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        await fill(store)
        (shown,) = [m for m in await store.branch("c1") if m.id == "q1"]
        other = reply("r1b", shown.id, conversation_id="c1")
        await store.begin(conversation("c1"), None, other)
        await store.finish(replace(other, status=Status.DONE, pieces=(content("Another"),)))
        whole = await store.branch("c1")
        made = await backups(tmp_path).make()
        assert made is not None
        path = made.path
        # Beside what is still there, as one more ...
        copy, _ = await database.run(lambda c: transplant(c, path, "c1"))
        assert copy.id != "c1"
        assert [m.raw for m in await store.branch(copy.id)] == [m.raw for m in whole]
        assert [m.versions for m in await store.branch(copy.id)] == [1, 2]
        # ... and in its own place where that is free.
        await database.run(lambda c: c.execute("DELETE FROM conversations"))
        back, _ = await database.run(lambda c: transplant(c, path, "c1"))
        assert back.id == "c1"
        assert await store.branch("c1") == whole
        assert await database.check() == []
        assert (
            await database.run(lambda c: c.execute("PRAGMA foreign_key_check").fetchall())
        ) == []


async def test_one_conversation_comes_out_of_a_copy_made_before_an_update(tmp_path: Path) -> None:
    old = tmp_path / "backups" / "conversations-v1-20260101-000000-abcdef.sqlite3"
    with closing(sqlite3.connect(conversations_v1.PATH)) as connection:
        back_up(connection, old)
    before = old.read_bytes()
    (found,) = [b for b in listed(old.parent) if b.version == 1]
    first = conversations_in(found.path)[0]
    (tmp_path / "now").mkdir()
    async with opened(tmp_path / "now") as (store, database):
        copied, _ = await database.run(lambda c: transplant(c, old, first.id))
        assert copied.id == first.id
        assert await store.branch(copied.id)
    assert old.read_bytes() == before
    assert [p.name for p in old.parent.iterdir()] == [old.name]
