"""Transfers whole conversations out of the profile and into it: asynchronous verbs.

Each verb is one transaction on the database's thread. All raise `StoreError`.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.conversation import Folder as ConversationFolder
from chatapp.core.domain.errors import UnreadableFile
from chatapp.core.store import documents
from chatapp.core.store.database import Database
from chatapp.core.store.sql import full_conversations
from chatapp.core.store.sql.full_conversations import Taken, WholeConversation, WholeDocument


@dataclass(frozen=True, slots=True)
class Parcel:
    """A conversation with the documents that are attached somewhere in it."""

    conversation: WholeConversation
    documents: tuple[WholeDocument, ...] = ()


class Transfer:
    """The way in and out of `database` and the folder of attachments, as a whole."""

    def __init__(self, database: Database, attachments: Path | documents.Keeping) -> None:
        self._database = database
        inside = isinstance(attachments, Path)
        self._files = documents.Folder(attachments) if inside else attachments

    async def conversation_ids(self) -> list[str]:
        """Every conversation, also those in the trash, in the order they were made."""
        return await self._database.read(full_conversations.conversation_ids)

    async def folders(self) -> list[ConversationFolder]:
        """Every folder, after the one it lies in."""
        return await self._database.read(full_conversations.folders)

    async def give(self, conversation_id: str) -> Parcel:
        """A conversation with its documents; one whose file is lost has no content.

        Raises `LookupError` if there is no such conversation.
        """

        def work(connection: sqlite3.Connection) -> Parcel:
            found = full_conversations.read(connection, conversation_id)
            return Parcel(found, tuple(full_conversations.documents(connection, found.hashes)))

        parcel = await self._database.read(work)
        if not parcel.documents:
            return parcel
        filled = await run_in_daemon_thread(lambda: tuple(map(self._fill, parcel.documents)))
        return replace(parcel, documents=filled)

    async def take_folders(self, folders: Sequence[ConversationFolder]) -> None:
        """Add those folders that are not there, each after the one it lies in."""
        await self._database.run(lambda c: full_conversations.add_folders(c, folders))

    async def take(self, parcels: Sequence[Parcel]) -> list[Taken | None]:
        """Add what is missing of each conversation; None for one that cannot be added."""
        contents = [d for parcel in parcels for d in parcel.documents if d.data is not None]
        if contents:
            await asyncio.to_thread(lambda: [self._keep(document) for document in contents])
        return await self._database.run(lambda c: [_take(c, parcel) for parcel in parcels])

    def _fill(self, document: WholeDocument) -> WholeDocument:
        try:
            return replace(document, data=self._files.bytes_of(document.sha256))
        except UnreadableFile:
            return document

    def _keep(self, document: WholeDocument) -> None:
        assert document.data is not None
        self._files.keep_bytes(document.data, document.sha256)


def _take(connection: sqlite3.Connection, parcel: Parcel) -> Taken | None:
    connection.execute("SAVEPOINT conversation")
    try:
        for document in parcel.documents:
            full_conversations.keep_document(connection, document)
        return full_conversations.add(connection, parcel.conversation)
    except (ValueError, sqlite3.IntegrityError):
        connection.execute("ROLLBACK TO conversation")
        return None
    finally:
        connection.execute("RELEASE conversation")
