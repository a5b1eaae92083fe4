"""Retries: decides which failed attempts are worth another, and counts down to it."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import suppress

from chatapp.core.domain.errors import ModelLoading, RateLimited, RequestError, ServerTrouble
from chatapp.core.domain.i18n import decimal, number, tr

MAX_RETRIES = 2
LONGEST_WAIT = 8.0
"""Seconds that a server which does not say how long is left alone, at most."""
LOADING_WAIT = 1.0
MAX_RETRY_WAIT_SECONDS = 60.0
"""A server that asks for a longer wait gets no automatic retry."""
_WORTH_TELLING = 0.05
"""Seconds of waiting that are told at all."""
_WHOLE_FROM = 3.0
"""Seconds of waiting that are told without tenths."""
MODEL_LOADING_SECONDS = 300.0
"""Seconds for which a local server may say that it is loading its model."""


class Retries:
    """The attempts of one reply, counted."""

    def __init__(self) -> None:
        self._count = 0
        self._loading = 0
        self._waited = 0.0
        self._began = time.monotonic()

    @property
    def note(self) -> str:
        """A sentence on the attempts that failed, or nothing."""
        failed = self._count - self._loading
        if not failed:
            return ""
        if self._waited < _WORTH_TELLING:
            return tr(
                "The request was sent again once.|The request was sent again %n times.", "", failed
            )
        whole = self._waited >= _WHOLE_FROM
        seconds = number(round(self._waited)) if whole else decimal(self._waited, 1)
        told = tr(
            "Sent again once after {seconds} s.|Sent again %n times after {seconds} s.", "", failed
        )
        return told.format(seconds=seconds)

    def sent_again(self, error: RequestError, waited: float) -> None:
        """There is another attempt, so many seconds after `error`."""
        self._count += 1
        if isinstance(error, ModelLoading):
            self._loading += 1
        else:
            self._waited += waited

    def wait_after(self, error: RequestError) -> float | None:
        """Seconds to wait before the next attempt, or None to give up."""
        if not error.retryable:
            return None
        if isinstance(error, ModelLoading):
            return LOADING_WAIT if time.monotonic() - self._began < MODEL_LOADING_SECONDS else None
        if self._count >= MAX_RETRIES:
            return None
        if error.retry_after is not None:
            return error.retry_after if error.retry_after <= MAX_RETRY_WAIT_SECONDS else None
        return min(LONGEST_WAIT, 0.5 * 2**self._count) * (1 - 0.25 * random.random())


class Countdown:
    """The wait before another attempt, which may be cut short or given up."""

    def __init__(self, error: RequestError, wait: float) -> None:
        self._error, self._wait = error, wait
        self._began = time.monotonic()
        self._over = asyncio.Event()
        self._goes_on = True

    @property
    def waited(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._began

    def hurry(self) -> None:
        """Wait no longer: try again now."""
        self._over.set()

    def give_up(self) -> None:
        """Do not try again."""
        self._goes_on = False
        self._over.set()

    async def run(self, tell: Callable[[str], None]) -> bool:
        """Wait, and `tell` each second why and how long. True if another attempt shall follow."""
        until = self._began + self._wait
        if isinstance(self._error, RateLimited):
            note = tr("The server is busy. Trying again in {seconds} s")
        elif isinstance(self._error, ServerTrouble):
            note = tr("The server had an internal error. Trying again in {seconds} s")
        else:
            note = tr("{why} Trying again in {seconds} s")
        while (left := until - time.monotonic()) > 0 and not self._over.is_set():
            tell(note.format(why=self._error.sentence, seconds=f"{left:.0f}"))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), min(1.0, left))
        return self._goes_on
