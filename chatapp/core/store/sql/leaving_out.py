"""SQL about the message that a conversation's requests begin with."""

from __future__ import annotations

import sqlite3

from chatapp.core.store.sql.undo_log import moved_on


def sent_from(connection: sqlite3.Connection, conversation: int) -> str:
    """The id of the first message that is sent; empty: all of the branch is."""
    (message_id,) = connection.execute(
        "SELECT sent_from FROM conversations WHERE key = ?", (conversation,)
    ).fetchone()
    return message_id


def begin_at(connection: sqlite3.Connection, conversation: int, message_id: str) -> None:
    """Send the messages from `message_id` on."""
    connection.execute(
        "UPDATE conversations SET sent_from = ? WHERE key = ?", (message_id, conversation)
    )


def move_on(connection: sqlite3.Connection, conversation: int, message_id: str) -> None:
    """Send less than before, of a conversation that leaves out its oldest messages.

    It is no step of its own: undoing the one that began it brings everything back.
    """
    before = sent_from(connection, conversation)
    begin_at(connection, conversation, message_id)
    moved_on(connection, ("conversations", conversation, "sent_from"), before, message_id)
