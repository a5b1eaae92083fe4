"""Reads the probabilities of a reply's words, token by token, and what else might have come.

A character may be cut over several tokens: their bytes are put together, and the character has
the probability of all of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from chatapp.core.api.clean_text import clean
from chatapp.core.api.response.whole_reply import split
from chatapp.core.domain.conversation import Piece, Source, TextPart


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a reply's text."""

    text: str
    probability: float | None = None
    """From 0 to 1; None where it is not known."""
    others: tuple[tuple[str, float], ...] = ()
    """Alternatives that might have stood there, each with its probability; the likeliest first."""


def tokens_of(raw: str, records: Iterable[Mapping[str, Any]]) -> list[Token]:
    """The tokens of a reply with the text `raw`, of all times that it was asked for."""
    tokens = list(_together(entry for record in records for entry in _entries(record)))
    text = "".join(token.text for token in tokens)
    if raw != text and raw.endswith(text):
        # It began with a text of somebody's choice.
        tokens.insert(0, Token(raw[: len(raw) - len(text)]))
    return tokens


def leads_on(text: str) -> bool:
    """True if a reply that begins so has words, and is not thinking alone."""
    parts = split([Piece(Source.CONTENT, text)])
    return any(isinstance(part, TextPart) and part.text.strip() for part in parts)


def _entries(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    value: Any = record
    for name in ("answer", "choices"):
        value = cast(dict[str, Any], value).get(name) if isinstance(value, dict) else None
    value = cast(list[Any], value)[0] if isinstance(value, list) and value else None
    for name in ("logprobs", "content"):
        value = cast(dict[str, Any], value).get(name) if isinstance(value, dict) else None
    for entry in cast(list[Any], value) if isinstance(value, list) else ():
        if isinstance(entry, dict):
            yield cast(dict[str, Any], entry)


def _together(entries: Iterable[dict[str, Any]]) -> Iterator[Token]:
    """The tokens, those that share a character as one."""
    held, logarithm, count = b"", 0.0, 0
    others: tuple[tuple[str, float], ...] = ()
    known = True
    for entry in entries:
        found = _logarithm(entry)
        held, count = held + _bytes(entry), count + 1
        logarithm, known = logarithm + (found or 0.0), known and found is not None
        if count == 1:
            others = tuple(_others(entry))
        text, whole = _decoded(held)
        if not whole and count < 4:
            continue
        if text:
            yield Token(text, math.exp(logarithm) if known else None, others)
        held, logarithm, count, known = b"", 0.0, 0, True
    if held:
        yield Token(_decoded(held)[0], math.exp(logarithm) if known else None)


def _others(entry: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The alternatives of a token, but for itself and for halves of characters."""
    top = entry.get("top_logprobs")
    found: dict[str, float] = {}
    own = _bytes(entry)
    for one in cast(list[Any], top) if isinstance(top, list) else ():
        if isinstance(one, dict):
            other = cast(dict[str, Any], one)
            text, whole = _decoded(_bytes(other))
            value = _logarithm(other)
            if text and whole and value is not None and _bytes(other) != own:
                found.setdefault(text, math.exp(value))
    yield from sorted(found.items(), key=lambda pair: -pair[1])


def _bytes(entry: dict[str, Any]) -> bytes:
    value, token = entry.get("bytes"), entry.get("token")
    if isinstance(value, list):
        try:
            return bytes(cast(list[int], value))
        except (ValueError, TypeError):
            pass  # no bytes: the token says what it is
    return clean(token).encode() if isinstance(token, str) else b""


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text of bytes, and False if a character at its end is not whole yet."""
    try:
        return clean(data.decode()), True
    except UnicodeDecodeError as error:
        whole = error.reason != "unexpected end of data"
        return clean(data.decode(errors="replace")), whole


def _logarithm(entry: dict[str, Any]) -> float | None:
    value = entry.get("logprob")
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        return None
    return min(float(value), 0.0)
