"""SQL about what answers had beside their text: records of each go, and the data they name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from chatapp.core.domain.kept_answer import KeptAnswer
from chatapp.core.store.sql.text import storable


def keep(connection: sqlite3.Connection, message: int, answer: KeptAnswer) -> None:
    """Keep what a go of the message with that key had, in the place of what it had before."""
    connection.execute(
        "INSERT OR REPLACE INTO answers (message, run, record) VALUES (?, ?, ?)",
        (message, answer.run, _text(answer.record)),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO answer_data (message, sha256, data) VALUES (?, ?, ?)",
        [(message, sha256, data) for sha256, data in answer.data.items()],
    )


def records(connection: sqlite3.Connection, message: int) -> list[dict[str, Any]]:
    """The records of the message with that key, one for each go, the first one first."""
    rows = connection.execute(
        "SELECT record FROM answers WHERE message = ? ORDER BY run", (message,)
    )
    return [json.loads(record) for (record,) in rows]


def data(connection: sqlite3.Connection, message: int, sha256: str) -> bytes:
    """A large thing that a record of the message names. Raises `LookupError`."""
    row: tuple[bytes] | None = connection.execute(
        "SELECT data FROM answer_data WHERE message = ? AND sha256 = ?", (message, sha256)
    ).fetchone()
    if row is None:
        raise LookupError(f"no data {sha256}")
    return row[0]


def copy(connection: sqlite3.Connection, source: int, target: int) -> None:
    """Give a message all that another one has."""
    for table, fields in (("answers", "run, record"), ("answer_data", "sha256, data")):
        connection.execute(
            f"INSERT INTO {table} (message, {fields}) "
            f"SELECT ?, {fields} FROM {table} WHERE message = ?",
            (target, source),
        )


def whole(connection: sqlite3.Connection, conversation: int) -> dict[int, tuple[KeptAnswer, ...]]:
    """All that the messages of a conversation have, by their keys."""
    named: dict[int, dict[str, bytes]] = {}
    for key, sha256, content in connection.execute(
        "SELECT d.message, d.sha256, d.data FROM messages m "
        "JOIN answer_data d ON d.message = m.key WHERE m.conversation = ?",
        (conversation,),
    ):
        named.setdefault(key, {})[sha256] = content
    found: dict[int, tuple[KeptAnswer, ...]] = {}
    for key, run, record in connection.execute(
        "SELECT a.message, a.run, a.record FROM messages m "
        "JOIN answers a ON a.message = m.key WHERE m.conversation = ? ORDER BY a.message, a.run",
        (conversation,),
    ):
        # Its large things go with the first: a record names them by hash.
        answer = KeptAnswer(json.loads(record), named.pop(key, {}), run)
        found[key] = (*found.get(key, ()), answer)
    return found


def keep_all(connection: sqlite3.Connection, message: int, answers: Iterable[KeptAnswer]) -> None:
    """Keep all of what `whole` gave of a message."""
    for answer in answers:
        keep(connection, message, answer)


def _text(record: dict[str, Any]) -> str:
    return storable(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
