"""Restores one conversation out of a backup into the database in use."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from chatapp.core.domain.conversation import Conversation, Status, new_id
from chatapp.core.domain.errors import DatabaseTooNew
from chatapp.core.store.backups import OPENED
from chatapp.core.store.database import read_only, translated
from chatapp.core.store.migrations import STEPS, migrate, version_of
from chatapp.core.store.sql import summaries


def conversations_in(backup: Path) -> list[Conversation]:
    """Every conversation in a backup, in its trash or not, newest activity first.

    Raises `StoreError`.
    """
    with Opened(backup) as source:
        ids = source.execute("SELECT id FROM conversations ORDER BY updated_at DESC, key DESC")
        return [summaries.get(source, conversation_id) for (conversation_id,) in ids.fetchall()]


def transplant(
    target: sqlite3.Connection, backup: Path, conversation_id: str
) -> tuple[Conversation, set[str]]:
    """Copy a conversation with its every message into `target`, inside its transaction.

    Returns it and the names of the attached files it needs. It takes its own place where
    that is free, and is one more conversation otherwise; never in the trash.
    Raises `StoreError`, and `LookupError` if the backup does not have it.
    """
    with Opened(backup) as source:
        key = summaries.key_of(source, conversation_id)
        if key is None:
            raise LookupError(f"no conversation {conversation_id} in the backup")
        work = _Transplant(source, target)
        return work.conversation(key), work.files


class Opened:
    """A backup, readable as the program knows databases: an older one in a copy brought up.

    Raises `StoreError`.
    """

    def __init__(self, backup: Path) -> None:
        self._backup = backup
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> sqlite3.Connection:
        with translated():
            self._connection = read_only(self._backup, at_rest=True)
            try:
                version = version_of(self._connection)
                if version > len(STEPS):
                    raise DatabaseTooNew
                if version < len(STEPS):
                    with closing(self._connection) as old:
                        self._connection = self._brought_up()
                        old.backup(self._connection)
                        migrate(self._connection, None)
            except BaseException:  # however it ends: nobody is given it to close
                self.__exit__()
                raise
        return self._connection

    def _brought_up(self) -> sqlite3.Connection:
        # Beside the backup: there is room for private files, and nobody else reads them.
        self._folder = tempfile.TemporaryDirectory(dir=self._backup.parent, prefix=OPENED)
        return sqlite3.connect(Path(self._folder.name, "copy.sqlite3"), isolation_level=None)

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._folder is not None:
            self._folder.cleanup()


class _Transplant:
    def __init__(self, source: sqlite3.Connection, target: sqlite3.Connection) -> None:
        self._source = source
        self._target = target
        self.files: set[str] = set()
        self._keys: dict[int, int] = {}
        self._chosen: dict[int, int | None] = {}
        self._renamed: dict[str, str] = {}

    def conversation(self, key: int) -> Conversation:
        (row,) = self._rows("conversations", "key", key)
        if summaries.key_of(self._target, row["id"]) is not None:
            row["id"] = new_id()
        leaf, sent_from = row["leaf"], row["sent_from"]
        row |= {"key": None, "deleted_at": None, "leaf": None, "folder": self._folder(row)}
        new = self._insert("conversations", row)
        for message in self._rows("messages", "conversation", key):
            self._message(new, message)
        for old, copied in self._keys.items():
            self._target.execute(
                "UPDATE messages SET chosen_child = ? WHERE key = ?",
                (self._keys.get(self._chosen[old] or 0), copied),
            )
        self._target.execute(
            "UPDATE conversations SET leaf = ?, sent_from = ? WHERE key = ?",
            (self._keys.get(leaf), self._renamed.get(sent_from, sent_from), new),
        )
        return summaries.get(self._target, row["id"])

    def _message(self, conversation: int, row: dict[str, Any]) -> None:
        old, taken = row["key"], "SELECT 1 FROM messages WHERE id = ?"
        self._chosen[old] = row["chosen_child"]
        if self._target.execute(taken, (row["id"],)).fetchone():
            self._renamed[row["id"]] = row["id"] = new_id()
        parent = self._keys[row["parent"]] if row["parent"] is not None else None
        row |= {"key": None, "conversation": conversation, "parent": parent}
        row |= {"chosen_child": None, "indexed": 0}
        if row["status"] == Status.STREAMING:
            row["status"] = Status.INTERRUPTED
        new = self._keys[old] = self._insert("messages", row)
        for piece in self._rows("pieces", "message", old):
            self._insert("pieces", piece | {"message": new})
        for table in ("answers", "answer_data"):
            for answer in self._rows(table, "message", old):
                self._insert(table, answer | {"message": new})
        for attached in self._rows("attachments", "message", old):
            document = self._document(attached["document"])
            self._insert("attachments", attached | {"message": new, "document": document})

    def _document(self, key: int) -> int:
        (row,) = self._rows("documents", "key", key)
        self.files.add(row["sha256"])
        known = self._target.execute(
            "SELECT key FROM documents WHERE sha256 = ?", (row["sha256"],)
        ).fetchone()
        return known[0] if known else self._insert("documents", row | {"key": None, "indexed": 0})

    def _folder(self, row: dict[str, Any]) -> int | None:
        """The folder it was in, if it is still there."""
        if row["folder"] is None:
            return None
        (folder,) = self._rows("folders", "key", row["folder"])
        known = self._target.execute(
            "SELECT key FROM folders WHERE id = ? AND deleted_at IS NULL", (folder["id"],)
        ).fetchone()
        return known[0] if known else None

    def _rows(self, table: str, column: str, key: int) -> list[dict[str, Any]]:
        cursor = self._source.execute(
            f"SELECT * FROM {table} WHERE {column} = ? ORDER BY {_ORDER.get(table, column)}", (key,)
        )
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        marks = ", ".join("?" * len(row))
        key = self._target.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
        ).lastrowid
        assert key is not None
        return key


_ORDER = {"messages": "key", "pieces": "seq", "attachments": "position"}
