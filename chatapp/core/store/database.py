"""The one connection to the conversations' database, on a thread of its own.

Work is a function of the connection; it runs in order, inside one transaction, and
its outcome comes back to the asyncio loop that asked. Cancelling the asking task
stops the waiting, never the write: a write that was asked for is made whole.
"""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from chatapp.core.domain.errors import DatabaseDamaged, DatabaseTooNew, NotSaved, StoreError
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.profile.lasting_names import take_free_name
from chatapp.core.profile.paths import may_write
from chatapp.core.serial_thread import SerialThread
from chatapp.core.store import read_only_database
from chatapp.core.store.address import address_of
from chatapp.core.store.migrations import STEPS, Step, migrate, version_of
from chatapp.core.store.openable import openable

T = TypeVar("T")

_log = logging.getLogger("chatapp.store")

BUSY_TIMEOUT = 5.0
"""Seconds to wait for another program's lock."""
_SENTENCES = {
    sqlite3.SQLITE_FULL: marked("Not saved: the disk is full."),
    sqlite3.SQLITE_READONLY: marked(
        "Not saved: the folder of the conversation database is read-only."
    ),
    sqlite3.SQLITE_AUTH: marked("Not saved: the folder of the conversation database is read-only."),
    sqlite3.SQLITE_BUSY: marked("Not saved: another program is using the conversations."),
    sqlite3.SQLITE_LOCKED: marked("Not saved: another program is using the conversations."),
    sqlite3.SQLITE_CANTOPEN: marked("Not saved: the conversation database cannot be opened."),
    sqlite3.SQLITE_PERM: marked(
        "Not saved: there is no permission to write to the conversation database."
    ),
    sqlite3.SQLITE_TOOBIG: marked("Not saved: the text is too large."),
    sqlite3.SQLITE_IOERR: "",
    sqlite3.SQLITE_NOMEM: "",
    sqlite3.SQLITE_PROTOCOL: "",
}
_ERRNOS = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EACCES: sqlite3.SQLITE_READONLY,
    errno.EPERM: sqlite3.SQLITE_READONLY,
}


