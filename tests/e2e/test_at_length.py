"""A window that is left open, and one that is used for long: nothing goes on, nothing piles up."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from tests.bench import stores
from tests.e2e.driver import Window, window

MINUTE_MS = 60_000
TALKS = [f"talk {n}" for n in range(5)]
ROUNDS = 9
AT_FIRST = 3
"""Rounds in which caches fill."""
FEW = 2
"""Objects a conversation that may be kept: a row, a widget or a task would be dozens."""


def ticking(w: Window) -> list[str]:
    """The timers of the window that wake it up more often than once a minute, as dates do."""
    return [
        f"{timer.parent()}: {timer.interval()} ms"
        for timer in w.widget.findChildren(QTimer)
        if timer.isActive() and timer.interval() < MINUTE_MS
    ]


async def test_a_thousand_conversations_at_rest_have_no_timer(profile: Path) -> None:
    sizes = {"talk": 20}
    await asyncio.to_thread(stores.make, profile, conversations=1000, sizes=sizes)
    async with window(profile) as w:
        await w.until(lambda: "talk" in w.titles)
        w.choose("talk")
        await w.until(lambda: w.widget.windowTitle() == "talk - Chatapp")
        await w.until(lambda: not ticking(w), "rest")


async def test_going_from_one_conversation_to_the_other_leaves_nothing_behind(
    profile: Path,
) -> None:
    sizes = dict.fromkeys(TALKS, 6)
    await asyncio.to_thread(stores.make, profile, conversations=0, sizes=sizes, length=200)
    counted: list[tuple[int, int]] = []
    async with window(profile) as w:
        await w.until(lambda: len(w.titles) == len(TALKS))
        for _ in range(ROUNDS):
            for title in TALKS:
                w.choose(title)
                await w.until(lambda t=title: w.widget.windowTitle() == f"{t} - Chatapp")
                await w.until(lambda: w.last() is not None)
            gc.collect()
            counted.append((len(gc.get_objects()), len(w.widget.findChildren(QObject))))
    gone_to = (ROUNDS - 1 - AT_FIRST) * len(TALKS)
    for before, after in zip(counted[AT_FIRST], counted[-1], strict=True):
        assert after - before < FEW * gone_to
