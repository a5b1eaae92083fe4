"""The outcome of an act or its undo: reads back what it changed, for whoever shows it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from chatapp.core.domain.conversation import Conversation, Folder
from chatapp.core.domain.events import UndoDirection
from chatapp.core.store.sql import folders, summaries
from chatapp.core.store.sql.undo_log import UndoStep


@dataclass(frozen=True, slots=True)
class Outcome:
    """The changes of an act, as they are in the database now."""

    sentence: str = ""
    """The act in words; empty if nothing changed."""
    conversations: tuple[Conversation, ...] = ()
    """Those it changed, as they are now, in the trash or not."""
    folders: tuple[Folder, ...] | None = None
    """All folders outside the trash, if one of them changed."""
    branches: frozenset[str] = frozenset()
    """Ids of the conversations whose messages are others now."""
    turn: UndoDirection = UndoDirection.DONE
    away: bool = False
    """True if it may have put something out of sight."""


def outcome_of(
    connection: sqlite3.Connection, step: UndoStep, turn: UndoDirection, *, away: bool
) -> Outcome:
    """The outcome of a step that was just made."""
    if not step.touched:
        return Outcome(turn=turn, away=away)
    branches = conversations_of(connection, step.touched.get("messages", ()))
    changed = step.touched.get("conversations", set()) | branches
    return Outcome(
        step.sentence,
        tuple(summaries.with_keys(connection, changed)),
        tuple(folders.listed(connection)) if "folders" in step.touched else None,
        frozenset(c.id for c in summaries.with_keys(connection, branches)),
        turn,
        away,
    )


def conversations_of(connection: sqlite3.Connection, messages: Iterable[int]) -> set[int]:
    """Keys of the conversations that the messages with these keys belong to."""
    rows = connection.execute(
        "SELECT DISTINCT conversation FROM messages WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(messages)),),
    )
    return {row[0] for row in rows}
