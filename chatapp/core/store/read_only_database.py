"""Opens a database for reading alone, as on a disk that takes no writes.

What the window keeps of itself, and drafts, go into tables in memory that stand before those
of the file. Everything else that would be written is refused.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from chatapp.core.domain.errors import DatabaseDamaged, DatabaseTooNew
from chatapp.core.store.address import address_of
from chatapp.core.store.migrations import Step, migrate, version_of
from chatapp.core.store.sql import messages

# In the file, these refer to tables that tables in memory cannot refer to.
_IN_MEMORY = (
    """
    CREATE TEMP TABLE drafts (
        key INTEGER PRIMARY KEY,
        conversation_id TEXT UNIQUE,
        message INTEGER UNIQUE,
        text TEXT NOT NULL
    )
    """,
    """
    CREATE TEMP TABLE draft_attachments (
        draft INTEGER NOT NULL REFERENCES drafts (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        document INTEGER NOT NULL,
        name TEXT NOT NULL,
        delivery TEXT NOT NULL,
        PRIMARY KEY (draft, position)
    ) WITHOUT ROWID
    """,
    "CREATE TEMP TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)
_WRITING = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})


def takes_files(folder: Path) -> bool:
    """True if a file can be made in `folder`, tried out: what is said of it may be wrong."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def opened(
    path: Path, steps: Sequence[Step], busy_timeout: float
) -> tuple[sqlite3.Connection, str]:
    """A connection to the database `path`, and the address for others in this process.

    Where the file cannot be read as it is, with the schema of `steps`, it is a copy in memory.
    Raises `DatabaseTooNew`, `DatabaseDamaged`, `sqlite3.Error` and `OSError`.
    """
    address = address_of(path, at_rest=True)
    connection = sqlite3.connect(address, uri=True, timeout=busy_timeout, isolation_level=None)
    try:
        as_it_is = _can_be_read(connection, steps)
    except sqlite3.OperationalError as error:
        connection.close()
        # A log that nobody has taken up yet, after a crash or in a copy.
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        with tempfile.TemporaryDirectory(prefix="chatapp-") as folder:
            connection, address = _in_memory(_copied(path, Path(folder)), steps)
    except BaseException:  # raised again: whatever it is, no open file is left
        connection.close()
        raise
    else:
        if not as_it_is:
            connection, address = _in_memory(connection, steps)
    _shield(connection)
    return connection, address


def _can_be_read(connection: sqlite3.Connection, steps: Sequence[Step]) -> bool:
    """True if it is at today's schema, and no reply in it waits for somebody who is gone."""
    version = version_of(connection)
    if version > len(steps):
        raise DatabaseTooNew
    if not version:
        raise DatabaseDamaged
    return version == len(steps) and not messages.writers(connection)


def _copied(path: Path, folder: Path) -> sqlite3.Connection:
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", folder / f"copy{suffix}")
    return sqlite3.connect(folder / "copy", isolation_level=None)


def _in_memory(source: sqlite3.Connection, steps: Sequence[Step]) -> tuple[sqlite3.Connection, str]:
    """A copy of all of it, brought up to date; `source` is closed."""
    address = f"file:chatapp-{os.urandom(8).hex()}?mode=memory&cache=shared"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        with closing(source):
            if version_of(source) > len(steps):
                raise DatabaseTooNew
            source.backup(connection)
        migrate(connection, None, steps)
        messages.interrupt_streaming(connection, messages.writers(connection))
    except BaseException:  # raised again: whatever it is, no memory is held
        connection.close()
        raise
    return connection, address


def _shield(connection: sqlite3.Connection) -> None:
    """Have what is kept of the window in memory, and refuse whatever else is written."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    for statement in _IN_MEMORY:
        connection.execute(statement)
    for table in ("drafts", "draft_attachments", "state"):
        connection.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")

    def allow(
        action: int, table: str | None, _field: str | None, base: str | None, _inside: str | None
    ) -> int:
        # What makes tables out of lists says that it writes this one.
        writes = action in _WRITING and base == "main" and table != "sqlite_master"
        return sqlite3.SQLITE_DENY if writes else sqlite3.SQLITE_OK

    # A copy in memory would take it.
    connection.set_authorizer(allow)
