"""Reads what a reply used: its tokens and its price, as the servers report them. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from chatapp.core.api.large_json import Json
from chatapp.core.domain.conversation import Usage

CREDITS_PER_USD = 2_000_000
"""The AI/ML API's own rate."""
_PRICES = (("usd_spent", 1), ("credits_used", CREDITS_PER_USD))


def usage_with(value: Json, so_far: Usage) -> Usage:
    """The usage `so_far` with what one object of a stream, or a whole answer, says of it."""
    usage = value.get("usage")
    if not isinstance(usage, dict) and isinstance(groq := value.get("x_groq"), dict):
        usage = cast(Json, groq).get("usage")
    usd: float | None = None
    if isinstance(usage, dict):
        numbers = cast(Json, usage)
        into, out = _count(numbers.get("prompt_tokens")), _count(numbers.get("completion_tokens"))
        if into or out:  # zeros are MiniMax's placeholders
            cached = _detail(numbers, "prompt_tokens_details", "cached_tokens")
            so_far = Usage(
                into,
                out,
                _detail(numbers, "completion_tokens_details", "reasoning_tokens"),
                _count(numbers.get("prompt_cache_hit_tokens")) if cached is None else cached,
                so_far.usd,
            )
        elif so_far.prompt_tokens is None and (total := _count(numbers.get("total_tokens"))):
            so_far = Usage(usd=so_far.usd, total_tokens=total)
        usd = _number(numbers.get("cost"))
    if (exact := _spent(value.get("meta"))) is not None:
        usd = exact
    return so_far if usd is None else replace(so_far, usd=usd)


def usage_of_head(headers: Mapping[str, str]) -> Usage:
    """The usage that the head of a response tells: the AI/ML API's price of a whole answer."""
    amounts = {field: headers.get(f"x-aimlapi-{field.replace('_', '-')}") for field, _ in _PRICES}
    return Usage(usd=_price(amounts))


def _spent(meta: object) -> float | None:
    """The exact price in US dollars, from ``meta.usage``."""
    usage = cast(Json, meta).get("usage") if isinstance(meta, dict) else None
    return _price(cast(Json, usage)) if isinstance(usage, dict) else None


def _price(amounts: Mapping[str, object]) -> float | None:
    for field, unit in _PRICES:
        amount = _number(amounts.get(field))
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
