"""The growing parts of a reply, and the changes made to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from chatapp.core.api.response.overlap import repeated
from chatapp.core.domain.conversation import Part, Piece, Source, TextPart, ThinkingPart
from chatapp.core.domain.events import PartKind


@dataclass(frozen=True, slots=True)
class Growth:
    """A part grew: `text` continues the last part if that is of `kind`, else begins a new one."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class Recasting:
    """All parts were replaced by `parts`."""

    parts: tuple[Part, ...]


Change: TypeAlias = Growth | Recasting

_TEXT, _THINKING = PartKind.TEXT, PartKind.THINKING


class GrowingParts:
    """The parts while they grow. No part is ever blank: white space waits for a word."""

    def __init__(self) -> None:
        self._parts: list[tuple[PartKind, list[str]]] = []
        self._blank: list[str] = []
        self._blank_kind = _TEXT
        self._new_block = False
        self._growths: list[tuple[PartKind, list[str]]] = []
        self._recast = False

    def begin_block(self) -> None:
        """The next thinking stands apart from the thinking before it."""
        self._new_block = True

    def add(self, kind: PartKind, text: str) -> None:
        """Append `text` to the last part if that is of `kind`, else to a new one."""
        if not text:
            return
        continues = bool(self._parts) and self._parts[-1][0] is kind
        if not continues or (self._new_block and kind is _THINKING):
            if kind is not self._blank_kind:
                self._blank.clear()
                self._blank_kind = kind
            self._blank.append(text)
            if not text.strip():
                return
            text = "\n\n" * continues + "".join(self._blank)
            self._new_block = False
        self._blank.clear()
        if not continues:
            self._parts.append((kind, []))
        self._parts[-1][1].append(text)
        if not self._growths or self._growths[-1][0] is not kind:
            self._growths.append((kind, []))
        self._growths[-1][1].append(text)

    def changes(self) -> list[Change]:
        """The changes since the last call."""
        growths, self._growths = self._growths, []
        if self._recast:
            self._recast = False
            return [Recasting(self.view())]
        return [Growth(kind, "".join(runs)) for kind, runs in growths]

    def mark(self) -> tuple[int, int]:
        """A place to `cut` back to."""
        return len(self._parts), len(self._parts[-1][1]) if self._parts else 0

    def cut(self, mark: tuple[int, int]) -> None:
        """Forget what was added since `mark`."""
        count, runs = mark
        del self._parts[count:]
        if self._parts:
            del self._parts[-1][1][runs:]
        self._blank.clear()
        self._recast = True

    def retag(self) -> None:
        """Make all answer so far thinking."""
        self._blank.clear()
        if self._parts:
            joined = "\n\n".join("".join(runs) for _, runs in self._parts)
            self._parts = [(_THINKING, [joined])]
            self._recast = True

    @property
    def has_answer(self) -> bool:
        return any(kind is _TEXT for kind, _ in self._parts)

    def view(self) -> tuple[Part, ...]:
        return tuple(
            (TextPart if kind is _TEXT else ThinkingPart)("".join(runs))
            for kind, runs in self._parts
        )


def stretches(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """A reply's pieces as they came in one go each: parted where its rest was asked for."""
    runs = groupby(pieces, key=lambda piece: piece.source is Source.ASKED)
    return [list(run) for mark, run in runs if not mark]


def joined(first: tuple[Part, ...], more: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a reply and of its rest: an answer that was cut goes on in one part.

    What the rest only repeats is left out.
    """
    texts = ((n, part) for n, part in enumerate(more) if isinstance(part, TextPart))
    at, following = next(texts, (0, None))
    if not first or following is None or not isinstance(last := first[-1], TextPart):
        return first + more
    text = following.text[repeated(last.text, following.text) :]
    if at == 0:
        return (*first[:-1], TextPart(last.text + text), *more[1:])
    return (*first, *more[:at], *([TextPart(text)] if text.strip() else []), *more[at + 1 :])
