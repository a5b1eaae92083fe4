"""Spending: prices estimated where no server tells them, counted, and kept below a limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from chatapp.core.domain.conversation import Usage, is_temporary
from chatapp.core.domain.errors import SpendingLimit
from chatapp.core.domain.i18n import price, tr
from chatapp.core.domain.prices import price_of_all
from chatapp.core.domain.servers import Server
from chatapp.core.settings import Settings
from chatapp.core.store.usage_totals import UsageTotals


class Prices(Protocol):
    """Knows what models cost."""

    async def estimate(self, server: Server, models: Sequence[str], usage: Usage) -> float | None:
        """US dollars of a reply of the first of `models`; others may name the same one."""


class Spending:
    """The money spent, by `totals`, and the cost of models, by `prices`."""

    def __init__(self, totals: UsageTotals, prices: Prices) -> None:
        self._totals = totals
        self._prices = prices

    async def keep_to_limit(self, settings: Settings, conversation_id: str) -> None:
        """Raise `SpendingLimit` if one more reply would probably pass the monthly limit.

        One more is taken to cost as much as the newest reply of the conversation.
        """
        limit = settings.monthly_limit
        if limit is None:
            return
        spent, last = await self._totals.spent_this_month(conversation_id)
        if spent.price + last <= limit and spent.price < limit:
            return
        sentence = tr(
            "Replies have cost {spent} this month, and your monthly limit is {limit}. "
            "Nothing was sent."
        )
        raise SpendingLimit(sentence.format(spent=price_of_all(spent), limit=price(limit)))

    async def with_estimate(self, usage: Usage, server: Server, models: Sequence[str]) -> Usage:
        """`usage` with a price by the list of `server`, where that told none itself."""
        if usage.usd is not None or usage.prompt_tokens is None:
            return usage
        estimated = await self._prices.estimate(server, models, usage)
        return replace(usage, estimated_usd=estimated)

    async def count_aside(self, conversation_id: str, server: Server, usage: Usage) -> None:
        """Count what a title or a summary used; what is temporary is not counted."""
        if usage != Usage() and not is_temporary(conversation_id):
            usage = await self.with_estimate(usage, server, (server.model,))
            await self._totals.count(server.id, server.model, usage)
