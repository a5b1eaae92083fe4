"""Details of a reply: who replied, how long it took, what it used and cost, why it ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.i18n import decimal, number, tr
from chatapp.core.domain.prices import UNKNOWN, price_of
from chatapp.core.inspection.exchange import Exchange
from chatapp.core.inspection.finish_reasons import end_of
from chatapp.core.inspection.timeline import Moment, moments
from chatapp.core.redact import redact

_SHORTEST = 0.01
"""Seconds in which no speed can be told."""
_LONGEST = 1000
"""Characters of what a server may send any number of."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the details; one that is an `id` is worth copying alone."""

    label: str
    value: str = UNKNOWN
    id: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Facts that belong together."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ReplyDetails:
    """All that is known of a reply."""

    message: Message
    records: Sequence[Mapping[str, Any]] = ()
    """One for each go, as `KeptAnswer.record` says."""
    exchanges: Sequence[Exchange] = ()
    """Those of this run."""
    server: str = ""
    """The name of its server, where that still is one of the person's."""
    moments: Sequence[Moment] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "moments", moments(self.message, self.records, self.exchanges))

    @property
    def record(self) -> Mapping[str, Any]:
        """The record of the last go."""
        return self.records[-1] if self.records else {}

    @property
    def sections(self) -> tuple[Section, ...]:
        """All facts, in the order in which they are shown."""
        happened = tuple(Fact("", note) for note in _happened(self.message, self.records))
        told = (
            Section(tr("Reply"), tuple(self._who())),
            Section(tr("Time"), tuple(self._time())),
            Section(tr("Tokens and price"), tuple(self._usage())),
            Section(tr("Request"), tuple(self._ids())),
        )
        return (*told, Section(tr("Notes"), happened)) if happened else told

    @property
    def text(self) -> str:
        """The same as plain text, to be copied."""
        lines: list[str] = []
        for section in self.sections:
            lines += ["", section.title] if lines else [section.title]
            lines += [f"{f.label}: {f.value}" if f.label else f.value for f in section.facts]
        return "\n".join(lines)

    def _who(self) -> Iterable[Fact]:
        message, asked = self.message, _object(self.record.get("asked"))
        yield Fact(tr("Server"), self.server or _text(asked.get("server")))
        model = _text(asked.get("model"))
        if model not in {UNKNOWN, message.model}:
            yield Fact(tr("Model asked for"), model)
            yield Fact(tr("Model that replied"), _text(message.model))
        else:
            yield Fact(tr("Model"), _text(message.model))
        yield Fact(tr("End"), end_of(message))
        if len(self.records) > 1:
            yield Fact(tr("Continued"), tr("once|%n times", "", len(self.records) - 1))

    def _time(self) -> Iterable[Fact]:
        message, times = self.message, _times(self.record)
        begun = times.get("turn", times.get("asked", times.get("began")))
        for label, name in (
            (tr("To the first thought"), "first_thought"),
            (tr("To the first word"), "first_word"),
        ):
            if name in times or name == "first_word":
                yield Fact(label, _seconds(_between(begun, times.get(name))))
        thought, whole = message.thinking_seconds, message.seconds
        if thought is not None:
            share = f" ({number(round(100 * thought / whole))} %)" if whole else ""
            yield Fact(tr("Thinking"), _seconds(thought) + share)
        yield Fact(tr("In all"), _seconds(whole))
        yield Fact(tr("Speed"), self._speed(times))

    def _speed(self, times: Mapping[str, float]) -> str:
        """Tokens by the time in which they came; of a reply in several goes nobody knows."""
        tokens = self.message.usage.completion_tokens
        first = [times[name] for name in ("first_thought", "first_word") if name in times]
        took = _between(min(first, default=None), times.get("end"))
        if not tokens or took is None or took < _SHORTEST or len(self.records) != 1:
            return UNKNOWN
        return tr("{count} tokens per second").format(count=decimal(tokens / took, 1))

    def _usage(self) -> Iterable[Fact]:
        usage = self.message.usage
        yield Fact(tr("Tokens in"), _count(usage.prompt_tokens))
        if usage.cached_tokens is not None:
            yield Fact(tr("of them cached"), _count(usage.cached_tokens))
        yield Fact(tr("Tokens out"), _count(usage.completion_tokens))
        if usage.reasoning_tokens is not None:
            yield Fact(tr("of them thinking"), _count(usage.reasoning_tokens))
        if usage.completion_tokens is None and usage.total_tokens is not None:
            yield Fact(tr("Tokens in all"), _count(usage.total_tokens))
        yield Fact(tr("Price"), price_of(self.message) or UNKNOWN)
        if about := _about_price(self.message):
            yield Fact("", about)

    def _ids(self) -> Iterable[Fact]:
        answer = _object(self.record.get("answer"))
        headers = _object(self.record.get("headers"))
        for label, name, where in (
            (tr("Request ID"), "x-request-id", headers),
            (tr("Inference ID"), "x-inference-id", headers),
            (tr("Request ID of Chatapp"), "x-client-request-id", headers),
            (tr("Response ID"), "id", answer),
        ):
            if (value := _text(where.get(name))) != UNKNOWN or name == "x-request-id":
                yield Fact(label, value, value != UNKNOWN)
        for label, value in (
            (tr("System fingerprint"), answer.get("system_fingerprint")),
            (tr("Service tier"), answer.get("service_tier")),
            (tr("Provider"), answer.get("provider")),
        ):
            if (told := _text(value)) != UNKNOWN:
                yield Fact(label, told)


def _happened(message: Message, records: Iterable[Mapping[str, Any]]) -> list[str]:
    """Sentences on what was retried, skipped, changed, left out or not kept, each once."""
    told = list(message.notes)
    for record in records:
        retries = record.get("retries")
        for entry in cast("list[Any]", retries) if isinstance(retries, list) else ():
            sentence = _text(_object(entry).get("sentence"))
            told.append(tr("An attempt failed: {why}").format(why=sentence))
        for path, amount in _object(record.get("dropped")).items():
            if isinstance(amount, int):
                kept = tr("Too large to be kept: {path} ({count})")
                told.append(kept.format(path=path[:_LONGEST], count=number(amount)))
    return list(dict.fromkeys(told))


def _about_price(message: Message) -> str:
    usage = message.usage
    if not price_of(message):
        return ""
    if usage.estimated_usd is not None:
        return tr("Estimated by the prices in the server's list of models.")
    if message.status is not Status.DONE:
        return tr("The reply was cut short: it may have cost more.")
    return tr("As the server told it.")


def _between(begun: float | None, ended: float | None) -> float | None:
    """Seconds between two moments; None where one is unknown, or the clock was set back."""
    if begun is None or ended is None or ended < begun:
        return None
    return ended - begun


def _seconds(value: float | None) -> str:
    if value is None:
        return UNKNOWN
    return tr("{seconds} s").format(seconds=decimal(value, 2 if value < 10 else 1))


def _count(value: int | None) -> str:
    return UNKNOWN if value is None else number(value)


def _times(record: Mapping[str, Any]) -> dict[str, float]:
    return {
        name: float(at)
        for name, at in _object(record.get("times")).items()
        if isinstance(at, int | float) and not isinstance(at, bool)
    }


def _object(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _text(value: object) -> str:
    """A name that a server gave, in one line; "—" where it gave none."""
    text = redact(value[:_LONGEST]) if isinstance(value, str) else ""
    return " ".join(text.split()) or UNKNOWN
