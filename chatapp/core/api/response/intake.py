"""Reads a response's body ahead of its consumer, with as few wake-ups as possible."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

MAX_BUFFER = 131_072
"""Bytes read ahead of the reader, and decoded in one go."""
GATHER_SECONDS = 0.04
"""So long the rest of a stream that comes in drops gathers in the system after one that was
waited for: a wake-up costs more than what it brings, and the view draws no more often."""
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
        now = asyncio.get_running_loop().time
        waits = since = 0
        asked = now()
        try:
            async for chunk in self._body:
                self._chunks.append(chunk)
                self._size += len(chunk)
                self._news.set()
                if self._size >= MAX_BUFFER and not self._over:
                    self._room.clear()
                    await self._room.wait()
                if now() - asked > WAITED_SECONDS:
                    waits += 1
                    if waits > EAGER_WAITS and since + len(chunk) <= DROP:
                        await self._gather()
                    since = 0
                since += len(chunk)
                asked = now()
        except Exception as failure:  # noqa: BLE001 - whoever takes it tells the known from defects
            self._failure = failure
        finally:
            self._ended = True
            self._news.set()

    async def _gather(self) -> None:
        """Leave what comes to the system for a while."""
        if not self._over:
            self._go_on.clear()
            clock = asyncio.get_running_loop().call_later(GATHER_SECONDS, self._go_on.set)
            await self._go_on.wait()
            clock.cancel()
