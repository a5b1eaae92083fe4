"""Deeds that put conversations in order, each of which can be taken back, and the trash.

Each verb is one transaction on the database's thread. All raise `StoreError`, and
`LookupError` for a conversation, folder or message that does not exist.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from chatapp.core.domain.conversation import Conversation, Folder, Kind, Role, TrashedItem
from chatapp.core.domain.i18n import tr
from chatapp.core.store import aging
from chatapp.core.store.database import Database
from chatapp.core.store.documents import Discarding
from chatapp.core.store.documents import Folder as Files
from chatapp.core.store.sql import folders, index, messages, state, summaries, trash, tree, undo_log
from chatapp.core.store.sql.text import storable
from chatapp.core.store.sql.undo_log import UndoRecorder, UndoStep, renamed

_REWRITTEN = "rewritten since deleting overwrites"
_AT_A_TIME = 100
"""Conversations that go for good in one transaction: a running reply is kept in between."""
_Said: TypeAlias = tuple[str, str]
"""What was done, to one conversation by its ``{title}``, and to several."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a deed changed, done or taken back."""

    sentence: str = ""
    """What the deed was; empty if nothing changed."""
    conversations: tuple[Conversation, ...] = ()
    """Those it changed, as they are now, in the trash or not."""
    folders: tuple[Folder, ...] | None = None
    """All folders outside the trash, if the deed changed one."""
    branches: frozenset[str] = frozenset()
    """Ids of the conversations whose messages are others now."""


