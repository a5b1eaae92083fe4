"""The loop that the window runs on."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import AsyncGenerator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from chatapp.ui.platform.event_loop import finish, make_loop
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


def test_what_ends_after_the_screen_is_gone_ends_in_a_running_loop(qapp: QApplication) -> None:
    """Closing a window may have Qt turn, and tasks that keep its state take their first step."""
    loop = make_loop(qapp)
    living: asyncio.Future[str] = loop.create_future()

    async def keep() -> None:
        assert asyncio.get_running_loop() is loop
        living.set_result("kept")

    kept: list[asyncio.Task[None]] = []

    def close() -> None:
        kept.append(asyncio.ensure_future(keep()))
        QCoreApplication.processEvents()

    try:
        finish(loop, living, 20.0, close)
        assert living.result() == "kept"
        assert kept[0].exception() is None
    finally:
        loop.close()
        asyncio.set_event_loop(None)
        sys.set_asyncgen_hooks(finalizer=None)


async def test_other_threads_give_the_interpreter_back_at_once() -> None:
    """A frame gives it away many times: Python's own 5 ms each would be seen."""
    assert sys.getswitchinterval() <= 0.001
