"""SQL about drafts: unsent questions, and unsent edits of questions."""

from __future__ import annotations

import sqlite3

from chatapp.core.domain.conversation import Draft
from chatapp.core.store.sql import attachments, messages, summaries
from chatapp.core.store.sql.text import storable


def draft(connection: sqlite3.Connection, conversation_id: str) -> Draft:
    """The draft of a conversation, empty if none was saved."""
    return _found(connection, "conversation_id", conversation_id) or Draft()


def save_draft(connection: sqlite3.Connection, conversation_id: str, kept: Draft) -> None:
    """Replace the draft of a conversation; an empty one leaves nothing behind.

    Nothing is kept for a conversation that is gone: nobody could delete it.
    """
    gone = conversation_id and summaries.key_of(connection, conversation_id) is None
    _replace(connection, "conversation_id", conversation_id, Draft() if gone else kept)


def edit(connection: sqlite3.Connection, question_id: str) -> Draft:
    """The draft in place of a question: the one that was kept, or the question itself.

    Raises `LookupError`.
    """
    key = messages.key_of(connection, question_id)
    if (kept := _found(connection, "message", key)) is not None:
        return kept
    (question,) = messages.load(connection, [question_id])
    return Draft(question.raw, question.attachments)


def save_edit(connection: sqlite3.Connection, question_id: str, kept: Draft) -> None:
    """Replace what is being written in place of a question; an empty text leaves nothing behind.

    Nothing is kept for a question that is gone.
    """
    try:
        key = messages.key_of(connection, question_id)
    except LookupError:
        return
    _replace(connection, "message", key, kept)


def edits(connection: sqlite3.Connection, conversation: int) -> dict[int, Draft]:
    """The drafts in place of the questions of a conversation, by their keys."""
    rows = connection.execute(
        "SELECT d.message, d.key, d.text FROM messages m JOIN drafts d ON d.message = m.key "
        "WHERE m.conversation = ?",
        (conversation,),
    ).fetchall()
    return {
        message: Draft(text, attachments.of_draft(connection, key)) for message, key, text in rows
    }


def _found(connection: sqlite3.Connection, owner: str, value: str | int) -> Draft | None:
    row: tuple[int, str] | None = connection.execute(
        f"SELECT key, text FROM drafts WHERE {owner} = ?", (value,)
    ).fetchone()
    if row is None:
        return None
    key, text = row
    return Draft(text, attachments.of_draft(connection, key))


def _replace(connection: sqlite3.Connection, owner: str, value: str | int, kept: Draft) -> None:
    connection.execute(f"DELETE FROM drafts WHERE {owner} = ?", (value,))
    if kept == Draft():
        return
    key = connection.execute(
        f"INSERT INTO drafts ({owner}, text) VALUES (?, ?)", (value, storable(kept.text))
    ).lastrowid
    assert key is not None
    attachments.attach_to_draft(connection, key, kept.attachments)
