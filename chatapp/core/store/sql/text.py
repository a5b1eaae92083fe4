"""Makes text fit for SQLite, and reads and writes JSON columns."""

from __future__ import annotations

import json
from typing import Any


def storable(text: str) -> str:
    """`text` with surrogates paired where they belong together, else replaced by U+FFFD.

    They come from file names, from JSON escapes cut in two, and from servers that
    count in UTF-16; SQLite takes only what can be UTF-8.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def to_json(fields: dict[str, Any]) -> str | None:
    """A JSON column's text: only the fields that are not None; NULL if all are."""
    given = {name: value for name, value in fields.items() if value is not None}
    return json.dumps(given, separators=(",", ":")) if given else None


def from_json(text: str | None, names: frozenset[str]) -> dict[str, Any]:
    """The fields of a JSON column that this program knows by `names`."""
    if not text:
        return {}
    fields: dict[str, Any] = json.loads(text)
    return {name: value for name, value in fields.items() if name in names}
