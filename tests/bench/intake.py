"""Child process: what it takes to take in one reply, in the window or as barely as possible.

Prints JSON. Arguments: ``window`` or ``barest``, what to measure, the sender's address, a
plan, a folder for the profile.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench.machine import percentile
from tests.bench.sender import MODEL, Plan

WARM_UP = Plan(400)
TENTHS = 10


async def barest(base_url: str, plan: Plan) -> dict[str, Any]:
    """An httpx stream read and every event decoded; nothing is kept or shown."""
    import httpx

    async def answer(plan: Plan) -> int:
        body = {
            "model": MODEL,
            "stream": True,
            "messages": [{"role": "user", "content": str(plan)}],
        }
        size = 0
        rest = b""
        async with client.stream("POST", f"{base_url}/chat/completions", json=body) as response:
            async for data in response.aiter_bytes():
                *lines, rest = (rest + data).split(b"\n\n")
                for line in lines:
                    if line != b"data: [DONE]":
                        size += len(json.loads(line[6:])["choices"][0]["delta"]["content"])
        return size

    async with httpx.AsyncClient(timeout=None) as client:
        await answer(WARM_UP)
        clock, cost = time.perf_counter(), time.process_time()
        size = await answer(plan)
        assert size == plan.size, "not all came"
        cost = time.process_time() - cost
        return {"cpu": cost, "share": cost / (time.perf_counter() - clock)}


def window(what: str, base_url: str, plan: Plan, profile: Path) -> dict[str, Any]:
    """The same by the program's window, all of it on screen at the end."""
    from PySide6.QtCore import Qt, QTimer

    from chatapp.core.domain.events import Event, Grew
    from tests.bench.opened import Opened, opened, run

    found: dict[str, Any] = {}

    async def cpu(opened_: Opened) -> None:
        marks: list[float] = []
        size = 0

        def hear(event: Event) -> None:
            nonlocal size
            if isinstance(event, Grew):
                size += len(event.text)
                while len(marks) < TENTHS and size >= plan.size * len(marks) / TENTHS:
                    marks.append(time.process_time())

        opened_.session.listen(hear)
        start = time.process_time()
        await opened_.answer(plan)
        end = time.process_time()
        assert size >= plan.size - 2, "not all came"
        marks[0] = start
        found["cpu"] = end - start
        found["tenths"] = [b - a for a, b in zip(marks, [*marks[1:], end], strict=True)]

    async def gaps(opened_: Opened) -> None:
        gaps: list[float] = []
        own: list[float] = []
        last, last_own = time.perf_counter(), time.thread_time()

        def tick() -> None:
            nonlocal last, last_own
            now, now_own = time.perf_counter(), time.thread_time()
            gaps.append(now - last)
            own.append(now_own - last_own)
            last, last_own = now, now_own

        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(1)
        timer.timeout.connect(tick)
        tick()
        gaps.clear()
        own.clear()
        timer.start()
        await opened_.answer(plan)
        timer.stop()
        found.update(
            gap=max(gaps),
            gap_p99=percentile(gaps, 0.99),
            own=max(own),
            own_p99=percentile(own, 0.99),
        )

    async def share(opened_: Opened) -> None:
        """While the paced part of the plan comes, or while nothing does."""
        size = 0

        def hear(event: Event) -> None:
            nonlocal size
            if isinstance(event, Grew):
                size += len(event.text)

        opened_.session.listen(hear)
        opened_.ask(plan)
        seconds = plan.hold or (plan.size - plan.burst) / plan.piece / plan.rate
        at_once = plan.burst if plan.rate else plan.size
        await opened_.until(lambda: size >= at_once - 2 * plan.piece)
        await asyncio.sleep(seconds * 0.2)  # until all of that is on screen
        clock, cost = time.perf_counter(), time.process_time()
        await asyncio.sleep(seconds * 0.7)
        found["share"] = (time.process_time() - cost) / (time.perf_counter() - clock)

    async def work() -> None:
        async with opened(profile, base_url) as opened_:
            await opened_.answer(WARM_UP)
            await asyncio.sleep(0.5)
            await {"cpu": cpu, "gaps": gaps, "share": share}[what](opened_)

    run(work())
    return found


def main() -> None:
    """See the module."""
    how, what, base_url, plan, profile = sys.argv[1:6]
    asked = Plan(**json.loads(plan))
    if how == "barest":
        print(json.dumps(asyncio.run(barest(base_url, asked))))
    else:
        print(json.dumps(window(what, base_url, asked, Path(profile))))


if __name__ == "__main__":
    main()
