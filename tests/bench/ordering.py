"""Child process: putting conversations in order in a store grown over years.

Prints JSON. Arguments: a profile made by `stores.make_many`, and how often.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, QTimer

from tests.bench.opened import Opened, opened, run

MANY = 1000
"""Conversations that are deleted at once."""


class _Painted(QObject):
    """Tells when the sidebar has been painted while a condition holds."""

    def __init__(self, window: Opened) -> None:
        super().__init__()
        self._viewport = window.window.sidebar.list.viewport()
        self._viewport.installEventFilter(self)
        self._condition: Callable[[], bool] = lambda: False
        self._end: asyncio.Future[float] | None = None

    async def after(self, action: Callable[[], object], condition: Callable[[], bool]) -> float:
        """Seconds from `action` until the list is painted as `condition` wants it."""
        self._condition, self._end = condition, asyncio.get_running_loop().create_future()
        start = time.perf_counter()
        action()
        end = await asyncio.wait_for(self._end, 60)
        self._end = None
        await asyncio.sleep(0.1)  # what was put off is done
        return end - start

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._condition():
            QTimer.singleShot(0, self._told)
        return False

    def _told(self) -> None:
        if self._end is not None and not self._end.done():
            self._end.set_result(time.perf_counter())


async def measure(profile: Path, times: int) -> dict[str, float]:
    """Everything; seconds, in the middle."""
    found: dict[str, list[float]] = {}
    async with opened(profile) as window:
        sidebar = window.window.sidebar
        view, rows = sidebar.list, sidebar.list.rows
        await window.session.indexer.finish()
        painted = _Painted(window)
        plain = [c for c in await window.session.store.listed() if not c.archived]
        await window.until(lambda: rows.conversation(plain[0].id) is not None)
        for number in range(times):
            one = plain[number % len(plain)]
            where = rows.row_of(one.id)
            assert where is not None
            rows.tell(where)
            view.scrollTo(rows.index(where))
            await asyncio.sleep(0.2)
            words = f"{one.title} {time.time():.3f}"
            for name, action, condition in (
                (
                    "rename",
                    lambda one=one, words=words: sidebar.rename.emit(one.id, words),
                    lambda one=one, words=words: (
                        (row := rows.row_of(one.id)) is not None and rows.index(row).data() == words
                    ),
                ),
                ("undo", view.undo.emit, lambda one=one: _title(window, one.id) == one.title),
                (
                    "delete",
                    lambda one=one: view.delete.emit([one.id]),
                    lambda one=one: rows.conversation(one.id) is None,
                ),
                (
                    "undo of it",
                    view.undo.emit,
                    lambda one=one: rows.conversation(one.id) is not None,
                ),
            ):
                found.setdefault(name, []).append(await painted.after(action, condition))
        ids = [c.id for c in plain[:MANY]]
        last = ids[-1]
        for name, action, condition in (
            ("delete many", lambda: view.delete.emit(ids), lambda: rows.conversation(last) is None),
            ("undo many", view.undo.emit, lambda: rows.conversation(last) is not None),
        ):
            found[name] = [await painted.after(action, condition)]
    return {name: median(taken) for name, taken in found.items()}


def _title(window: Opened, conversation_id: str) -> str:
    known = window.window.sidebar.list.rows.conversation(conversation_id)
    return known.title if known else ""


async def main() -> None:
    """Measure and print."""
    print(json.dumps(await measure(Path(sys.argv[1]), int(sys.argv[2]))), flush=True)


if __name__ == "__main__":
    run(main())
