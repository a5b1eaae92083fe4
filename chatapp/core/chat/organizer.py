"""The verbs that put conversations in order and take it back: what was done is reported.

A reply under way in what is deleted, or in what an undo touches, is ended first, its
text kept.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence

from chatapp.core.domain.conversation import Conversation, Folder, Kind, TrashedItem
from chatapp.core.domain.events import (
    BranchChanged,
    ConversationChanged,
    ConversationDeleted,
    Event,
    FoldersChanged,
    UndoableDone,
    UndoDirection,
)
from chatapp.core.store.organizer import OrganizerStore, Outcome


class Organizer:
    """Names, places, the trash, undo and redo, over `order`.

    Each verb reports through `report` what changed, then `UndoableDone`, if anything did.
    `halt` ends the reply of a conversation and returns when its text is kept. All raise
    `StoreError`, and `LookupError` for what does not exist.
    """

    def __init__(
        self,
        order: OrganizerStore,
        *,
        report: Callable[[Event], None],
        halt: Callable[[str], Awaitable[None]],
    ) -> None:
        self._order = order
        self._report = report
        self._halt = halt

    async def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation a title; blank changes nothing."""
        self._done(await self._order.rename(conversation_id, title))

    async def set_pinned(self, ids: Sequence[str], pinned: bool) -> None:
        """Pin conversations above all others, or let them go."""
        self._done(await self._order.set_pinned(ids, pinned))

    async def set_archived(self, ids: Sequence[str], archived: bool) -> None:
        """Put conversations into the archive, or take them out."""
        self._done(await self._order.set_archived(ids, archived), away=True)

    async def move(self, ids: Sequence[str], folder_id: str) -> None:
        """Put conversations into a folder, or out of any for ""."""
        self._done(await self._order.move(ids, folder_id), away=True)

    async def delete(self, ids: Sequence[str]) -> None:
        """Put conversations into the trash."""
        await self._halt_all(ids)
        self._done(await self._order.delete(ids), away=True)

    async def clear(self, conversation_id: str) -> None:
        """Put all messages of a conversation into the trash; it stays."""
        await self._halt(conversation_id)
        self._done(await self._order.clear(conversation_id), away=True)

    async def delete_message(self, conversation_id: str, message_id: str) -> None:
        """Put a message of a conversation into the trash, with all below it."""
        await self._halt(conversation_id)
        self._done(await self._order.delete_message(message_id), away=True)

    # Folders

    async def listing(self) -> tuple[list[Folder], list[Conversation]]:
        """Folders and conversations outside the trash, as they stand at one moment."""
        return await self._order.listing()

    async def make_folder(self, folder: Folder) -> None:
        """Make a folder, in another one or not."""
        self._done(await self._order.make_folder(folder))

    async def rename_folder(self, folder_id: str, name: str) -> None:
        """Give a folder another name; blank changes nothing."""
        self._done(await self._order.rename_folder(folder_id, name))

    async def instruct_folder(self, folder_id: str, instructions: str) -> None:
        """Set what is sent before the instructions of all that lies in a folder."""
        self._done(await self._order.instruct_folder(folder_id, instructions))

    async def move_folder(self, folder_id: str, parent_id: str) -> None:
        """Put a folder into another, or out of any for ""; into itself changes nothing."""
        self._done(await self._order.move_folder(folder_id, parent_id))

    async def delete_folder(self, folder_id: str) -> None:
        """Put a folder into the trash with all that is in it."""
        await self._halt_all(await self._order.inside(folder_id))
        self._done(await self._order.delete_folder(folder_id), away=True)

    # Taking back

    async def undo(self) -> None:
        """Take back the newest deed; reports an empty sentence if there is none."""
        await self._halt_all(await self._order.next_touched())
        self._done(await self._order.undo(), UndoDirection.TAKEN_BACK)

    async def redo(self) -> None:
        """Do again what was taken back last; reports an empty sentence if there is nothing."""
        await self._halt_all(await self._order.next_touched(redo=True))
        self._done(await self._order.redo(), UndoDirection.DONE_AGAIN, away=True)

    # The trash

    async def in_trash(self) -> list[TrashedItem]:
        """What is in the trash, latest first."""
        return await self._order.in_trash()

    async def restore(self, kind: Kind, thrown_id: str) -> None:
        """Take something out of the trash, with all that went there along with it."""
        self._done(await self._order.restore(kind, thrown_id))

    async def empty_trash(self) -> None:
        """Really delete all that is in the trash: it is in no file any more but in backups."""
        await self._order.empty_trash()

    async def purge_old(self) -> None:
        """Really delete what was seen to be thirty days in the trash on two different days."""
        await self._order.purge_old()

    # Inside

    async def _halt_all(self, ids: Iterable[str]) -> None:
        for conversation_id in ids:
            await self._halt(conversation_id)

    def _done(
        self, outcome: Outcome, turn: UndoDirection = UndoDirection.DONE, *, away: bool = False
    ) -> None:
        if outcome.folders is not None:
            self._report(FoldersChanged(outcome.folders))
        for conversation in outcome.conversations:
            gone = conversation.deleted_at is not None
            event = ConversationDeleted if gone else ConversationChanged
            self._report(event(conversation))
            if conversation.id in outcome.branches and not gone:
                self._report(BranchChanged(conversation.id))
        if outcome.sentence or turn is not UndoDirection.DONE:
            here = tuple(c.id for c in outcome.conversations if c.deleted_at is None)
            self._report(UndoableDone(outcome.sentence, turn, away=away, conversations=here))
