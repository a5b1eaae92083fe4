"""Deltas: the pieces and facts that a reply is made of, in the order they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from chatapp.core.domain.conversation import Source, Usage


@dataclass(frozen=True, slots=True)
class PieceDelta:
    """A further piece of the reply's text."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class FinishDelta:
    """The reason the model stopped.

    ``stop``, ``length``, ``tool_calls``, ``content_filter``, or a word of the server's own.
    """

    reason: str


@dataclass(frozen=True, slots=True)
class UsageDelta:
    """The numbers of the reply so far; each replaces the one before."""

    usage: Usage


@dataclass(frozen=True, slots=True)
class ModelDelta:
    """The name of the model that replies, as the server gives it."""

    model: str


Delta: TypeAlias = PieceDelta | FinishDelta | UsageDelta | ModelDelta
