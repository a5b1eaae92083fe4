"""Slow turns of the loop are told by name."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest

from chatapp.core.slow_turns import SLOW


def busy() -> None:
    """Hold up the loop."""
    end = time.perf_counter() + SLOW * 1.1
    while time.perf_counter() < end:
        pass


async def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    await asyncio.sleep(0)
    return [r.getMessage() for r in caplog.records if r.name == "chatapp.loop"]


@pytest.mark.usefixtures("qapp")
async def test_a_slow_turn_is_told_with_what_was_on(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "chatapp")

    async def inner() -> None:
        await asyncio.sleep(0)
        busy()
        await asyncio.sleep(0)

    async def outer() -> None:
        await inner()

    await asyncio.create_task(outer())
    (line,) = await told(caplog)
    assert line.startswith("a turn of 0.")
    assert ".outer > " in line
    assert ".inner > sleep" in line


@pytest.mark.usefixtures("qapp")
async def test_a_callback_is_named_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "chatapp")
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.call_soon(busy)
    loop.call_soon(done.set)
    await done.wait()
    (line,) = await told(caplog)
    assert line.endswith(": busy")
