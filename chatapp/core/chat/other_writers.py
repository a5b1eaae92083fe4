"""Watches replies that other processes write into the same profile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.domain.errors import StoreError
from chatapp.core.domain.events import Event, Finished
from chatapp.core.store.conversations import Conversations

LOOK_EVERY = 1.0
"""Seconds between two looks, for as long as there are such replies."""


class Others:
    """Reports when a reply of another process has ended, or its writer was killed.

    `is_written` says whether the process of that id still lives.
    """

    def __init__(
        self,
        store: Conversations,
        *,
        is_written: Callable[[str], bool],
        report: Callable[[Event], None],
    ) -> None:
        self._store = store
        self._is_written = is_written
        self._report = report
        self._task: asyncio.Task[None] | None = None

    def watch(self) -> None:
        """Look now, and then for as long as there are any."""
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._watch())

    async def close(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _watch(self) -> None:
        under_way = set[str]()
        while True:
            try:
                under_way |= await self._store.written_elsewhere()
                if under_way:
                    await self._store.recover(self._is_written)
                left = await self._store.written_elsewhere()
                for message in await self._store.messages(sorted(under_way - left)):
                    self._report(Finished(message.conversation_id, with_parts(message)))
            except StoreError:
                pass  # whoever shows the conversation meets it too, and says so
            else:
                under_way = left
                if not left:
                    return
            await asyncio.sleep(LOOK_EVERY)
