"""Reads a response's body ahead of its consumer, with as few wake-ups as possible."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

MAX_BUFFER = 131_072
"""Bytes read ahead of the reader, and decoded in one go."""
GATHER_SECONDS = 0.034
"""Seconds between two gulps of a stream that comes in drops. Until then they gather in the
system, for a wake-up costs more than what it brings, and the view draws no more often."""
DROP = 16_384
"""Bytes between two such up to which it comes in drops: more must not be kept waiting."""
EAGER_WAITS = 3
"""So many come as they are: the first word is waited for."""
WAITED_SECONDS = 0.002
"""The time from which on a piece counts as waited for; anything else was there already."""
CLOSE_SECONDS = 0.002
"""A clock that rings by so much too early is on time."""
LAST_TURNS = 20
"""Turns of the loop in which a body that is at its end gives its connection back."""


class ReadAhead:
    """Reads `body` in a task of its own, so that what one network read brings is taken at once
    however finely it is cut, and waiting has a limit.
    """

    def __init__(self, body: AsyncIterator[bytes]) -> None:
        self._body = body
        self._chunks: list[bytes] = []
        self._size = 0
        self._ended = False
        self._failure: Exception | None = None
        self._news = asyncio.Event()
        self._room = asyncio.Event()
        self._go_on = asyncio.Event()
        self._deadline = self._rings_at = 0.0
        self._late = self._over = False
        self._clock: asyncio.Handle | None = None
        """A timer that runs on from wait to wait: a new one for each would cost more."""
        self._task = asyncio.create_task(self._read(), name="read ahead")

    async def take(self, deadline: float) -> tuple[bytes, Exception | None]:
        """Take what has arrived, as soon as there is anything.

        At the end, or when the loop's clock reads `deadline`, b"" and what went wrong, if
        something did; `TimeoutError` in the latter case.
        """
        self._deadline, self._late = deadline, False
        if not self._news.is_set():
            self._set_clock()
            await self._news.wait()
        if not self._ended:
            self._news.clear()
        data = b"".join(self._chunks)
        self._chunks.clear()
        self._size = 0
        self._room.set()
        if data:
            return data, None
        return b"", TimeoutError() if self._late and not self._ended else self._failure

    async def aclose(self) -> None:
        """Stop reading, whatever it waits for.

        Not at once where it has come to the end and gives the connection back: cancelled there,
        httpcore would take it for one in use, and hold it for ever.
        """
        if self._clock is not None:
            self._clock.cancel()
        self._over = True
        self._room.set()
        self._go_on.set()
        for _ in range(LAST_TURNS):
            if self._task.done():
                break
            await asyncio.sleep(0)
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    def _set_clock(self) -> None:
        if self._clock is not None:
            if self._rings_at <= self._deadline:
                return
            self._clock.cancel()
        loop = asyncio.get_running_loop()
        self._rings_at = self._deadline
        self._clock = loop.call_later(max(0.0, self._deadline - loop.time()), self._ring)

    def _ring(self) -> None:
        self._clock = None
        if self._deadline - asyncio.get_running_loop().time() > CLOSE_SECONDS:
            self._set_clock()
        else:
            self._late = True
            self._news.set()

    async def _read(self) -> None:
        loop = asyncio.get_running_loop()
        now, held = loop.time, None
        waits = since = 0
        asked, told = now(), -GATHER_SECONDS
        try:
            async for chunk in self._body:
                came = now()
                waited = came - asked > WAITED_SECONDS
                waits += waited
                drops = waited and waits > EAGER_WAITS and since + len(chunk) <= DROP
                if held is not None:
                    held.cancel()
                self._chunks.append(chunk)
                self._size += len(chunk)
                if not drops or came - told >= GATHER_SECONDS - CLOSE_SECONDS:
                    told = came
                    self._tell()
                if self._size >= MAX_BUFFER and not self._over:
                    self._tell()
                    self._room.clear()
                    await self._room.wait()
                if drops:
                    await self._gather(told + GATHER_SECONDS - now())
                    # Together with what came meanwhile, where something did.
                    held = loop.call_later(WAITED_SECONDS, self._tell)
                    told = now()
                since = len(chunk) + (0 if waited else since)
                asked = now()
        except Exception as failure:  # noqa: BLE001 - whoever takes it tells the known from defects
            self._failure = failure
        finally:
            if held is not None:
                held.cancel()
            self._ended = True
            self._news.set()

    def _tell(self) -> None:
        """Let what was read be taken."""
        if self._chunks:
            self._news.set()

    async def _gather(self, seconds: float) -> None:
        """Leave what comes to the system for so long."""
        if not self._over:
            self._go_on.clear()
            clock = asyncio.get_running_loop().call_later(max(seconds, 0.0), self._go_on.set)
            await self._go_on.wait()
            clock.cancel()
