"""Ways on when the conversations cannot be opened, or are to be as they once were.

All of it blocks, and is for a profile that nobody has open.
"""

from __future__ import annotations

from chatapp.core.backup import Backup, Choice, Remedy, RestoreBackup
from chatapp.core.dates import date_and_time
from chatapp.core.errors import DatabaseDamaged, DatabaseTooNew, NotSaved, StoreError
from chatapp.core.instance import FileLock
from chatapp.core.paths import Profile
from chatapp.core.store.backups import listed
from chatapp.core.store.replacing import begin_empty, is_sound, restore
from chatapp.core.store.salvage import salvage
from chatapp.core.wording import tr


def choices(profile: Profile, error: StoreError) -> list[Choice]:
    """What a person can do about `error`, the best first."""
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


def carry_out(choice: Choice, profile: Profile) -> str:
    """Do what was chosen. Returns a sentence about it, empty if there is nothing to say.

    What was in place is set aside in any case. Raises `StoreError`, with nothing altered.
    """
    if choice in {Remedy.TRY_AGAIN, Remedy.QUIT}:
        return ""
    lock = FileLock(profile.writing_lock)
    if not lock.alone():
        raise NotSaved(tr("Another Chatapp is using the conversations. Close it, then try again."))
    try:
        if isinstance(choice, RestoreBackup):
            aside = restore(choice.backup.path, profile.database, profile.attachments)
            said = tr("The conversations are as they were on {moment}.").format(
                moment=moment(choice.backup)
            )
        elif choice is Remedy.SALVAGE:
            found = salvage(profile.database)
            aside = found.aside
            said = tr("{conversations} with {messages} came out of the damaged file.").format(
                conversations=tr(
                    "%n conversation|%n conversations", "that came out", found.conversations
                ),
                messages=tr("%n message|%n messages", "that came out", found.messages),
            )
        else:
            aside, said = begin_empty(profile.database), ""
    finally:
        lock.release()
    if aside:
        kept = tr("What was there before is kept as {name}.").format(name=aside.name)
        said = f"{said} {kept}" if said else kept
    return said


def moment(backup: Backup) -> str:
    """When a backup was made, in words."""
    return date_and_time(backup.made_at)
