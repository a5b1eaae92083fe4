"""The address at which SQLite opens a database for reading alone."""

from __future__ import annotations

from pathlib import Path

from chatapp.core.profile.paths import may_write
from chatapp.core.store.openable import openable


def address_of(path: Path, *, at_rest: bool = False) -> str:
    """The address at which SQLite opens the database `path` for reading alone.

    With `at_rest` nobody writes it, as nobody can in a folder that takes no files.
    Raises `sqlite3.Error` if it is no file.
    """
    log = Path(f"{path}-wal")
    # SQLite would make a log beside it for reading alone; so it is told that it need not.
    folded = at_rest or not may_write(path.parent)
    folded = folded and not (log.exists() and log.stat().st_size)
    return f"{openable(path).absolute().as_uri()}?mode=ro{'&immutable=1' if folded else ''}"
