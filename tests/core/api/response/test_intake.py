"""Reading ahead: drops are gathered into gulps, and waiting for them has an end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise

from chatapp.core.api.response.intake import DROP, EAGER_WAITS, GATHER_SECONDS, ReadAhead


class Wire:
    """A body that brings something each time it was waited for, a little later."""

    def __init__(self, size: int, times: int) -> None:
        self.size, self.left = size, times
        self.asked: list[float] = []

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        self.asked.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.005)
        return bytes(self.size)

    @property
    def steps(self) -> list[float]:
        """The seconds between two times that it was asked."""
        return [b - a for a, b in pairwise(self.asked)]


def all_of(wire: Wire) -> None:
    """Read all that it brings."""

    async def work() -> None:
        ahead = ReadAhead(wire)
        while (await ahead.take(asyncio.get_running_loop().time() + 300))[0]:
            pass
        await ahead.aclose()

    asyncio.run(work())


def test_the_first_pieces_are_eager_and_drops_after_them_are_spaced() -> None:
    wire = Wire(20, EAGER_WAITS + 3)
    all_of(wire)
    assert min(wire.steps[EAGER_WAITS:]) >= GATHER_SECONDS * 0.9


def test_a_flood_is_not_kept_waiting() -> None:
    wire = Wire(DROP, EAGER_WAITS + 5)
    all_of(wire)
    assert min(wire.steps) < GATHER_SECONDS * 0.9


def test_one_gulp_brings_what_came_while_it_was_gathered() -> None:
    """Pieces that come more often than gulps are taken, and one that no other follows."""
    pieces, every = 30, 0.01

    async def body() -> AsyncIterator[bytes]:
        """Bring what came since it was last asked, as a socket does; then nothing."""
        now = asyncio.get_running_loop().time
        start, brought = now(), 0
        while brought < pieces:
            await asyncio.sleep(max(start + (brought + 1) * every - now(), 0))
            came = min(int((now() - start) / every), pieces)
            for _ in range(brought, came):
                yield b"x"
            brought = came
        await asyncio.Event().wait()

    async def work() -> list[int]:
        now = asyncio.get_running_loop().time
        ahead, gulps = ReadAhead(body()), list[int]()
        while sum(gulps) < pieces:
            gulps.append(len((await ahead.take(now() + 300))[0]))
        await ahead.aclose()
        return gulps

    gulps = asyncio.run(work())
    assert len(gulps) <= EAGER_WAITS + pieces * every / GATHER_SECONDS + 4


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
            yield b"x"
            at_the_end.set()
            for _ in range(3):  # as httpcore takes its locks
                await asyncio.sleep(0)
            given_back.append(True)

        ahead = ReadAhead(body())
        await at_the_end.wait()
        await ahead.aclose()

    asyncio.run(work())
    assert given_back


def test_the_end_behind_what_was_waited_for_is_read_though_more_gathers() -> None:
    given_back: list[bool] = []

    async def work() -> None:
        now = asyncio.get_running_loop().time

        async def body() -> AsyncIterator[bytes]:
            for _ in range(EAGER_WAITS + 1):
                await asyncio.sleep(0.005)
                yield b"x"
            given_back.append(True)

        ahead = ReadAhead(body())
        for _ in range(EAGER_WAITS + 1):
            await ahead.take(now() + 300)
        await ahead.aclose()

    asyncio.run(work())
    assert given_back


def test_one_that_goes_on_for_ever_is_left() -> None:
    async def work() -> None:
        async def body() -> AsyncIterator[bytes]:
            while True:
                yield b"x"
                await asyncio.sleep(0)

        async with asyncio.timeout(20):
            for turns in range(12):
                ahead = ReadAhead(body())
                for _ in range(turns):
                    await asyncio.sleep(0)
                await ahead.aclose()

    asyncio.run(work())
