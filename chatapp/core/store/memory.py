"""A store of which nothing reaches a disk: for temporary conversations."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from chatapp.core.domain.errors import UnreadableFile
from chatapp.core.domain.i18n import tr
from chatapp.core.store.database import Database
from chatapp.core.store.documents import unchanged
from chatapp.core.store.migrations import migrate


class MemoryDatabase(Database):
    """A database in memory, with the same schema; closing it forgets everything."""

    def __init__(self) -> None:
        super().__init__(Path(":memory:"))

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = sqlite3.connect(":memory:", isolation_level=None)
            connection.execute("PRAGMA foreign_keys = ON")
            # Large sorts would otherwise go through a file in the system's folder for those.
            connection.execute("PRAGMA temp_store = MEMORY")
            migrate(connection, self._backups, self._steps)
            self._connection = connection
        return self._connection


class MemoryFiles:
    """Attached files in memory, each under its hash."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def keep(self, source: Path, sha256: str) -> None:
        """Read a file and keep it. Raises `UnreadableFile` if it is another by now."""
        self.keep_bytes(unchanged(source, sha256), sha256)

    def keep_bytes(self, data: bytes, sha256: str) -> None:
        """Keep a content that has that hash."""
        self._files[sha256] = data

    def bytes_of(self, sha256: str) -> bytes:
        """A kept file's content. Raises `UnreadableFile` if it is not there."""
        try:
            return self._files[sha256]
        except KeyError:
            raise UnreadableFile(tr("The attached file is missing. Attach it again.")) from None

    def discard(self, sha256: str) -> None:
        """Forget a file."""
        self._files.pop(sha256, None)

    def clear(self) -> None:
        """Forget every file."""
        self._files.clear()
