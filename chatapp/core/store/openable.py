"""Checks that SQLite may open a database by its name: it is a file, or nothing yet."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from chatapp.core.profile.regular_files import NotAFile, must_be_file


def openable(database: Path) -> Path:
    """Return `database`, if there and beside it are files or nothing. Raises `sqlite3.Error`."""
    # WORKAROUND (SQLite, os_unix.c, seen with 3.40): pipes and devices block it for ever.
    try:
        for suffix in ("", "-wal", "-shm", "-journal"):
            must_be_file(Path(f"{database}{suffix}"))
    except NotAFile as error:
        refused = sqlite3.OperationalError(str(error))
        # As SQLite says of what it cannot open for other reasons.
        refused.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        refused.sqlite_errorname = "SQLITE_CANTOPEN"
        raise refused from error
    return database
