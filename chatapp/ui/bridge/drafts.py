"""Bridge for drafts: fetching them, and saving them until the disk has them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.conversation import Draft, DraftOf
from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session

_LOOKED_AGAIN = 0.05


class DraftsBridge(QObject):
    """The calls about drafts. Each returns at once; its outcome arrives as a signal."""

    fetched = Signal(object, object)
    """DraftOf, Draft: what is kept of it."""
    lost = Signal(object)
    """DraftOf: it cannot be read; why was told."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks
        self._newest: dict[DraftOf, Draft] = {}
        """The drafts that are not on the disk yet."""
        self._writing: dict[DraftOf, asyncio.Task[None]] = {}

    def fetch(self, of: DraftOf) -> None:
        """An earlier one that is still under way is dropped."""

        async def verb() -> None:
            try:
                kept = await self._kept(of)
            except LookupError:
                failed(tr("This message no longer exists."))
            else:
                self.fetched.emit(of, kept)

        def failed(sentence: str) -> None:
            self._tasks.failed.emit(sentence)
            self.lost.emit(of)

        self._tasks.start(verb(), failed=failed, name="draft")

    def save(self, of: DraftOf, draft: Draft) -> None:
        """Keep it, however long the disk refuses; while it waits, a newer one takes its place."""
        self._newest[of] = draft
        if of not in self._writing:
            self._writing[of] = self._tasks.start(self._write(of))

    def add(self, of: DraftOf, draft: Draft) -> None:
        """Keep it behind what is kept already."""
        if (newest := self._newest.get(of)) is not None:
            self.save(of, newest.followed_by(draft))
            return
        verb = self._core.saving.keep(f"more {of}", lambda: self._store(of, draft, behind=True))
        self._tasks.start(verb)

    def forget(self, of: DraftOf) -> None:
        """Drop a draft that was sent: a write still under way is not to bring it back."""
        if of in self._newest:
            self.save(of, Draft())

    async def settle(self) -> None:
        """Wait until the disk has taken all of them, or refused one."""
        while self._writing and not self._core.saving.failing:
            await asyncio.wait(self._writing.values(), timeout=_LOOKED_AGAIN)

    async def _kept(self, of: DraftOf) -> Draft:
        if (newest := self._newest.get(of)) is not None:
            return newest
        store = self._core.store_for(of.conversation_id)
        if of.question_id:
            return await store.edit(of.question_id)
        return await store.draft(of.conversation_id)

    async def _write(self, of: DraftOf) -> None:
        written: list[Draft] = []

        async def write() -> None:
            written.append(self._newest[of])
            await self._store(of, written[-1])

        try:
            while not written or written[-1] is not self._newest[of]:
                await self._core.saving.keep(f"draft {of}", write)
            del self._newest[of]
        finally:
            del self._writing[of]

    async def _store(self, of: DraftOf, draft: Draft, *, behind: bool = False) -> None:
        store = self._core.store_for(of.conversation_id)
        if of.question_id:
            with suppress(LookupError):  # it was deleted for good meanwhile
                await store.save_edit(of.question_id, draft, behind=behind)
        else:
            await store.save_draft(of.conversation_id, draft, behind=behind)