class Database:
    """A database file, opened by `open` and closed by `close`.

    Where nothing can be written it is opened to be read: see `reading`.

    `busy_timeout` is how many seconds to wait for another program's lock.
    `backups` is the folder for copies before a migration; by default ``backups``
    beside the file. `steps` is the schema. `on_damage` is told, on the loop that asked,
    whenever the file turns out to be damaged, whoever may hear of it otherwise.
    """

    def __init__(
        self,
        path: Path,
        *,
        backups: Path | None = None,
        busy_timeout: float | None = None,
        steps: Sequence[Step] = STEPS,
        on_damage: Callable[[DatabaseDamaged], None] = lambda _: None,
    ) -> None:
        self._path = path
        self._backups = backups or path.parent / "backups"
        self._busy_timeout = BUSY_TIMEOUT if busy_timeout is None else busy_timeout
        self._steps = steps
        self._on_damage = on_damage
        self._thread = SerialThread("database", failed=self._failed)
        self._is_open = False
        self._connection: sqlite3.Connection | None = None
        self.read_only = False
        """True if it could be opened for reading alone."""
        self._address = ""

    @property
    def address(self) -> str:
        """The address at which others in this process can read the same. Raises `sqlite3.Error`."""
        return self._address or address_of(self._path)

    async def open(self) -> None:
        """Open or create the file and bring its schema up to date.

        Raises `NotSaved`, `DatabaseDamaged`, `DatabaseTooNew`. After an error the next
        `run` or `read` tries to open it again; `close` is still to be called.
        """
        self._is_open = True
        await self._ask(self._connect)

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` in a transaction, and return its result after everything is committed.

        Whatever `work` raises undoes all of it. Raises `StoreError` for what SQLite
        itself refuses. `work` runs on the database's thread.
        """

        def begin() -> T:
            self._connect()
            return self._transact("BEGIN" if self.read_only else "BEGIN IMMEDIATE", work)

        return await self._ask(begin)

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work`, which sees one state of the database throughout, and return its result.

        Not run at all if nobody waits for it any more.
        """
        return await self._ask(lambda: self._transact("BEGIN", work), skippable=True)

    async def check(self) -> list[str]:
        """The complaints of SQLite's full integrity check; empty for a sound database."""
        rows = await self.read(lambda c: c.execute("PRAGMA integrity_check").fetchall())
        return [str(row[0]) for row in rows if row[0] != "ok"]

    async def fold(self) -> None:
        """Fold the log into the file and empty it, as far as no other program reads in it.

        Nothing that was overwritten or deleted is left in either.
        """
        await self._ask(self._fold)

    async def rewrite(self) -> None:
        """Write the whole file anew: nothing is left of what was deleted by other programs.

        Takes about a second for a hundred megabytes, and as much room on the disk.
        """
        await self._ask(self._rewrite)

    async def close(self) -> None:
        """Do all work asked for, fold the log into the file, and end the thread."""
        try:
            await self._thread.finish(self._disconnect)
        finally:
            self._is_open = False

    async def _ask(self, action: Callable[[], T], *, skippable: bool = False) -> T:
        if not self._is_open:
            raise RuntimeError("the database is not open")
        return await self._thread.call(action, droppable=skippable)

    def _failed(self, error: BaseException, unheard: bool) -> None:
        if isinstance(error, DatabaseDamaged):
            self._on_damage(error)
        if unheard:
            _log.warning("A write failed after its caller had gone: %r", error)

    def _transact(self, begin: str, work: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._connection or self._connect()
        with translated():
            connection.execute(begin)
            try:
                result = work(connection)
                connection.execute("COMMIT")
            finally:
                # SQLite has already rolled back by itself after some errors.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        return result

    def _connect(self) -> sqlite3.Connection:
        if self._connection is not None:
            return self._connection
        with translated():
            openable(self._path)
            there = self._path.exists()
            # SQLite has its log beside the file, and would only say "cannot open".
            if not may_write(self._path.parent) or (there and not may_write(self._path)):
                return self._read_only()
            try:
                self._connection = self._connect_to_write(there)
            except sqlite3.OperationalError as error:
                code = error.sqlite_errorcode & 0xFF
                refused = code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
                if not refused or read_only_database.takes_files(self._path.parent):
                    raise
                return self._read_only()
        return self._connection

    def _read_only(self) -> sqlite3.Connection:
        if not self._path.exists():
            raise NotSaved(_said(sqlite3.SQLITE_READONLY))
        self._refuse_empty()
        found = read_only_database.opened(self._path, self._steps, self._busy_timeout)
        self._connection, self._address = found
        self.read_only = True
        return self._connection

    def _connect_to_write(self, there: bool) -> sqlite3.Connection:
        if there:
            self._refuse_empty()
            self._refuse_newer()
            if os.name == "posix" and self._path.stat().st_mode & 0o077:
                self._path.chmod(0o600)
        else:
            self._create()
        connection = sqlite3.connect(self._path, timeout=self._busy_timeout, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_size_limit = 16777216")
            # At all times, not only when the trash is emptied: a draft or a checkpoint
            # of the same words would stay behind in free pages.
            connection.execute("PRAGMA secure_delete = ON")
            migrate(connection, self._backups, self._steps)
        except BaseException:  # raised again: whatever it is, no open file is left
            connection.close()
            raise
        return connection

    def _create(self) -> None:
        """Make a database that has all its tables before it has its name.

        So an empty file under that name is always one that has lost what was in it.
        """
        if any(self._backups.glob("conversations-*.sqlite3")):
            raise DatabaseDamaged(tr("The conversation database is missing."))
        fresh = self._path.with_name(f".{self._path.name}-{os.urandom(4).hex()}")
        # SQLite gives its -wal and -shm files the mode of this one.
        os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
                migrate(connection, self._backups, self._steps)
            # Another process may have been faster; its file stays.
            with suppress(FileExistsError):
                take_free_name(fresh, self._path)
        finally:
            fresh.unlink(missing_ok=True)

    def _refuse_empty(self) -> None:
        if not self._path.stat().st_size:
            raise DatabaseDamaged(tr("The conversation database is empty."))

    def _fold(self) -> None:
        connection = self._connection or self._connect()
        if self.read_only:
            return
        with translated():
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _rewrite(self) -> None:
        connection = self._connection or self._connect()
        with translated():
            connection.execute("VACUUM")

    def _refuse_newer(self) -> None:
        """Look at the version through a connection that cannot write.

        An ordinary one would fold a left-over -wal into the file when it closes.
        """
        with closing(read_only(self._path, self._busy_timeout)) as connection:
            try:
                version = version_of(connection)
            except sqlite3.OperationalError as error:
                # Killed at a certain moment, a program leaves a log that only a connection
                # that can write may take up. The migration then refuses what is newer.
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
                    return
                raise
            if version > len(self._steps):
                raise DatabaseTooNew

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        # The last connection to close folds the log into the file and removes it.
        with translated():
            connection.close()


def read_only(
    path: Path, busy_timeout: float = 5.0, *, at_rest: bool = False
) -> sqlite3.Connection:
    """A connection that cannot alter the database `path`. Raises `sqlite3.Error`.

    Of one `at_rest`, which nobody writes any more, nothing is left beside it either.
    """
    address = address_of(path, at_rest=at_rest)
    return sqlite3.connect(address, uri=True, timeout=busy_timeout)


@contextmanager
def translated() -> Generator[None, None, None]:
    """Turn what SQLite and the file system refuse into errors with a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise refusal from error
    except OSError as error:
        alike = _ERRNOS.get(error.errno or 0, sqlite3.SQLITE_IOERR)
        raise NotSaved(_said(alike), details=str(error)) from error


def _said(code: int) -> str:
    sentence = _SENTENCES[code]
    return tr(sentence) if sentence else ""


def _refusal(error: sqlite3.Error) -> StoreError | None:
    """The error a person can meet behind `error`; None for a defect of the program."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Text in the file that is not UTF-8 is noticed by Python, not by SQLite.
        damaged = isinstance(error, sqlite3.OperationalError)
        return DatabaseDamaged(details=str(error)) if damaged else None
    details = f"{error.sqlite_errorname}: {error}"
    primary = code & 0xFF
    if primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return DatabaseDamaged(details=details)
    if primary in _SENTENCES:
        return NotSaved(_said(primary), details=details)
    return None
