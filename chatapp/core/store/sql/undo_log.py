"""Undo log: every act of the person, cell by cell, undone and redone in order.

A step is a sentence and the cells it changed: relation, row, field, what stood there
before and what after. Undoing it sets each cell to what was there before, unless
something else has changed it since. A step that was undone can be redone until the
next one is made. In the database a step is a row of `deeds`.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

KEPT = 500
"""The number of steps that are remembered."""

Value: TypeAlias = str | int | float | None

FIELDS = {
    "conversations": {
        *("title", "titled_by_person", "deleted_at", "folder", "pinned", "archived", "leaf"),
        *("own", "sent_from"),
    },
    "folders": {"name", "parent", "instructions", "deleted_at"},
    "messages": {"deleted_at"},
}
"""The cells a step may change. A message's `deleted_at` stands for all that is below it."""

_BELOW = """
    WITH RECURSIVE below (key) AS (
        VALUES (:row)
        UNION ALL
        SELECT m.key FROM below JOIN messages m ON m.parent = below.key
    )
"""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A step that was done, undone or redone, and the rows it touched."""

    sentence: str
    touched: dict[str, set[int]]
    """Keys of rows by relation."""


class UndoRecorder:
    """A step while it is being done; to be ended with `record`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._cells: list[tuple[str, int, str, Value, Value]] = []

    @property
    def changes(self) -> int:
        """The number of cells it has changed so far."""
        return len(self._cells)

    def set(self, relation: str, rows: Iterable[int], field: str, value: Value) -> None:
        """Set a cell of each of `rows`; those that hold `value` already are no part of it."""
        for row in rows:
            before = _cell(self._connection, relation, row, field)
            if before != value:
                _write(self._connection, relation, row, field, value)
                self._cells.append((relation, row, field, before, value))

    def was_set(self, relation: str, row: int, field: str, before: Value) -> None:
        """Note a cell that was written by others, and what stood there `before`."""
        after = _cell(self._connection, relation, row, field)
        if after != before:
            self._cells.append((relation, row, field, before, after))

    def record(self, sentence: str, at: float) -> UndoStep:
        """Write the step down; one that changed nothing leaves no trace.

        What was undone before cannot be redone from now on.
        """
        connection = self._connection
        if self._cells:
            connection.execute("DELETE FROM deeds WHERE undone")
            key = connection.execute(
                "INSERT INTO deeds (at, sentence) VALUES (?, ?)", (at, sentence)
            ).lastrowid
            connection.executemany(
                "INSERT INTO deed_cells (deed, seq, relation, row, field, before, after) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((key, seq, *cell) for seq, cell in enumerate(self._cells)),
            )
            connection.execute(
                "DELETE FROM deeds WHERE key <= "
                "(SELECT key FROM deeds ORDER BY key DESC LIMIT 1 OFFSET ?)",
                (KEPT,),
            )
        touched: dict[str, set[int]] = {}
        for relation, row, *_ in self._cells:
            touched.setdefault(relation, set()).add(row)
        return UndoStep(sentence, touched)


def moment(connection: sqlite3.Connection, now: float) -> float:
    """`now`, or the next instant at which nothing went to the trash yet.

    What went there together is known by it.
    """
    taken = (
        "SELECT 1 FROM conversations WHERE deleted_at = :now "
        "UNION ALL SELECT 1 FROM messages WHERE deleted_at = :now "
        "UNION ALL SELECT 1 FROM folders WHERE deleted_at = :now"
    )
    while connection.execute(taken, {"now": now}).fetchone():
        now = math.nextafter(now, math.inf)
    return now


def next_touched(connection: sqlite3.Connection, *, redo: bool = False) -> set[str]:
    """Ids of the conversations whose messages the next undo (or redo) would change."""
    key = _next(connection, redo=redo)
    return {
        conversation_id
        for (conversation_id,) in connection.execute(
            "SELECT DISTINCT c.id FROM deed_cells d JOIN messages m ON m.key = d.row "
            "JOIN conversations c ON c.key = m.conversation "
            "WHERE d.deed = ? AND d.relation = 'messages'",
            (key,),
        )
    }


def undo(connection: sqlite3.Connection, now: float) -> UndoStep | None:
    """Undo the newest step that can be; None if there is none."""
    return _turn(connection, now, redo=False)


