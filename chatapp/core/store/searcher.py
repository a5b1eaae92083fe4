"""Runs searches on a thread and a connection of their own: they wait for no write.

One search at a time: a newer one ends the one before. Nothing more is looked for until somebody
asks for it: a thread that goes on would take the interpreter from the one that shows what came.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncGenerator, Callable

from chatapp.core.domain.query import Query, SearchHit
from chatapp.core.serial_thread import SerialThread
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
        self.asked = threading.Event()
        """Set while somebody waits for hits, and once it is over."""
        self._loop = asyncio.get_running_loop()
        self.arrived: asyncio.Queue[list[SearchHit] | None] = asyncio.Queue()
        """Hits, and None at their end."""

    def tell(self, hits: list[SearchHit]) -> None:
        """Pass hits on, from any thread."""
        self.asked.clear()
        if self.over:
            self.asked.set()
        try:
            self._loop.call_soon_threadsafe(self.arrived.put_nowait, hits)
        except RuntimeError:  # the loop has ended
            self.end()

    def end(self) -> None:
        """Nobody waits any more."""
        self.over = True
        self.asked.set()


class Searcher:
    """Finds in a database that something else has opened; `address` says where that is now."""

    def __init__(self, address: Callable[[], str]) -> None:
        self._address = address
        self._thread = SerialThread("search")
        self._connection: sqlite3.Connection | None = None
        self._latest: _Job | None = None

    async def search(self, query: Query) -> AsyncGenerator[list[SearchHit]]:
        """Search for `query`: some hits at a time, each as soon as there are any.

        Ends early if another search is begun. Raises `StoreError`.
        """
        self._break_off()
        job = self._latest = _Job(query)
        finding = asyncio.ensure_future(self._thread.call(lambda: self._find(job), droppable=True))
        finding.add_done_callback(lambda _: job.arrived.put_nowait(None))
        try:
            job.asked.set()
            while (hits := await job.arrived.get()) is not None:
                yield hits
                job.asked.set()
            if not job.over:
                await finding
        finally:
            finding.cancel()
            if self._latest is job:
                self._break_off()

    @property
    def rests(self) -> bool:
        """True if what was found has been given out, and nobody has asked for more yet."""
        return self._latest is not None and not self._latest.asked.is_set()

    async def close(self) -> None:
        """End the thread and what it is doing."""
        self._break_off()
        await self._thread.finish(self._disconnect)

    def _break_off(self) -> None:
        job, self._latest = self._latest, None
        if job is None or job.over:
            return
        job.end()
        job.arrived.put_nowait(None)
        if (connection := self._connection) is not None:
            connection.interrupt()

    # On its own thread

    @translated()
    def _find(self, job: _Job) -> None:
        if job.over:
            return
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
                    job.asked.wait()
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

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
