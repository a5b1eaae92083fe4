"""Parses the data of a stream's events. No I/O."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, cast

from chatapp.core.api.large_json import LARGE, Json, scan_large

DONE: Json = {}
"""Stands for the ``[DONE]`` mark; told from a server's empty object by identity."""

_scan: Callable[[str], tuple[Any, int]] = json.JSONDecoder().raw_decode


def parse(data: str) -> Json | None:
    """Parse an event's data, if it is a whole JSON object or the ``[DONE]`` mark."""
    try:
        value, end = _scan(data) if len(data) < LARGE else scan_large(data)
    except (ValueError, RecursionError):
        data = data.strip()
        if data[:1] == "{":
            try:
                value, end = _scan(data) if len(data) < LARGE else scan_large(data)
            except (ValueError, RecursionError):
                return None
        else:
            return DONE if data.strip("\"'").upper() == "[DONE]" else None
    if type(value) is dict and (end == len(data) or not data[end:].strip()):
        return cast(Json, value)
    if isinstance(value, str) and value.upper() == "[DONE]":
        return DONE
    return None
