"""Reads values out of JSON that anyone may have written, each checked before it is used."""

from __future__ import annotations

import math
from typing import Any, Final, TypeGuard, cast

from chatapp.core.domain.conversation import kept_id
from chatapp.core.domain.i18n import tr
from chatapp.core.store.sql.text import storable

LATEST: Final = 253_402_214_400.0
"""The last day that has a date, in seconds since 1970."""
_LONGEST_ID = 200
_LARGEST = 1 << 53


class Malformed(Exception):
    """An entry cannot be taken; the message is the end of a sentence that says why."""


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """True if it is a JSON object."""
    return isinstance(value, dict)


def object_of(value: object) -> dict[str, Any]:
    """A JSON object, or an empty one in the place of anything else."""
    return value if is_object(value) else {}


def list_of(value: object) -> list[Any]:
    """A JSON array, or an empty one in the place of anything else."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def text_of(value: object) -> str:
    """A string that can be kept, or an empty one in the place of anything else."""
    return storable(value) if isinstance(value, str) else ""


def number_of(value: object) -> float | None:
    """A finite number that is not negative, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # A number of hundreds of digits is none that can be reckoned with.
    return float(value) if 0 <= value < _LARGEST and math.isfinite(value) else None


def count_of(value: object) -> int:
    """A whole number that is not negative, or 0."""
    return int(number_of(value) or 0)


def time_of(value: object) -> float | None:
    """Seconds since 1970 that have a date, or None."""
    number = number_of(value)
    return number if number is not None and number < LATEST else None


def identity_of(value: object) -> str:
    """An id that can be kept. Raises `Malformed`."""
    # With a surrogate in it, it would become another one, and the same as others.
    text = value if isinstance(value, str) and storable(value) == value else ""
    if not text or len(text) > _LONGEST_ID or not text.isprintable():
        raise Malformed(tr("an ID is missing"))
    return kept_id(text)


def reference_of(value: object) -> str | None:
    """The id of something else in the same file, or None if it cannot be one."""
    try:
        return identity_of(value)
    except Malformed:
        return None
