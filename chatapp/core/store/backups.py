"""Backups of the database: made while it is in use, verified, and thinned out.

Attached files are kept for as long as a backup needs them: each has a second name (a hard
link, or a copy where the disk has none) in ``backups/attachments``. So what empties the
trash need not ask, and a file is gone for good once no backup speaks of it, 28 days later.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import re
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from chatapp.core.domain.backup import Backup
from chatapp.core.domain.errors import DatabaseDamaged
from chatapp.core.profile.lasting_names import settle, take_place
from chatapp.core.profile.paths import may_write
from chatapp.core.profile.regular_files import must_be_file
from chatapp.core.store.database import read_only, translated
from chatapp.core.store.migrations import INSTRUCTIONS, back_up

_log = logging.getLogger("chatapp.backup")

EVERY = timedelta(days=1)
DAYS, WEEKS = 7, 4
PAGES_A_STEP = 128
"""Half a megabyte is copied at a time; between two steps others have the disk."""
PAUSE = 0.005
BUSY_PAUSE = 0.2
TRIES = 4
"""The number of times reading begins anew because others need the computer."""
OPENED = ".opened-"
"""The beginning of the names of folders in which an older backup is read."""
_AHEAD = timedelta(days=1)
"""The time that a backup may be dated ahead: names tell local time, and people travel."""

_DATED = re.compile(r"conversations-(\d{4}-\d\d-\d\d-\d{6})\.sqlite3")
SET_ASIDE = "-set-aside-"
"""Between the name of the database and the moment at which another took its place."""
_REPLACED = re.compile(rf"conversations{SET_ASIDE}(\d{{4}}-\d\d-\d\d-\d{{6}})(?:-(\d+))?\.sqlite3")
"""A number tells those apart that were set aside within one second, beginning with 2."""
_BEFORE_UPDATE = re.compile(r"conversations-v(\d+)-(\d{8}-\d{6})-[0-9a-f]{6}\.sqlite3")


def lies_ahead(when: datetime, now: datetime) -> bool:
    """True if a backup of that date was made with a clock that is not the one of `now`."""
    return when - now > _AHEAD


def kept(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """The backups to keep, of those made at these times.

    The newest of each of the last seven days that have one, and the newest of each calendar
    week, none of them older than four weeks; the two newest in any case. One dated ahead
    stays until its time has come, and stands for none of these.
    """
    every = set(made)
    ahead = {when for when in every if lies_ahead(when, now)}
    newest_first = sorted(every - ahead, reverse=True)
    keep = ahead | set(newest_first[:2])
    recent = _recent(newest_first)
    days = {when.date(): when for when in reversed(recent)}
    weeks = {when.isocalendar()[:2]: when for when in reversed(recent)}
    return keep | set(sorted(days.values(), reverse=True)[:DAYS]) | set(weeks.values())


def _recent(newest_first: Sequence[datetime]) -> list[datetime]:
    """The times that are not older than four weeks, whatever the clock says today.

    Age is told by the backups themselves: on the last day before that of the newest one, and
    where there was none for longer than four weeks, that was one week.
    """
    long = timedelta(weeks=WEEKS)
    age, before = timedelta(), None
    recent: list[datetime] = []
    for when in newest_first:
        if before is not None and before.date() != newest_first[0].date():
            gap = before - when
            age += gap if gap <= long else timedelta(weeks=1)
        if age >= long:
            break
        recent.append(when)
        before = when
    return recent


def listed(folder: Path, now: datetime | None = None) -> list[Backup]:
    """Every backup in `folder`, newest first, those dated ahead behind all others.

    None if it cannot be read.
    """
    now = now or datetime.now()
    found: list[Backup] = []
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return []
    for entry in entries:
        try:
            if dated := _DATED.fullmatch(entry.name):
                when, version = datetime.strptime(dated[1], "%Y-%m-%d-%H%M%S"), None
            elif before := _BEFORE_UPDATE.fullmatch(entry.name):
                when, version = datetime.strptime(before[2], "%Y%m%d-%H%M%S"), int(before[1])
            else:
                continue
        except ValueError:
            continue  # of no day there is
        if not entry.is_file():
            continue
        ahead = lies_ahead(when, now)
        found.append(Backup(Path(entry.path), when, entry.stat().st_size, version, ahead))
    return sorted(found, key=lambda backup: (not backup.ahead, backup.made_at), reverse=True)


def set_aside(folder: Path, now: datetime | None = None) -> list[Backup]:
    """The databases in `folder` that were set aside when something was restored.

    The latest first; what was damaged is none of it.
    """
    found: list[tuple[datetime, int, Backup]] = []
    for path in folder.glob(f"*{SET_ASIDE}*"):
        if (named := _REPLACED.fullmatch(path.name)) and is_sound(path):
            try:
                when = datetime.strptime(named[1], "%Y-%m-%d-%H%M%S")
            except ValueError:
                continue  # of no day there is
            ahead = lies_ahead(when, now or datetime.now())
            backup = Backup(path, when, path.stat().st_size, ahead=ahead, replaced=True)
            found.append((when, int(named[2] or 1), backup))
    return [backup for _, _, backup in sorted(found, key=lambda each: each[:2], reverse=True)]


def is_sound(database: Path) -> bool:
    """True if a database can be read and passes SQLite's quick check."""
    try:
        with closing(read_only(database, at_rest=True)) as connection:
            return connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error:
        return False


