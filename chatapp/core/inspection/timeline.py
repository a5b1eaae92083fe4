"""Timeline of a reply: its moments, from the question to the end, with the attempts that failed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from chatapp.core.domain.conversation import Message
from chatapp.core.domain.i18n import decimal, marked, tr
from chatapp.core.inspection.exchange import Exchange
from chatapp.core.inspection.finish_reasons import end_of

_NAMES = {
    "began": marked("Connecting"),
    "connected": marked("Connected"),
    "sent": marked("Request sent"),
    "head": marked("Response begins"),
    "first_byte": marked("First byte"),
    "first_thought": marked("First thought"),
    "first_word": marked("First word"),
}
_OF_EXCHANGE = ("began", "connected", "sent", "head")
_ORDER = ("asked", "turn", *_NAMES, "retry", "end")
"""Of moments at the same time."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on the way to a reply."""

    at: float
    """Seconds since 1970."""
    sentence: str


def moments(
    message: Message, records: Sequence[Mapping[str, Any]], exchanges: Sequence[Exchange]
) -> list[Moment]:
    """All that is known of the way of a reply, the first first."""
    found: list[tuple[float, int, str]] = []
    for run, record in enumerate(records):
        last = run == len(records) - 1
        found += _of_record(message, record, exchanges, first=run == 0, last=last)
    if not records:
        found += [found for one in exchanges for found in _named(one.times)]
    ordered = sorted(dict.fromkeys(found))
    return [Moment(at, sentence) for at, _, sentence in ordered]


def _of_record(
    message: Message,
    record: Mapping[str, Any],
    exchanges: Iterable[Exchange],
    *,
    first: bool,
    last: bool,
) -> Iterable[tuple[float, int, str]]:
    times = _numbers(record.get("times"))
    begun, ended = times.get("asked", 0.0), times.get("end", float("inf"))
    if "asked" in times:
        words = tr("Asked") if first else tr("Asked to continue")
        yield times["asked"], _ORDER.index("asked"), words
        if "queued" in times and "turn" in times:
            yield times["turn"], _ORDER.index("turn"), tr("Other replies had ended")
    yield from _named(times)
    for one in exchanges:  # of this go: earlier attempts have theirs there alone
        if begun <= one.times.get("began", -1.0) <= ended:
            own = {name: at for name, at in one.times.items() if name in _OF_EXCHANGE}
            yield from _named(own)
    retries = record.get("retries")
    for entry in cast("list[Any]", retries) if isinstance(retries, list) else ():
        retry = cast("dict[str, Any]", entry) if isinstance(entry, dict) else {}
        numbers = _numbers(retry)
        if "at" in numbers:
            told = tr("Attempt failed: {why} The next one follows after {seconds} s.")
            wait = decimal(numbers.get("wait", 0.0), 1)
            why = str(retry.get("sentence", ""))
            yield numbers["at"], _ORDER.index("retry"), told.format(why=why, seconds=wait)
    if "end" in times:
        words = end_of(message) if last else tr("Cut short")
        yield times["end"], _ORDER.index("end"), tr("End: {why}").format(why=words)


def _named(times: Mapping[str, float]) -> Iterable[tuple[float, int, str]]:
    for name, words in _NAMES.items():
        if name in times:
            yield times[name], _ORDER.index(name), tr(words)


def _numbers(value: object) -> dict[str, float]:
    fields = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    return {
        name: float(at)
        for name, at in fields.items()
        if isinstance(at, int | float) and not isinstance(at, bool)
    }
