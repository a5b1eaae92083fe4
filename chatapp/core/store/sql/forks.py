"""SQL that copies a branch into a conversation of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from chatapp.core.domain.conversation import Conversation, Status
from chatapp.core.store.sql import answers, leaving_out, messages, summaries, tree

_SUFFIX = " (fork)"


def fork(
    connection: sqlite3.Connection, message_id: str, now: float, make_id: Callable[[], str]
) -> Conversation:
    """Copy the branch up to a message into a new conversation, beside its own.

    It gets the title with “(fork)”, the folder and the settings; of each message all but
    its versions. A reply under way is copied as far as it has been kept. Raises
    `LookupError`.
    """
    last = messages.key_of(connection, message_id)
    source, title, by_person = connection.execute(
        "SELECT c.key, c.title, c.titled_by_person FROM messages m "
        "JOIN conversations c ON c.key = m.conversation WHERE m.key = ?",
        (last,),
    ).fetchone()
    forked = Conversation(make_id(), title.removesuffix(_SUFFIX) + _SUFFIX, now, now, by_person)
    key = summaries.insert(connection, forked)
    connection.execute(
        "UPDATE conversations SET (folder, own) = "
        "(SELECT folder, own FROM conversations WHERE key = ?) WHERE key = ?",
        (source, key),
    )
    parent: int | None = None
    sent_from = leaving_out.sent_from(connection, source)
    for one in tree.outline(connection, last):
        new = make_id()
        parent = _copy(connection, messages.key_of(connection, one.id), key, parent, new)
        if one.id == sent_from:
            leaving_out.begin_at(connection, key, new)
    assert parent is not None
    tree.show(connection, parent)
    return summaries.get(connection, forked.id)


def _copy(
    connection: sqlite3.Connection, source: int, conversation: int, parent: int | None, new: str
) -> int:
    """A message once more, under `parent`; its new key."""
    key = connection.execute(
        """
        INSERT INTO messages (id, conversation, parent, role, status, created_at, characters,
            model, server_id, finish_reason, usage, problem, notes, thinking_seconds, seconds)
        SELECT ?, ?, ?, role, CASE status WHEN ? THEN ? ELSE status END, created_at, characters,
            model, server_id, finish_reason, usage, problem, notes, thinking_seconds, seconds
        FROM messages WHERE key = ?
        """,
        (new, conversation, parent, Status.STREAMING, Status.INTERRUPTED, source),
    ).lastrowid
    assert key is not None
    connection.execute(
        "INSERT INTO pieces (message, seq, source, text) "
        "SELECT ?, seq, source, text FROM pieces WHERE message = ? ORDER BY seq",
        (key, source),
    )
    connection.execute(
        "INSERT INTO attachments (message, position, document, name, delivery) "
        "SELECT ?, position, document, name, delivery FROM attachments WHERE message = ?",
        (key, source),
    )
    answers.copy(connection, source, key)
    return key
