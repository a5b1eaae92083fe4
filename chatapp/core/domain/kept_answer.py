"""Kept answer: all that an answer had beside its text, as it came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The record of one answer.

    ``answer`` has its fields as an answer that comes at once would have them, without the text
    of the first choice, which the message's pieces hold (``text_fields`` names the fields it
    came in). ``headers`` and ``times`` (seconds since 1970) are those of the exchange;
    ``retries`` what was tried again, and why; ``dropped`` counts what was too large, by path.
    """

    record: dict[str, Any]
    data: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """Large things that the record names by their SHA-256."""
    run: int = 0
    """The number of times that the reply had been continued before."""


AnswerMaker: TypeAlias = Callable[[], KeptAnswer | None]
"""Makes it where it is kept: that may take a time."""
