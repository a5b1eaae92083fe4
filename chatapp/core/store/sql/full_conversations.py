"""SQL about whole conversations, read and written with everything that belongs to them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from chatapp.core.domain.conversation import (
    Attachment,
    Conversation,
    Draft,
    Folder,
    Piece,
    Role,
    Source,
    Status,
)
from chatapp.core.domain.kept_answer import KeptAnswer
from chatapp.core.store.sql import answers, attachments, drafts, summaries
from chatapp.core.store.sql.messages import notes_in
from chatapp.core.store.sql.text import storable

Fields: TypeAlias = dict[str, Any]
"""A JSON column with everything in it, also what this program does not know."""


@dataclass(frozen=True, slots=True)
class WholeMessage:
    """A message as it is kept, of whichever branch."""

    id: str
    parent_id: str | None
    role: Role
    status: Status
    created_at: float
    pieces: tuple[Piece, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    model: str = ""
    server_id: str = ""
    finish_reason: str = ""
    usage: Fields = field(default_factory=Fields)
    problem: Fields = field(default_factory=Fields)
    thinking_seconds: float | None = None
    seconds: float | None = None
    deleted_at: float | None = None
    chosen_id: str | None = None
    """The id of the message below it that was shown last."""
    edit: Draft = field(default_factory=Draft)
    """The draft in its place."""
    answers: tuple[KeptAnswer, ...] = ()
    """All that its answer had beside its text."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeConversation:
    """A conversation with every branch. A message comes after its parent."""

    conversation: Conversation
    """Its `folder_id` is that of the last of `folders`."""
    messages: tuple[WholeMessage, ...]
    folders: tuple[Folder, ...] = ()
    """The folder it is in, after those around it."""
    settings: Fields = field(default_factory=Fields)
    """Its own settings."""
    draft: Draft = field(default_factory=Draft)
    sent_from: str = ""
    """The id of the message that what is sent begins with."""

    @property
    def hashes(self) -> list[str]:
        """The SHA-256 of every document that is attached somewhere in it."""
        everywhere = (*self.messages, *(message.edit for message in self.messages), self.draft)
        return list(dict.fromkeys(a.sha256 for one in everywhere for a in one.attachments))


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A kept document with its text, and its content unless that is lost."""

    sha256: str
    size: int
    pages: int
    text: str
    data: bytes | None = None


class Taken(StrEnum):
    """The outcome for a conversation that was to come in."""

    ADDED = "added"
    EXTENDED = "extended"
    """It was there; some of its messages were not."""
    PRESENT = "present"
    """All of it was there."""


def conversation_ids(connection: sqlite3.Connection) -> list[str]:
    """Every conversation, also those in the trash, in the order they were made."""
    return [row[0] for row in connection.execute("SELECT id FROM conversations ORDER BY key")]


def read(connection: sqlite3.Connection, conversation_id: str) -> WholeConversation:
    """Read a conversation whole, its documents aside. Raises `LookupError`."""
    found = summaries.get(connection, conversation_id)
    key, settings, sent_from = connection.execute(
        "SELECT key, own, sent_from FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    return WholeConversation(
        found,
        tuple(_messages(connection, key)),
        tuple(_folders(connection, found.folder_id)),
        _fields(settings),
        drafts.draft(connection, conversation_id),
        sent_from,
    )


def documents(connection: sqlite3.Connection, hashes: Sequence[str]) -> list[WholeDocument]:
    """The documents with these hashes, without their content; unknown ones left out."""
    rows = connection.execute(
        "SELECT sha256, size, pages, text FROM documents "
        "WHERE sha256 IN (SELECT value FROM json_each(?)) ORDER BY key",
        (json.dumps(list(hashes)),),
    )
    return [WholeDocument(*row) for row in rows]


def keep_document(connection: sqlite3.Connection, document: WholeDocument) -> None:
    """Note a document whose content is on the disk, or lost."""
    kept = Attachment(
        document.sha256, "", document.size, document.pages, len(storable(document.text))
    )
    attachments.keep(connection, kept, document.text)


def folders(connection: sqlite3.Connection) -> list[Folder]:
    """Every folder, after the one it lies in."""
    rows = connection.execute(_FOLDERS + " ORDER BY f.key")
    return _outside_in(Folder(*row) for row in rows)


def add_folders(connection: sqlite3.Connection, wanted: Iterable[Folder]) -> None:
    """Add those folders that are not there, each after the one it lies in."""
    connection.executemany(
        "INSERT INTO folders (id, name, parent, instructions, created_at, deleted_at) "
        "VALUES (?, ?, (SELECT key FROM folders WHERE id = ?), ?, ?, ?) "
        "ON CONFLICT (id) DO NOTHING",
        [
            (f.id, storable(f.name), f.parent_id, storable(f.instructions), f.created_at,
             f.deleted_at)
            for f in wanted
        ],
    )  # fmt: skip


def add(connection: sqlite3.Connection, whole: WholeConversation) -> Taken:
    """Add a conversation, or what is missing of one that is there; what is there stays.

    Its documents must be noted already. Raises `ValueError`, having changed part of it,
    if one of its messages belongs to another conversation or comes before its parent.
    """
    wanted = whole.conversation
    key = summaries.key_of(connection, wanted.id)
    fresh = key is None
    if key is None:
        key = _insert(connection, whole)
    keys = _keys(connection, key, whole.messages)
    missing = [message for message in whole.messages if message.id not in keys]
    for message in missing:
        keys[message.id] = _insert_message(connection, key, message, keys)
    connection.executemany(
        "UPDATE messages SET chosen_child = ? WHERE key = ? AND chosen_child IS NULL",
        [(keys[m.chosen_id], keys[m.id]) for m in missing if m.chosen_id in keys],
    )
    if fresh:
        connection.execute(
            "UPDATE conversations SET leaf = ? WHERE key = ?",
            (keys.get(wanted.leaf_id or ""), key),
        )
        drafts.save_draft(connection, wanted.id, whole.draft)
        return Taken.ADDED
    return Taken.EXTENDED if missing else Taken.PRESENT


_FOLDERS = """
    SELECT f.id, f.name, around.id, f.instructions, f.created_at, f.deleted_at
    FROM folders f LEFT JOIN folders around ON around.key = f.parent
