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
