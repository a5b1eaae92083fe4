"""SQL about documents, and the messages and drafts they are attached to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from chatapp.core.domain.conversation import Attachment, Delivery
from chatapp.core.store.sql.text import storable


def keep(connection: sqlite3.Connection, attachment: Attachment, text: str) -> None:
    """Note a document and its extracted text; one that is known stays as it is."""
    connection.execute(
        "INSERT INTO documents (sha256, size, pages, characters, text) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (sha256) DO NOTHING",
        (
            attachment.sha256,
            attachment.size,
            attachment.pages,
            attachment.characters,
            storable(text),
        ),
    )


def text_of(connection: sqlite3.Connection, sha256: str) -> str:
    """A document's extracted text. Raises `LookupError`."""
    row: tuple[str] | None = connection.execute(
        "SELECT text FROM documents WHERE sha256 = ?", (sha256,)
    ).fetchone()
    if row is None:
        raise LookupError(f"no document {sha256}")
    return row[0]


def attach(connection: sqlite3.Connection, message: int, attached: Sequence[Attachment]) -> None:
    """Attach kept documents to the message with that key."""
    _insert(connection, "attachments", "message", message, attached)


def attach_to_draft(
    connection: sqlite3.Connection, draft: int, attached: Sequence[Attachment]
) -> None:
    """Attach kept documents to the draft with that key."""
    _insert(connection, "draft_attachments", "draft", draft, attached)


def of_messages(
    connection: sqlite3.Connection, keys: Sequence[int]
) -> dict[int, tuple[Attachment, ...]]:
    """The files attached to the messages with these keys."""
    return _select(connection, "attachments", "message", keys)


def of_draft(connection: sqlite3.Connection, key: int) -> tuple[Attachment, ...]:
    """The files attached to the draft with this key."""
    return _select(connection, "draft_attachments", "draft", [key]).get(key, ())


def _insert(
    connection: sqlite3.Connection,
    table: str,
    owner: str,
    key: int,
    attached: Iterable[Attachment],
) -> None:
    connection.executemany(
        f"INSERT INTO {table} ({owner}, position, document, name, delivery) "
        "VALUES (?, ?, (SELECT key FROM documents WHERE sha256 = ?), ?, ?)",
        [
            (key, position, a.sha256, storable(a.name), a.delivery)
            for position, a in enumerate(attached)
        ],
    )


def _select(
    connection: sqlite3.Connection, table: str, owner: str, keys: Sequence[int]
) -> dict[int, tuple[Attachment, ...]]:
    rows = connection.execute(
        f"SELECT a.{owner}, d.sha256, a.name, d.size, d.pages, d.characters, a.delivery "
        f"FROM {table} a JOIN documents d ON d.key = a.document "
        f"WHERE a.{owner} IN (SELECT value FROM json_each(?)) ORDER BY a.{owner}, a.position",
        (json.dumps(keys),),
    )
    found: dict[int, tuple[Attachment, ...]] = {}
    for key, sha256, name, size, pages, characters, delivery in rows:
        attachment = Attachment(sha256, name, size, pages, characters, Delivery(delivery))
        found[key] = (*found.get(key, ()), attachment)
    return found