"""


def _folders(connection: sqlite3.Connection, folder_id: str | None) -> list[Folder]:
    path: list[Folder] = []
    # A folder may have been put into one that was made later, never into itself.
    while folder_id is not None and folder_id not in {folder.id for folder in path}:
        row = connection.execute(_FOLDERS + " WHERE f.id = ?", (folder_id,)).fetchone()
        path.insert(0, Folder(*row))
        folder_id = path[0].parent_id
    return path


def _outside_in(found: Iterable[Folder]) -> list[Folder]:
    inside: dict[str | None, list[Folder]] = {}
    for folder in found:
        inside.setdefault(folder.parent_id, []).append(folder)
    ordered = list(inside.get(None, ()))
    for folder in ordered:  # grows while it is gone through
        ordered += inside.get(folder.id, ())
    return ordered


def _messages(connection: sqlite3.Connection, conversation: int) -> list[WholeMessage]:
    rows = connection.execute(
        """
        SELECT m.key, m.id, p.id, m.role, m.status, m.created_at, m.model, m.server_id,
            m.finish_reason, m.usage, m.problem, m.thinking_seconds, m.seconds, m.deleted_at,
            chosen.id, m.notes
        FROM messages m
        LEFT JOIN messages p ON p.key = m.parent
        LEFT JOIN messages chosen ON chosen.key = m.chosen_child AND chosen.parent = m.key
        WHERE m.conversation = ? ORDER BY m.key
        """,
        (conversation,),
    ).fetchall()
    attached = attachments.of_messages(connection, [row[0] for row in rows])
    edits = drafts.edits(connection, conversation)
    answered = answers.whole(connection, conversation)
    pieces: dict[int, list[Piece]] = {}
    for key, source, text in connection.execute(
        "SELECT p.message, p.source, p.text FROM messages m JOIN pieces p ON p.message = m.key "
        "WHERE m.conversation = ? ORDER BY p.message, p.seq",
        (conversation,),
    ):
        pieces.setdefault(key, []).append(Piece(Source(source), text))
    return [
        WholeMessage(
            id=row[1],
            parent_id=row[2],
            role=Role(row[3]),
            status=Status(row[4]),
            created_at=row[5],
            pieces=tuple(pieces.get(row[0], ())),
            attachments=attached.get(row[0], ()),
            model=row[6],
            server_id=row[7],
            finish_reason=row[8],
            usage=_fields(row[9]),
            problem=_fields(row[10]),
            thinking_seconds=row[11],
            seconds=row[12],
            deleted_at=row[13],
            chosen_id=row[14],
            notes=notes_in(row[15]),
            edit=edits.get(row[0], Draft()),
            answers=answered.get(row[0], ()),
        )
        for row in rows
    ]


def _insert(connection: sqlite3.Connection, whole: WholeConversation) -> int:
    add_folders(connection, whole.folders)
    wanted = whole.conversation
    key = summaries.insert(connection, wanted)
    connection.execute(
        "UPDATE conversations SET folder = (SELECT key FROM folders WHERE id = ?), pinned = ?, "
        "archived = ?, unread = ?, deleted_at = ?, own = ?, sent_from = ? "
        "WHERE key = ?",
        (
            wanted.folder_id,
            wanted.pinned,
            wanted.archived,
            wanted.unread,
            wanted.deleted_at,
            _json(whole.settings) or "{}",
            whole.sent_from,
            key,
        ),
    )
    return key


def _keys(
    connection: sqlite3.Connection, conversation: int, wanted: Sequence[WholeMessage]
) -> dict[str, int]:
    """The keys of those of the messages that are in the conversation already."""
    rows = connection.execute(
        "SELECT id, key, conversation FROM messages WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([message.id for message in wanted]),),
    ).fetchall()
    if any(owner != conversation for _, _, owner in rows):
        raise ValueError("a message belongs to another conversation")
    return {message_id: key for message_id, key, _ in rows}


def _insert_message(
    connection: sqlite3.Connection, conversation: int, message: WholeMessage, keys: dict[str, int]
) -> int:
    parent = None
    if message.parent_id is not None:
        parent = keys.get(message.parent_id)
        if parent is None:
            raise ValueError("a message comes before the one it answers")
    pieces = [Piece(p.source, storable(p.text)) for p in message.pieces if p.text]
    key = connection.execute(
        """
        INSERT INTO messages (id, conversation, parent, role, status, created_at, characters,
            model, server_id, finish_reason, usage, problem, thinking_seconds, seconds, deleted_at,
            notes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            message.id,
            conversation,
            parent,
            message.role,
            # Nobody is writing it here.
            Status.INTERRUPTED if message.status is Status.STREAMING else message.status,
            message.created_at,
            sum(len(piece.text) for piece in pieces if piece.source is Source.CONTENT),
            storable(message.model),
            storable(message.server_id),
            storable(message.finish_reason),
            _json(message.usage),
            _json(message.problem),
            message.thinking_seconds,
            message.seconds,
            message.deleted_at,
            json.dumps([storable(note) for note in message.notes]),
        ),
    ).lastrowid
    assert key is not None
    connection.executemany(
        "INSERT INTO pieces (message, seq, source, text) VALUES (?, ?, ?, ?)",
        [(key, seq, piece.source, piece.text) for seq, piece in enumerate(pieces)],
    )
    attachments.attach(connection, key, message.attachments)
    answers.keep_all(connection, key, message.answers)
    if message.edit != Draft():
        drafts.save_edit(connection, message.id, message.edit)
    return key


def _fields(text: str | None) -> Fields:
    return json.loads(text) if text else {}


def _json(fields: Fields) -> str | None:
    return json.dumps(fields, separators=(",", ":")) if fields else None
