"""Replaces the profile's database; the one in place is set aside and never deleted.

All of it blocks, and is for a database that nobody has open.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chatapp.core.domain.errors import DatabaseDamaged, DatabaseTooNew
from chatapp.core.domain.i18n import tr
from chatapp.core.profile.lasting_names import settle, take_place, write_down
from chatapp.core.profile.regular_files import must_be_file
from chatapp.core.store import aging
from chatapp.core.store.backups import SET_ASIDE, bring_back, documents_of, second_name
from chatapp.core.store.database import read_only, translated
from chatapp.core.store.migrations import STEPS, migrate, version_of
from chatapp.core.store.repair.carry_over import Luggage, packed, unpack

BESIDE = ("-wal", "-shm")
"""The endings of files that SQLite keeps beside a database."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """The database that was in place before."""

    aside: Path | None
    """The path where it is now; None if there was none."""
    luggage: Luggage
    """The content of it that was carried over."""
    homeless: int
    """The number of drafts that belong to conversations that are not in place now."""


def restore(backup: Path, database: Path, attachments: Path, backups: Path) -> Replaced:
    """Put a copy of `backup` in the place of `database`, with what stands unsent in that.

    `backup` may be one of `backups`, or what was set aside before. The days of what is in
    its trash begin anew.

    Raises `DatabaseDamaged` (the backup is not sound) or `DatabaseTooNew`, both with nothing
    altered, and `NotSaved`.
    """
    with translated():
        fresh = partial_of(database)
        try:
            for suffix in ("", "-wal"):
                if (part := Path(f"{backup}{suffix}")).exists():
                    must_be_file(part)
                    shutil.copyfile(part, f"{fresh}{suffix}")
                    Path(f"{fresh}{suffix}").chmod(0o600)
            _must_be_sound(fresh)
            bring_back(documents_of(fresh), backups, attachments)
            return _take_over(fresh, database)
        finally:
            _remove(fresh)


def begin_empty(database: Path) -> Replaced:
    """Put an empty database in the place of `database`, with what stands unsent in that.

    Raises `NotSaved`.
    """
    with translated():
        fresh = partial_of(database)
        try:
            return _take_over(fresh, database)
        finally:
            _remove(fresh)


def _take_over(fresh: Path, database: Path) -> Replaced:
    """Bring `fresh` up to date, and have it in the place of `database`."""
    luggage = packed(database)
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        # One file, without a -wal beside it.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        migrate(connection, None)
        connection.execute("BEGIN")
        homeless = unpack(luggage, connection)
        aging.begin_anew(connection, time.time())
        connection.execute("COMMIT")
    return Replaced(put_in_place(fresh, database), luggage, homeless)


def put_in_place(fresh: Path, database: Path) -> Path | None:
    """Let the whole database `fresh` take the place of `database`; where that is now.

    Killed at any moment, one of them is in place, and nothing is gone. Raises `OSError`.
    """
    write_down(fresh)
    aside = _second_names(database)
    settle(database.parent)
    # An old log must not be taken for the new file's.
    for suffix in BESIDE:
        Path(f"{database}{suffix}").unlink(missing_ok=True)
    take_place(fresh, database)
    return aside


def partial_of(database: Path) -> Path:
    """An empty private file beside `database`, to make its successor in."""
    fresh = database.with_name(f"{database.name}.partial")
    _remove(fresh)
    os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    return fresh


def _remove(fresh: Path) -> None:
    for name in _files(fresh):
        name.unlink()


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
    aside = database.with_name(f"{database.stem}{SET_ASIDE}{stamp}{database.suffix}")
    number = 1
    while _files(aside):
        number += 1
        aside = database.with_name(f"{database.stem}{SET_ASIDE}{stamp}-{number}{database.suffix}")
    for file in files:
        second_name(file, aside.with_name(file.name.replace(database.name, aside.name)))
    return aside if aside.exists() else None  # what lies beside it may have been all


def _files(database: Path) -> list[Path]:
    names = [database, *(Path(f"{database}{suffix}") for suffix in BESIDE)]
    return [name for name in names if name.exists()]
