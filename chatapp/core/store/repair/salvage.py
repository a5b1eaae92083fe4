"""Salvages what can be read of a damaged database, row by row, into a fresh one.

Rows are asked for by ranges of their number. A range that cannot be read is halved until
the rows that stand on a damaged page are found, and only these are left out. Then what
SQLite cannot reach any more is looked for page by page.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeAlias

from chatapp.core.domain.backup import Salvaged
from chatapp.core.domain.conversation import Role, Source, Status, new_id
from chatapp.core.domain.errors import DatabaseDamaged
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.profile.regular_files import must_be_file, open_file
from chatapp.core.store.database import translated
from chatapp.core.store.migrations import STEPS, migrate, version_of
from chatapp.core.store.repair import sqlite_pages
from chatapp.core.store.repair.replace_file import BESIDE, partial_of, put_in_place
from chatapp.core.store.sql.tree import newest_leaf

FOUND_TITLE = marked("Found in the damaged file")
_MOST_ROWS = 1_000_000
"""Rows looked for in a table whose end cannot be read."""
_LARGEST = 1 << 40
# Tables without row numbers are asked for by the number that their key begins with.
_NUMBERED_BY = {"attachments": "message", "draft_attachments": "draft", "deed_cells": "deed"}
_SOURCES = frozenset(Source)
_ROLES = frozenset(Role)
_STATUSES = frozenset(Status)
_Row: TypeAlias = tuple[Any, ...]


def salvage(database: Path) -> Salvaged:
    """Put what can be read of `database` in its place; the damaged file is set aside.

    Raises `DatabaseDamaged` if nothing in it can be read (nothing is altered then),
    and `NotSaved`.
    """
    with translated():
        fresh = partial_of(database)
        work = database.with_name(f"{database.name}.reading")
        try:
            _copy_to_read(database, work)
            with closing(sqlite3.connect(fresh, isolation_level=None)) as target:
                conversations, messages = _salvage(work, target)
            aside = put_in_place(fresh, database)
        finally:
            for left in (fresh, work, *(Path(f"{work}{suffix}") for suffix in BESIDE)):
                left.unlink(missing_ok=True)
        assert aside is not None
        return Salvaged(conversations, messages, aside)


def _copy_to_read(database: Path, work: Path) -> None:
    """Copy the damaged file so that SQLite takes it: at its full length, its log folded in."""
    for suffix in ("", "-wal"):
        part = Path(f"{database}{suffix}")
        if part.exists():
            must_be_file(part)
            shutil.copyfile(part, f"{work}{suffix}")
            Path(f"{work}{suffix}").chmod(0o600)
    with open_file(work) as file:
        header = file.read(32)
    if header.startswith(b"SQLite format 3\0"):
        size = int.from_bytes(header[16:18], "big")
        whole = (65536 if size == 1 else size) * int.from_bytes(header[28:32], "big")
        # A file cut off is refused by SQLite as a whole; one with holes is not.
        if work.stat().st_size < whole < _LARGEST:
            os.truncate(work, whole)
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(work)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _salvage(work: Path, target: sqlite3.Connection) -> tuple[int, int]:
    with closing(sqlite3.connect(work)) as source:
        # Text that is not UTF-8 any more is kept as well as it can be.
        source.text_factory = _decoded
        try:
            version = version_of(source)
        except sqlite3.DatabaseError:
            version = 0
        # Where that cannot be read, rows are recognised by their shape in today's tables.
        version = version if 0 < version <= len(STEPS) else len(STEPS)
        migrate(target, work.parent, STEPS[:version])
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN")
        _by_tables(source, target, min(sqlite_pages.highest(work), _MOST_ROWS))
    _by_pages(work, target)
    _mend(target)
    (conversations,) = target.execute("SELECT count(*) FROM conversations").fetchone()
    (messages,) = target.execute("SELECT count(*) FROM messages").fetchone()
    target.execute("COMMIT")
    if not messages:
        raise DatabaseDamaged(tr("No conversations can be recovered from the damaged file."))
    return conversations, messages


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _by_tables(source: sqlite3.Connection, target: sqlite3.Connection, most: int) -> None:
    for table in _tables(target):
        columns = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
        marks = ", ".join("?" * len(columns))
        insert = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        try:
            source.execute(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 0)")
        except sqlite3.DatabaseError:
            continue  # even where the table begins cannot be read
        for rows in _read(source, table, columns, most):
            target.executemany(insert, rows)


def _by_pages(work: Path, target: sqlite3.Connection) -> None:
    """Copy what SQLite cannot reach: rows of the main tables, known by their shape."""
    whole = {key for (key,) in target.execute("SELECT DISTINCT message FROM pieces")}
    for key, values in sqlite_pages.rows(work):
        table = _table_of(values)
        if table is None or (table == "pieces" and values[0] in whole):
            continue
        columns = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
        if len(values) > len(columns):
            continue
        if columns[0] == "key":
            values[0] = key
        marks = ", ".join("?" * len(values))
        target.execute(
            f"INSERT OR IGNORE INTO {table} ({', '.join(columns[: len(values)])}) VALUES ({marks})",
            values,
        )


def _table_of(values: list[Any]) -> str | None:
    """The table that a row looks like; a key's own value is never kept in its row."""
    kinds: list[type[Any]] = [type(value) for value in values]
    if kinds == [int, int, str, str] and values[2] in _SOURCES:
        return "pieces"
    if len(kinds) < 6 or kinds[:2] != [type(None), str]:
        return None
    if kinds[2] is int and len(kinds) >= 16 and values[5] in _ROLES and values[6] in _STATUSES:
        return "messages"
    if 8 <= len(kinds) <= 14 and kinds[2:4] == [str, int] and kinds[4] in (int, float):
        return "conversations"
    if 6 <= len(kinds) <= 7 and len(values[1]) == 64 and kinds[2:6] == [int, int, int, str]:
        return "documents"
    return None