class OrganizerStore:
    """Names, places and the trash, over a database.

    `attachments` is the folder of files, or another place that keeps them. `clock` gives
    seconds since 1970.
    """

    def __init__(
        self,
        database: Database,
        attachments: Path | Discarding,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
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
                keys = _conversations(connection, [conversation_id])
                doing.set("conversations", keys, "title", words)
                doing.set("conversations", keys, "titled_by_person", 1)
            return renamed(before, words)

        return await self._do(change)

    async def set_pinned(self, ids: Sequence[str], pinned: bool) -> Outcome:
        """Pin conversations above all others, or let them go."""

        def said(count: int) -> _Said:
            if pinned:
                return tr("“{title}” was pinned."), tr(
                    "%n conversation was pinned.|%n conversations were pinned.", "", count
                )
            return tr("“{title}” was unpinned."), tr(
                "%n conversation was unpinned.|%n conversations were unpinned.", "", count
            )

        return await self._set(ids, "pinned", int(pinned), said)

    async def set_archived(self, ids: Sequence[str], archived: bool) -> Outcome:
        """Put conversations into the archive, or take them out."""

        def said(count: int) -> _Said:
            if archived:
                return tr("“{title}” was archived."), tr(
                    "%n conversation was archived.|%n conversations were archived.", "", count
                )
            return tr("“{title}” was unarchived."), tr(
                "%n conversation was unarchived.|%n conversations were unarchived.",
                "",
                count,
            )

        return await self._set(ids, "archived", int(archived), said)

    async def delete(self, ids: Sequence[str]) -> Outcome:
        """Put conversations into the trash."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            keys = _conversations(connection, ids)
            doing.set("conversations", _outside(connection, keys), "deleted_at", when)
            several = tr(
                "%n conversation was deleted.|%n conversations were deleted.", "", len(keys)
            )
            return _sentence(connection, keys, (tr("“{title}” was deleted."), several))

        return await self._do(change)

    async def move(self, ids: Sequence[str], folder_id: str) -> Outcome:
        """Put conversations into a folder, or out of any for ""."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            keys = _conversations(connection, ids)
            folder = folders.key_of(connection, folder_id) if folder_id else None
            doing.set("conversations", keys, "folder", folder)
            if folder is None:
                said = (
                    tr("“{title}” was removed from its folder."),
                    tr(
                        "%n conversation was removed from its folder."
                        "|%n conversations were removed from their folders.",
                        "",
                        len(keys),
                    ),
                )
                return _sentence(connection, keys, said)
            said = (
                tr("“{title}” was moved to “{folder}”."),
                tr(
                    "%n conversation was moved to “{folder}”."
                    "|%n conversations were moved to “{folder}”.",
                    "",
                    len(keys),
                ),
            )
            return _sentence(connection, keys, said, folders.name_of(connection, folder))

        return await self._do(change)

    async def clear(self, conversation_id: str) -> Outcome:
        """Put all messages of a conversation into the trash; the conversation stays."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            found = summaries.get(connection, conversation_id)
            (key,) = _conversations(connection, [conversation_id])
            _throw(doing, connection, key, tree.first_ones(connection, key), when)
            return tr("The messages of “{title}” were cleared.").format(title=found.title)

        return await self._do(change)

    async def delete_message(self, message_id: str) -> Outcome:
        """Put a message into the trash with all below it; its other versions stay.

        The branch on screen goes on with the version shown last, or ends above.
        """

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            (message,) = messages.load(connection, [message_id]) or (None,)
            if message is None:
                raise LookupError(f"no message {message_id}")
            (key,) = _conversations(connection, [message.conversation_id])
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

        return await self._do(change)

    # Folders

    async def make_folder(self, folder: Folder) -> Outcome:
        """Make a folder; in which other one it lies says `folder.parent_id`."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            parent = folders.key_of(connection, folder.parent_id) if folder.parent_id else None
            key = folders.insert(connection, folder, parent)
            doing.was_set("folders", key, "deleted_at", when)
            return tr("The folder “{folder}” was created.").format(folder=folder.name)

        return await self._do(change)

    async def rename_folder(self, folder_id: str, name: str) -> Outcome:
        """Give a folder another name; blank changes nothing."""
        words = _one_line(name)

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            key = folders.key_of(connection, folder_id)
            before = folders.name_of(connection, key)
            if words:
                doing.set("folders", [key], "name", words)
            return tr("The folder “{before}” was renamed to “{after}”.").format(
                before=before, after=words
            )

        return await self._do(change)

    async def instruct_folder(self, folder_id: str, instructions: str) -> Outcome:
        """Set what is sent before the instructions of all that lies in a folder."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            key = folders.key_of(connection, folder_id)
            doing.set("folders", [key], "instructions", storable(instructions.strip()))
            name = folders.name_of(connection, key)
            return tr("The instructions of “{folder}” were changed.").format(folder=name)

        return await self._do(change)

    async def move_folder(self, folder_id: str, parent_id: str) -> Outcome:
        """Put a folder into another, or out of any for ""; into itself changes nothing."""

        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            key = folders.key_of(connection, folder_id)
            parent = folders.key_of(connection, parent_id) if parent_id else None
            if parent not in folders.inside(connection, key):
                doing.set("folders", [key], "parent", parent)
            name = folders.name_of(connection, key)
            return tr("The folder “{folder}” was moved.").format(folder=name)

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

        return await self._do(change)

    async def inside(self, folder_id: str) -> list[str]:
        """Ids of the conversations in a folder and the folders in it."""

        def work(connection: sqlite3.Connection) -> list[str]:
            keys = folders.conversations_in(connection, folders.key_of(connection, folder_id))
            return [c.id for c in summaries.with_keys(connection, keys)]

        return await self._database.read(work)

    # Taking back

    async def next_touched(self, *, redo: bool = False) -> set[str]:
        """Ids of the conversations whose messages the next undo, or redo, would change."""
        return await self._database.read(lambda c: undo_log.next_touched(c, redo=redo))

    async def undo(self) -> Outcome:
        """Take back the newest deed; an empty outcome if there is none."""
        return await self._turn(undo_log.undo)

    async def redo(self) -> Outcome:
        """Do again what was taken back last; an empty outcome if there is nothing."""
        return await self._turn(undo_log.redo)

    # The trash

    async def in_trash(self) -> list[TrashedItem]:
        """What is in the trash, latest first."""
        return await self._database.read(trash.listed)

    async def restore(self, kind: Kind, thrown_id: str) -> Outcome:
        """Take something out of the trash, with all that went there along with it."""

        return await self._do(lambda doing, c, _: trash.restore(doing, c, kind, thrown_id))

    async def purge(self, *, due: bool = False) -> int:
        """Really delete what is in the trash, or only what is due, and files nothing refers to.

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
        """Really delete what was seen to be thirty days in the trash on two different days.

        Its bytes are in no file any more, as after emptying the trash.
        """
        await self._database.run(lambda c: aging.look(c, self._clock()))
        if went := await self.purge(due=True):
            await self._overwrite()
        return went

    async def empty_trash(self) -> int:
        """Really delete all that is in the trash; its bytes are in no file any more.

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

    async def _do(
        self, change: Callable[[UndoRecorder, sqlite3.Connection, float], str]
    ) -> Outcome:
        def work(connection: sqlite3.Connection) -> Outcome:
            doing = UndoRecorder(connection)
            sentence = change(doing, connection, undo_log.moment(connection, self._clock()))
            return _outcome(connection, doing.record(sentence, self._clock()))

        return await self._database.run(work)

    async def _set(
        self, ids: Sequence[str], field: str, value: int, said: Callable[[int], _Said]
    ) -> Outcome:
        def change(doing: UndoRecorder, connection: sqlite3.Connection, when: float) -> str:
            keys = _conversations(connection, ids)
            doing.set("conversations", keys, field, value)
            return _sentence(connection, keys, said(len(keys)))

        return await self._do(change)

    async def _turn(self, turn: Callable[[sqlite3.Connection, float], UndoStep | None]) -> Outcome:
        def work(connection: sqlite3.Connection) -> Outcome:
            deed = turn(connection, self._clock())
            if deed is None:
                return Outcome()
            for key in _of_messages(connection, deed.touched.get("messages", ())):
                tree.settle(connection, key)
            return _outcome(connection, deed)

        return await self._database.run(work)


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


def _outcome(connection: sqlite3.Connection, deed: UndoStep) -> Outcome:
    if not deed.touched:
        return Outcome()
    branches = _of_messages(connection, deed.touched.get("messages", ()))
    changed = deed.touched.get("conversations", set()) | branches
    conversations = tuple(summaries.with_keys(connection, changed))
    return Outcome(
        deed.sentence,
        conversations,
        tuple(folders.listed(connection)) if "folders" in deed.touched else None,
        frozenset(c.id for c in summaries.with_keys(connection, branches)),
    )


def _of_messages(connection: sqlite3.Connection, keys: Iterable[int]) -> set[int]:
    """Keys of the conversations that these messages belong to."""
    rows = connection.execute(
        "SELECT DISTINCT conversation FROM messages WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {row[0] for row in rows}


def _conversations(connection: sqlite3.Connection, ids: Sequence[str]) -> list[int]:
    """Keys of the conversations of these ids. Raises `LookupError`."""
    rows = connection.execute(
        "SELECT key FROM conversations WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ).fetchall()
    if len(rows) != len(set(ids)):
        raise LookupError(f"not all of these conversations exist: {ids[:5]}")
    return [row[0] for row in rows]


def _outside(connection: sqlite3.Connection, keys: Sequence[int]) -> list[int]:
    """Those of these conversations that are not in the trash."""
    rows = connection.execute(
        "SELECT key FROM conversations "
        "WHERE deleted_at IS NULL AND key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    )
    return [row[0] for row in rows]


def _sentence(
    connection: sqlite3.Connection, keys: Sequence[int], said: _Said, folder: str = ""
) -> str:
    """What was done to these conversations: by its title if it is one, else by their number."""
    one, several = said
    if len(keys) != 1:
        return several.format(folder=folder)
    (title,) = connection.execute(
        "SELECT title FROM conversations WHERE key = ?", (keys[0],)
    ).fetchone()
    return one.format(title=title, folder=folder)


def _one_line(words: str) -> str:
    return " ".join(storable(words).split())
