"""Kept answer: all that an answer had beside its text, as it came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeAlias

from chatapp.core.domain.conversation import Piece, is_temporary, temporary_id
from chatapp.core.domain.errors import Problem


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The record of one answer.

    ``answer`` has its fields as an answer that comes at once would have them, without the text
    of the first choice, which the message's pieces hold (``text_fields`` names the fields it
    came in). ``headers`` and ``times`` (seconds since 1970) are those of the exchange;
    ``retries`` what was tried again, and why; ``asked`` the model and the server that were asked;
    ``dropped`` counts what was too large, by path.
    """

    record: dict[str, Any]
    data: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """Large things that the record names by their SHA-256."""
    run: int = 0
    """The number of times that the reply had been continued before."""
    others: tuple[OtherChoice, ...] = ()
    """Further choices of the answer, which become versions of the reply."""


@dataclass(frozen=True, slots=True)
class OtherChoice:
    """A further choice of an answer."""

    index: int
    pieces: tuple[Piece, ...]
    finish_reason: str
    problem: Problem | None
    answer: KeptAnswer
    """Its own part of the record."""

    def version_id(self, reply_id: str) -> str:
        """The id of the version that it is of a reply: the same each time it is kept."""
        made = sha256(f"{reply_id} {self.index}".encode()).hexdigest()[:32]
        return temporary_id(made) if is_temporary(reply_id) else made


AnswerMaker: TypeAlias = Callable[[], KeptAnswer | None]
"""Makes it where it is kept: that may take a time."""
