"""SQL of the search: titles, messages and PDFs, each newest first and one by one.

A word of three characters or more is looked up in the index by its stretches of three;
a shorter one is first looked for in the newest messages, then by the stretches that
begin with it. What the index offers is decided on the text itself.
"""

from __future__ import annotations

import heapq
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from chatapp.core.domain.conversation import Piece, Role, Source
from chatapp.core.domain.query import Query, SearchHit, Where, excerpt, fold, marked, plain
from chatapp.core.store.sql import index

MOST_TITLES, MOST_MESSAGES, MOST_PDFS = 50, 200, 50
"""More than these are not listed."""
_NEWEST = 200
"""Messages read one by one for words that are shorter than the index can match."""
_STRETCH = 3
_MOST_STRETCHES = 24
"""Of a long word, so many stretches are looked up."""
_BEGINNINGS = 400
"""A short word that begins more stretches than these is looked for message by message."""
_FEW = 4000
"""Messages that filters leave, when it is better to list them first."""
_VERY_FEW = 400
"""The same, when it is best to read them all."""

_Row: TypeAlias = tuple[int, str, str, float, str, str]
"""Of a message: key, id, role, when it was; its conversation's id and title."""


def find(connection: sqlite3.Connection, query: Query) -> Iterator[SearchHit]:
    """Search for `query`: hits in titles, then messages, then PDFs. Raises `sqlite3.Error`."""
    if query.empty:
        return
    scope = _scope(connection, query)
    yield from islice(_titles(connection, query, scope), MOST_TITLES)
    if query.words:
        yield from islice(_messages(connection, query, scope), MOST_MESSAGES)
    if query.words or query.has_pdf:
        yield from islice(_pdfs(connection, query, scope), MOST_PDFS)


@dataclass(frozen=True, slots=True)
class _Scope:
    """Filters as SQL about `c`, a conversation, and `m`, one of its messages."""

    conversation: str
    message: str
    values: tuple[object, ...]
    """Of `conversation`, then of `message`."""
    split: int
    """The number of values that are the conversation's."""
    few: tuple[int, ...] | None = None
    """The keys of the messages that the filters leave, newest first, where these are few."""


