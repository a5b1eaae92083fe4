"""Value types: totals of usage and price, by day, server and model, or by conversation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """The usage of several replies together, as the servers counted it."""

    replies: int = 0
    priced: int = 0
    """Replies of which the server told the price."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    usd: float = 0.0
    """Price in US dollars of those that have one."""

    def __add__(self, more: Totals) -> Totals:
        """The totals of both."""
        return Totals(
            self.replies + more.replies,
            self.priced + more.priced,
            self.prompt_tokens + more.prompt_tokens,
            self.completion_tokens + more.completion_tokens,
            self.usd + more.usd,
        )


@dataclass(frozen=True, slots=True)
class DayTotals:
    """The totals of one day at one model of a server."""

    day: str
    """``2026-01-31``, in the local time of when it was counted."""
    server_id: str
    model: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class ConversationTotals:
    """The totals of a conversation, with all versions of its replies."""

    conversation_id: str
    title: str
    totals: Totals


def sum_of(totals: Iterable[Totals]) -> Totals:
    """All of them together."""
    return sum(totals, Totals())
