"""The loop that the window runs on."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncGenerator

from tests.waiting import until


async def test_a_generator_left_behind_is_closed_where_it_can_await() -> None:
    closed: list[str] = []

    async def body() -> AsyncGenerator[int]:
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0)
            closed.append("closed")

    async def take_one() -> None:
        async for _ in body():
            break

    await take_one()
    gc.collect()
    await until(lambda: closed == ["closed"])


async def test_what_is_asked_for_soon_runs_in_order_and_without_end_holds_nothing_up() -> None:
    loop = asyncio.get_running_loop()
    ran: list[int] = []
    turning = True

    def again() -> None:
        if turning:
            loop.call_soon(again)

    again()
    for number in range(5):
        loop.call_soon(ran.append, number)
    loop.call_soon(ran.append, 5).cancel()
    await asyncio.sleep(0.02)
    turning = False
    assert ran == [0, 1, 2, 3, 4]
