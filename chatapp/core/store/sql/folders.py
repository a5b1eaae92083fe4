"""SQL about folders and their contents."""

from __future__ import annotations

import sqlite3

from chatapp.core.domain.conversation import Folder

_INSIDE = """
    WITH RECURSIVE inside (key) AS (
        VALUES (?)
        UNION ALL
        SELECT f.key FROM inside JOIN folders f ON f.parent = inside.key
            WHERE f.deleted_at IS NULL
    )
"""


def listed(connection: sqlite3.Connection) -> list[Folder]:
    """Every folder outside the trash, by name."""
    rows = connection.execute(
        "SELECT f.id, f.name, p.id, f.instructions, f.created_at, f.deleted_at "
        "FROM folders f LEFT JOIN folders p ON p.key = f.parent "
        "WHERE f.deleted_at IS NULL ORDER BY f.name COLLATE NOCASE, f.key"
    )
    return [Folder(*row) for row in rows]


def key_of(connection: sqlite3.Connection, folder_id: str) -> int:
    """The integer key of a folder. Raises `LookupError`."""
    row: tuple[int] | None = connection.execute(
        "SELECT key FROM folders WHERE id = ?", (folder_id,)
    ).fetchone()
    if row is None:
        raise LookupError(f"no folder {folder_id}")
    return row[0]


def name_of(connection: sqlite3.Connection, key: int) -> str:
    """The name of the folder with that key."""
    return str(connection.execute("SELECT name FROM folders WHERE key = ?", (key,)).fetchone()[0])


def insert(connection: sqlite3.Connection, folder: Folder, parent: int | None) -> int:
    """Add a folder and return its key."""
    key = connection.execute(
        "INSERT INTO folders (id, name, parent, instructions, created_at) VALUES (?, ?, ?, ?, ?)",
        (folder.id, folder.name, parent, folder.instructions, folder.created_at),
    ).lastrowid
    assert key is not None
    return key


def inside(connection: sqlite3.Connection, key: int) -> list[int]:
    """Keys of a folder and of all folders in it, however deep, outside the trash."""
    return [row[0] for row in connection.execute(f"{_INSIDE} SELECT key FROM inside", (key,))]


def conversations_in(connection: sqlite3.Connection, key: int) -> list[int]:
    """Keys of the conversations in a folder and the folders in it, outside the trash."""
    rows = connection.execute(
        f"{_INSIDE} SELECT c.key FROM inside JOIN conversations c ON c.folder = inside.key "
        "WHERE c.deleted_at IS NULL",
        (key,),
    )
    return [row[0] for row in rows]


def nearest_kept(connection: sqlite3.Connection, key: int | None) -> int | None:
    """The folder with that key, or the nearest around it, that is not in the trash."""
    while key is not None:
        parent, deleted_at = connection.execute(
            "SELECT parent, deleted_at FROM folders WHERE key = ?", (key,)
        ).fetchone()
        if deleted_at is None:
            return key
        key = parent
    return None
