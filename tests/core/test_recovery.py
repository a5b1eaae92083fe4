"""Conversations that cannot be opened: the ways out that are offered, and what each does."""

from __future__ import annotations

import asyncio
import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from chatapp.core import recovery
from chatapp.core.domain.backup import Backup, Remedy, RestoreBackup
from chatapp.core.domain.errors import (
    DatabaseDamaged,
    DatabaseTooNew,
    NotSaved,
    StoreError,
)
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.single_instance import FileLock
from chatapp.core.session import Session
from tests.bench import stores
from tests.core.store.building import opened

CONVERSATIONS = 12
PAGE = 4096


@pytest.fixture
def filled(profile: Path) -> Profile:
    """A profile with conversations, and no backup."""
    stores.make(profile, conversations=CONVERSATIONS, sizes={})
    return Profile.at(profile)


def backed_up(profile: Profile) -> Backup:
    made = asyncio.run(Session(profile, environment={}).backups.make())
    assert made is not None
    return made


def titles(profile: Profile) -> int:
    async def count() -> int:
        async with opened(profile.root) as (store, _):
            return len(await store.listed())

    return asyncio.run(count())


def no_database(profile: Profile) -> bytes:
    """Spoils the database; gives what stands there now."""
    profile.database.write_bytes(b"this is no database\n" * 500)
    return profile.database.read_bytes()


def aside(profile: Profile) -> Path:
    (found,) = profile.root.glob("*set-aside*.sqlite3")
    return found


# What is offered


def test_a_newer_database_can_only_be_left(filled: Profile) -> None:
    backed_up(filled)
    assert recovery.choices(filled, DatabaseTooNew()) == [Remedy.QUIT]


def test_what_may_pass_can_be_tried_again(filled: Profile) -> None:
    backed_up(filled)
    error: StoreError = NotSaved("Another program uses the database.")
    assert recovery.choices(filled, error) == [Remedy.TRY_AGAIN, Remedy.QUIT]


def test_of_the_backups_the_newest_good_one_is_offered_and_one_dated_ahead(
    filled: Profile,
) -> None:
    made = backed_up(filled)
    ahead = made.path.with_name("conversations-2931-01-01-120000.sqlite3")
    shutil.copyfile(made.path, ahead)
    spoiled = made.path.with_name("conversations-2932-01-01-120000.sqlite3")
    spoiled.write_bytes(b"SQLite format 3\0" + os.urandom(50_000))
    newest, dated_ahead, *others = recovery.choices(filled, DatabaseDamaged())
    assert newest == RestoreBackup(made)
    assert isinstance(dated_ahead, RestoreBackup)
    assert dated_ahead.backup.path == ahead
    assert others == [Remedy.SALVAGE, Remedy.BEGIN_EMPTY, Remedy.QUIT]


@pytest.mark.parametrize("content", [None, b""], ids=["gone", "empty"])
def test_nothing_is_read_out_of_nothing(filled: Profile, content: bytes | None) -> None:
    if content is None:
        filled.database.unlink()
    else:
        filled.database.write_bytes(content)
    assert recovery.choices(filled, DatabaseDamaged()) == [Remedy.BEGIN_EMPTY, Remedy.QUIT]


# What is done


@pytest.mark.parametrize("remedy", [Remedy.TRY_AGAIN, Remedy.QUIT])
def test_trying_again_and_quitting_leave_all_as_it_is(filled: Profile, remedy: Remedy) -> None:
    before = no_database(filled)
    assert recovery.carry_out(remedy, filled) == recovery.Done()
    assert filled.database.read_bytes() == before


def test_a_backup_takes_the_place_and_can_be_undone(filled: Profile) -> None:
    made = backed_up(filled)
    stores.make(filled.root, conversations=0, sizes={"since": 2})
    done = recovery.carry_out(RestoreBackup(made), filled)
    assert titles(filled) == CONVERSATIONS
    latest = datetime.fromtimestamp(stores.NOW)
    assert done.sentence == (
        f"The conversations are as they were on {recovery.moment(made)}. The previous data "
        f"({CONVERSATIONS + 1} conversations, the latest from {recovery.date_and_time(latest)}) "
        f"is kept as {aside(filled).name}."
    )
    assert done.undo is not None
    assert done.undo.backup.path == aside(filled)
    back = recovery.carry_out(done.undo, filled)
    assert titles(filled) == CONVERSATIONS + 1
    assert back.sentence.startswith("The conversations are as they were before the restore on ")


@pytest.mark.parametrize("beside", [False, True], ids=["all gone", "its log is there"])
def test_a_backup_in_the_place_of_nothing_has_nothing_to_take_back(
    filled: Profile, beside: bool
) -> None:
    made = backed_up(filled)
    for path in filled.root.glob(f"{filled.database.name}*"):
        path.unlink()
    if beside:
        filled.database.with_name(f"{filled.database.name}-wal").write_bytes(b"words")
    done = recovery.carry_out(RestoreBackup(made), filled)
    assert done == recovery.Done(f"The conversations are as they were on {recovery.moment(made)}.")
    assert titles(filled) == CONVERSATIONS
    assert len(list(filled.root.glob("*set-aside*"))) == beside


def test_what_can_be_read_is_recovered_and_the_damaged_file_kept(filled: Profile) -> None:
    with filled.database.open("rb+") as file:
        file.write(os.urandom(PAGE))  # where everything else is, is told by the first page
    before = filled.database.read_bytes()
    done = recovery.carry_out(Remedy.SALVAGE, filled)
    assert aside(filled).read_bytes() == before
    assert titles(filled) == CONVERSATIONS
    assert done.undo is None
    assert done.sentence == (
        f"Recovered {CONVERSATIONS} conversations with {2 * CONVERSATIONS} messages from the "
        f"damaged file. The previous data is kept as {aside(filled).name}."
    )


def test_beginning_empty_keeps_what_was_there(filled: Profile) -> None:
    before = no_database(filled)
    done = recovery.carry_out(Remedy.BEGIN_EMPTY, filled)
    assert aside(filled).read_bytes() == before
    assert titles(filled) == 0
    assert done == recovery.Done(f"The previous data is kept as {aside(filled).name}.")


@pytest.mark.parametrize("remedy", [Remedy.SALVAGE, Remedy.BEGIN_EMPTY])
def test_nothing_is_altered_while_another_copy_writes(filled: Profile, remedy: Remedy) -> None:
    other = FileLock(filled.writing_lock)
    assert other.alone()
    before = no_database(filled)
    try:
        with pytest.raises(NotSaved, match="Another copy of Chatapp"):
            recovery.carry_out(remedy, filled)
        assert filled.database.read_bytes() == before
    finally:
        other.release()
    recovery.carry_out(Remedy.BEGIN_EMPTY, filled)
    assert other.alone(), "let go afterwards"
    other.release()
