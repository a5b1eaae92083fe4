"""Another database in the place of the profile's, which is set aside and never deleted.

All of it blocks, and is for a database that nobody has open.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from chatapp.core.errors import DatabaseDamaged, DatabaseTooNew
from chatapp.core.store.backups import bring_back, documents_of, second_name
from chatapp.core.store.database import read_only, translated
from chatapp.core.store.migrations import STEPS, migrate, version_of
from chatapp.core.wording import tr

BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a database."""


def restore(backup: Path, database: Path, attachments: Path) -> Path | None:
    """Put a copy of `backup` in the place of `database`; where that is now (None: nowhere).

    Raises `DatabaseDamaged` (the backup is not sound) or `DatabaseTooNew`, both with nothing
    altered, and `NotSaved`.
    """
    with translated():
        fresh = partial_of(database)
        try:
            shutil.copyfile(backup, fresh)
            fresh.chmod(0o600)
            _must_be_sound(fresh)
            bring_back(documents_of(fresh), backup.parent, attachments)
            return put_in_place(fresh, database)
        finally:
            fresh.unlink(missing_ok=True)


def begin_empty(database: Path) -> Path | None:
    """Put an empty database in the place of `database`; where that is now (None: nowhere).

    Raises `NotSaved`.
    """
    with translated():
        fresh = partial_of(database)
        try:
            with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
                migrate(connection, database.parent)
            return put_in_place(fresh, database)
        finally:
            fresh.unlink(missing_ok=True)


def put_in_place(fresh: Path, database: Path) -> Path | None:
    """Let the whole database `fresh` take the place of `database`; where that is now.

    Killed at any moment, one of them is in place, and nothing is gone. Raises `OSError`.
    """
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    aside = _second_names(database)
    # An old log must not be taken for the new file's.
    for suffix in BESIDE:
        Path(f"{database}{suffix}").unlink(missing_ok=True)
    fresh.replace(database)
    return aside


def partial_of(database: Path) -> Path:
    """An empty private file beside `database`, to make its successor in."""
    fresh = database.with_name(f"{database.name}.partial")
    for name in _files(fresh):
        name.unlink()
    os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    return fresh


def is_sound(database: Path) -> bool:
    """Whether a database can be read and passes SQLite's quick check."""
    try:
        with closing(read_only(database)) as connection:
            return connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error:
        return False


def _must_be_sound(database: Path) -> None:
    with closing(read_only(database)) as connection:
        if version_of(connection) > len(STEPS):
            raise DatabaseTooNew
        found = connection.execute("PRAGMA integrity_check(5)").fetchall()
        if found != [("ok",)]:
            raise DatabaseDamaged(tr("This backup is damaged."), details=str(found))


def _second_names(database: Path) -> Path | None:
    """Second names with the time in them, for a database and what lies beside it."""
    files = _files(database)
    if not files:
        return None
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    aside = database.with_name(f"{database.stem}-set-aside-{stamp}{database.suffix}")
    number = 1
    while _files(aside):
        number += 1
        aside = database.with_name(f"{database.stem}-set-aside-{stamp}-{number}{database.suffix}")
    for file in files:
        second_name(file, aside.with_name(file.name.replace(database.name, aside.name)))
    return aside


def _files(database: Path) -> list[Path]:
    names = [database, *(Path(f"{database}{suffix}") for suffix in BESIDE)]
    return [name for name in names if name.exists()]
