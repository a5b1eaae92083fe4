"""Asynchronous store of what requests have room for: what is left out, and who goes on where.

All verbs raise `StoreError`, and `LookupError` for a conversation that does not exist.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable

from chatapp.core.domain.conversation import Conversation, Outline
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.store.database import Database
from chatapp.core.store.sql import (
    conversation_settings,
    leaving_out,
    messages,
    summaries,
    tree,
)
from chatapp.core.store.sql.undo_log import UndoRecorder


class ContextStore:
    """The parts that are sent of a database's conversations. `clock` gives seconds since 1970."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def branch(self, conversation_id: str, upto: str | None = None) -> list[Outline]:
        """The messages down to `upto`, or of the branch on screen; none of one that is not."""

        def work(connection: sqlite3.Connection) -> list[Outline]:
            found = summaries.find(connection, conversation_id)
            last = upto or (found.leaf_id if found else None)
            return tree.outline(connection, messages.key_of(connection, last)) if last else []

        return await self._database.read(work)

    async def sent_from(self, conversation_id: str) -> str:
        """The id of the first message that is sent; empty: all of the branch is."""

        def work(connection: sqlite3.Connection) -> str:
            key = summaries.key_of(connection, conversation_id)
            return "" if key is None else leaving_out.sent_from(connection, key)

        return await self._database.read(work)

    async def send_from(self, conversation_id: str, message_id: str, sentence: str) -> Conversation:
        """Send only what follows from `message_id` on, or all for "": a step of undo."""
        now = self._clock()

        def work(connection: sqlite3.Connection) -> Conversation:
            (key,) = summaries.keys_of(connection, [conversation_id])
            doing = UndoRecorder(connection)
            doing.set("conversations", [key], "sent_from", message_id)
            doing.record(sentence, now)
            return summaries.get(connection, conversation_id)

        return await self._database.run(work)

    async def move_on(self, conversation_id: str, message_id: str) -> None:
        """Send less than before, of a conversation that leaves out its oldest messages."""

        def work(connection: sqlite3.Connection) -> None:
            (key,) = summaries.keys_of(connection, [conversation_id])
            leaving_out.move_on(connection, key, message_id)

        await self._database.run(work)

    async def add_continuation(
        self, conversation: Conversation, settings: ConversationSettings, sentence: str
    ) -> Conversation:
        """Keep a conversation, empty yet, that goes on where another ended: a step of undo.

        It lies in the folder of the one that it continues.
        """
        now = self._clock()

        def work(connection: sqlite3.Connection) -> Conversation:
            key = summaries.insert(connection, conversation)
            conversation_settings.save(connection, conversation.id, settings)
            connection.execute(
                "UPDATE conversations SET folder = "
                "(SELECT folder FROM conversations WHERE id = ?) WHERE key = ?",
                (settings.continues, key),
            )
            doing = UndoRecorder(connection)
            doing.was_set("conversations", key, "deleted_at", now)
            doing.record(sentence, now)
            return summaries.get(connection, conversation.id)

        return await self._database.run(work)
