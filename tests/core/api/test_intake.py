"""Reading ahead: drops are gathered into gulps, and waiting for them has an end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from chatapp.core.api.intake import EAGER_READS, GATHER_SECONDS, Gathering, ReadAhead


class Wire:
    """A connection that brings a byte whenever it is asked."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def get_extra_info(self, name: str) -> None:
        """Not encrypted."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.times.append(asyncio.get_running_loop().time())
        return b"x"


def test_the_first_reads_are_eager_and_drops_after_them_are_spaced() -> None:
    async def work() -> None:
        wire = Wire()
        gathering = Gathering(wire)
        for _ in range(EAGER_READS + 3):
            await wire.read(65_536, timeout=None)
        steps = [b - a for a, b in zip(wire.times, wire.times[1:], strict=False)]
        assert min(steps[EAGER_READS:]) >= GATHER_SECONDS * 0.9
        gathering.stop()
        assert wire.read == wire.__class__.read.__get__(wire)

    asyncio.run(work())


def test_a_silent_body_ends_at_the_deadline_and_a_sooner_one_counts() -> None:
    async def silent() -> AsyncIterator[bytes]:
        yield b"first"
        await asyncio.Event().wait()

    async def work() -> None:
        now = asyncio.get_running_loop().time
        ahead = ReadAhead(silent())
        assert await ahead.take(now() + 300) == (b"first", None)
        data, failure = await ahead.take(now() + 0.01)
        assert not data
        assert isinstance(failure, TimeoutError)
        await ahead.aclose()

    asyncio.run(work())


def test_a_connection_is_given_back_though_reading_ends_in_the_midst_of_it() -> None:
    given_back: list[bool] = []

    async def work() -> None:
        at_the_end = asyncio.Event()

        async def body() -> AsyncIterator[bytes]:
            yield await wire.read(1)
            at_the_end.set()
            for _ in range(3):  # as httpcore takes its locks
                await asyncio.sleep(0)
            given_back.append(True)

        wire = Wire()
        ahead = ReadAhead(body(), wire)
        await at_the_end.wait()
        await ahead.aclose()

    asyncio.run(work())
    assert given_back


def test_one_that_goes_on_for_ever_is_left() -> None:
    async def work() -> None:
        wire = Wire()

        async def body() -> AsyncIterator[bytes]:
            while True:
                yield await wire.read(1)
                await asyncio.sleep(0)

        async with asyncio.timeout(20):
            for turns in range(12):
                ahead = ReadAhead(body(), wire)
                for _ in range(turns):
                    await asyncio.sleep(0)
                await ahead.aclose()

    asyncio.run(work())
