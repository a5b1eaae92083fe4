"""The person's monthly spending limit: nothing is sent over it unless they say so."""

from __future__ import annotations

from chatapp.core.domain.errors import SpendingLimit
from chatapp.core.domain.i18n import price, tr
from chatapp.core.settings import Settings
from chatapp.core.store.usage_totals import UsageTotals


async def keep_to_limit(totals: UsageTotals, settings: Settings, conversation_id: str) -> None:
    """Raise `SpendingLimit` if one more reply would probably pass the monthly limit.

    One more is taken to cost as much as the newest reply of the conversation.
    """
    limit = settings.monthly_limit
    if limit is None:
        return
    spent, last = await totals.spent_this_month(conversation_id)
    if spent + last <= limit and spent < limit:
        return
    sentence = tr(
        "Replies have cost {spent} this month, and your monthly limit is {limit}. Nothing was sent."
    )
    raise SpendingLimit(sentence.format(spent=price(spent), limit=price(limit)))
