"""SQL about a conversation's own settings, and the instructions of its folders."""

from __future__ import annotations

import json
import sqlite3
from typing import Any, cast

from chatapp.core.domain.generation_options import OPTIONS, usable
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.store.sql.text import storable

_WORDS = ("instructions", "server_id", "model", "persona_id", "summary", "continues")
_UNSET = "unset"


def load(connection: sqlite3.Connection, conversation_id: str) -> ConversationSettings:
    """The settings of a conversation's own; none for one that does not exist."""
    column = _column(connection, conversation_id)
    words = {name: column[name] for name in _WORDS if isinstance(column.get(name), str)}
    options, left = usable(column), column.get(_UNSET)
    unset = [str(name) for name in cast("list[Any]", left)] if isinstance(left, list) else []
    return ConversationSettings(
        **words, options=options, unset=tuple(name for name in unset if name in OPTIONS)
    )


def kept(connection: sqlite3.Connection, conversation_id: str) -> str:
    """The settings of a conversation's own as they stand in its row."""
    row: tuple[str] | None = connection.execute(
        "SELECT own FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    return row[0] if row else "{}"


def save(
    connection: sqlite3.Connection, conversation_id: str, settings: ConversationSettings
) -> None:
    """Keep settings of a conversation's own; what this program does not know there stays."""
    connection.execute(
        "UPDATE conversations SET own = ? WHERE id = ?",
        (as_kept(connection, conversation_id, settings), conversation_id),
    )


def as_kept(
    connection: sqlite3.Connection, conversation_id: str, settings: ConversationSettings
) -> str:
    """The text of a conversation's row with these settings, and what is not known there."""
    known = {*_WORDS, *OPTIONS, _UNSET}
    unknown = {n: v for n, v in _column(connection, conversation_id).items() if n not in known}
    words = {name: word for name in _WORDS if (word := getattr(settings, name))}
    given: dict[str, Any] = {**unknown, **words, **settings.options.given()}
    if settings.unset:
        given[_UNSET] = list(settings.unset)
    return storable(json.dumps(given, ensure_ascii=False))


def inherited(connection: sqlite3.Connection, conversation_id: str) -> list[str]:
    """The instructions of the folders a conversation is in, outermost first."""
    rows = connection.execute(
        """
        WITH RECURSIVE up (key, depth) AS (
            SELECT folder, 0 FROM conversations WHERE id = ? AND folder IS NOT NULL
            UNION
            SELECT f.parent, depth + 1 FROM up JOIN folders f ON f.key = up.key
            WHERE f.parent IS NOT NULL AND depth < 100
        )
        SELECT f.instructions FROM up JOIN folders f ON f.key = up.key
        WHERE f.instructions <> '' ORDER BY depth DESC
        """,
        (conversation_id,),
    )
    return [text for (text,) in rows]


def _column(connection: sqlite3.Connection, conversation_id: str) -> dict[str, Any]:
    value: Any = json.loads(kept(connection, conversation_id))
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
