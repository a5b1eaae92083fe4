"""Reads a server's list of models, and the AI/ML API's balance. No I/O."""

from __future__ import annotations

import math
from typing import Any, cast

from chatapp.core.api import large_json
from chatapp.core.api.large_json import Json


def model_ids(body: bytes) -> list[str]:
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
    found: dict[str, None] = {}
    for item in cast(list[Any], value):
        name: Any = item
        if isinstance(item, dict):
            entry = cast(Json, item)
            kind = entry.get("type")
            if isinstance(kind, str) and "/" in kind and not kind.endswith("chat-completions"):
                continue  # the AI/ML API also lists images, voices and videos
            name = entry.get("id") or entry.get("model") or entry.get("name")
        if isinstance(name, str) and name.strip():
            found[name.strip()] = None
    return list(found)


def balance(body: bytes) -> float | None:
    """The balance in US dollars that the AI/ML API's billing page names, or None."""
    try:
        value: Any = large_json.loads(body)
    except (ValueError, RecursionError):
        return None
    amount: Any = cast(Json, value).get("current_balance") if isinstance(value, dict) else None
    try:
        dollars = float(amount)
    except (TypeError, ValueError, OverflowError):
        return None
    return dollars if math.isfinite(dollars) else None
