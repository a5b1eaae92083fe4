"""Child process: how replies flow on a real screen: what changes, how often, how far behind.

Prints JSON, a result for each plan. Arguments: the sender's address, plans, seconds to measure
each, a folder for the profile, and the file of the screen's frame buffer.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import urllib.request
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint

from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.view import MessageView
from tests.bench.frames import Rect, Watcher
from tests.bench.opened import Opened, Painting, opened, run
from tests.bench.sender import Plan, text_of

WARM_UP = Plan(400)


def shown(view: MessageView) -> int:
    """Characters of the last message that are made rows of."""
    item = view.column.item(len(view.column) - 1) if len(view.column) else None
    if item is None or item.mine:
        return 0
    texts = (item.sections[slot] for slot in (Slot.THINKING, Slot.TEXT))
    return sum(s.read for s in texts if not s.hidden)


def rectangle(view: MessageView) -> Rect:
    """Where on the screen messages are."""
    port, corner = view.viewport(), view.viewport().mapToGlobal(QPoint(0, 0))
    return Rect(corner.x(), corner.y(), port.width(), port.height())


def sent(plan: Plan, began: float, number: int) -> float:
    """When the character of this number left the server."""
    pieces = (number - plan.burst) // plan.piece + 1
    if plan.lumps:
        # It leaves with the last of its lump.
        whole, rest = divmod(pieces - 1, 11)
        pieces = 11 * whole + (11 if rest else 1)
    return began + pieces / plan.rate


def lags(plan: Plan, began: float, paints: list[tuple[float, int]]) -> list[float]:
    """How old the oldest text that was not shown yet was at each paint that showed more.

    Spaces and line breaks are seen with what comes behind them.
    """
    found: list[float] = []
    text = text_of(plan)
    for (_, before), (now, after) in pairwise(paints):
        blank = len(text[before:]) - len(text[before:].lstrip())
        if after > before + blank:
            found.append(max(0.0, now - sent(plan, began, before + blank)))
    return found


async def measure(
    window: Opened, watcher: Watcher, painting: Painting, plan: Plan, url: str, seconds: float
) -> dict[str, Any]:
    """One reply as `plan` says, once it flows; it is stopped after `seconds`."""
    view, paints = window.view, list[tuple[float, int]]()
    window.window.sidebar.new.emit()
    await window.until(lambda: not len(view.column))
    window.ask(plan)
    if plan.kind == "thinking":
        await window.until(lambda: len(view.column) == 2 and _thinks(view))
        view.scroller.unfold(1, True)
        view.scroller.go_to_end()
    await window.until(lambda: shown(view) > max(plan.burst, 40))
    await asyncio.sleep(0.5)
    with urllib.request.urlopen(f"{url}/began") as told:
        began = float(told.read())
    painting.done = lambda _: paints.append((time.monotonic(), shown(view)))
    watcher.changes()
    clock, cost = time.monotonic(), time.process_time()
    await asyncio.sleep(seconds)
    cost, end = time.process_time() - cost, time.monotonic()
    changes = [when for when in watcher.changes() if clock <= when <= end]
    painting.done = None
    window.pane.stop()
    await window.until(lambda: _over(view))
    gaps = [b - a for a, b in zip([clock, *changes], [*changes, end], strict=True)]
    late = lags(plan, began, paints)
    return {
        "changes": len(changes) / (end - clock),
        "still": max(gaps),
        "lag": max(late, default=0.0),
        "share": cost / (end - clock),
        "paints": len(paints) / (end - clock),
    }


def _thinks(view: MessageView) -> bool:
    item = view.column.item(1)
    return item is not None and item.thinking


def _over(view: MessageView) -> bool:
    item = view.column.item(len(view.column) - 1)
    return item is not None and not item.streaming and not item.waiting


def main() -> None:
    """See the module."""
    url, plans, seconds, profile, pixels = sys.argv[1:]
    asked = [Plan(**plan) for plan in json.loads(plans)]
    found: list[dict[str, Any]] = []

    async def work() -> None:
        painting = Painting()
        async with opened(Path(profile), url) as window:
            await window.answer(WARM_UP)
            watcher = Watcher(Path(pixels), rectangle(window.view))
            try:
                for plan in asked:
                    result = await measure(window, watcher, painting, plan, url, float(seconds))
                    print(plan.kind, plan.rate, plan.burst, result, file=sys.stderr)
                    found.append(result)
            finally:
                watcher.close()

    run(work())
    print(json.dumps(found))


if __name__ == "__main__":
    main()
