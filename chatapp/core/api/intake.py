"""Reads a response's body ahead of its consumer, with as few wake-ups as possible."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

MAX_BUFFER = 131_072
"""Bytes read ahead of the reader, and decoded in one go."""
GATHER_SECONDS = 0.125
"""So far apart are reads of a stream that comes in drops, the rest gathers in the system
meanwhile: a wake-up costs more than what it brings, and the view draws no more often."""
DROP = 16_384
"""Bytes of a read up to which it is one: more must not be kept waiting."""
EAGER_READS = 3
"""So many come as they are: the first word is waited for."""
WAITED_SECONDS = 0.002
"""A read that took so long was waited for; another's bytes were there already."""
CLOSE_SECONDS = 0.002
"""A clock that rings by so much too early is on time."""


class Gathering:
    """Spaces the reads of an open connection while little comes.

    `stream` is a network stream of httpcore, whose `read` it takes the place of until `stop`.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._read = stream.read
        # Each read of a TLS stream brings one record, though more may be there.
        self._records = stream.get_extra_info("ssl_object") is not None
        self._due = 0.0
        self._reads = 0
        self._over = False
        self.waits = False
        """True if somebody is in `read`."""
        # WORKAROUND (httpcore, HTTP11Connection._receive_event, seen with 1.0.9): when and how
        # much it reads can be told to nothing but its stream.
        stream.read = self.read

    def end(self) -> None:
        """Cancel whoever still reads: who does so now by the caller, others here."""
        self._over = True

    def stop(self) -> None:
        """Give the connection back as it was."""
        self._stream.read = self._read

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read as httpcore's own does, but later."""
        if self._over:
            raise asyncio.CancelledError
        self.waits = True
        try:
            return await self._later(max_bytes, timeout)
        finally:
            self.waits = False

    async def _later(self, max_bytes: int, timeout: float | None) -> bytes:
        now = asyncio.get_running_loop().time
        start = now()
        if self._due > start:
            await asyncio.sleep(self._due - start)
            start = now()
        data: bytes = await self._read(max_bytes, timeout=timeout)
        self._reads += 1
        end = now()
        waited = not self._records or end - start > WAITED_SECONDS
        if self._reads > EAGER_READS and len(data) <= DROP and waited:
            self._due = end + GATHER_SECONDS
        return data


class ReadAhead:
    """Reads `body` in a task of its own, so that what one network read brings is taken at once
    however finely it is cut, and waiting has a limit.

    `stream`: the network stream below it, if it is known.
    """

    def __init__(self, body: AsyncIterator[bytes], stream: Any = None) -> None:
        self._body = body
        self._gathering = Gathering(stream) if stream is not None else None
        self._chunks: list[bytes] = []
        self._size = 0
        self._ended = False
        self._failure: Exception | None = None
        self._news = asyncio.Event()
        self._room = asyncio.Event()
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

        Not where it has come to the end and gives the connection back: cancelled there,
        httpcore would take it for one in use, and hold it for ever.
        """
        if self._clock is not None:
            self._clock.cancel()
        self._over = True
        self._room.set()
        if self._gathering is None:
            self._task.cancel()
        else:
            self._gathering.end()
            if self._gathering.waits:
                self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if self._gathering is not None:
            self._gathering.stop()

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
        try:
            async for chunk in self._body:
                self._chunks.append(chunk)
                self._size += len(chunk)
                self._news.set()
                if self._over:
                    break
                if self._size >= MAX_BUFFER:
                    self._room.clear()
                    await self._room.wait()
        except Exception as failure:  # noqa: BLE001 - whoever takes it tells the known from defects
            self._failure = failure
        finally:
            self._ended = True
            self._news.set()
