"""Organizes conversations (names, folders, archive, trash), each act one step of undo.

Each verb is one transaction on the database's thread. All raise `StoreError`, and
`LookupError` for a conversation, folder or message that does not exist.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from chatapp.core.domain.conversation import Conversation, Folder, Kind, Role, TrashedItem
from chatapp.core.domain.events import UndoDirection
from chatapp.core.domain.i18n import tr
from chatapp.core.store import aging
from chatapp.core.store.database import Database
from chatapp.core.store.documents import Discarding
from chatapp.core.store.documents import Folder as Files
from chatapp.core.store.sql import (
    folders,
    index,
    messages,
    sentences,
    state,
    summaries,
    trash,
    tree,
    undo_log,
)
from chatapp.core.store.sql.outcome import Outcome, conversations_of, outcome_of
from chatapp.core.store.sql.sentences import Said, sentence_of
from chatapp.core.store.sql.summaries import keys_of, outside_trash
from chatapp.core.store.sql.text import storable
from chatapp.core.store.sql.undo_log import UndoRecorder, UndoStep

_REWRITTEN = "rewritten since deleting overwrites"
_AT_A_TIME = 100
"""Conversations that go for good in one transaction: a running reply is kept in between."""
_Change: TypeAlias = Callable[[UndoRecorder, sqlite3.Connection, float], str]
"""Changes what it wants through a recorder, at a moment; returns what it did as a sentence."""


class OrganizerStore:
    """Names, places and the trash, over a database.

    `attachments` is the folder of files, or another place that keeps them. What a verb
    changed is returned, after `told` has heard it. `clock` gives seconds since 1970.
    """

    def __init__(
        self,
        database: Database,
        attachments: Path | Discarding,
        *,
        told: Callable[[Outcome], object] = lambda _: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._told = told
        self._files = Files(attachments) if isinstance(attachments, Path) else attachments
        self._clock = clock

    async def folders(self) -> list[Folder]:
        """All folders outside the trash, by name."""
        return await self._database.read(folders.listed)

    async def listing(self) -> tuple[list[Folder], list[Conversation]]:
        """Folders and conversations outside the trash, as they stand at one moment."""
        return await self._database.read(lambda c: (folders.listed(c), summaries.listed(c)))

    # Conversations, many at once

    async def rename(self, conversation_id: str, title: str) -> Outcome:
        """Give a conversation a title that only the person replaces; blank changes nothing."""
        words = _one_line(title)

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            before = summaries.get(connection, conversation_id).title
            if words:
                keys = keys_of(connection, [conversation_id])
                doing.set("conversations", keys, "title", words)
                doing.set("conversations", keys, "titled_by_person", 1)
            return sentences.renamed(before, words)

        return await self._do(change)

    async def pin(self, ids: Sequence[str], pinned: bool) -> Outcome:
        """Pin conversations above all others, or let them go."""

        return await self._set(
            ids, "pinned", int(pinned), sentences.pinned if pinned else sentences.unpinned
        )

    async def archive(self, ids: Sequence[str], archived: bool) -> Outcome:
        """Put conversations into the archive, or take them out."""

        return await self._set(
            ids,
            "archived",
            int(archived),
            sentences.archived if archived else sentences.unarchived,
            away=True,
        )

    async def delete(self, ids: Sequence[str]) -> Outcome:
        """Put conversations into the trash."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            keys = keys_of(connection, ids)
            doing.set("conversations", outside_trash(connection, keys), "deleted_at", when)
            return sentence_of(connection, keys, sentences.deleted(len(keys)))

        return await self._do(change, away=True)

    async def move(
        self, ids: Sequence[str], folder_id: str, folder_ids: Sequence[str] = ()
    ) -> Outcome:
        """Put conversations, and folders, into a folder, or out of any for "".

        A folder does not move into itself.
        """

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            keys = keys_of(connection, ids)
            folder = folders.key_of(connection, folder_id) if folder_id else None
            name = "" if folder is None else folders.name_of(connection, folder)
            doing.set("conversations", keys, "folder", folder)
            places = [folders.key_of(connection, moved) for moved in folder_ids]
            for key in places:
                if folder not in folders.inside(connection, key):
                    doing.set("folders", [key], "parent", folder)
            if not places:
                said = sentences.taken_out if folder is None else sentences.moved
                return sentence_of(connection, keys, said(len(keys)), name)
            if keys or len(places) > 1:
                return sentences.items_moved(name, len(keys) + len(places))
            moved = folders.name_of(connection, places[0])
            return tr("The folder “{folder}” was moved.").format(folder=moved)

        return await self._do(change, away=bool(ids))

    async def clear(self, conversation_id: str) -> Outcome:
        """Put all messages of a conversation into the trash; the conversation stays."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            found = summaries.get(connection, conversation_id)
            (key,) = keys_of(connection, [conversation_id])
            _throw(doing, connection, key, tree.first_ones(connection, key), when)
            return tr("The messages of “{title}” were cleared.").format(title=found.title)

        return await self._do(change, away=True)

    async def delete_message(self, message_id: str) -> Outcome:
        """Put a message into the trash with all below it; its other versions stay.

        The branch on screen goes on with the version shown last, or ends above.
        """

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            (message,) = messages.load(connection, [message_id]) or (None,)
            if message is None:
                raise LookupError(f"no message {message_id}")
            (key,) = keys_of(connection, [message.conversation_id])
            _throw(
                doing,
                connection,
                key,
                [messages.key_of(connection, message_id)],
                when,
            )
            mine = message.role == Role.USER
            if message.versions > 1:
                if mine:
                    return tr("A version of a message was deleted.")
                return tr("A version of a reply was deleted.")
            return tr("A message was deleted.") if mine else tr("A reply was deleted.")

        return await self._do(change, away=True)

    # Folders

    async def make_folder(self, folder: Folder, ids: Sequence[str] = ()) -> Outcome:
        """Make a folder, in `folder.parent_id` if it has one, and put conversations into it."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            parent = folders.key_of(connection, folder.parent_id) if folder.parent_id else None
            keys = keys_of(connection, ids)
            key = folders.insert(connection, folder, parent)
            doing.was_set("folders", key, "deleted_at", when)
            doing.set("conversations", keys, "folder", key)
            if not keys:
                return tr("The folder “{folder}” was created.").format(folder=folder.name)
            return sentence_of(connection, keys, sentences.moved_to_new(len(keys)), folder.name)

        return await self._do(change, away=bool(ids))

    async def edit_folder(
        self, folder_id: str, *, name: str = "", instructions: str | None = None
    ) -> Outcome:
        """Give a folder another name, and set what is sent to the model for all that is in it.

        A blank name, and None for instructions, change nothing.
        """
        words = _one_line(name)

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            key = folders.key_of(connection, folder_id)
            before = folders.name_of(connection, key)
            after = words or before
            doing.set("folders", [key], "name", after)
            if instructions is None:
                return sentences.folder_renamed(before, after)
            named = doing.changes
            doing.set("folders", [key], "instructions", storable(instructions.strip()))
            if doing.changes == named:
                return sentences.folder_renamed(before, after)
            return sentences.folder_instructed(before, after)

        return await self._do(change)

    async def delete_folder(self, folder_id: str) -> Outcome:
        """Put a folder into the trash with all that is in it."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            key = folders.key_of(connection, folder_id)
            doing.set(
                "conversations", folders.conversations_in(connection, key), "deleted_at", when
            )
            doing.set("folders", folders.inside(connection, key), "deleted_at", when)
            name = folders.name_of(connection, key)
            return tr("The folder “{folder}” was deleted.").format(folder=name)

        return await self._do(change, away=True)

    async def inside(self, folder_id: str) -> list[str]:
        """Ids of the conversations in a folder and the folders in it."""

        def work(connection: sqlite3.Connection) -> list[str]:
            keys = folders.conversations_in(connection, folders.key_of(connection, folder_id))
            return [c.id for c in summaries.with_keys(connection, keys)]

        return await self._database.read(work)

    async def around(self, message_id: str) -> list[str]:
        """Ids of the conversations that have a message: one."""

        def work(connection: sqlite3.Connection) -> list[str]:
            keys = conversations_of(connection, [messages.key_of(connection, message_id)])
            return [c.id for c in summaries.with_keys(connection, keys)]

        return await self._database.read(work)

    # Undo

    async def next_touched(self, *, redo: bool = False) -> set[str]:
        """Ids of the conversations whose messages the next undo, or redo, would change."""
        return await self._database.read(lambda c: undo_log.next_touched(c, redo=redo))

    async def undo(self) -> Outcome:
        """Undo the newest step; an empty outcome if there is none."""
        return await self._turn(undo_log.undo, UndoDirection.UNDONE)

    async def redo(self) -> Outcome:
        """Redo what was undone last; an empty outcome if there is nothing."""
        return await self._turn(undo_log.redo, UndoDirection.REDONE, away=True)

    # The trash

    async def in_trash(self) -> list[TrashedItem]:
        """The things in the trash, latest first."""
        return await self._database.read(trash.listed)

    async def restore(self, kind: Kind, thrown_id: str) -> Outcome:
        """Take something out of the trash, with all that went there along with it."""

        return await self._do(lambda doing, c, _: trash.restore(doing, c, kind, thrown_id))

    async def purge(self, *, due: bool = False) -> int:
        """Delete for good what is in the trash, or only what is due, and files nothing refers to.

        Returns how many conversations, messages and folders went.
        """
        went = 0
        while True:
            count, unused = await self._database.run(lambda c: trash.purge(c, _AT_A_TIME, due=due))
            for sha256 in unused:
                await asyncio.to_thread(self._files.discard, sha256)
            if not count:
                return went
            went += count

    async def purge_old(self) -> int:
        """Delete for good what was seen to be thirty days in the trash on two different days.

        Its bytes are in no file any more, as after emptying the trash.
        """
        await self._database.run(lambda c: aging.look(c, self._clock()))
        if went := await self.purge(due=True):
            await self._overwrite()
        return went

    async def empty_trash(self) -> int:
        """Delete for good all that is in the trash; its bytes are in no file any more.

        Only backups keep it until they are removed themselves. Returns how many
        conversations, messages and folders went.
        """
        went = await self.purge()
        await self._overwrite()
        return went

    # Inside

    async def _overwrite(self) -> None:
        """Leave nothing of what was deleted in the index, in free pages and in the log."""
        begin = True
        while await self._database.run(lambda c, b=begin: index.tighten(c, begin=b)):
            begin = False
        if await self._database.read(lambda c: state.value(c, _REWRITTEN)) is None:
            # An earlier program deleted without overwriting.
            await self._database.rewrite()
            await self._database.run(lambda c: state.set_value(c, _REWRITTEN, "yes"))
        await self._database.fold()

    async def _do(self, change: _Change, *, away: bool = False) -> Outcome:
        def work(connection: sqlite3.Connection) -> Outcome:
            doing = UndoRecorder(connection)
            sentence = change(doing, connection, undo_log.moment(connection, self._clock()))
            step = doing.record(sentence, self._clock())
            return outcome_of(connection, step, UndoDirection.DONE, away=away)

        return await self._tell(work)

    async def _set(
        self,
        ids: Sequence[str],
        field: str,
        value: int,
        said: Callable[[int], Said],
        *,
        away: bool = False,
    ) -> Outcome:
        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            keys = keys_of(connection, ids)
            doing.set("conversations", keys, field, value)
            return sentence_of(connection, keys, said(len(keys)))

        return await self._do(change, away=away)

    async def _turn(
        self,
        turn: Callable[[sqlite3.Connection, float], UndoStep | None],
        direction: UndoDirection,
        *,
        away: bool = False,
    ) -> Outcome:
        def work(connection: sqlite3.Connection) -> Outcome:
            step = turn(connection, self._clock())
            if step is None:
                return Outcome(turn=direction)
            for key in conversations_of(connection, step.touched.get("messages", ())):
                tree.settle(connection, key)
            return outcome_of(connection, step, direction, away=away)

        return await self._tell(work)

    async def _tell(self, work: Callable[[sqlite3.Connection], Outcome]) -> Outcome:
        outcome = await self._database.run(work)
        self._told(outcome)
        return outcome


def _throw(
    doing: UndoRecorder,
    connection: sqlite3.Connection,
    conversation: int,
    thrown: Iterable[int],
    when: float,
) -> None:
    """Put messages of one conversation into the trash."""
    leaf = tree.leaf_of(connection, conversation)
    doing.set("messages", thrown, "deleted_at", when)
    tree.settle(connection, conversation)
    doing.was_set("conversations", conversation, "leaf", leaf)


def _one_line(words: str) -> str:
    return " ".join(storable(words).split())
