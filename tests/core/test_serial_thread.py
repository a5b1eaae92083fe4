"""Jobs on a thread of their own: order, cancellation, errors, secrets and the end."""

from __future__ import annotations

import asyncio
import gc
import logging
import subprocess
import sys
import threading
import weakref
from typing import Any

import pytest

from chatapp.core.serial_thread import SerialThread
from tests.e2e.process import variables
from tests.waiting import until


class Gate:
    """Work that stops on the thread until it is let go."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.reached = threading.Event()
        self.let_go = threading.Event()
        self._error = error

    def __call__(self) -> threading.Thread:
        self.reached.set()
        self.let_go.wait(20)
        if self._error is not None:
            raise self._error
        return threading.current_thread()


async def given_up(asked: asyncio.Task[Any]) -> None:
    """Cancel a call."""
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked


async def test_jobs_run_in_the_order_they_were_asked_for_on_one_thread() -> None:
    thread, gate, order = SerialThread("some"), Gate(), list[int]()
    first = asyncio.ensure_future(thread.call(gate))
    rest = [thread.call(lambda n=n: order.append(n)) for n in range(9)]
    await until(gate.reached.is_set)
    assert order == []
    gate.let_go.set()
    assert (await first).name == "some"
    assert await first is await thread.call(threading.current_thread)
    await asyncio.gather(*rest)
    assert order == list(range(9))
    await thread.finish(lambda: None)


async def test_an_error_comes_back_and_the_next_job_runs() -> None:
    thread = SerialThread("some")
    with pytest.raises(ZeroDivisionError):
        await thread.call(lambda: 1 // 0)
    assert await thread.call(lambda: 7) == 7
    await thread.finish(lambda: None)


async def test_given_up_a_job_is_done_unless_it_may_be_dropped() -> None:
    thread, gate, done = SerialThread("some"), Gate(), list[str]()
    first = asyncio.ensure_future(thread.call(gate))
    kept = asyncio.ensure_future(thread.call(lambda: done.append("kept")))
    dropped = asyncio.ensure_future(thread.call(lambda: done.append("no"), droppable=True))
    await until(gate.reached.is_set)
    await given_up(kept)
    await given_up(dropped)
    gate.let_go.set()
    await first
    await thread.finish(lambda: done.append("last"))
    assert done == ["kept", "last"]


async def test_every_error_is_told_and_whether_nobody_else_hears_of_it() -> None:
    told: list[tuple[str, bool]] = []
    thread = SerialThread("some", failed=lambda error, unheard: told.append((str(error), unheard)))
    with pytest.raises(ValueError, match="heard"):
        await thread.call(lambda: int("heard"))
    for name, droppable in (("lost", False), ("of no use", True)):
        gate = Gate(ValueError(name))
        asked = asyncio.ensure_future(thread.call(gate, droppable=droppable))
        await until(gate.reached.is_set)
        await given_up(asked)
        gate.let_go.set()
    await thread.finish(lambda: None)
    (heard, *unheard) = told
    assert "heard" in heard[0]
    assert not heard[1]
    assert unheard == [("lost", True), ("of no use", False)]


@pytest.mark.parametrize("at_once", [True, False])
async def test_given_up_at_the_moment_it_fails_the_error_is_still_told(at_once: bool) -> None:
    told: list[bool] = []

    def failed(_: BaseException, unheard: bool) -> None:
        told.append(unheard)
        if len(told) == 1 and at_once:
            asked.cancel()
        elif len(told) == 1:
            asyncio.get_running_loop().call_soon(asked.cancel)

    thread = SerialThread("some", failed=failed)
    asked = asyncio.ensure_future(thread.call(lambda: 1 // 0))
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert told == [False, True]
    await thread.finish(lambda: None)


async def test_an_error_keeps_nothing_alive() -> None:
    class Big:
        pass

    def fail(_: Big) -> None:
        raise ValueError

    big, thread = Big(), SerialThread("some")
    gone = weakref.ref(big)
    gc.disable()
    try:
        with pytest.raises(ValueError):
            await thread.call(lambda big=big: fail(big))
        del big
        await thread.finish(lambda: None)
        assert gone() is None
    finally:
        gc.enable()


async def test_an_outcome_is_in_no_log_of_a_slow_loop(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    loop, thread = asyncio.get_running_loop(), SerialThread("some")
    loop.set_debug(True)
    loop.slow_callback_duration = 0.0  # logs every callback with its arguments
    secret = "sk-" + "secret"
    assert await thread.call(lambda: secret) == secret
    await asyncio.sleep(0)
    loop.set_debug(False)
    await thread.finish(lambda: None)
    assert "_settle" in caplog.text
    assert secret not in caplog.text


async def test_ended_it_does_what_it_has_and_a_later_job_has_another_thread() -> None:
    thread, gate = SerialThread("some"), Gate()
    assert thread.end() is None
    first = asyncio.ensure_future(thread.call(gate))
    asked = thread.call(threading.current_thread)
    ended = thread.end()
    later = await thread.call(threading.current_thread)  # waits for nothing of the first
    gate.let_go.set()
    assert await first is await asked is ended
    assert later is not ended
    assert ended is not None
    ended.join(20)
    assert not ended.is_alive()
    await thread.finish(lambda: None)
    assert not later.is_alive()


async def test_finishing_runs_the_last_job_and_raises_its_error_with_the_thread_gone() -> None:
    thread = SerialThread("some")
    await thread.finish(lambda: 1 // 0)  # there is no thread, and nothing to finish
    at = await thread.call(threading.current_thread)
    with pytest.raises(ZeroDivisionError):
        await thread.finish(lambda: 1 // 0)
    at.join(20)
    assert not at.is_alive()


def test_work_outlives_the_loop_that_asked_for_it() -> None:
    thread, gate, done = SerialThread("some"), Gate(), list[str]()

    async def ask_and_leave() -> None:
        asked: list[asyncio.Task[Any]] = [asyncio.ensure_future(thread.call(gate))]
        asked.append(asyncio.ensure_future(thread.call(lambda: done.append("done"))))
        await until(gate.reached.is_set)
        for one in asked:
            one.cancel()

    asyncio.run(ask_and_leave())
    gate.let_go.set()
    asyncio.run(thread.finish(lambda: done.append("last")))
    assert done == ["done", "last"]


_HANGS = """
import asyncio, threading
from chatapp.core.serial_thread import SerialThread

async def main():
    thread, began = SerialThread("hangs"), threading.Event()
    asked = asyncio.ensure_future(thread.call(lambda: began.set() or threading.Event().wait()))
    await asyncio.to_thread(began.wait)
    asked.cancel()

asyncio.run(main())
"""


def test_a_process_ends_beside_a_job_that_never_ends() -> None:
    line = [sys.executable, "-c", _HANGS]
    assert subprocess.run(line, timeout=60, env=variables(), check=False).returncode == 0
