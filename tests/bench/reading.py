"""Child process: opening conversations, and moving about in a long one.

Prints JSON. Arguments: a profile with the conversations of `stores`, and how often.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from chatapp.ui.sidebar.item_data import ItemRole
from tests.bench.machine import percentile
from tests.bench.opened import Opened, Painting, opened, run
from tests.bench.stores import LONG_TITLE, SHORT_TITLE


def _row(window: Opened, conversation_id: str) -> QModelIndex:
    model = window.window.sidebar.list.model()
    for number in range(model.rowCount()):
        index = model.index(number, 0)
        if index.data(ItemRole.ID) == conversation_id:
            return index
    return QModelIndex()


async def choose(window: Opened, painting: Painting, conversation_id: str) -> float:
    """Click a conversation; seconds until its end is painted."""
    await window.until(lambda: _row(window, conversation_id).isValid())
    view = window.window.sidebar.list
    spot = view.visualRect(_row(window, conversation_id)).center()

    def click() -> None:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    taken = await window.painted_after(painting, click)
    assert window.pane.conversation_id == conversation_id
    await _rest()
    return taken


async def _rest() -> None:
    """Let what was put off be done: neighbours, colours."""
    await asyncio.sleep(0.15)


async def measure(profile: Path, times: int) -> dict[str, float]:
    """Everything; seconds."""
    painting = Painting()
    chance = random.Random(1)
    async with opened(profile) as window:
        await window.until(window.window.isActiveWindow)
        long, short = list[float](), list[float]()
        for name in (LONG_TITLE, SHORT_TITLE):
            await choose(window, painting, name)
        for _ in range(times):
            long.append(await choose(window, painting, LONG_TITLE))
            short.append(await choose(window, painting, SHORT_TITLE))
        await choose(window, painting, LONG_TITLE)
        whole = len(await window.session.store.outline(LONG_TITLE))
        await window.until(lambda: len(window.view.column) == whole)
        bar = window.view.verticalScrollBar()
        jumps: list[float] = []
        for _ in range(4 * times):
            # Not where the view is: nothing would be painted.
            there = chance.randrange(bar.maximum())
            if abs(there - bar.value()) > bar.pageStep():
                jumps.append(await window.painted_after(painting, lambda y=there: bar.setValue(y)))
            await _rest()
        drag = await _frames(window, painting, [bar.maximum() * n // 100 for n in range(1, 100)])
        bar.setValue(bar.maximum() // 2)
        await _rest()
        wheel = await _wheel(window, painting, 40 * times)
    return {
        "long": percentile(long, 0.5),
        "long_worst": max(long),
        "short": percentile(short, 0.5),
        "jump": percentile(jumps, 0.5),
        "jump_worst": max(jumps),
        "drag_p99": percentile(drag, 0.99),
        "wheel": percentile(wheel, 0.5),
        "wheel_p99": percentile(wheel, 0.99),
    }


async def _frames(window: Opened, painting: Painting, places: list[int]) -> list[float]:
    """The seconds the window is busy with each step of a drag, bodies coming when they come."""
    bar = window.view.verticalScrollBar()
    busy: list[float] = []
    for place in places:
        start, painted = time.perf_counter(), len(painting.seconds)
        bar.setValue(place)
        # What takes longer than a second counts as one: then there was nothing to paint.
        while len(painting.seconds) == painted and (await _turn() - start) < 1:
            pass
        busy.append(time.perf_counter() - start)
        await asyncio.sleep(0.012)
    return busy


async def _turn() -> float:
    """Let the loop turn once; the time then."""
    await asyncio.sleep(0)
    return time.perf_counter()


async def _wheel(window: Opened, painting: Painting, steps: int) -> list[float]:
    busy: list[float] = []
    port = window.view.viewport()
    middle = QPointF(port.rect().center())
    for number in range(steps):
        turn = QPoint(0, -120 if number < steps // 2 else 120)
        event = QWheelEvent(
            middle,
            port.mapToGlobal(middle),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        busy.append(
            await window.painted_after(painting, lambda e=event: QApplication.sendEvent(port, e))
        )
        await asyncio.sleep(0.012)
    return busy


async def _work(profile: Path, times: int) -> None:
    print(json.dumps(await measure(profile, times)))


def main() -> None:
    """See the module."""
    run(_work(Path(sys.argv[1]), int(sys.argv[2])))


if __name__ == "__main__":
    main()
