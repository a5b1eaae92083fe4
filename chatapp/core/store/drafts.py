"""SQL about drafts: what stands in the composer of each conversation."""

from __future__ import annotations

import sqlite3

from chatapp.core.conversation import Draft
from chatapp.core.store import attachments
from chatapp.core.store.text import storable


def draft(connection: sqlite3.Connection, conversation_id: str) -> Draft:
    """The draft of a conversation, empty if none was saved."""
    row: tuple[int, str] | None = connection.execute(
        "SELECT key, text FROM drafts WHERE conversation_id = ?", (conversation_id,)
    ).fetchone()
    if row is None:
        return Draft()
    key, text = row
    return Draft(text, attachments.of_draft(connection, key))


def save_draft(connection: sqlite3.Connection, conversation_id: str, kept: Draft) -> None:
    """Replace the draft of a conversation; an empty one leaves nothing behind."""
    connection.execute("DELETE FROM drafts WHERE conversation_id = ?", (conversation_id,))
    if kept == Draft():
        return
    key = connection.execute(
        "INSERT INTO drafts (conversation_id, text) VALUES (?, ?)",
        (conversation_id, storable(kept.text)),
    ).lastrowid
    assert key is not None
    attachments.attach_to_draft(connection, key, kept.attachments)
