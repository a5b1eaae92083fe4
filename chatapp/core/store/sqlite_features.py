"""Checks the features of the SQLite that is here."""

from __future__ import annotations

import sqlite3
from contextlib import closing


def described() -> str:
    """SQLite's version, and that it can search; raises `sqlite3.Error` if it cannot."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='trigram')")
        connection.execute("INSERT INTO t VALUES ('它会找到每个词')")
        (found,) = connection.execute("SELECT count(*) FROM t WHERE t MATCH '找到每'").fetchone()
    if found != 1:
        raise sqlite3.NotSupportedError("FTS5 finds nothing by trigrams")
    return f"SQLite {sqlite3.sqlite_version}, FTS5 with trigrams"
