"""Value types: totals of usage and price, by day, server and model, or by conversation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """The usage of several replies together, as the servers counted it."""

    replies: int = 0
    priced: int = 0
    """Replies of which the server told the price, all of it."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    usd: float = 0.0
    """Price in US dollars, as the servers told it."""
    estimated: int = 0
    """Replies whose price, or a part of it, was computed from a list of models."""
    estimated_usd: float = 0.0
    """That part, in US dollars."""

    @property
    def price(self) -> float:
        """US dollars in all, exact and estimated together."""
        return self.usd + self.estimated_usd

    @property
    def is_estimate(self) -> bool:
        """True if a part of the price is an estimate."""
        return bool(self.estimated or self.estimated_usd)

    def __add__(self, more: Totals) -> Totals:
        """The totals of both."""
        return Totals(
            self.replies + more.replies,
            self.priced + more.priced,
            self.prompt_tokens + more.prompt_tokens,
            self.completion_tokens + more.completion_tokens,
            self.usd + more.usd,
            self.estimated + more.estimated,
            self.estimated_usd + more.estimated_usd,
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
