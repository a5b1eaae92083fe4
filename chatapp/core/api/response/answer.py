"""Decodes an answer: the body of a 2xx response, in any known shape, as deltas. No I/O.

Nothing the servers' schemas call required is relied on: fields may be missing, null, of
another type, repeated, or sent twice in two places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from chatapp.core.api.clean_text import clean
from chatapp.core.api.failures.error_body import is_error
from chatapp.core.api.failures.refusal import error_from_value, page_instead_of_api
from chatapp.core.api.large_json import Json, loads
from chatapp.core.api.response.answer_record import AnswerRecord, index_of
from chatapp.core.api.response.asked_tools import line_of
from chatapp.core.api.response.delta_text import is_thought, refusal_in, text_in_parts, thinking_in
from chatapp.core.api.response.deltas import (
    CallingDelta,
    Delta,
    FinishDelta,
    ModelDelta,
    NoteDelta,
    PieceDelta,
    RecordDelta,
    UsageDelta,
)
from chatapp.core.api.response.event_data import DONE, parse
from chatapp.core.api.response.plain_chunk import Template, chunk_of, plain_text
from chatapp.core.api.response.snapshots import Snapshots
from chatapp.core.api.response.sse import MAX_EVENT, EventDecoder, EventTooLarge, Odd
from chatapp.core.api.response.usage import usage_of_head, usage_with
from chatapp.core.domain.conversation import Source, Usage
from chatapp.core.domain.errors import EmptyAnswer, RequestError, StreamCutOff
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import Server

MAX_GARBAGE = 20
"""Unreadable events in a row after which a stream is given up."""

_REASONS = {
    "end_turn": "stop",
    "eos": "stop",
    "eos_token": "stop",
    "stop_sequence": "stop",
    "max_tokens": "length",
    "max_length": "length",
    "sensitive": "content_filter",
    "safety": "content_filter",
    "function_call": "tool_calls",
    "tool_use": "tool_calls",
}
TELLING_REASONS = frozenset({"content_filter", "length", "tool_calls"})
"""Reasons to end that say why there is no text: such an answer is not empty."""
BROKEN_OFF = frozenset({"error", "abort", "aborted", "insufficient_system_resource"})
"""Reasons of servers that could not go on."""

_SPOKEN = (Source.CONTENT, Source.REASONING, Source.REFUSAL)


class Decoder:
    """Turns the body of a 2xx answer into deltas, whatever shape it has.

    A stream, a single JSON answer and a web page are told apart by their first character,
    not by headers; those in `head` may tell the price. Feed whole network chunks: runs of
    text are joined within one.
    """

    def __init__(
        self,
        server: Server | None = None,
        *,
        secrets: Sequence[str] = (),
        head: Mapping[str, str] | None = None,
    ) -> None:
        self.record = AnswerRecord(secrets=secrets)
        """All that the answer has beside its text."""
        self.complete = False
        """The answer is whole: a finish reason or ``[DONE]`` was seen."""
        self.ended = False
        """The end of the stream was seen: all that may follow are the numbers of the reply."""
        self.error: RequestError | None = None
        """The error that the server reported inside the stream; what came before it counts."""
        self._server = server
        self._secrets = secrets
        self._events = EventDecoder(self._parse_event)
        self._template = Template()
        self._whole: bytearray | None = None
        self._sniffed = False
        self._deltas: list[Delta] = [RecordDelta(self.record)]
        self._source = Source.CONTENT
        self._run: list[str] = []
        self._half = ""
        """A high surrogate that waits for its other half."""
        self._model = ""
        self._finishes = 0
        self._reason = ""
        self._has_text = False
        self._progress = 0
        self._calls_given = False
        self._thought_marked = False
        self._content = Snapshots()
        self._snapshots = {source: Snapshots() for source in _SPOKEN} | {
            Source.CONTENT: self._content
        }
        self._said: dict[Source, list[str]] = {source: [] for source in _SPOKEN}
        """The text so far, but for the run."""
        self._usage = self._told_before = usage_of_head(head or {})
        self._reported = Usage()
        self._garbage = 0
        self._torn = self._told = False
        """Some event could not be read; that was told."""

    @property
    def done(self) -> bool:
        """True if nothing more is worth waiting for."""
        return self.ended and (self._usage != self._told_before or not self.complete)

    @property
    def pending(self) -> int:
        """The bytes or characters that came and are no whole event yet."""
        return self._events.pending if self._whole is None else len(self._whole)

    def feed(self, data: bytes) -> list[Delta]:
        """The deltas that `data` completes. An error inside is left in `error`."""
        if self.done or self.error:
            return []
        if not self._sniffed:
            data = data.lstrip(b"\xef\xbb\xbf \t\r\n\0")
            if not data:
                return []
            self._sniffed = True
            if data[:1] in b"{[<":
                self._whole = bytearray()
        if self._whole is None:
            return self._decode(data)
        self._whole += data
        if len(self._whole) > MAX_EVENT:
            self.error = StreamCutOff(tr("The server's response is too large."))
        return []

    def finish(self) -> list[Delta]:
        """The deltas that waited for the end of the body."""
        if self.error:
            return []
        if self._whole is None:
            return [] if self.done else self._decode(b"", at_end=True)
        body, self._whole = bytes(self._whole), None
        if body.startswith(b"<"):
            text = body.decode("utf-8", "replace")
            self.error = page_instead_of_api(text, self._server, secrets=self._secrets)
            return []
        try:
            value: Any = loads(body.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            # Perhaps lines of JSON; certainly no whole answer.
            return self._decode(body, at_end=True)
        if isinstance(value, list):
            items = cast(list[Any], value)
            value = items[0] if items else None
        if isinstance(value, dict):
            self._take(cast(Json, value))
            self._flush_all()
            self._give_rest()
            told = self._has_text or self._calls_given or self._reason in TELLING_REASONS
            if told and not self.error:
                self.complete = self.ended = True
        if not self.ended and not self.error:
            text = body[:4096].decode("utf-8", "replace")
            self.error = EmptyAnswer(details=error_from_value(text, secrets=self._secrets).details)
        return self._collect(at_end=True)

    def _decode(self, data: bytes, *, at_end: bool = False) -> list[Delta]:
        try:
            events = self._events.feed(data)
            if at_end:
                events += self._events.finish()
        except EventTooLarge:
            self.error = StreamCutOff(tr("The server sent an event that is too large."))
            return self._collect(at_end=True)
        for value in events:
            if isinstance(value, str):
                self._garbage = 0
                if self._finishes or self.ended or self._source is not Source.CONTENT:
                    self._take(chunk_of(value))
                elif len(value) < self._content.size:
                    self._content.plain(value)
                    self._run.append(value)
                    continue
                else:
                    self._add(Source.CONTENT, value)
                    continue
            elif isinstance(value, Odd):
                self._take_odd(value)
            elif value is DONE:
                self._end()
            else:
                self._garbage = 0
                self._take(value)
            if self.error or self.done:
                break
        return self._collect(at_end=at_end or self.ended or self.error is not None)

    def _parse_event(self, data: str) -> Json | str | None:
        """Parse an event's data: a plain chunk is its text, what else is whole its object."""
        text = self._template.text(data)
        if text is not None:
            return text
        value = parse(data)
        if not value or (text := plain_text(value, self._model, self.record)) is None:
            return value
        self._template.learn(data, text)
        return text

    def _take_odd(self, event: Odd[Json | str]) -> None:
        if event.name == "error":
            if not self.complete:
                self._fail(event.data if not isinstance(event.value, dict) else event.value)
        elif event.value is DONE:
            self._end()
        elif event.value is not None:
            self._garbage = 0
            self._take(chunk_of(event.value) if isinstance(event.value, str) else event.value)
        else:
            self._garbage += 1
            self._torn = True
            if self._garbage >= MAX_GARBAGE:
                self.error = StreamCutOff(tr("The server sent something that Chatapp cannot read."))

    def _take(self, value: Json) -> None:
        """Take one object of the stream, or the whole answer."""
        complete = self.complete
        self.record.take(value)
        if not self._model and isinstance(model := value.get("model"), str) and model:
            self._model = model
            self._deltas.append(ModelDelta(model))
        choices = value.get("choices")
        if isinstance(choices, list) and not self.ended:
            for choice in cast(list[Any], choices):
                if isinstance(choice, dict) and index_of(cast(Json, choice)) == 0:
                    self._take_choice(cast(Json, choice))
        self._usage = usage_with(value, self._usage)
        if is_error(value) and not complete:
            self._fail(value)

    def _fail(self, value: object) -> None:
        self.error = error_from_value(value, self._server, secrets=self._secrets)

    def _take_choice(self, choice: Json) -> None:
        reason = choice.get("finish_reason")
        finishes = isinstance(reason, str) and bool(reason)
        if self._finishes < (1 if finishes else 2):
            delta, message = choice.get("delta"), choice.get("message")
            had_text = self._has_text or any(self._run)
            if isinstance(delta, dict):
                self._take_text(cast(Json, delta))
            if isinstance(message, dict) and not had_text and not any(self._run):
                self._take_text(cast(Json, message))
            if (progress := self.record.progress) != self._progress:
                self._progress = progress
                self._flush(at_end=False)  # what was said before it
                speech = not self.record.calls_tools
                self._deltas.append(CallingDelta(self.record.calling, speech))
        if finishes:
            self._finish(cast(str, reason))
        if choice.get("error") and self._finishes < 2:
            self._fail(choice)

    def _take_text(self, delta: Json) -> None:
        """A delta, or the message of a whole answer."""
        content: Any = delta.get("content")
        thinking = thinking_in(delta)
        if isinstance(content, list | dict):
            content, inner = text_in_parts(cast(object, content))
            thinking = thinking or inner
        if isinstance(content, str) and is_thought(delta):
            # Where the text has its marks as well, they say the same.
            self._thought_marked = self._thought_marked or "<thought>" in content
            if not self._thought_marked:
                thinking, content = content, None
        self._add(Source.REASONING, thinking)
        if isinstance(content, str):
            self._add(Source.CONTENT, content)
        self._add(Source.REFUSAL, refusal_in(delta))

    def _add(self, source: Source, text: str) -> None:
        if text:
            self._turn_to(source)
            self._run.append(self._snapshots[source].fresh(text, self._so_far))

    def _turn_to(self, source: Source) -> None:
        if source is not self._source:
            self._run.append(self._snapshots[self._source].interrupt())
            self._flush(at_end=True)
            self._source = source

    def _so_far(self) -> str:
        """All text of the source whose turn it is."""
        said = self._said[self._source]
        said[:] = ["".join(said)]
        return said[0] + "".join(self._run)

    def _flush(self, *, at_end: bool) -> None:
        """Make one delta of the run of text."""
        text = "".join(self._run)
        self._run.clear()
        if text:
            self._said[self._source].append(text)
        text = self._half + text
        self._half = ""
        if not text:
            return
        self._has_text = True
        if not at_end and "\ud800" <= text[-1] <= "\udbff":
            text, self._half = text[:-1], text[-1]
        if text := clean(text):
            self._deltas.append(PieceDelta(self._source, text))

    def _flush_all(self) -> None:
        """Make deltas of all that waited for more, as nothing more comes."""
        self._run.append(self._snapshots[self._source].finish())
        for source, snapshots in self._snapshots.items():
            if rest := snapshots.finish():
                self._turn_to(source)
                self._run.append(rest)
        self._flush(at_end=True)

    def _end(self) -> None:
        """The end of the stream was seen."""
        if not self.complete:
            self._flush_all()
            self._give_rest()
            self._deltas.append(FinishDelta(""))
        self.complete = self.ended = True

    def _give_rest(self) -> None:
        """Give out, once, what only the end shows to be whole: calls, and spoken words."""
        if self._calls_given:
            return
        lines = "".join(map(line_of, self.record.calls))
        spoken = self._said[Source.CONTENT] or self._said[Source.REFUSAL]
        words = "" if spoken else self.record.transcript
        for source, text in ((Source.TRANSCRIPT, words), (Source.TOOL_CALL, lines)):
            if text := clean(text):
                self._calls_given = True
                self._deltas.append(PieceDelta(source, text))

    def _finish(self, reason: str) -> None:
        self._finishes += 1
        reason = reason.lower()
        reason = _REASONS.get(reason, reason)
        if reason == "stop" and self.record.calls_tools:
            reason = "tool_calls"
        if self._reason not in {"", "stop"} or reason == self._reason:
            return
        self._flush_all()
        self._give_rest()
        self._reason = reason
        self.complete = True
        self._deltas.append(FinishDelta(reason))
        if reason in BROKEN_OFF:
            self.error = StreamCutOff(
                tr("The server stopped the reply early. It may be incomplete.")
            )

    def _collect(self, *, at_end: bool) -> list[Delta]:
        if at_end:
            self._flush_all()
            self._give_rest()
        else:
            self._flush(at_end=False)
        if self._torn and not self._told:
            self._told = True
            self._deltas.append(NoteDelta(tr("A part of this reply could not be read.")))
        if self._usage != self._reported:
            self._reported = self._usage
            self._deltas.append(UsageDelta(self._usage))
        deltas, self._deltas = self._deltas, []
        return deltas
