"""Reads a server's list of models, of those that retire, and what is left of the money. No I/O."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from chatapp.core.api import large_json
from chatapp.core.api.large_json import Json
from chatapp.core.domain.models import Balance, Model, unique

_MILLION = 1_000_000
_WINDOWS = (
    *("context_length", "max_context_length", "context_window", "max_model_len"),
    *("contextLength", "n_ctx_train"),
)
"""The names of a context window."""
_INSIDE = ("info", "meta")
"""Objects in a model's entry that hold such names, too."""
_NO_CHAT = frozenset({"embedding", "embeddings", "embed", "rerank", "image", "audio"})


def models_in(body: bytes) -> tuple[Model, ...]:
    """The chat models a model list names, each once, in order.

    Takes ``{"data": […]}``, ``{"models": […]}`` and a bare list, of objects or names.
    Raises ValueError where there is no list.
    """
    value: Any = large_json.loads(body)
    if isinstance(value, dict):
        lists = cast(Json, value)
        value = lists.get("data") if isinstance(lists.get("data"), list) else lists.get("models")
    if not isinstance(value, list):
        raise ValueError("no list of models")
    return unique(_models(cast(list[Any], value)))


def model_ids(body: bytes) -> list[str]:
    """The names of the models in a list. Raises ValueError where there is none."""
    return [model.id for model in models_in(body)]


def _models(items: list[Any]) -> Iterable[Model]:
    for item in items:
        if isinstance(item, str) and item.strip():
            yield Model(item.strip())
        if not isinstance(item, dict):
            continue
        entry = cast(Json, item)
        kind = entry.get("type")
        if isinstance(kind, str) and (
            kind in _NO_CHAT or ("/" in kind and not kind.endswith("chat-completions"))
        ):
            continue  # the AI/ML API also lists images, voices and videos
        name = entry.get("id") or entry.get("model") or entry.get("name")
        if isinstance(name, str) and name.strip():
            yield Model(name.strip(), _window(entry), *_prices(entry.get("pricing")))


def _window(entry: Json) -> int | None:
    inner = [cast(Json, i) for name in _INSIDE if isinstance(i := entry.get(name), dict)]
    for holder in (entry, *inner):
        for name in _WINDOWS:
            size: Any = holder.get(name)
            if isinstance(size, int) and not isinstance(size, bool) and 0 < size < 1 << 40:
                return size
    return None


def _prices(pricing: object) -> tuple[float | None, float | None]:
    """US dollars for a million tokens in and out."""
    if not isinstance(pricing, dict):
        return None, None
    prices = cast(Json, pricing)
    if "prompt" in prices or "completion" in prices:  # each for one token
        return _dollars(prices.get("prompt"), 1), _dollars(prices.get("completion"), 1)
    if prices.get("kind") not in {None, "fixed"}:
        return None, None
    nothing: list[Any] = []
    units = next((cast(list[Any], v) for v in prices.values() if isinstance(v, list)), nothing)
    found: dict[object, float | None] = {}
    for unit in units:
        if isinstance(unit, dict):
            entry = cast(Json, unit)
            if entry.get("name") == "token" and entry.get("content", "text") == "text":
                found[entry.get("origin")] = _dollars(entry.get("price"), entry.get("per"))
    return found.get("provided"), found.get("generated")


def _dollars(price: object, per: object) -> float | None:
    amount, tokens = _number(price), _number(per)
    if amount is None or tokens is None or amount < 0 or tokens <= 0:
        return None
    return round(amount / tokens * _MILLION, 6)


def with_retirements(models: Iterable[Model], body: bytes) -> tuple[Model, ...]:
    """`models` with what a list of retiring ones says of them. Raises ValueError."""
    value: Any = large_json.loads(body)
    if isinstance(value, dict):
        value = cast(Json, value).get("data")
    ends: dict[str, Json] = {}
    for item in cast(list[Any], value if isinstance(value, list) else []):
        if not isinstance(item, dict):
            continue
        entry = cast(Json, item)
        aliases: Any = entry.get("aliases")
        names = [entry.get("id"), *(cast(list[Any], aliases) if isinstance(aliases, list) else [])]
        ends |= {name: entry for name in names if isinstance(name, str)}
    return tuple(_retiring(model, ends.get(model.id)) for model in models)


def _retiring(model: Model, end: Json | None) -> Model:
    if end is None or end.get("status") not in {"deprecated", "withdrawn"}:
        return model
    day, other = end.get("shutdown_at"), end.get("replaced_by")
    when = day[:10] if isinstance(day, str) else ""
    return replace(
        model,
        retires="now" if end["status"] == "withdrawn" else when,
        replacement=other if isinstance(other, str) else "",
    )


def balance(body: bytes) -> Balance | None:
    """The balance that a billing page of the AI/ML API, OpenRouter or DeepSeek names, or None."""
    try:
        value: Any = large_json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    page = cast(Json, value)
    if (dollars := _number(page.get("current_balance"))) is not None:
        return Balance(dollars)
    data = page.get("data")
    if isinstance(data, dict):
        left = _number(cast(Json, data).get("limit_remaining"))
        return None if left is None else Balance(left, of_key=True)
    infos = page.get("balance_infos")
    for info in cast(list[Any], infos if isinstance(infos, list) else []):
        if isinstance(info, dict):
            entry = cast(Json, info)
            currency, amount = entry.get("currency"), _number(entry.get("total_balance"))
            if amount is not None and isinstance(currency, str):
                return Balance(amount, currency)
    return None


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        number = float(cast(Any, value))
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
