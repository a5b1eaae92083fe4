"""Keeps what a reply's answer has beside its text: its record, its moments and its retries."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chatapp.core.api.response.asked_tools import line_of
from chatapp.core.api.response.deltas import CallingDelta, RecordDelta
from chatapp.core.domain.conversation import Piece, Source
from chatapp.core.domain.errors import RequestError
from chatapp.core.domain.events import PartKind
from chatapp.core.domain.kept_answer import AnswerMaker, KeptAnswer

if TYPE_CHECKING:
    from chatapp.core.api.response.answer_record import AnswerRecord


class RecordKeeper:
    """Keeps the record of one go of a reply; `before` are the pieces it goes on from."""

    def __init__(self, before: Sequence[Piece] = ()) -> None:
        self._run = sum(piece.source is Source.ASKED for piece in before)
        self._record: AnswerRecord | None = None
        self._kept = 0
        self._times: dict[str, float] = {}
        self._retries: list[dict[str, Any]] = []

    def take(self, delta: RecordDelta | CallingDelta) -> bool:
        """Take the record of the latest attempt; True for news of a call, or of speech."""
        if isinstance(delta, RecordDelta):
            self._record = delta.record
        return isinstance(delta, CallingDelta)

    def retried(self, error: RequestError, wait: float) -> None:
        """Note an attempt that failed, and after how many seconds there is another."""
        self._retries.append(
            {
                "at": time.time(),
                "error": type(error).__name__,
                "sentence": error.sentence,
                "details": error.details[:4096],
                "wait": round(wait, 3),
            }
        )

    def grew(self, kind: PartKind) -> None:
        """Note the moment of the first thought, and of the first word."""
        name = "first_thought" if kind is PartKind.THINKING else "first_word"
        if name not in self._times:
            self._times[name] = time.time()

    @property
    def calling(self) -> bool:
        """True if the model has begun to ask for a tool, or to speak."""
        return self._record is not None and bool(self._record.progress)

    def rest(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The calls and spoken words that have come and are not among `pieces` yet."""
        if self._record is None:
            return []
        sources = {piece.source for piece in pieces}
        found: list[Piece] = []
        words = self._record.transcript
        if words and not sources & {Source.CONTENT, Source.REFUSAL, Source.TRANSCRIPT}:
            found.append(Piece(Source.TRANSCRIPT, words))
        if Source.TOOL_CALL not in sources:
            lines = "".join(map(line_of, self._record.calls))
            found += [Piece(Source.TOOL_CALL, lines)] if lines else []
        return found

    def kept(self) -> AnswerMaker:
        """The record as it is to be kept: nothing more follows, but for some numbers."""
        self._times.setdefault("end", time.time())
        self._kept = self._record.taken if self._record else 0
        return self._made

    @property
    def has_news(self) -> bool:
        """True if something has come since the record was last asked for."""
        return self._record is not None and self._record.taken != self._kept

    def _made(self) -> KeptAnswer | None:
        made = self._record.kept() if self._record else KeptAnswer({})
        record = dict(made.record)
        if self._record:
            record["times"] = {**record.get("times", {}), **self._times}
        if self._retries:
            record["retries"] = list(self._retries)
        return replace(made, record=record, run=self._run) if record else None
