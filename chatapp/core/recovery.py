"""Recovery: the choices when the database cannot be opened or is replaced, and carrying them out.

All of it blocks, and is for a profile that nobody has open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chatapp.core.dates import date_and_time
from chatapp.core.domain.backup import Backup, Choice, Remedy, RestoreBackup
from chatapp.core.domain.errors import DatabaseDamaged, DatabaseTooNew, NotSaved, StoreError
from chatapp.core.domain.i18n import tr
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.single_instance import FileLock
from chatapp.core.store.backups import is_sound, listed, set_aside
from chatapp.core.store.repair.replace_file import Replaced, begin_empty, restore
from chatapp.core.store.repair.salvage import salvage


def choices(profile: Profile, error: StoreError) -> list[Choice]:
    """The ways out of `error` that a person can choose, the best first."""
    if isinstance(error, DatabaseTooNew):
        return [Remedy.QUIT]
    if not isinstance(error, DatabaseDamaged):
        return [Remedy.TRY_AGAIN, Remedy.QUIT]
    found: list[Choice] = [RestoreBackup(backup) for backup in newest_sound(profile)]
    if profile.database.exists() and profile.database.stat().st_size:
        found.append(Remedy.SALVAGE)
    return [*found, Remedy.BEGIN_EMPTY, Remedy.QUIT]


def newest_sound(profile: Profile) -> list[Backup]:
    """The newest backup that can be read and passes a check, and the newest dated ahead."""
    every = listed(profile.backups)
    newest = (
        next((b for b in every if b.ahead is ahead and is_sound(b.path)), None)
        for ahead in (False, True)
    )
    return [backup for backup in newest if backup]


@dataclass(frozen=True, slots=True)
class Done:
    """The outcome of a choice."""

    sentence: str = ""
    """Empty if there is nothing to say."""
    undo: RestoreBackup | None = None
    """The choice that undoes it, if that is possible."""


def carry_out(choice: Choice, profile: Profile) -> Done:
    """Do what was chosen, and tell what came of it.

    What was in place is set aside in any case, and what stands unsent in it stays in place.
    Raises `StoreError`, with nothing altered.
    """
    if choice in {Remedy.TRY_AGAIN, Remedy.QUIT}:
        return Done()
    lock = FileLock(profile.writing_lock)
    if not lock.alone():
        raise NotSaved(
            tr("Another copy of Chatapp is using the conversations. Close it, then try again.")
        )
    undo = None
    try:
        if isinstance(choice, RestoreBackup):
            where = profile.database, profile.attachments, profile.backups
            replaced = restore(choice.backup.path, *where)
            said = _restored(choice.backup)
            undo = next((b for b in set_aside(profile.root) if b.path == replaced.aside), None)
            return Done(_joined(said, *_told(replaced)), RestoreBackup(undo) if undo else None)
        if choice is Remedy.SALVAGE:
            found = salvage(profile.database)
            said = tr("Recovered {conversations} with {messages} from the damaged file.").format(
                conversations=tr(
                    "%n conversation|%n conversations", "recovered", found.conversations
                ),
                messages=tr("%n message|%n messages", "recovered", found.messages),
            )
            return Done(_joined(said, _kept(found.aside)))
        return Done(_joined(*_told(begin_empty(profile.database))))
    finally:
        lock.release()


def _restored(backup: Backup) -> str:
    if backup.replaced:
        return tr("The conversations are as they were before the restore on {moment}.").format(
            moment=moment(backup)
        )
    return tr("The conversations are as they were on {moment}.").format(moment=moment(backup))


def _told(replaced: Replaced) -> list[str]:
    """The sentences about a database that was replaced, and what of it stays."""
    said: list[str] = []
    before = replaced.luggage
    if replaced.aside and before.conversations:
        latest = date_and_time(datetime.fromtimestamp(before.latest))
        there = tr(
            "%n conversation, last changed on {moment}|%n conversations, the latest from {moment}",
            "that was there before",
            before.conversations,
        ).format(moment=latest)
        said.append(
            tr("The previous data ({conversations}) is kept as {name}.").format(
                conversations=there, name=replaced.aside.name
            )
        )
    elif replaced.aside:
        said.append(_kept(replaced.aside))
    if replaced.homeless:
        said.append(
            tr("Drafts of conversations that are not among these are in a new conversation.")
        )
    return said


def _kept(aside: Path) -> str:
    return tr("The previous data is kept as {name}.").format(name=aside.name)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def moment(backup: Backup) -> str:
    """The time of a backup, in words."""
    return date_and_time(backup.made_at)
