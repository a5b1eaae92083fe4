"""SQL about conversations as the sidebar lists them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from chatapp.core.domain.conversation import Conversation
from chatapp.core.store.sql.text import storable

_Row: TypeAlias = tuple[
    str, str, float, float, int, str | None, str | None, int, int, int, float | None
]

_SELECT = """
    SELECT c.id, c.title, c.created_at, c.updated_at, c.titled_by_person, leaf.id,
        f.id, c.pinned, c.archived, c.unread, c.deleted_at
    FROM conversations c
    LEFT JOIN messages leaf ON leaf.key = c.leaf
    LEFT JOIN folders f ON f.key = c.folder
"""


def listed(connection: sqlite3.Connection) -> list[Conversation]:
    """Every conversation outside the trash, newest activity first."""
    rows = connection.execute(
        _SELECT + "WHERE c.deleted_at IS NULL ORDER BY c.updated_at DESC, c.key DESC"
    )
    return [_value(row) for row in rows]


def with_keys(connection: sqlite3.Connection, keys: Iterable[int]) -> list[Conversation]:
    """The conversations with these keys, in the trash or not."""
    rows = connection.execute(
        _SELECT + "WHERE c.key IN (SELECT value FROM json_each(?))", (json.dumps(list(keys)),)
    )
    return [_value(row) for row in rows]


def find(connection: sqlite3.Connection, conversation_id: str) -> Conversation | None:
    """A conversation, in the trash or not; None if there is none of that id."""
    row: _Row | None = connection.execute(_SELECT + "WHERE c.id = ?", (conversation_id,)).fetchone()
    return _value(row) if row else None


def get(connection: sqlite3.Connection, conversation_id: str) -> Conversation:
    """A conversation that exists. Raises `LookupError`."""
    found = find(connection, conversation_id)
    if found is None:
        raise LookupError(f"no conversation {conversation_id}")
    return found


def key_of(connection: sqlite3.Connection, conversation_id: str) -> int | None:
    """The integer key of a conversation."""
    row: tuple[int] | None = connection.execute(
        "SELECT key FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    return row[0] if row else None


def insert(connection: sqlite3.Connection, conversation: Conversation) -> int:
    """Add an empty conversation and return its key."""
    cursor = connection.execute(
        "INSERT INTO conversations (id, title, titled_by_person, created_at, updated_at) "
        "VALUES (?, ?, ?, ?, ?)",
        (
            conversation.id,
            storable(conversation.title),
            conversation.titled_by_person,
            conversation.created_at,
            conversation.updated_at,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def touch(connection: sqlite3.Connection, key: int, now: float) -> None:
    """Note activity at `now`, seconds since 1970; a clock set back changes nothing."""
    connection.execute(
        "UPDATE conversations SET updated_at = max(updated_at, ?) WHERE key = ?", (now, key)
    )


def rename(
    connection: sqlite3.Connection,
    conversation_id: str,
    title: str,
    *,
    by_person: bool,
) -> Conversation:
    """Set a title, on one line, whoever gave the one before. Blank: no change."""
    before = get(connection, conversation_id)
    words = " ".join(storable(title).split())
    if not words:
        return before
    connection.execute(
        "UPDATE conversations SET title = ?, titled_by_person = ? WHERE id = ?",
        (words, by_person, conversation_id),
    )
    return replace(before, title=words, titled_by_person=by_person)


def set_unread(connection: sqlite3.Connection, conversation_id: str, unread: bool) -> None:
    """Mark a conversation as having an answer not seen yet, or take the mark away."""
    connection.execute(
        "UPDATE conversations SET unread = ? WHERE id = ? AND unread <> ?",
        (unread, conversation_id, unread),
    )


def _value(row: _Row) -> Conversation:
    return Conversation(
        id=row[0],
        title=row[1],
        created_at=row[2],
        updated_at=row[3],
        titled_by_person=bool(row[4]),
        leaf_id=row[5],
        folder_id=row[6],
        pinned=bool(row[7]),
        archived=bool(row[8]),
        unread=bool(row[9]),
        deleted_at=row[10],
    )


def keys_of(connection: sqlite3.Connection, ids: Sequence[str]) -> list[int]:
    """Keys of the conversations of these ids. Raises `LookupError`."""
    rows = connection.execute(
        "SELECT key FROM conversations WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ).fetchall()
    if len(rows) != len(set(ids)):
        raise LookupError(f"not all of these conversations exist: {ids[:5]}")
    return [row[0] for row in rows]


def outside_trash(connection: sqlite3.Connection, keys: Sequence[int]) -> list[int]:
    """Those of the conversations with these keys that are not in the trash."""
    rows = connection.execute(
        "SELECT key FROM conversations "
        "WHERE deleted_at IS NULL AND key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    )
    return [row[0] for row in rows]