def redo(connection: sqlite3.Connection, now: float) -> UndoStep | None:
    """Redo what was undone last; None if there is nothing."""
    return _turn(connection, now, redo=True)


def forget(connection: sqlite3.Connection, relation: str, rows: Iterable[int]) -> None:
    """Drop every step that touched one of `rows`, which are going for good.

    Its cells and its sentence may hold their words.
    """
    gone = json.dumps(list(rows))
    connection.execute(
        "DELETE FROM deeds WHERE key IN (SELECT deed FROM deed_cells "
        "WHERE relation = ? AND row IN (SELECT value FROM json_each(?)))",
        (relation, gone),
    )
    if relation == "folders":
        connection.execute(
            "DELETE FROM deeds WHERE key IN (SELECT deed FROM deed_cells, json_each(?) "
            "WHERE field IN ('folder', 'parent') AND value IN (before, after))",
            (gone,),
        )


def moved_on(
    connection: sqlite3.Connection, cell: tuple[str, int, str], old: Value, new: Value
) -> None:
    """Note that a cell which steps have set to `old` went on to `new`: they can still be undone.

    `cell` is its relation, row and field.
    """
    connection.execute(
        "UPDATE deed_cells SET after = ? "
        "WHERE relation = ? AND row = ? AND field = ? AND after = ?",
        (new, *cell, old),
    )


def _next(connection: sqlite3.Connection, *, redo: bool) -> int | None:
    which = "min(key) FROM deeds WHERE undone" if redo else "max(key) FROM deeds WHERE NOT undone"
    key: int | None = connection.execute(f"SELECT {which}").fetchone()[0]
    return key


def _turn(connection: sqlite3.Connection, now: float, *, redo: bool) -> UndoStep | None:
    while (key := _next(connection, redo=redo)) is not None:
        (sentence,) = connection.execute(
            "SELECT sentence FROM deeds WHERE key = ?", (key,)
        ).fetchone()
        cells = connection.execute(
            "SELECT relation, row, field, before, after FROM deed_cells WHERE deed = ? "
            f"ORDER BY seq {'' if redo else 'DESC'}",
            (key,),
        ).fetchall()
        touched: dict[str, set[int]] = {}
        when = moment(connection, now)
        for relation, row, field, before, after in cells:
            held, wanted = (before, after) if redo else (after, before)
            if _holds(connection, relation, row, field, held):
                if field == "deleted_at" and wanted is not None:
                    wanted = when  # its days in the trash begin now
                _write(connection, relation, row, field, wanted)
                touched.setdefault(relation, set()).add(row)
        if touched:
            connection.execute("UPDATE deeds SET undone = ? WHERE key = ?", (not redo, key))
            return UndoStep(sentence, touched)
        connection.execute("DELETE FROM deeds WHERE key = ?", (key,))
    return None


def _cell(connection: sqlite3.Connection, relation: str, row: int, field: str) -> Value:
    _check(relation, field)
    (value,) = connection.execute(
        f"SELECT {field} FROM {relation} WHERE key = ?", (row,)
    ).fetchone()
    return value


def _holds(
    connection: sqlite3.Connection, relation: str, row: int, field: str, value: Value
) -> bool:
    """True if a cell still is what a step made of it; in the trash is in the trash."""
    _check(relation, field)
    found: tuple[Value] | None = connection.execute(
        f"SELECT {field} FROM {relation} WHERE key = ?", (row,)
    ).fetchone()
    if found is None:
        return False
    if field == "deleted_at":
        return (found[0] is None) == (value is None)
    return found[0] == value


def _write(
    connection: sqlite3.Connection, relation: str, row: int, field: str, value: Value
) -> None:
    _check(relation, field)
    if relation == "messages":
        connection.execute(
            f"{_BELOW} UPDATE messages SET deleted_at = :value "
            "WHERE key IN (SELECT key FROM below) AND deleted_at IS :before",
            {"row": row, "value": value, "before": _cell(connection, relation, row, field)},
        )
    else:
        connection.execute(f"UPDATE {relation} SET {field} = ? WHERE key = ?", (value, row))


def _check(relation: str, field: str) -> None:
    if field not in FIELDS.get(relation, ()):
        raise ValueError(f"no step changes {relation}.{field}")
