"""SQL about the search index: adding messages and documents, and taking them out.

The index only says which rows have certain stretches of three characters. Whether a
row is what was looked for is decided on its text, so an entry too many does no harm.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Sequence
from itertools import accumulate

from chatapp.core.api.response.whole_reply import split
from chatapp.core.domain.conversation import Piece, Role, Source, TextPart, ThinkingPart
from chatapp.core.domain.query import fold

_AT_ONCE = 32
"""Messages read together, at most."""
_CHARACTERS = 60_000
"""The same, in the length of their text."""
_PAGES_AT_ONCE = 200
"""Pages of the index rewritten together."""
_END = "  "
"""Put behind every text: so each of its characters begins a stretch of three."""


def texts(role: str, pieces: Iterable[Piece]) -> tuple[str, str]:
    """The words of a message and its model's thinking, as they are shown."""
    if role != Role.ASSISTANT:
        return "".join(p.text for p in pieces if p.source is Source.CONTENT), ""
    parts = split(pieces)
    answer = "".join(p.text for p in parts if isinstance(p, TextPart))
    return answer, "\n\n".join(p.text for p in parts if isinstance(p, ThinkingPart))


def advance(connection: sqlite3.Connection, seconds: float) -> bool:
    """Put waiting rows into the index for about `seconds`; whether more are waiting.

    A reply under way waits for its end.
    """
    until = time.perf_counter() + seconds
    while keys := _waiting(connection):
        _put(connection, keys)
        if time.perf_counter() > until:
            return True
    while key := connection.execute(
        "SELECT key, text FROM documents WHERE indexed = 0 ORDER BY key LIMIT 1"
    ).fetchone():
        _insert(connection, "document_words", [key])
        connection.execute("UPDATE documents SET indexed = 1 WHERE key = ?", key[:1])
        if time.perf_counter() > until:
            return True
    return False


def forget(connection: sqlite3.Connection, messages: Sequence[int]) -> None:
    """Take messages with these keys out of the index, before their text changes or goes."""
    keys = _indexed(connection, "messages", messages)
    spoken, thought = _texts(connection, keys)
    _delete(connection, "words", spoken)
    _delete(connection, "thinking_words", thought)
    connection.executemany("UPDATE messages SET indexed = 0 WHERE key = ?", [(k,) for k in keys])


def forget_documents(connection: sqlite3.Connection, documents: Sequence[int]) -> None:
    """Take documents with these keys out of the index, before they go."""
    for key in _indexed(connection, "documents", documents):
        rows = connection.execute("SELECT key, text FROM documents WHERE key = ?", (key,))
        _delete(connection, "document_words", rows.fetchall())
        connection.execute("UPDATE documents SET indexed = 0 WHERE key = ?", (key,))


def tighten(connection: sqlite3.Connection, *, begin: bool) -> bool:
    """Rewrite a part of the index without what was taken out; whether there is more.

    `begin` is for the first of a row of calls.
    """
    before = connection.total_changes
    for table in ("words", "thinking_words", "document_words"):
        connection.execute(
            f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)",
            (-_PAGES_AT_ONCE if begin else _PAGES_AT_ONCE,),
        )
    # Each says once that it was asked, and once more for what it did.
    return connection.total_changes - before > 3


def _waiting(connection: sqlite3.Connection) -> list[int]:
    """The first messages that wait: some, or a single long one."""
    rows = connection.execute(
        "SELECT key, characters FROM messages WHERE indexed = 0 AND status <> 'streaming' "
        "ORDER BY key LIMIT ?",
        (_AT_ONCE,),
    ).fetchall()
    sizes = accumulate(size for _, size in rows)
    return [key for (key, _), upto in zip(rows, sizes, strict=True) if upto <= _CHARACTERS] or [
        key for key, _ in rows[:1]
    ]


def _put(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    spoken, thought = _texts(connection, keys)
    _insert(connection, "words", spoken)
    _insert(connection, "thinking_words", thought)
    connection.executemany("UPDATE messages SET indexed = 1 WHERE key = ?", [(k,) for k in keys])


def _indexed(connection: sqlite3.Connection, table: str, keys: Sequence[int]) -> list[int]:
    rows = connection.execute(
        f"SELECT key FROM {table} WHERE indexed = 1 AND key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return [key for (key,) in rows]


def _texts(
    connection: sqlite3.Connection, keys: Sequence[int]
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The words of messages, and their thinking, by key; without those that have none."""
    rows = connection.execute(
        """
        SELECT m.key, m.role, p.source, p.text
        FROM messages m JOIN pieces p ON p.message = m.key
        WHERE m.key IN (SELECT value FROM json_each(?)) ORDER BY m.key, p.seq
        """,
        (json.dumps(list(keys)),),
    )
    whole: dict[tuple[int, str], list[Piece]] = {}
    for key, role, source, text in rows:
        whole.setdefault((key, role), []).append(Piece(Source(source), text))
    spoken: list[tuple[int, str]] = []
    thought: list[tuple[int, str]] = []
    for (key, role), pieces in whole.items():
        answer, thinking = texts(role, pieces)
        if answer:
            spoken.append((key, answer))
        if thinking:
            thought.append((key, thinking))
    return spoken, thought


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[int, str]]) -> None:
    connection.executemany(
        f"INSERT INTO {table} (rowid, text) VALUES (?, ?)",
        [(key, fold(text) + _END) for key, text in rows],
    )


def _delete(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[int, str]]) -> None:
    # It has no text of its own: it is told once more what it was given.
    connection.executemany(
        f"INSERT INTO {table} ({table}, rowid, text) VALUES ('delete', ?, ?)",
        [(key, fold(text) + _END) for key, text in rows],
    )
