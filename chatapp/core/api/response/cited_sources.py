"""Reads the sources of an answer: its annotations, and its lists of pages and files. No I/O."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from chatapp.core.api.large_json import Json
from chatapp.core.domain.reply_extras import MOST_SOURCES, CitedSource, merged

LISTS = ("citations", "search_results", "references", "web_search")
"""Fields that list sources in the order of their numbers in the text."""
_ADDRESS = ("url", "uri", "link", "href")
_TITLE = ("title", "name", "filename", "file_name", "file_id")


def sources_in(*places: Json) -> tuple[CitedSource, ...]:
    """The sources that an answer, its choice and the choice's message name, each once."""
    found: list[CitedSource] = []
    for place in places:
        for name in LISTS:
            found += _listed(place.get(name))
    for place in places:
        found += _annotated(place.get("annotations"))
    return merged(found)


def _listed(value: object) -> Iterator[CitedSource]:
    for number, item in enumerate(_items(value), 1):
        if isinstance(item, str):
            yield CitedSource(url=item, numbers=(number,))
        elif isinstance(item, dict):
            entry = cast(Json, item)
            title, url = _text(entry, _TITLE), _text(entry, _ADDRESS)
            if title or url:
                yield CitedSource(title, url, (number,))


def _annotated(value: object) -> Iterator[CitedSource]:
    for item in _items(value):
        if not isinstance(item, dict):
            continue
        entry = cast(Json, item)
        kind: Any = entry.get("type")
        if kind not in {"url_citation", "file_citation"}:
            continue
        inner: Any = entry.get(kind)
        # In a field of the kind's name, or beside it; of a file's the places always beside.
        told = {**entry, **cast(Json, inner)} if isinstance(inner, dict) else entry
        start, end = _place(told.get("start_index")), _place(told.get("end_index"))
        right = end is not None and 0 <= (start or 0) < end
        title, url = _text(told, _TITLE), _text(told, _ADDRESS)
        if title or url:
            yield CitedSource(title, url, ends=(end,) if right and end else ())


def _items(value: object) -> list[Any]:
    return cast(list[Any], value)[:MOST_SOURCES] if isinstance(value, list) else []


def _text(entry: Json, names: tuple[str, ...]) -> str:
    """The first of these fields that says something."""
    for name in names:
        if isinstance(text := entry.get(name), str) and text.strip():
            return " ".join(text.split()) if name in _TITLE else text.strip()
    return ""


def _place(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
