"""Reads from a response's headers how long the server asks to wait. No I/O."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

_NUMBER = r"\d{1,9}(?:\.\d{1,9})?"
_GO_DURATION = re.compile(rf"(?:({_NUMBER})h)?(?:({_NUMBER})m)?(?:({_NUMBER})s)?(?:({_NUMBER})ms)?")
_IN_WORDS = re.compile(rf"(?:try again|retry) in ((?:{_NUMBER}(?:ms|h|m|s))+)", re.I)


def seconds_to_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds the server asks to wait; None for nothing, for rubbish and for the past.

    The names of `headers` are in lower case.
    """
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        text = headers.get(name, "").strip()
        if re.fullmatch(r"\d{1,12}(?:\.\d*)?", text):
            return float(text) * unit
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(headers.get("retry-after", ""))
        left = date.timestamp() - time.time()
    except (ValueError, TypeError, OverflowError, OSError):
        left = 0.0
    if left > 0:
        return left
    resets = (headers.get(f"x-ratelimit-reset-{what}", "") for what in ("requests", "tokens"))
    return next(filter(None, map(duration, resets)), None)


def seconds_in_words(message: str) -> float | None:
    """The wait that the words of a refusal name: "Please try again in 7m12.5s"."""
    found = _IN_WORDS.search(message)
    return duration(found[1]) if found else None


def duration(text: str) -> float | None:
    """``1m30s`` in seconds, as Go programs write durations."""
    found = _GO_DURATION.fullmatch(text.strip())
    if not found or not found[0]:
        return None
    hours, minutes, seconds, milliseconds = (float(g or 0) for g in found.groups())
    return hours * 3600 + minutes * 60 + seconds + milliseconds / 1000
