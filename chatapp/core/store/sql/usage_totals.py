"""SQL of the totals of usage: counted by day as replies end, so that deleting changes none."""

from __future__ import annotations

import sqlite3
from dataclasses import astuple

from chatapp.core.domain.conversation import Message, Usage
from chatapp.core.domain.usage_totals import ConversationTotals, DayTotals, Totals
from chatapp.core.store.sql.text import storable

MOST = 1 << 53
"""Tokens that are added of one reply at most: servers send any number."""


def count(connection: sqlite3.Connection, day: str, message: Message, before: Usage) -> None:
    """Add what a reply's usage has grown by, since `before`, to a day's totals."""
    now = message.usage
    known, known_before = _any(now), _any(before)
    if not known or now == before:
        return
    exact, estimated = _priced(now)
    exact_before, estimated_before = _priced(before)
    grown = Totals(
        int(not known_before),
        exact - exact_before,
        _grown(before.prompt_tokens, now.prompt_tokens),
        _grown(before.completion_tokens, now.completion_tokens),
        max(0.0, (now.usd or 0.0) - (before.usd or 0.0)),
        estimated - estimated_before,
        # An estimate goes where the price is told after all.
        (now.estimated_usd or 0.0) - (before.estimated_usd or 0.0),
    )
    add(connection, day, message.server_id, message.model, grown)


def add(connection: sqlite3.Connection, day: str, server_id: str, model: str, more: Totals) -> None:
    """Add to the totals of a day at one model of a server."""
    connection.execute(
        """
        INSERT INTO usage_by_day (day, server_id, model, replies, priced, prompt_tokens,
            completion_tokens, usd, estimated, estimated_usd)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET replies = replies + excluded.replies,
            priced = priced + excluded.priced,
            prompt_tokens = prompt_tokens + excluded.prompt_tokens,
            completion_tokens = completion_tokens + excluded.completion_tokens,
            usd = usd + excluded.usd,
            estimated = estimated + excluded.estimated,
            estimated_usd = estimated_usd + excluded.estimated_usd
        """,
        (day, storable(server_id), storable(model), *astuple(more)),
    )


def of_usage(usage: Usage) -> Totals:
    """Usage beside replies, as for a title, as totals: it counts, but is no reply."""
    return Totals(
        prompt_tokens=_grown(None, usage.prompt_tokens),
        completion_tokens=_grown(None, usage.completion_tokens),
        usd=usage.usd or 0.0,
        estimated_usd=usage.estimated_usd or 0.0,
    )


def _any(usage: Usage) -> bool:
    numbers = (usage.prompt_tokens, usage.completion_tokens, usage.usd)
    return any(number is not None for number in numbers)


def _priced(usage: Usage) -> tuple[int, int]:
    """1 and 0 for a price that is wholly known, 0 and 1 for one that is partly an estimate."""
    estimated = usage.estimated_usd is not None
    return int(usage.usd is not None and not estimated), int(estimated)


def _grown(before: int | None, now: int | None) -> int:
    return min(max(0, (now or 0) - (before or 0)), MOST)


def by_day(connection: sqlite3.Connection, first: str, last: str) -> list[DayTotals]:
    """The totals of the days from `first` to `last`, in order."""
    rows = connection.execute(
        """
        SELECT day, server_id, model, replies, priced, prompt_tokens, completion_tokens, usd,
            estimated, estimated_usd
        FROM usage_by_day WHERE day BETWEEN ? AND ? ORDER BY day, server_id, model
        """,
        (first, last),
    )
    return [DayTotals(day, server, model, Totals(*rest)) for day, server, model, *rest in rows]


def first_day(connection: sqlite3.Connection) -> str:
    """The first day that anything was counted on, or ``""``."""
    (day,) = connection.execute("SELECT min(day) FROM usage_by_day").fetchone()
    return day or ""


_OF_MESSAGES = """
    count(*),
    count(json_extract(m.usage, '$.usd'))
        - count(json_extract(m.usage, '$.usd') + json_extract(m.usage, '$.estimated_usd')),
    CAST(min(total(json_extract(m.usage, '$.prompt_tokens')), 1e15) AS INTEGER) AS sent,
    CAST(min(total(json_extract(m.usage, '$.completion_tokens')), 1e15) AS INTEGER) AS received,
    total(json_extract(m.usage, '$.usd')) AS exact,
    count(json_extract(m.usage, '$.estimated_usd')),
    total(json_extract(m.usage, '$.estimated_usd')) AS estimated
"""


def of_conversation(connection: sqlite3.Connection, conversation_id: str) -> Totals:
    """The totals of a conversation; of one that is not there, none."""
    row = connection.execute(
        f"""
        SELECT {_OF_MESSAGES} FROM messages m
        WHERE m.conversation = (SELECT key FROM conversations WHERE id = ?)
            AND m.role = 'assistant' AND json_valid(m.usage)
        """,
        (conversation_id,),
    ).fetchone()
    return Totals(*row)


def dearest(
    connection: sqlite3.Connection, since: float, until: float, most: int
) -> list[ConversationTotals]:
    """The conversations with the dearest replies begun in a stretch of time, the dearest first.

    Where no prices are known, those with the most tokens.
    """
    rows = connection.execute(
        f"""
        SELECT c.id, c.title, {_OF_MESSAGES} FROM messages m
        JOIN conversations c ON c.key = m.conversation
        WHERE m.role = 'assistant' AND m.created_at BETWEEN ? AND ?
            AND json_valid(m.usage)
            AND c.deleted_at IS NULL
        GROUP BY c.key
        ORDER BY exact + estimated DESC, sent + received DESC, c.updated_at DESC LIMIT ?
        """,
        (since, until, most),
    )
    return [ConversationTotals(key, title, Totals(*rest)) for key, title, *rest in rows]


def last_price(connection: sqlite3.Connection, conversation_id: str) -> float:
    """The price of the newest reply of a conversation that has one; else 0."""
    row = connection.execute(
        """
        SELECT coalesce(json_extract(usage, '$.usd'), 0)
            + coalesce(json_extract(usage, '$.estimated_usd'), 0) FROM messages
        WHERE conversation = (SELECT key FROM conversations WHERE id = ?)
            AND json_valid(usage) AND coalesce(
                json_extract(usage, '$.usd'), json_extract(usage, '$.estimated_usd')
            ) IS NOT NULL
        ORDER BY key DESC LIMIT 1
        """,
        (conversation_id,),
    ).fetchone()
    return float(row[0]) if row else 0.0
