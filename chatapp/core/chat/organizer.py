"""Organizes conversations while replies are under way, and reports what was done.

A reply in what is deleted, or in what an undo touches, is ended first, its text kept.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path

from chatapp.core.domain.events import (
    BranchChanged,
    ConversationChanged,
    ConversationDeleted,
    Event,
    FoldersChanged,
    UndoableDone,
    UndoDirection,
)
from chatapp.core.store.database import Database
from chatapp.core.store.documents import Discarding
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.sql.outcome import Outcome


class Organizer(OrganizerStore):
    """The store's organizer beside an engine: it ends replies in what it deletes or undoes.

    Each verb reports through `report` what changed, then `UndoableDone`, if anything did.
    `halt` ends the reply of a conversation and returns when its text is kept.
    """

    def __init__(
        self,
        database: Database,
        attachments: Path | Discarding,
        *,
        report: Callable[[Event], None],
        halt: Callable[[str], Awaitable[None]],
    ) -> None:
        super().__init__(database, attachments, told=lambda outcome: _report(outcome, report))
        self._halt = halt

    async def delete(self, ids: Sequence[str]) -> Outcome:
        await self._halt_all(ids)
        return await super().delete(ids)

    async def clear(self, conversation_id: str) -> Outcome:
        await self._halt(conversation_id)
        return await super().clear(conversation_id)

    async def delete_message(self, message_id: str) -> Outcome:
        await self._halt_all(await self.around(message_id))
        return await super().delete_message(message_id)

    async def delete_folder(self, folder_id: str) -> Outcome:
        await self._halt_all(await self.inside(folder_id))
        return await super().delete_folder(folder_id)

    async def undo(self) -> Outcome:
        await self._halt_all(await self.next_touched())
        return await super().undo()

    async def redo(self) -> Outcome:
        await self._halt_all(await self.next_touched(redo=True))
        return await super().redo()

    async def _halt_all(self, ids: Iterable[str]) -> None:
        for conversation_id in ids:
            await self._halt(conversation_id)


def _report(outcome: Outcome, report: Callable[[Event], None]) -> None:
    if outcome.folders is not None:
        report(FoldersChanged(outcome.folders))
    for conversation in outcome.conversations:
        gone = conversation.deleted_at is not None
        event = ConversationDeleted if gone else ConversationChanged
        report(event(conversation))
        if conversation.id in outcome.branches and not gone:
            report(BranchChanged(conversation.id))
    if outcome.sentence or outcome.turn is not UndoDirection.DONE:
        here = tuple(c.id for c in outcome.conversations if c.deleted_at is None)
        report(UndoableDone(outcome.sentence, outcome.turn, away=outcome.away, conversations=here))
