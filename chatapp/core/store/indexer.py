"""Keeps the search index up to date, in the background and in small slices."""

from __future__ import annotations

import asyncio
import logging

from chatapp.core.domain.errors import StoreError
from chatapp.core.store.database import Database
from chatapp.core.store.sql import index

_SLICE = 0.012
"""Seconds of the database's thread at a time: a reply that is saved waits no longer."""
_PAUSE = 0.012

_log = logging.getLogger("chatapp.search")


class Indexer:
    """Indexes what is finished, once `begin` was called, whenever it is woken."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._awake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Index what is waiting, and go on whenever woken."""
        self._awake.set()
        if self._task is None:
            self._task = asyncio.ensure_future(self._work())

    def wake(self) -> None:
        """Index what is finished now. Costs nothing before `begin`."""
        self._awake.set()

    async def close(self) -> None:
        """Stop; what is not indexed waits for the next run."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def finish(self) -> None:
        """Index all that is waiting, without a pause. Raises `StoreError`."""
        while await self._database.run(lambda c: index.advance(c, 1.0)):
            pass

    async def _work(self) -> None:
        while await self._awake.wait():
            self._awake.clear()
            try:
                while await self._database.run(  # noqa: ASYNC110 - others shall have their turn
                    lambda c: index.advance(c, _SLICE)
                ):
                    await asyncio.sleep(_PAUSE)
            except StoreError as error:
                # Search reads what is not indexed: it only takes longer.
                _log.info("Not indexed: %s", error.sentence)
