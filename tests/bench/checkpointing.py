"""Child process: what committing a reply under way costs the window's thread.

Prints the processor time and the time on the clock that each checkpoint took there, in seconds.
Arguments: the profile, the sender's base URL, the plan of the reply.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Awaitable, Callable, Generator
from functools import wraps
from pathlib import Path
from typing import Any

from chatapp.core.chat.checkpoints import Checkpoints
from chatapp.core.store.conversations import Conversations
from tests.bench.opened import opened, run
from tests.bench.sender import Plan


class _Clock:
    """Adds up what the steps of coroutines take in the thread that runs them."""

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0

    def around(self, work: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """The same coroutine function, timed: what it waits for does not count."""

        @wraps(work)
        async def timed(*given: Any) -> Any:
            return await _Timed(work(*given), self)

        return timed


class _Timed:
    def __init__(self, work: Awaitable[Any], clock: _Clock) -> None:
        self._work, self._clock = work, clock

    def __await__(self) -> Generator[Any, Any, Any]:
        steps: Any = self._work.__await__()
        value: Any = None
        while True:
            cpu, wall = time.thread_time(), time.perf_counter()
            try:
                wanted = steps.send(value)
            except StopIteration as end:
                return end.value
            finally:
                self._clock.cpu += time.thread_time() - cpu
                self._clock.wall += time.perf_counter() - wall
            value = yield wanted


def main(profile: str, base_url: str, plan: str) -> None:
    """Stream the plan and time its checkpoints."""
    clock = _Clock()
    took: list[tuple[float, float]] = []
    commit = Checkpoints.commit

    async def timed(checkpoints: Checkpoints) -> None:
        if not checkpoints.waiting:
            return
        clock.cpu = clock.wall = 0.0
        await _Timed(commit(checkpoints), clock)
        took.append((clock.cpu, clock.wall))

    Checkpoints.commit = timed  # pyright: ignore
    # The commit is asked for in a task of its own.
    Conversations.append = clock.around(Conversations.append)  # pyright: ignore

    async def work() -> None:
        async with opened(Path(profile), base_url) as window:
            await window.answer(Plan(**json.loads(plan)))

    run(work())
    print(json.dumps({"cpu": [cpu for cpu, _ in took], "wall": [wall for _, wall in took]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