def _tables(target: sqlite3.Connection) -> list[str]:
    """The tables that hold what people wrote; those of the search index are made anew.

    The days of what is in the trash begin anew, too.
    """
    names = [
        name
        for (name,) in target.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    names = [n for n in names if n != "thrown"]
    indexes = [n for n in names if f"{n}_data" in names]
    return [n for n in names if not any(n == i or n.startswith(f"{i}_") for i in indexes)]


def _read(
    source: sqlite3.Connection, table: str, columns: Sequence[str], most: int
) -> Iterator[list[_Row]]:
    """The rows of a table in batches, as many as can be read."""
    names = ", ".join(columns)
    if table == "state":
        for order in ("ASC", "DESC"):
            yield _until_unreadable(source, f"SELECT {names} FROM state ORDER BY key {order}")
        return
    number = _NUMBERED_BY.get(table, "rowid")
    query = f"SELECT {names} FROM {table} WHERE {number} BETWEEN ? AND ?"
    try:
        (last,) = source.execute(f"SELECT coalesce(max({number}), 0) FROM {table}").fetchone()
    except sqlite3.DatabaseError:
        last = most
    ranges = [(0, last)]
    while ranges:
        first, last = ranges.pop()
        try:
            rows = source.execute(query, (first, last)).fetchall()
        except sqlite3.DatabaseError:
            if first < last:
                middle = (first + last) // 2
                ranges += [(middle + 1, last), (first, middle)]
        else:
            yield rows


def _until_unreadable(source: sqlite3.Connection, query: str) -> list[_Row]:
    rows: list[_Row] = []
    with suppress(sqlite3.DatabaseError):
        for row in source.execute(query):
            rows.append(row)
    return rows


def _mend(target: sqlite3.Connection) -> None:
    """Give what lost its place a new one, and drop what refers to nothing."""
    _house_pieces(target)
    target.execute(
        "UPDATE messages SET parent = NULL "
        "WHERE parent IS NOT NULL AND parent NOT IN (SELECT key FROM messages)"
    )
    target.execute(
        "UPDATE messages SET parent = NULL WHERE conversation IS NOT "
        "(SELECT p.conversation FROM messages p WHERE p.key = messages.parent)"
    )
    lost = target.execute(
        "SELECT DISTINCT conversation, min(created_at), max(created_at) FROM messages "
        "WHERE conversation NOT IN (SELECT key FROM conversations) GROUP BY conversation"
    ).fetchall()
    target.executemany(
        "INSERT INTO conversations (key, id, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
        [(key, new_id(), tr(FOUND_TITLE), first, last) for key, first, last in lost],
    )
    tables = set(_tables(target))
    if any(row[1] == "message" for row in target.execute("PRAGMA table_info(drafts)")):
        _house_edits(target)
    for table, column, owner in (
        ("attachments", "message", "messages"),
        ("attachments", "document", "documents"),
        ("draft_attachments", "draft", "drafts"),
        ("answers", "message", "messages"),
        ("answer_data", "message", "messages"),
        ("draft_attachments", "document", "documents"),
        ("deed_cells", "deed", "deeds"),
    ):
        if table in tables:
            target.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT key FROM {owner})")
    if "folders" in tables:
        for table, column in (("folders", "parent"), ("conversations", "folder")):
            lost_folder = f"{column} NOT IN (SELECT key FROM folders)"
            target.execute(f"UPDATE {table} SET {column} = NULL WHERE {lost_folder}")
        for table in ("messages", "documents"):
            target.execute(f"UPDATE {table} SET indexed = 0")
    _choose_leaves(target)


