"""Keeps what a reply's answer has beside its text: its record, its moments and its retries."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chatapp.core.api.response.asked_tools import line_of, offered_of
from chatapp.core.api.response.deltas import RecordDelta
from chatapp.core.api.response.whole_reply import split
from chatapp.core.chat.shortcomings import shortcoming
from chatapp.core.domain.conversation import Piece, Source
from chatapp.core.domain.errors import RequestError
from chatapp.core.domain.events import PartKind
from chatapp.core.domain.kept_answer import AnswerMaker, KeptAnswer, OtherChoice

if TYPE_CHECKING:
    from chatapp.core.api.response.answer_record import AnswerRecord


_NOBODY: Mapping[str, str] = {}


class RecordKeeper:
    """Keeps the record of one go of a reply; `before` are the pieces it goes on from.

    `asked` says who is asked: the model, and the name of its server; `extra_body` has the further
    fields of the request, which may offer tools.
    """

    def __init__(
        self,
        before: Sequence[Piece] = (),
        *,
        asked: Mapping[str, str] = _NOBODY,
        extra_body: str = "",
    ) -> None:
        self._extra_body = extra_body
        self._run = sum(piece.source is Source.ASKED for piece in before)
        self._asked = dict(asked)
        self._record: AnswerRecord | None = None
        self._kept = 0
        self._times = {"asked": time.time()}
        self._retries: list[dict[str, Any]] = []

    def take(self, delta: RecordDelta) -> None:
        """Take the record of the latest attempt."""
        self._record = delta.record

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

    def queued(self) -> None:
        """Note the moment from which on other replies are waited for."""
        self._times["queued"] = time.time()

    def began(self) -> None:
        """Note the moment at which no other reply is waited for any more."""
        self._times["turn"] = time.time()

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

    def with_extras(self, pieces: Sequence[Piece]) -> list[Piece]:
        """`pieces` with what is shown beside the text behind them, as far as it came."""
        made = [piece for piece in pieces if piece.source is not Source.EXTRAS]
        if self._record is None:
            return made
        extras = self._record.extras
        if calls := self._record.calls:
            extras = replace(extras, offered=offered_of(calls, self._extra_body))
        return [*made, Piece(Source.EXTRAS, extras.line)] if extras.line else made

    @property
    def others(self) -> int:
        """The number of further choices, each of which becomes a version of the reply."""
        return self._record.others if self._record and not self._run else 0

    def kept(self) -> AnswerMaker:
        """The record as it is to be kept: nothing more follows, but for some numbers."""
        self._times.setdefault("end", time.time())
        self._kept = self._record.taken if self._record else 0
        return self._made

    @property
    def has_news(self) -> bool:
        """True if something has come since the record was last asked for."""
        return self._record is not None and self._record.taken != self._kept

    def _made(self) -> KeptAnswer:
        made = self._record.kept() if self._record else KeptAnswer({})
        record = dict(made.record)
        record["times"] = {**record.get("times", {}), **self._times}
        if self._asked:
            record["asked"] = self._asked
        if self._retries:
            record["retries"] = list(self._retries)
        return replace(made, record=record, run=self._run, others=tuple(self._versions(made)))

    def _versions(self, made: KeptAnswer) -> Iterator[OtherChoice]:
        """The further choices; of a reply that is continued they are no replies."""
        if not self.others:
            return
        from chatapp.core.api.response.other_choices import other_choices, pieces_of

        for index, answer in other_choices(made.record, made.data):
            if pieces := pieces_of(answer.record):
                reason = str(answer.record["answer"]["choices"][0].get("finish_reason") or "")
                problem = shortcoming(split(pieces), reason, pieces)
                yield OtherChoice(index, pieces, reason, problem, answer)
