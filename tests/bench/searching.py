"""Child process: putting a grown store into the index, and finding in it.

Prints JSON. Arguments: ``store`` or ``window``, a profile made by `stores.make_many`, and
how often to look.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
import time
from collections.abc import Callable, Coroutine
from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer

from chatapp.core.domain.query import parse
from chatapp.core.profile.paths import Profile
from chatapp.core.store.address import address_of
from chatapp.core.store.database import Database
from chatapp.core.store.indexer import Indexer
from chatapp.core.store.searcher import Searcher
from chatapp.ui.search.results_page import SearchResults
from chatapp.ui.search.search_controller import SearchController
from tests.bench.machine import patience
from tests.bench.opened import Opened, opened, run
from tests.bench.text import vocabulary


def queries() -> dict[str, str]:
    """The words to type, by what they are an example of."""
    known, _ = vocabulary()
    rare = known[-1]
    return {
        "a common word": "the",
        "a word that most messages have, one letter typed": "t",
        "two letters": "th",
        "two rare letters": "xq",
        "a rare word": rare,
        "part of a word": rare[1:-1],
        "a word of the middle": known[3000],
        "two words": f"{known[200]} {known[900]}",
        "a phrase": f'"{known[0]} {known[1]}"',
        "common stretches, no such word": "theandthatforthe",
        "a word that is nowhere": "qqqqzzzz",
        "one Chinese character": "\u4e00",
        "two Chinese characters": "\u4e03\u4e10",
        "two rare Chinese characters": "\u5200\u5201",
        "three Chinese characters": "\u4e03\u4e00\u4e01",
        "in a folder": "the in:7",
        "two letters in a folder": "th in:7",
        "rare word in a folder": f"{rare} in:7",
        "in the archive": "the is:archived",
        "pinned": "time is:pinned",
        "with a PDF": "the has:pdf",
        "only with a PDF": "has:pdf",
        "by a model": "the model:model-3",
        "by no such model": "the model:other",
        "before a year": "the before:2020",
        "in thinking, too": "system thinking:yes",
        "trash": "the is:trash",
    }


async def measure(profile: Profile, times: int) -> dict[str, object]:
    """Seconds to index all; for each query, those to its first results, each time."""
    database = Database(profile.database)
    await database.open()
    began = time.perf_counter()
    await Indexer(database).finish()
    indexing = time.perf_counter() - began
    await database.close()  # so that all is in the one file
    size = profile.database.stat().st_size
    await database.open()
    searcher = Searcher(lambda: address_of(profile.database))
    first: dict[str, list[float]] = {}
    for _ in range(times):
        for name, typed in queries().items():
            first.setdefault(name, []).append(await _first(searcher, typed))
    await searcher.close()
    await database.close()
    return {"indexing": indexing, "size": size, "raw": _raw(profile.database), "first": first}


async def _first(searcher: Searcher, typed: str) -> float:
    """Seconds to the first results; where there are none, until that is known."""
    start, taken = time.perf_counter(), 0.0
    async for _ in searcher.search(parse(typed)):
        taken = taken or time.perf_counter() - start
    return taken or time.perf_counter() - start


class _Painted(QObject):
    """Notes when the results have been painted after something was found."""

    def __init__(self, window: Opened) -> None:
        super().__init__()
        page = window.window.findChild(SearchResults)
        assert page is not None
        self._page = page
        page.installEventFilter(self)
        page.list.viewport().installEventFilter(self)
        bridge = window.window.findChild(SearchController)
        assert bridge is not None
        bridge.told.connect(self._told)
        self._waiting = False
        self.done: Callable[[], object] = bool

    def _told(self) -> None:
        self._waiting = True
        self._page.list.viewport().update()
        self._page.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._waiting and event.type() == QEvent.Type.Paint:
            self._waiting = False
            QTimer.singleShot(0, self.done)
        return False


async def measure_window(profile: Path, times: int) -> dict[str, object]:
    """Seconds from the last key of each query to the results on the screen."""
    taken: list[float] = []
    async with opened(profile) as window:
        await window.until(window.window.isActiveWindow)
        painted = _Painted(window)
        box = window.window.sidebar.search
        loop = asyncio.get_running_loop()
        for _ in range(times):
            for typed in queries().values():
                box.clear()
                for text in (typed[:-1], typed):
                    end: asyncio.Future[float] = loop.create_future()
                    painted.done = lambda end=end: end.done() or end.set_result(time.perf_counter())
                    start = time.perf_counter()
                    box.setText(text)
                    if text.strip():
                        seconds = await asyncio.wait_for(end, patience()) - start
                        if text == typed:
                            taken.append(seconds)
                        await asyncio.sleep(0.03)
    return {"painted": taken}


def _raw(path: Path) -> int:
    """Bytes of all the text that is kept."""
    with closing(sqlite3.connect(path)) as connection:
        counts = connection.execute(
            "SELECT (SELECT sum(length(CAST(text AS BLOB))) FROM pieces), "
            "(SELECT sum(length(CAST(text AS BLOB))) FROM documents)"
        ).fetchone()
    return sum(count or 0 for count in counts)


async def _work(work: Coroutine[Any, Any, dict[str, object]]) -> None:
    print(json.dumps(await work))


def main() -> None:
    """See the module."""
    what, profile, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if what == "window":
        run(_work(measure_window(profile, times)))
    else:
        asyncio.run(_work(measure(Profile.at(profile), times)))


if __name__ == "__main__":
    main()
