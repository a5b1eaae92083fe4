"""Splits a whole reply, as it is kept, into its parts."""

from __future__ import annotations

from collections.abc import Iterable

from chatapp.core.api.response.parts import joined, stretches
from chatapp.core.api.response.think import Splitter
from chatapp.core.domain.conversation import Part, Piece


def split(pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """The parts of a whole reply, the same that a `Splitter` arrives at live.

    Where a reply was continued, thinking begins anew and the answer goes on.
    """
    parts: tuple[Part, ...] = ()
    for stretch in stretches(pieces):
        splitter = Splitter()
        for piece in stretch:
            splitter.feed(piece.source, piece.text)
        splitter.finish()
        parts = joined(parts, splitter.parts)
    return parts
