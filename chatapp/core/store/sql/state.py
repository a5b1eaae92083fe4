"""SQL about the window's remembered values."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from chatapp.core.store.address import address_of
from chatapp.core.store.sql.text import storable


def value(connection: sqlite3.Connection, key: str) -> str | None:
    """A remembered value, or None, also where somebody has put something else than text."""
    row: tuple[object] | None = connection.execute(
        "SELECT value FROM state WHERE key = ?", (key,)
    ).fetchone()
    return row[0] if row and isinstance(row[0], str) else None


def set_value(connection: sqlite3.Connection, key: str, text: str) -> None:
    """Remember a value."""
    connection.execute(
        "INSERT INTO state (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, storable(text)),
    )


def glance(database: Path, key: str) -> str:
    """A remembered value, read before the database is opened for good; "" if there is none.

    Nothing is altered; whatever is wrong with the file is said when it is opened.
    """
    try:
        with closing(sqlite3.connect(address_of(database), uri=True, timeout=0)) as file:
            return value(file, key) or ""
    except (sqlite3.Error, OSError):
        return ""
