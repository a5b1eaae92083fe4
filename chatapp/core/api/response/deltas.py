"""Deltas: the pieces and facts that a reply is made of, in the order they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from chatapp.core.api.response.answer_record import AnswerRecord
from chatapp.core.domain.conversation import Source, Usage


@dataclass(frozen=True, slots=True)
class PieceDelta:
    """A further piece of the reply's text."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class FinishDelta:
    """The reason the model stopped.

    ``stop``, ``length``, ``tool_calls``, ``content_filter``, or a word of the server's own; ""
    where the stream ended without one.
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


@dataclass(frozen=True, slots=True)
class CallingDelta:
    """More came of a tool call, or of speech, which is given out once it is whole."""

    name: str
    """That of the tool, as far as it came."""
    speech: bool = False


@dataclass(frozen=True, slots=True)
class RecordDelta:
    """The record of all that the answer has beside its text; it grows until the answer ends."""

    record: AnswerRecord


@dataclass(frozen=True, slots=True)
class NoteDelta:
    """A sentence on the reply: something was skipped, left out or changed."""

    sentence: str


SLICE = 32_768
"""Characters that are handed on in one go: whoever shows them needs a time for it."""

Delta: TypeAlias = (
    PieceDelta | FinishDelta | UsageDelta | ModelDelta | CallingDelta | RecordDelta | NoteDelta
)


def sliced(deltas: list[Delta]) -> Iterator[list[Delta]]:
    """`deltas`, long text in slices that are handed on one by one."""
    if sum(len(d.text) for d in deltas if isinstance(d, PieceDelta)) <= SLICE:
        yield deltas
        return
    for delta in deltas:
        if isinstance(delta, PieceDelta):
            for at in range(0, len(delta.text), SLICE):
                yield [PieceDelta(delta.source, delta.text[at : at + SLICE])]
        else:
            yield [delta]