def _house_pieces(target: sqlite3.Connection) -> None:
    """Text whose message cannot be read becomes a message in a conversation of its own."""
    lost = [
        key
        for (key,) in target.execute(
            "SELECT DISTINCT message FROM pieces "
            "WHERE message NOT IN (SELECT key FROM messages) ORDER BY message"
        )
    ]
    if not lost:
        return
    now = time.time()
    home = target.execute(
        "INSERT INTO conversations (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)",
        (new_id(), tr(FOUND_TITLE), now, now),
    ).lastrowid
    parent = None
    for key in lost:
        target.execute(
            "INSERT INTO messages (key, id, conversation, parent, role, status, created_at, "
            "characters) VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(sum(length(text)), 0) "
            "FROM pieces WHERE message = ? AND source = ?))",
            (
                *(key, new_id(), home, parent, Role.ASSISTANT, Status.INTERRUPTED, now),
                *(key, Source.CONTENT),
            ),
        )
        parent = key


def _house_edits(target: sqlite3.Connection) -> None:
    """Keep an edit whose question is lost as a draft of a new conversation: one such text."""
    lost = "message IS NOT NULL AND message NOT IN (SELECT key FROM messages)"
    target.execute(
        "UPDATE drafts SET message = NULL, conversation_id = '' WHERE key = "
        f"(SELECT max(key) FROM drafts WHERE {lost}) "
        "AND NOT EXISTS (SELECT 1 FROM drafts WHERE conversation_id = '')"
    )
    target.execute(f"DELETE FROM drafts WHERE {lost}")


def _choose_leaves(target: sqlite3.Connection) -> None:
    """Choose the last message that is there where the one on screen is lost."""
    for conversation, root in target.execute(
        "SELECT c.key, (SELECT max(m.key) FROM messages m "
        "WHERE m.conversation = c.key AND m.parent IS NULL) AS root FROM conversations c "
        "WHERE root IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM messages m WHERE m.key = c.leaf AND m.conversation = c.key)"
    ).fetchall():
        target.execute(
            "UPDATE conversations SET leaf = ? WHERE key = ?",
            (newest_leaf(target, root), conversation),
        )