def _scope(connection: sqlite3.Connection, query: Query) -> _Scope:
    of_conversation: list[str] = []
    values: list[object] = []
    for name in query.folders:
        of_conversation.append("c.folder IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(_folders(connection, name)))
    if query.has_pdf:
        of_conversation.append(
            "c.key IN (SELECT sent.conversation FROM attachments "
            "JOIN messages sent ON sent.key = attachments.message)"
        )
    flags = {"archived": query.archived, "pinned": query.pinned, "unread": query.unread}
    of_conversation += [f"c.{flag} = 1" for flag, wanted in flags.items() if wanted]
    if not query.trash:
        of_conversation.append("c.deleted_at IS NULL")
    of_message = ["(c.deleted_at IS NOT NULL OR m.deleted_at IS NOT NULL)"] if query.trash else []
    if not query.trash:
        of_message.append("m.deleted_at IS NULL")
    split = len(values)
    for condition, value in (
        (_BY_MODEL, _models(connection, query.model) if query.model else None),
        ("m.created_at >= ?", query.after),
        ("m.created_at < ?", query.before),
    ):
        if value is not None:
            of_message.append(condition)
            values.append(value)
    conversation = " AND ".join(of_conversation) or "1"
    scope = _Scope(conversation, " AND ".join(of_message), tuple(values), split)
    if not query.filters:
        return scope
    keys = [key for key, *_ in islice(_all(connection, scope, order=""), _FEW + 1)]
    few = tuple(sorted(keys, reverse=True)) if len(keys) <= _FEW else None
    return replace(scope, few=few)


_BY_MODEL = "m.model <> '' AND m.model IN (SELECT value FROM json_each(?))"


def _models(connection: sqlite3.Connection, part: str) -> str:
    """Every model with `part` in its name that ever answered, as JSON."""
    rows = connection.execute(
        """
        WITH RECURSIVE known (model) AS (
            SELECT min(model) FROM messages WHERE model <> ''
            UNION ALL
            SELECT (SELECT min(model) FROM messages WHERE model <> '' AND model > known.model)
            FROM known WHERE known.model IS NOT NULL
        )
        SELECT model FROM known WHERE model IS NOT NULL
        """
    )
    return json.dumps([model for (model,) in rows if part in fold(model)])


def _folders(connection: sqlite3.Connection, name: str) -> list[int]:
    """Folders with `name` in their name, and all that lie in them."""
    rows: list[tuple[int, str, int | None]] = connection.execute(
        "SELECT key, name, parent FROM folders"
    ).fetchall()
    found = {key for key, called, _ in rows if name in fold(called)}
    while more := {key for key, _, parent in rows if parent in found} - found:
        found |= more
    return sorted(found)


# Titles

_WILD = re.compile(r"[%_\\]")


def _titles(connection: sqlite3.Connection, query: Query, scope: _Scope) -> Iterator[SearchHit]:
    conditions, values = [scope.conversation], list(scope.values[: scope.split])
    if query.trash:
        conditions.append("c.deleted_at IS NOT NULL")
    if query.model:
        conditions.append(f"c.key IN (SELECT m.conversation FROM messages m WHERE {_BY_MODEL})")
        values.append(_models(connection, query.model))
    for condition, moment in (
        ("c.updated_at >= ?", query.after),
        ("c.updated_at < ?", query.before),
    ):
        if moment is not None:
            conditions.append(condition)
            values.append(moment)
    for word in query.words:
        # SQLite knows the case of ASCII only: what is more than that, it lets through.
        beyond = "length(c.title) <> length(CAST(c.title AS BLOB))"
        conditions.append(f"(c.title LIKE ? ESCAPE '\\' OR {beyond})")
        values.append("%" + _WILD.sub(r"\\\g<0>", word) + "%")
    rows = connection.execute(
        f"SELECT c.id, c.title, c.updated_at FROM conversations c WHERE {' AND '.join(conditions)} "
        "ORDER BY c.updated_at DESC, c.key DESC",
        values,
    )
    for conversation_id, title, when in rows:
        if _holds(title, query.words):
            line = plain(title)
            marks = marked(line, query.words)
            yield SearchHit(Where.TITLE, conversation_id, title, when, snippet=line, marks=marks)


def _holds(text: str, words: Iterable[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


# Messages


def _messages(connection: sqlite3.Connection, query: Query, scope: _Scope) -> Iterator[SearchHit]:
    last = -1
    for row in _candidates(connection, query, scope):
        if row[0] == last:
            continue
        last = row[0]
        if (hit := _decided(connection, query, row)) is not None:
            yield hit


def _candidates(connection: sqlite3.Connection, query: Query, scope: _Scope) -> Iterator[_Row]:
    """Messages that may hold the words, newest first; some perhaps twice."""
    if scope.few is not None and len(scope.few) <= _VERY_FEW:
        yield from _all(connection, scope)
        return
    below = None
    if not any(len(word) >= _STRETCH for word in query.words):
        for row in islice(_all(connection, scope), _NEWEST):
            below = row[0]
            yield row
    tables = ["words", "thinking_words"] if query.thinking else ["words"]
    match: dict[str, str] = {}
    for table in tables:
        expression = _match(connection, table, query.words)
        if expression is None:
            yield from _all(connection, scope, below)
            return
        match[table] = expression
    yield from _offered(connection, scope, match, below)


def _match(connection: sqlite3.Connection, table: str, words: Sequence[str]) -> str | None:
    """The index query for rows that may hold the words.

    "" if there are none; None if it cannot tell.
    """
    if stretches := [s for word in words for s in _stretches(word)]:
        return " AND ".join(map(_quoted, stretches))
    groups: list[str] = []
    for word in words:
        beginning = _beginning(connection, table, word)
        if not beginning:
            return ""
        if len(beginning) > _BEGINNINGS:
            return None
        groups.append(f"({' OR '.join(map(_quoted, beginning))})")
    return " AND ".join(groups)


def _stretches(word: str) -> list[str]:
    """The stretches of three characters in a word: all, or some of a long one."""
    every = [word[at : at + _STRETCH] for at in range(len(word) - _STRETCH + 1)]
    return list(dict.fromkeys(every))[:: len(every) // _MOST_STRETCHES + 1]


def _beginning(connection: sqlite3.Connection, table: str, word: str) -> list[str]:
    """The stretches in the index that begin with a short word; not many more than enough."""
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_in_use "
        f"USING fts5vocab (main, {table}, row)"
    )
    rows = connection.execute(
        f"SELECT term FROM temp.{table}_in_use WHERE term >= ? AND term < ? LIMIT ?",
        (word, word + "\U0010ffff", _BEGINNINGS + 1),
    )
    return [term for (term,) in rows]


def _quoted(stretch: str) -> str:
    return '"' + stretch.replace('"', '""') + '"'


_SELECT = "SELECT m.key, m.id, m.role, m.created_at, c.id, c.title FROM"
_ORDER = "ORDER BY m.key DESC"


def _offered(
    connection: sqlite3.Connection, scope: _Scope, match: dict[str, str], below: int | None = None
) -> Iterator[_Row]:
    """The rows that the index offers for `match`, by its table, and those not indexed yet."""
    sources = [_all(connection, scope, below, "AND m.indexed = 0")]
    bound = "" if below is None else f"AND w.rowid < {below:d}"
    for table, expression in match.items():
        if not expression:
            continue
        # With a plus: the index is asked once, not once for each of the few.
        few = "" if scope.few is None else "AND +w.rowid IN (SELECT value FROM json_each(?))"
        values = (expression, *([] if scope.few is None else [json.dumps(scope.few)]))
        sources.append(
            connection.execute(
                f"{_SELECT} {table} w CROSS JOIN messages m ON m.key = w.rowid "
                "CROSS JOIN conversations c ON c.key = m.conversation "
                f"WHERE w.{table} MATCH ? {bound} {few} "
                f"AND {scope.conversation} AND {scope.message} ORDER BY w.rowid DESC",
                (*values, *scope.values),
            )
        )
    yield from heapq.merge(*sources, key=lambda row: -row[0])


def _all(
    connection: sqlite3.Connection,
    scope: _Scope,
    below: int | None = None,
    also: str = "",
    order: str = _ORDER,
) -> Iterator[_Row]:
    """Every message within the filters."""
    bound = "" if below is None else f"AND m.key < {below:d}"
    few = "" if scope.few is None else "m.key IN (SELECT value FROM json_each(?)) AND"
    return connection.execute(
        f"{_SELECT} messages m JOIN conversations c ON c.key = m.conversation "
        f"WHERE {few} {scope.conversation} AND {scope.message} {bound} {also} {order}",
        (*([] if scope.few is None else [json.dumps(scope.few)]), *scope.values),
    )


def _decided(connection: sqlite3.Connection, query: Query, row: _Row) -> SearchHit | None:
    """A message as a hit, if it really holds all of the words."""
    key, message_id, role, when, conversation_id, title = row
    pieces = [
        Piece(Source(source), text)
        for source, text in connection.execute(
            "SELECT source, text FROM pieces WHERE message = ? ORDER BY seq", (key,)
        )
    ]
    spoken, thought = index.texts(role, pieces)
    where = Where.ANSWER if role == Role.ASSISTANT else Where.QUESTION
    if not _holds(spoken, query.words):
        if not (query.thinking and thought and _holds(thought, query.words)):
            return None
        spoken, where = thought, Where.THINKING
    shown = excerpt(spoken, query.words)
    return SearchHit(
        where,
        conversation_id,
        title,
        when,
        message_id,
        snippet=shown.text,
        marks=shown.marks,
    )


# PDFs

_ATTACHED = """
    SELECT m.id, m.created_at, c.id, c.title, a.name, a.document FROM attachments a
    CROSS JOIN messages m ON m.key = a.message CROSS JOIN conversations c ON c.key = m.conversation
"""
_Attached: TypeAlias = tuple[str, float, str, str, str, int]


def _pdfs(connection: sqlite3.Connection, query: Query, scope: _Scope) -> Iterator[SearchHit]:
    shown: set[tuple[str, int]] = set()

    def new(attached: _Attached) -> bool:
        place = attached[2], attached[5]
        return not (place in shown or shown.add(place))

    within = f"WHERE {scope.conversation} AND {scope.message}"
    for row in connection.execute(f"{_ATTACHED} {within} {_ORDER}", scope.values):
        if _holds(row[4], query.words) and new(row):
            line = plain(row[4])
            yield _pdf(row, line, marked(line, query.words))
    for key in _documents(connection, query):
        rows = connection.execute(
            f"{_ATTACHED} {within} AND a.document = ? {_ORDER}", (*scope.values, key)
        )
        if not (attached := [row for row in rows if new(row)]):
            continue
        (text,) = connection.execute("SELECT text FROM documents WHERE key = ?", (key,)).fetchone()
        if _holds(text, query.words):
            found = excerpt(text, query.words)
            yield from (_pdf(row, found.text, found.marks) for row in attached)


def _pdf(row: _Attached, snippet: str, marks: tuple[tuple[int, int], ...]) -> SearchHit:
    message_id, when, conversation_id, title, name, _ = row
    return SearchHit(Where.PDF, conversation_id, title, when, message_id, name, snippet, marks)


def _documents(connection: sqlite3.Connection, query: Query) -> Iterator[int]:
    """Documents whose text may hold the words, newest first."""
    expression = _match(connection, "document_words", query.words)
    if expression is None:
        rows = connection.execute("SELECT key FROM documents ORDER BY key DESC")
    else:
        waiting = connection.execute(
            "SELECT key FROM documents WHERE indexed = 0 ORDER BY key DESC"
        )
        offered = _rows_with(connection, expression)
        rows = heapq.merge(waiting, offered, key=lambda row: -row[0])
    yield from (key for (key,) in rows)


def _rows_with(connection: sqlite3.Connection, expression: str) -> Iterable[tuple[int]]:
    if not expression:
        return ()
    return connection.execute(
        "SELECT rowid FROM document_words WHERE document_words MATCH ? ORDER BY rowid DESC",
        (expression,),
    )
