"""SQL about a conversation's tree of messages: the branch on screen and its forks.

A parent's key is always smaller than its children's (the schema checks it), so
going up always ends, and a branch ordered by key runs from its root to its leaf.
"""

from __future__ import annotations

import sqlite3

from chatapp.core.domain.conversation import Outline, Role

_UP = """
    WITH RECURSIVE up (key, parent) AS (
        SELECT key, parent FROM messages WHERE key = ?
        UNION ALL
        SELECT m.key, m.parent FROM up JOIN messages m ON m.key = up.parent
        LIMIT ?
    )
"""
_ALL = -1
_ROLES = {role.value: role for role in Role}


def outline(connection: sqlite3.Connection, leaf: int, newest: int = _ALL) -> list[Outline]:
    """The branch that ends in the message with the key `leaf`, from its root.

    With `newest` only its last so many messages, which costs no more in a long branch.
    """
    rows = connection.execute(
        _UP + "SELECT m.id, m.role, m.characters, m.created_at "
        "FROM up JOIN messages m USING (key) ORDER BY key",
        (leaf, newest),
    )
    return [
        Outline(message_id, _ROLES[role], characters, created)
        for message_id, role, characters, created in rows
    ]


def siblings(connection: sqlite3.Connection, key: int) -> list[tuple[int, str]]:
    """Keys and ids of all versions of a message outside the trash, oldest first."""
    return connection.execute(
        """
        SELECT s.key, s.id FROM messages m JOIN messages s
            ON s.parent IS m.parent AND s.conversation = m.conversation
        WHERE m.key = ? AND s.deleted_at IS NULL ORDER BY s.key
        """,
        (key,),
    ).fetchall()


def newest_leaf(connection: sqlite3.Connection, key: int) -> int:
    """The leaf below a message, taking at each fork the version last shown there."""
    (leaf,) = connection.execute(
        """
        WITH RECURSIVE down (key) AS (
            VALUES (?)
            UNION ALL
            SELECT coalesce(
                (SELECT c.key FROM messages c WHERE c.key = m.chosen_child AND c.parent = m.key
                    AND c.deleted_at IS NULL),
                (SELECT max(c.key) FROM messages c WHERE c.parent = m.key
                    AND c.deleted_at IS NULL)
            ) AS next
            FROM down JOIN messages m ON m.key = down.key WHERE next IS NOT NULL
        )
        SELECT max(key) FROM down
        """,
        (key,),
    ).fetchone()
    return leaf


def show(connection: sqlite3.Connection, leaf: int) -> None:
    """Make the branch that ends in `leaf` the one on screen, and remember it at each fork."""
    connection.execute(
        _UP
        + """
        UPDATE messages SET chosen_child = up.key FROM up
        WHERE messages.key = up.parent AND messages.chosen_child IS NOT up.key
        """,
        (leaf, _ALL),
    )
    connection.execute(
        "UPDATE conversations SET leaf = ? "
        "WHERE key = (SELECT conversation FROM messages WHERE key = ?)",
        (leaf, leaf),
    )


def settle(connection: sqlite3.Connection, conversation: int) -> None:
    """Make the branch on screen one that exists, after messages went or came back.

    Where its end went to the trash, it is continued from the nearest message that is
    left: with the version last shown, or the newest.
    """
    leaf = leaf_of(connection, conversation)
    (left,) = connection.execute(
        f"{_UP} SELECT max(m.key) FROM up JOIN messages m USING (key) WHERE m.deleted_at IS NULL",
        (leaf, _ALL),
    ).fetchone()
    if left is None:
        (left,) = connection.execute(
            "SELECT max(key) FROM messages "
            "WHERE parent IS NULL AND conversation = ? AND deleted_at IS NULL",
            (conversation,),
        ).fetchone()
    end = None if left is None else newest_leaf(connection, left)
    if end != leaf:
        connection.execute("UPDATE conversations SET leaf = ? WHERE key = ?", (end, conversation))


def leaf_of(connection: sqlite3.Connection, conversation: int) -> int | None:
    """The leaf of the branch on screen; None in an empty conversation."""
    (leaf,) = connection.execute(
        "SELECT leaf FROM conversations WHERE key = ?", (conversation,)
    ).fetchone()
    return leaf


def path(connection: sqlite3.Connection, key: int) -> list[int]:
    """Keys of a message and all above it, the first of its conversation first."""
    rows = connection.execute(f"{_UP} SELECT key FROM up ORDER BY key", (key, _ALL))
    return [row[0] for row in rows]


def first_ones(connection: sqlite3.Connection, conversation: int) -> list[int]:
    """Keys of a conversation's first messages outside the trash: the versions of its beginning."""
    return [
        key
        for (key,) in connection.execute(
            "SELECT key FROM messages "
            "WHERE parent IS NULL AND conversation = ? AND deleted_at IS NULL",
            (conversation,),
        )
    ]
