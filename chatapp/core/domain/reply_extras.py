"""Values beside a reply's text: its sources, its sound, and the probabilities of its words.

They are a digest of the answer's record, kept with the reply as a line of JSON, so that showing
a reply never reads the record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import urlsplit

MOST_SOURCES = 500
_LONGEST_TITLE, _LONGEST_URL = 300, 4_000
_MOST_ENDS = 1_000


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A page or a file that a reply names as its source."""

    title: str = ""
    url: str = ""
    """Empty for a file."""
    numbers: tuple[int, ...] = ()
    """The numbers that the text may have for it; the first one is shown."""
    ends: tuple[int, ...] = ()
    """Places in the content of the answer at which a passage ends that it is cited for."""

    @property
    def number(self) -> int:
        """Its number in the list."""
        return self.numbers[0] if self.numbers else 0

    @property
    def host(self) -> str:
        """The host of its address, or empty."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:
            return ""

    @property
    def address(self) -> str:
        """Its address, if it is one of the web; else empty."""
        return self.url if self.url[:8].lower().startswith(("http://", "https://")) else ""

    @property
    def words(self) -> str:
        """Its title, or its address where it has none."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class Sound:
    """The sound of a spoken reply, which its record names."""

    readable: bool = True
    expires_at: float | None = None
    """The time until which the server knows it, seconds since 1970."""


@dataclass(frozen=True, slots=True)
class ReplyExtras:
    """All of it."""

    sources: tuple[CitedSource, ...] = ()
    sound: Sound | None = None
    tokens: int = 0
    """Tokens of the text whose probabilities are kept."""
    offered: tuple[str, ...] = ()
    """Of the tools that it calls, those that the request had offered."""

    @property
    def line(self) -> str:
        """It as a line of JSON; empty if there is nothing."""
        made: dict[str, Any] = {}
        if self.sources:
            made["sources"] = [_without_empty(s) for s in self.sources]
        if self.sound is not None:
            made["sound"] = {"readable": self.sound.readable, "expires_at": self.sound.expires_at}
        if self.tokens:
            made["tokens"] = self.tokens
        if self.offered:
            made["offered"] = list(self.offered)
        return f"{json.dumps(made, ensure_ascii=False, separators=(',', ':'))}\n" if made else ""

    @staticmethod
    def of(lines: str) -> ReplyExtras:
        """Read it back, of every time that the reply was asked for; what is none is left out."""
        found = ReplyExtras()
        for line in lines.split("\n"):
            entry = _object(line)
            sources = merged((*found.sources, *_sources(entry.get("sources"))))
            tokens = entry.get("tokens")
            offered = tuple(name for name in _items(entry.get("offered")) if isinstance(name, str))
            found = ReplyExtras(
                sources,
                _sound(entry.get("sound")) or found.sound,
                found.tokens + (tokens if isinstance(tokens, int) and tokens > 0 else 0),
                found.offered + offered,
            )
        return replace(found, sources=numbered(found.sources))


def merged(sources: Iterable[CitedSource]) -> tuple[CitedSource, ...]:
    """The sources, each once."""
    found: dict[str, CitedSource] = {}
    owners: dict[int, str] = {}
    for source in sources:
        title, url = source.title.strip()[:_LONGEST_TITLE], source.url.strip()[:_LONGEST_URL]
        key = url or title
        if not key:
            continue
        numbers = tuple(n for n in source.numbers if owners.setdefault(n, key) == key)
        if (known := found.get(key)) is None:
            if len(found) < MOST_SOURCES:
                found[key] = CitedSource(title, url, numbers, source.ends)
            continue
        found[key] = CitedSource(
            known.title or title,
            url,
            tuple(dict.fromkeys(known.numbers + numbers)),
            tuple(dict.fromkeys(known.ends + source.ends))[:_MOST_ENDS],
        )
    return tuple(found.values())


def numbered(sources: Iterable[CitedSource]) -> tuple[CitedSource, ...]:
    """The sources by their numbers; one that has none gets the next that is free."""
    sources = list(sources)
    taken = max((n for source in sources for n in source.numbers), default=0)
    free = iter(range(taken + 1, taken + 1 + len(sources)))
    made = [s if s.numbers else replace(s, numbers=(next(free),)) for s in sources]
    return tuple(sorted(made, key=lambda source: source.number))


def _without_empty(source: CitedSource) -> dict[str, Any]:
    fields = {
        "title": source.title,
        "url": source.url,
        "numbers": list(source.numbers),
        "ends": list(source.ends),
    }
    return {name: value for name, value in fields.items() if value}


def _object(line: str) -> dict[str, Any]:
    try:
        value: Any = json.loads(line) if line else {}
    except (ValueError, RecursionError):
        return {}
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def _items(value: object) -> list[Any]:
    return cast(list[Any], value) if isinstance(value, list) else []


def _sources(value: object) -> Iterator[CitedSource]:
    for item in _items(value)[:MOST_SOURCES]:
        if isinstance(item, dict):
            entry = cast(dict[str, Any], item)
            title, url = entry.get("title"), entry.get("url")
            yield CitedSource(
                title[:_LONGEST_TITLE] if isinstance(title, str) else "",
                url[:_LONGEST_URL] if isinstance(url, str) else "",
                tuple(n for n in _items(entry.get("numbers")) if _is_count(n)),
                tuple(n for n in _items(entry.get("ends"))[:_MOST_ENDS] if _is_count(n)),
            )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 31


def _sound(value: object) -> Sound | None:
    if not isinstance(value, dict):
        return None
    entry = cast(dict[str, Any], value)
    expires = entry.get("expires_at")
    known = isinstance(expires, int | float) and not isinstance(expires, bool)
    return Sound(entry.get("readable") is not False, expires if known else None)