class Backups:
    """The backups of the database `path`, in `folder`; `attachments` is what it refers to.

    `busy` says, asked from another thread, whether copying should wait.
    """

    def __init__(
        self,
        path: Path,
        folder: Path,
        attachments: Path,
        *,
        busy: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._path = path
        self._folder = folder
        self._attachments = attachments
        self._busy = busy
        self._clock = clock
        self._stopped = threading.Event()
        self._one_at_a_time = threading.Lock()

    async def listed(self) -> list[Backup]:
        """Every backup, newest first, those dated ahead behind all others."""
        return await asyncio.to_thread(listed, self._folder, self._now())

    async def set_aside(self) -> list[Backup]:
        """The databases that were set aside when something was restored, the latest first."""
        return await asyncio.to_thread(set_aside, self._path.parent, self._now())

    async def is_due(self) -> bool:
        """True if there is none from the last day."""
        # Copies made before an update do not count: what came after it is in none of them.
        made = [b.made_at for b in await self.listed() if b.version is None and not b.ahead]
        return not made or self._now() - made[0] >= EVERY

    async def make(self) -> Backup | None:
        """Make a backup, and drop those that are too many; None if `stop` came before its end.

        Raises `DatabaseDamaged` (the copy, and so most likely the original, is not sound)
        and `NotSaved`.
        """
        return await asyncio.to_thread(self._make)

    async def complaints(self) -> list[str]:
        """The complaints of SQLite's quick check about the database; empty if it is sound.

        Waits and ends as `make` does. Raises `DatabaseDamaged` and `NotSaved`.
        """
        return await asyncio.to_thread(self._complaints)

    def stop(self) -> None:
        """Give up what is being done: the program ends."""
        self._stopped.set()

    def clear_left_overs(self) -> None:
        """Remove copies that a program which was killed has begun, or was reading.

        For when nobody else has the profile: no clock tells whether they are still in use.
        """
        for copy in self._folder.glob(f"{OPENED}*"):
            shutil.rmtree(copy, ignore_errors=True)
        for folder in (self._folder, self._folder / "attachments"):
            for partial in (*folder.glob("*.partial"), *folder.glob(".*.partial")):
                with suppress(OSError):
                    partial.unlink()

    def _make(self) -> Backup | None:
        with self._one_at_a_time, translated():
            if not may_write(self._folder):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS))
            now, began = self._now(), time.monotonic()
            while (copy := self._folder / f"conversations-{now:%Y-%m-%d-%H%M%S}.sqlite3").exists():
                now += timedelta(seconds=1)
            try:
                self._copy(copy)
            except (_Stopped, sqlite3.OperationalError):
                if self._stopped.is_set():
                    return None
                raise
            self._link_attachments(copy)
            settle(self._folder)
            thinned = self._thin_out(now, copy)
        size, seconds = copy.stat().st_size, time.monotonic() - began
        _log.info("made: %s, %d bytes, %.1f s, %d dropped", copy.name, size, seconds, thinned)
        return Backup(copy, now, size)

    def _complaints(self) -> list[str]:
        for number in range(1, TRIES + 1):
            self._wait_for_quiet()
            with translated(), closing(read_only(self._path)) as connection, suppress(_Busy):
                return self._check(connection, yielding=number < TRIES)
        return []

    def _check(self, connection: sqlite3.Connection, *, yielding: bool) -> list[str]:
        halted: list[Exception] = []

        def passed() -> int:
            try:
                self._pause(yielding=yielding)
            except (_Busy, _Stopped) as error:  # SQLite says only that it was interrupted
                halted.append(error)
            return bool(halted)

        connection.set_progress_handler(passed, INSTRUCTIONS)
        try:
            rows = connection.execute("PRAGMA quick_check(5)").fetchall()
        except sqlite3.OperationalError:
            for error in halted:
                raise error from None
            raise
        return [str(row[0]) for row in rows if row[0] != "ok"]

    def _copy(self, copy: Path) -> None:
        for number in range(1, TRIES + 1):
            self._wait_for_quiet()
            with closing(read_only(self._path)) as source, suppress(_Busy):
                # One state throughout: without it, every write begins the copy anew.
                source.execute("BEGIN")
                if source.execute("PRAGMA user_version").fetchone() == (0,):
                    raise DatabaseDamaged(details="There is nothing in it to copy.")
                back_up(
                    source,
                    copy,
                    pages=PAGES_A_STEP,
                    between=lambda last=number == TRIES: self._pause(yielding=not last),
                    copied=lambda source=source: source.execute("ROLLBACK"),
                    checking=self._wait_for_quiet,
                )
                return

    def _wait_for_quiet(self) -> None:
        """Wait for as long as others need the computer. Raises where there is no time left.

        Not while the database is being read: its write-ahead log would grow until the end.
        """
        time.sleep(PAUSE)
        while self._busy() and not self._stopped.wait(BUSY_PAUSE):
            pass
        if self._stopped.is_set():
            raise _Stopped

    def _pause(self, *, yielding: bool) -> None:
        """Leave the disk to others for a moment while the database is being read.

        Raises `_Busy` where they need more than that and `yielding`.
        """
        time.sleep(PAUSE)
        if self._stopped.is_set():
            raise _Stopped
        if yielding and self._busy():
            raise _Busy

    def _link_attachments(self, copy: Path) -> None:
        links = self._folder / "attachments"
        links.mkdir(mode=0o700, exist_ok=True)
        for name in documents_of(copy):
            if (self._attachments / name).exists() and not (links / name).exists():
                second_name(self._attachments / name, links / name)
        settle(links)

    def _thin_out(self, now: datetime, made: Path) -> int:
        """Drop the backups that are too many, and files that none needs; how many backups.

        Not the one that was just `made`, though several of one second seem newer.
        """
        every = listed(self._folder, now)
        keep = kept((backup.made_at for backup in every), now)
        dropped = [b for b in every if b.made_at not in keep and b.path != made]
        for backup in dropped:
            backup.path.unlink()
        needed: set[str] = set()
        for backup in listed(self._folder):
            try:
                needed |= documents_of(backup.path)
            except sqlite3.Error:
                return len(dropped)  # what a damaged backup needs is not known: everything stays
        for link in (self._folder / "attachments").iterdir():
            if link.name not in needed:
                link.unlink()
        return len(dropped)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(int(self._clock()))


class _Busy(Exception):
    """Others need the computer now: what is being read is let go, and read anew later."""


class _Stopped(Exception):
    """There is no time left for a copy. While SQLite checks it, it says "interrupted" itself."""


def documents_of(database: Path) -> set[str]:
    """The names of the attached files that a database refers to. Raises `sqlite3.Error`."""
    with closing(read_only(database, at_rest=True)) as connection:
        return {name for (name,) in connection.execute("SELECT sha256 FROM documents")}


def second_name(file: Path, name: Path) -> None:
    """Give a file's content another name: a hard link, or a copy where there are none."""
    try:
        os.link(file, name)
    except FileExistsError:
        return
    except OSError:
        partial = name.with_name(f".{name.name}.partial")
        must_be_file(file)
        shutil.copyfile(file, partial)
        partial.chmod(0o600)
        take_place(partial, name)


def bring_back(names: Iterable[str], folder: Path, attachments: Path) -> None:
    """Put files of these names back among the attached ones, from the backups' in `folder`."""
    attachments.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in names:
        link = folder / "attachments" / name
        if link.exists() and not (attachments / name).exists():
            second_name(link, attachments / name)
    settle(attachments)
