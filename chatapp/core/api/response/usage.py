"""Reads what a reply used: its tokens and its price, as the servers report them. No I/O."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from chatapp.core.api.large_json import Json
from chatapp.core.domain.conversation import Usage

CREDITS_PER_USD = 2_000_000
"""The AI/ML API's own rate."""


def usage_with(value: Json, so_far: Usage) -> Usage:
    """The usage `so_far` with what one object of a stream, or a whole answer, says of it."""
    usage = value.get("usage")
    if not isinstance(usage, dict) and isinstance(groq := value.get("x_groq"), dict):
        usage = cast(Json, groq).get("usage")
    if isinstance(usage, dict):
        numbers = cast(Json, usage)
        into, out = _count(numbers.get("prompt_tokens")), _count(numbers.get("completion_tokens"))
        if into or out:  # zeros are MiniMax's placeholders
            so_far = Usage(
                into,
                out,
                _detail(numbers, "completion_tokens_details", "reasoning_tokens"),
                _detail(numbers, "prompt_tokens_details", "cached_tokens"),
                so_far.usd,
            )
    usd = _price(value.get("meta"))
    return so_far if usd is None else replace(so_far, usd=usd)


def _price(meta: object) -> float | None:
    """The exact price in US dollars, from ``meta.usage``."""
    usage = cast(Json, meta).get("usage") if isinstance(meta, dict) else None
    if not isinstance(usage, dict):
        return None
    numbers = cast(Json, usage)
    for field, unit in (("usd_spent", 1), ("credits_used", CREDITS_PER_USD)):
        amount = _number(numbers.get(field))
        if amount is not None:
            return amount / unit
    return None


def _number(value: object) -> float | None:
    """A number a server may have sent as text; None for nonsense."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number < 1e12 else None


def _count(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def _detail(usage: Json, group: str, field: str) -> int | None:
    details: Any = usage.get(group)
    return _count(cast(Json, details).get(field)) if isinstance(details, dict) else None
