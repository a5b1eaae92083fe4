"""Runs searches on a thread and a connection of their own: they wait for no write.

One search at a time: a newer one ends the one before.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncGenerator, Callable
from queue import SimpleQueue

from chatapp.core.domain.errors import StoreError
from chatapp.core.domain.query import Query, SearchHit
from chatapp.core.store.database import translated
from chatapp.core.store.sql import search

_FIRST, _AFTERWARDS = 0.008, 0.05
"""Seconds for which hits are gathered before they are given out."""
_CACHE_KIB = 16_000
_OPERATIONS = 4000
"""Of SQLite's machine, until it asks whether anybody still waits."""


class _Job:
    """A search and who waits for it."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.over = False
        """True if nobody waits any more."""
        self._loop = asyncio.get_running_loop()
        self.arrived: asyncio.Queue[list[SearchHit] | StoreError | None] = asyncio.Queue()

    def tell(self, what: list[SearchHit] | StoreError | None) -> None:
        """Hits, an error, or the end; from any thread."""
        try:
            self._loop.call_soon_threadsafe(self.arrived.put_nowait, what)
        except RuntimeError:  # the loop has ended
            self.over = True


class Searcher:
    """Finds in a database that something else has opened; `address` says where that is now."""

    def __init__(self, address: Callable[[], str]) -> None:
        self._address = address
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._connection: sqlite3.Connection | None = None
        self._latest: _Job | None = None

    async def search(self, query: Query) -> AsyncGenerator[list[SearchHit]]:
        """Search for `query`: some hits at a time, each as soon as there are any.

        Ends early if another search is begun. Raises `StoreError`.
        """
        self._break_off()
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="search", daemon=True)
            self._thread.start()
        job = self._latest = _Job(query)
        self._jobs.put(job)
        try:
            while (some := await job.arrived.get()) is not None:
                if isinstance(some, StoreError):
                    raise some
                yield some
        finally:
            if self._latest is job:
                self._break_off()

    async def close(self) -> None:
        """End the thread and what it is doing."""
        self._break_off()
        thread, self._thread = self._thread, None
        if thread is not None:
            self._jobs.put(None)
            await asyncio.to_thread(thread.join)

    def _break_off(self) -> None:
        job, self._latest = self._latest, None
        if job is None or job.over:
            return
        job.over = True
        job.arrived.put_nowait(None)
        if (connection := self._connection) is not None:
            connection.interrupt()

    # On its own thread

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            if job.over:
                continue
            try:
                with translated():
                    self._find(job)
            except StoreError as error:
                job.tell(error)
            job.tell(None)
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _find(self, job: _Job) -> None:
        connection = self._connection or self._connect()
        gathered: list[SearchHit] = []
        until = time.monotonic() + _FIRST
        # What an interruption between two statements would miss.
        connection.set_progress_handler(lambda: int(job.over), _OPERATIONS)
        connection.execute("BEGIN")
        try:
            for hit in search.find(connection, job.query):
                if job.over:
                    return
                gathered.append(hit)
                if time.monotonic() > until:
                    job.tell(gathered)
                    gathered, until = [], time.monotonic() + _AFTERWARDS
            if gathered:
                job.tell(gathered)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
        finally:
            connection.set_progress_handler(None, 0)
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._address(), uri=True, isolation_level=None, check_same_thread=False
        )
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._connection = connection
        return connection
