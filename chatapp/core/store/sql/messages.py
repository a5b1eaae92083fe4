"""SQL about single messages: writing them, growing replies, loading them whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from itertools import groupby
from typing import Any, cast

from chatapp.core.domain.conversation import Message, Piece, Problem, Role, Source, Status, Usage
from chatapp.core.store.sql import attachments, index, usage_totals
from chatapp.core.store.sql.text import from_json, storable, to_json

_USAGE_FIELDS = frozenset(f.name for f in fields(Usage))
_PROBLEM_FIELDS = frozenset(f.name for f in fields(Problem))


def runs(pieces: Iterable[Piece]) -> list[Piece]:
    """`pieces` as few as they can be: one for each stretch of the same source, storable."""
    return [
        Piece(source, text)
        for source, stretch in groupby(pieces, key=lambda piece: piece.source)
        if (text := storable("".join(piece.text for piece in stretch)))
    ]


def notes_in(column: str) -> tuple[str, ...]:
    """The notes on a reply as they are kept; what is none is left out."""
    found: Any = json.loads(column)
    notes = cast("list[Any]", found) if isinstance(found, list) else []
    return tuple(note for note in notes if isinstance(note, str))


def key_of(connection: sqlite3.Connection, message_id: str) -> int:
    """The integer key of a message. Raises `LookupError`."""
    row: tuple[int] | None = connection.execute(
        "SELECT key FROM messages WHERE id = ?", (message_id,)
    ).fetchone()
    if row is None:
        raise LookupError(f"no message {message_id}")
    return row[0]


def is_there(connection: sqlite3.Connection, message_id: str) -> bool:
    """True if there is a message of that id, in the trash or not."""
    found = connection.execute("SELECT 1 FROM messages WHERE id = ?", (message_id,)).fetchone()
    return found is not None


def in_trash(connection: sqlite3.Connection, key: int) -> bool:
    """True if the message with that key was deleted."""
    (when,) = connection.execute("SELECT deleted_at FROM messages WHERE key = ?", (key,)).fetchone()
    return when is not None


def insert(connection: sqlite3.Connection, conversation: int, message: Message) -> int:
    """Add `message` to the conversation with that key, and return its own key.

    A message that is there already is left as it is, so a write whose outcome was not
    heard may be repeated. Raises `LookupError` if the parent is not in the conversation.
    """
    there: tuple[int] | None = connection.execute(
        "SELECT key FROM messages WHERE id = ? AND conversation = ?", (message.id, conversation)
    ).fetchone()
    if there:
        return there[0]
    parent = None
    if message.parent_id is not None:
        row: tuple[int] | None = connection.execute(
            "SELECT key FROM messages WHERE id = ? AND conversation = ?",
            (message.parent_id, conversation),
        ).fetchone()
        if row is None:
            raise LookupError(f"no message {message.parent_id} in this conversation")
        parent = row[0]
    key = connection.execute(
        "INSERT INTO messages (id, conversation, parent, role, created_at, status) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (message.id, conversation, parent, message.role, message.created_at, message.status),
    ).lastrowid
    assert key is not None
    _set_outcome(connection, key, message)
    _add_pieces(connection, key, 0, runs(message.pieces))
    attachments.attach(connection, key, message.attachments)
    return key


def append(connection: sqlite3.Connection, message_id: str, pieces: Sequence[Piece]) -> None:
    """Add `pieces` after what a reply has. Costs the new text, however long the reply."""
    key = key_of(connection, message_id)
    index.forget(connection, [key])
    (free,) = connection.execute(
        "SELECT coalesce(max(seq) + 1, 0) FROM pieces WHERE message = ?", (key,)
    ).fetchone()
    _add_pieces(connection, key, free, runs(pieces))


def resume(connection: sqlite3.Connection, message: Message) -> None:
    """A reply that had ended goes on: its text stays, and its mark that it was asked for more.

    Raises `LookupError`.
    """
    key = key_of(connection, message.id)
    index.forget(connection, [key])
    connection.execute(
        "UPDATE messages SET status = ?, problem = NULL, finish_reason = '', model = ?, "
        "server_id = ? WHERE key = ?",
        (message.status, storable(message.model), storable(message.server_id), key),
    )
    _set_pieces(connection, key, runs(message.pieces))


def finish(connection: sqlite3.Connection, message: Message, day: str) -> int:
    """Keep how a reply ended; its pieces, all of them, replace what was appended.

    What it used counts for `day`. Returns the key of its conversation. Raises `LookupError`.
    """
    key = key_of(connection, message.id)
    (usage,) = connection.execute("SELECT usage FROM messages WHERE key = ?", (key,)).fetchone()
    usage_totals.count(connection, day, message, Usage(**from_json(usage, _USAGE_FIELDS)))
    _set_outcome(connection, key, message)
    _set_pieces(connection, key, runs(message.pieces))
    (conversation,) = connection.execute(
        "SELECT conversation FROM messages WHERE key = ?", (key,)
    ).fetchone()
    return conversation


def put(connection: sqlite3.Connection, conversation: int, message: Message) -> int:
    """Keep a message that has ended, in the place of what is kept of it; returns its key."""
    key = insert(connection, conversation, message)
    _set_outcome(connection, key, message)
    _set_pieces(connection, key, runs(message.pieces))
    return key


def written_by(connection: sqlite3.Connection, message_id: str, writer: str) -> None:
    """Note whose a reply under way is. Raises `LookupError`."""
    key = key_of(connection, message_id)
    connection.execute(
        "UPDATE messages SET writer = ? WHERE key = ? AND status = 'streaming'", (writer, key)
    )


def writers(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """The writers of the replies under way, and the ids of these."""
    found: dict[str, set[str]] = {}
    for writer, message_id in connection.execute(
        "SELECT writer, id FROM messages WHERE status = 'streaming'"
    ):
        found.setdefault(writer, set()).add(message_id)
    return found


def interrupt_streaming(connection: sqlite3.Connection, gone: Iterable[str]) -> int:
    """Mark the replies of writers that are gone as interrupted; how many there were."""
    keys = connection.execute(
        "SELECT key FROM messages WHERE status = 'streaming' "
        "AND writer IN (SELECT value FROM json_each(?))",
        (json.dumps(list(gone)),),
    ).fetchall()
    for (key,) in keys:
        _set_pieces(connection, key, runs(_pieces(connection, [key]).get(key, [])))
        connection.execute(
            "UPDATE messages SET status = ?, writer = '' WHERE key = ?", (Status.INTERRUPTED, key)
        )
    return len(keys)


def load(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Message]:
    """Whole messages in the order of `ids` (unknown ones left out), in three statements."""
    rows = connection.execute(
        """
        SELECT m.key, m.id, c.id, p.id, m.role, m.status, m.created_at, m.model, m.server_id,
            m.finish_reason, m.usage, m.problem, m.thinking_seconds, m.seconds,
            (SELECT count(*) FROM messages s WHERE s.parent IS m.parent
                AND s.conversation = m.conversation AND s.deleted_at IS NULL AND s.key <= m.key),
            (SELECT count(*) FROM messages s WHERE s.parent IS m.parent
                AND s.conversation = m.conversation AND s.deleted_at IS NULL),
            m.notes
        FROM messages m
        JOIN conversations c ON c.key = m.conversation
        LEFT JOIN messages p ON p.key = m.parent
        WHERE m.id IN (SELECT value FROM json_each(?))
        """,
        (json.dumps(list(ids)),),
    ).fetchall()
    keys = [row[0] for row in rows]
    pieces = _pieces(connection, keys)
    attached = attachments.of_messages(connection, keys)
    found = {row[1]: _value(row, pieces.get(row[0], []), attached.get(row[0], ())) for row in rows}
    return [found[message_id] for message_id in ids if message_id in found]


def _value(row: tuple[Any, ...], pieces: list[Piece], attached: tuple[Any, ...]) -> Message:
    problem = from_json(row[11], _PROBLEM_FIELDS)
    return Message(
        id=row[1],
        conversation_id=row[2],
        parent_id=row[3],
        role=Role(row[4]),
        status=Status(row[5]),
        created_at=row[6],
        pieces=tuple(pieces),
        attachments=attached,
        model=row[7],
        server_id=row[8],
        finish_reason=row[9],
        usage=Usage(**from_json(row[10], _USAGE_FIELDS)),
        problem=Problem(**problem) if problem else None,
        thinking_seconds=row[12],
        seconds=row[13],
        version=row[14],
        versions=row[15],
        notes=notes_in(row[16]),
    )


def _pieces(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[Piece]]:
    rows = connection.execute(
        """
        SELECT message, source, text FROM pieces
        WHERE message IN (SELECT value FROM json_each(?)) ORDER BY message, seq
        """,
        (json.dumps(keys),),
    )
    found: dict[int, list[Piece]] = {}
    for message, source, text in rows:
        found.setdefault(message, []).append(Piece(Source(source), text))
    return found


def _set_outcome(connection: sqlite3.Connection, key: int, message: Message) -> None:
    connection.execute(
        """
        UPDATE messages SET status = ?, model = ?, server_id = ?, finish_reason = ?,
            usage = ?, problem = ?, thinking_seconds = ?, seconds = ?, notes = ?, writer = ''
        WHERE key = ?
        """,
        (
            message.status,
            storable(message.model),
            storable(message.server_id),
            storable(message.finish_reason),
            to_json(asdict(message.usage)),
            to_json(asdict(message.problem)) if message.problem else None,
            message.thinking_seconds,
            message.seconds,
            json.dumps([storable(note) for note in message.notes]),
            key,
        ),
    )


def _set_pieces(connection: sqlite3.Connection, key: int, pieces: Sequence[Piece]) -> None:
    index.forget(connection, [key])
    connection.execute("DELETE FROM pieces WHERE message = ?", (key,))
    connection.execute("UPDATE messages SET characters = 0 WHERE key = ?", (key,))
    _add_pieces(connection, key, 0, pieces)


def _add_pieces(
    connection: sqlite3.Connection, key: int, first: int, pieces: Sequence[Piece]
) -> None:
    if not pieces:
        return
    connection.executemany(
        "INSERT INTO pieces (message, seq, source, text) VALUES (?, ?, ?, ?)",
        [(key, seq, piece.source, piece.text) for seq, piece in enumerate(pieces, first)],
    )
    connection.execute(
        "UPDATE messages SET characters = characters + ? WHERE key = ?",
        (sum(len(p.text) for p in pieces if p.source is Source.CONTENT), key),
    )
