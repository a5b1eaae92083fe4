"""The window beside `chatapp ask` over the same profile, and either of them killed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.e2e.driver import window
from tests.e2e.process import program, transcript
from tests.e2e.test_killed_asking import asking
from tests.loopback import DONE, HANG, Gate, Loopback, sse
from tests.waiting import until, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")


def test_a_window_killed_beside_one_that_asks_is_recovered_at_once(profile: Path) -> None:
    gate = Gate()
    with Loopback() as first, Loopback() as second:
        first.answer(sse("So far"), gate, sse(" so good", finish="stop"), DONE)
        second.answer(sse("Half"), HANG)
        slow = asking(profile, first, "Slowly?")
        try:
            wait_until(lambda: ("assistant", "streaming", "So far") in transcript(profile))
            killed = asking(profile, second, "Killed?")
            wait_until(lambda: ("assistant", "streaming", "Half") in transcript(profile))
            killed.kill()
            killed.wait(20)
            with program("--profile", profile) as window:
                window.until(lambda: ("assistant", "interrupted", "Half") in transcript(profile))
                assert ("assistant", "streaming", "So far") in transcript(profile)
                gate.open()
                assert slow.wait(60) == 0
                assert ("assistant", "done", "So far so good") in transcript(profile)
        finally:
            slow.kill()
            slow.wait(20)


async def test_what_another_writes_is_seen_to_end_in_the_window(profile: Path) -> None:
    gate = Gate()
    with Loopback() as one, Loopback() as two:
        one.answer(sse("So far"), gate, sse(" so good", finish="stop"), DONE)
        two.answer(sse("Half"), HANG)
        ending = asking(profile, one, "Ending?")
        dying = asking(profile, two, "Dying?")
        try:
            await until(lambda: [s for _, s, _ in transcript(profile)].count("streaming") == 2)
            await until(lambda: ("assistant", "streaming", "Half") in transcript(profile))
            async with window(profile) as w:
                await w.until(lambda: len(w.titles) == 2)
                w.choose("Dying?")
                await w.status_begins("Waiting")
                dying.kill()
                await w.status_begins("Interrupted")
                assert w.answer.startswith("Half\n")
                w.choose("Ending?")
                await w.status_begins("Waiting")
                gate.open()
                await w.status_begins("Done")
                assert w.answer == "So far so good"
        finally:
            for process in (ending, dying):
                process.kill()
                process.wait(20)
