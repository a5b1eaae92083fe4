"""Bridge for searching all conversations."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.query import parse
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session

_PAINTED_WITHIN = 0.016
"""Seconds for what was found to be painted, before more is looked for."""


class SearchBridge(QObject):
    """The calls for the search. Each returns at once; its outcome arrives as a signal."""

    found = Signal(str, list)
    """The text typed, list[SearchHit]: some of what was found for it."""
    ended = Signal(str, str)
    """The text typed, the sentence why not everything was searched or "": that was all."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks

    def search(self, typed: str, *, thinking: bool) -> None:
        """Find what was `typed`; an earlier search still under way is dropped."""
        self._core.indexer.wake()

        async def verb() -> None:
            query = parse(typed)
            query = replace(query, thinking=query.thinking or thinking)
            async with aclosing(self._core.searcher.search(query)) as some:
                async for hits in some:
                    self.found.emit(typed, hits)
                    await asyncio.sleep(_PAINTED_WITHIN)
            self.ended.emit(typed, "")

        def failed(sentence: str) -> None:
            self.ended.emit(typed, sentence)

        self._tasks.start(verb(), failed=failed, name="search")

    def end(self) -> None:
        """End the search under way: nobody waits for it any more."""
        self._tasks.cancel("search")
