"""Asynchronous store of the totals of usage: by day, server and model, and by conversation.

All verbs raise `StoreError`.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable

from chatapp.core.domain.conversation import Usage
from chatapp.core.domain.usage_totals import ConversationTotals, DayTotals, Totals, sum_of
from chatapp.core.store.database import Database
from chatapp.core.store.sql import usage_totals

_MOST_CONVERSATIONS = 10


class UsageTotals:
    """The totals of a database's replies. `clock` gives seconds since 1970."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def by_day(self, first: str, last: str) -> list[DayTotals]:
        """The totals of the days from `first` to `last` (``2026-01-31``), in order."""
        return await self._database.read(lambda c: usage_totals.by_day(c, first, last))

    async def first_day(self) -> str:
        """The first day that anything was counted on, or ``""``."""
        return await self._database.read(usage_totals.first_day)

    async def of_conversation(self, conversation_id: str) -> Totals:
        """The totals of a conversation."""
        return await self._database.read(lambda c: usage_totals.of_conversation(c, conversation_id))

    async def dearest(self, since: float, until: float) -> list[ConversationTotals]:
        """The ten conversations with the dearest replies begun in a stretch of time."""
        most = _MOST_CONVERSATIONS
        return await self._database.read(lambda c: usage_totals.dearest(c, since, until, most))

    async def spent_this_month(self, conversation_id: str) -> tuple[Totals, float]:
        """The totals of this month, and US dollars of the newest reply of a conversation."""
        month = time.strftime("%Y-%m", time.localtime(self._clock()))

        def work(connection: sqlite3.Connection) -> tuple[Totals, float]:
            days = usage_totals.by_day(connection, f"{month}-01", f"{month}-31")
            last = usage_totals.last_price(connection, conversation_id)
            return sum_of(day.totals for day in days), last

        return await self._database.read(work)

    async def count(self, server_id: str, model: str, usage: Usage) -> None:
        """Count what was used beside replies today, as for a title."""
        day = time.strftime("%Y-%m-%d", time.localtime(self._clock()))
        more = usage_totals.of_usage(usage)
        await self._database.run(lambda c: usage_totals.add(c, day, server_id, model, more))
