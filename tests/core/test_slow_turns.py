"""Slow turns are told by the name of what was on, and not too often."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, cast

import pytest

from chatapp.core.slow_turns import PAUSE, SlowTurns, named


def test_many_are_told_some_seconds_apart_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "chatapp")
    now = 100.0
    slow = SlowTurns(lambda: now)
    for _ in range(5):
        slow.took(0.25, "one")
    now += PAUSE
    slow.took(0.5, "two")
    now += PAUSE
    slow.took(0.75, "three")
    assert [record.getMessage() for record in caplog.records] == [
        "a turn of 0.25 s: one",
        "a turn of 0.50 s: two, and 4 since the last line",
        "a turn of 0.75 s: three",
    ]


async def test_a_task_is_named_down_to_where_it_waits() -> None:
    loop = asyncio.get_running_loop()
    never = loop.create_future()

    async def inner() -> None:
        await never

    async def outer() -> None:
        await inner()

    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    handle = asyncio.Handle(cast("Any", task).cancel, [], loop)
    name = named(handle)
    assert ".outer > " in name
    assert name.endswith(".inner")
    task.cancel()
    assert named(asyncio.Handle(never.cancel, [], loop)).endswith("cancel")
