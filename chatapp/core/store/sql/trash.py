"""SQL about the trash: its contents, restoring, and deleting for good.

What went there together, with the same moment, lies there as one: a folder with what
was in it, a message with all below it.
"""

from __future__ import annotations

import json
import sqlite3

from chatapp.core.domain.conversation import Kind, Role, TrashedItem
from chatapp.core.domain.i18n import tr
from chatapp.core.store.sql import folders, index, messages, summaries, tree, undo_log
from chatapp.core.store.sql.undo_log import UndoRecorder

_FIRST_WORDS = 200
"""Characters of a message that tell which it is."""
_DUE = "deleted_at IN (SELECT at FROM thrown WHERE due)"


def listed(connection: sqlite3.Connection) -> list[TrashedItem]:
    """The things in the trash, latest first; messages only of conversations outside it."""
    found = [
        TrashedItem(Kind.FOLDER, *row)
        for row in connection.execute(
            """
            SELECT f.id, f.name, f.deleted_at, '', (SELECT count(*) FROM conversations c
                WHERE c.deleted_at = f.deleted_at)
            FROM folders f LEFT JOIN folders p ON p.key = f.parent
            WHERE f.deleted_at IS NOT NULL AND p.deleted_at IS NOT f.deleted_at
            """
        )
    ]
    found += [
        TrashedItem(Kind.CONVERSATION, *row)
        for row in connection.execute(
            """
            SELECT c.id, c.title, c.deleted_at
            FROM conversations c LEFT JOIN folders f ON f.key = c.folder
            WHERE c.deleted_at IS NOT NULL AND f.deleted_at IS NOT c.deleted_at
            """
        )
    ]
    found += [
        TrashedItem(Kind.MESSAGE, *row)
        for row in connection.execute(
            """
            SELECT m.id,
                coalesce((SELECT substr(group_concat(text, ''), 1, ?) FROM
                    (SELECT text FROM pieces WHERE message = m.key AND source = 'content'
                        ORDER BY seq LIMIT 20)), ''),
                m.deleted_at, c.title,
                (SELECT count(*) FROM messages o WHERE o.deleted_at = m.deleted_at
                    AND o.conversation = m.conversation AND o.key > m.key)
            FROM messages m JOIN conversations c ON c.key = m.conversation
            LEFT JOIN messages p ON p.key = m.parent
            WHERE m.deleted_at IS NOT NULL AND c.deleted_at IS NULL
                AND p.deleted_at IS NOT m.deleted_at
            """,
            (_FIRST_WORDS,),
        )
    ]
    return sorted(found, key=lambda thrown: -thrown.deleted_at)


def restore(doing: UndoRecorder, connection: sqlite3.Connection, kind: Kind, thrown_id: str) -> str:
    """Take something out of the trash with what went along; the step as a sentence.

    Raises `LookupError`.
    """
    if kind is Kind.FOLDER:
        return _restore_folder(doing, connection, thrown_id)
    if kind is Kind.MESSAGE:
        return _restore_message(doing, connection, thrown_id)
    title = summaries.get(connection, thrown_id).title
    (key, folder) = connection.execute(
        "SELECT key, folder FROM conversations WHERE id = ?", (thrown_id,)
    ).fetchone()
    doing.set("conversations", [key], "deleted_at", None)
    doing.set("conversations", [key], "folder", folders.nearest_kept(connection, folder))
    return tr("“{title}” was restored.").format(title=title)


def _restore_folder(doing: UndoRecorder, connection: sqlite3.Connection, thrown_id: str) -> str:
    key = folders.key_of(connection, thrown_id)
    when, parent = connection.execute(
        "SELECT deleted_at, parent FROM folders WHERE key = ?", (key,)
    ).fetchone()
    for relation in ("folders", "conversations"):
        along = connection.execute(f"SELECT key FROM {relation} WHERE deleted_at = ?", (when,))
        doing.set(relation, [row[0] for row in along.fetchall()], "deleted_at", None)
    doing.set("folders", [key], "parent", folders.nearest_kept(connection, parent))
    name = folders.name_of(connection, key)
    return tr("The folder “{folder}” was restored.").format(folder=name)


def _restore_message(doing: UndoRecorder, connection: sqlite3.Connection, thrown_id: str) -> str:
    key = messages.key_of(connection, thrown_id)
    conversation, role = connection.execute(
        "SELECT conversation, role FROM messages WHERE key = ?", (key,)
    ).fetchone()
    leaf = tree.leaf_of(connection, conversation)
    # What it stands below comes back first.
    doing.set("messages", tree.path(connection, key), "deleted_at", None)
    tree.show(connection, tree.newest_leaf(connection, key))
    doing.was_set("conversations", conversation, "leaf", leaf)
    return tr("A message was restored.") if role == Role.USER else tr("A reply was restored.")


def purge(connection: sqlite3.Connection, most: int, *, due: bool) -> tuple[int, list[str]]:
    """Delete for good what is in the trash, or is `due`; at most so many conversations at once.

    Returns how many rows of conversations, messages and folders went (0: there is no more),
    and the SHA-256 of documents that nothing refers to now: their files are to go too.
    """
    going = _DUE if due else "deleted_at IS NOT NULL"
    _let_go(connection, going)
    conversations = _keys(
        connection, f"SELECT key FROM conversations WHERE {going} LIMIT ?", (most,)
    )
    thrown = _keys(
        connection,
        f"""
        WITH RECURSIVE below (key) AS (
            SELECT key FROM messages WHERE conversation IN (SELECT value FROM json_each(?))
            UNION
            SELECT key FROM (SELECT key FROM messages WHERE {going} LIMIT ?)
            UNION
            SELECT m.key FROM below JOIN messages m ON m.parent = below.key
        )
        SELECT key FROM below
        """,
        (conversations, most),
    )
    empty = _keys(
        connection,
        f"""
        SELECT key FROM folders f WHERE {going}
            AND NOT EXISTS (SELECT 1 FROM folders i WHERE i.parent = f.key)
            AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.folder = f.key
                AND c.key NOT IN (SELECT value FROM json_each(?)))
        LIMIT ?
        """,
        (conversations, most),
    )
    drafts = _keys(
        connection,
        "SELECT d.key FROM drafts d JOIN conversations c ON c.id = d.conversation_id "
        "WHERE c.key IN (SELECT value FROM json_each(?)) "
        "UNION SELECT key FROM drafts WHERE message IN (SELECT value FROM json_each(?))",
        (conversations, thrown),
    )
    documents = _keys(
        connection,
        "SELECT document FROM attachments WHERE message IN (SELECT value FROM json_each(?)) "
        "UNION "
        "SELECT document FROM draft_attachments WHERE draft IN (SELECT value FROM json_each(?))",
        (thrown, drafts),
    )
    index.forget(connection, json.loads(thrown))
    for relation, keys in (
        ("messages", thrown),
        ("conversations", conversations),
        ("folders", empty),
    ):
        undo_log.forget(connection, relation, json.loads(keys))
    for relation, keys in (
        ("drafts", drafts),
        ("messages", thrown),
        ("conversations", conversations),
        ("folders", empty),
    ):
        connection.execute(
            f"DELETE FROM {relation} WHERE key IN (SELECT value FROM json_each(?))", (keys,)
        )
    went = sum(len(json.loads(keys)) for keys in (thrown, conversations, empty))
    return went, _forget_documents(connection, documents)


def _let_go(connection: sqlite3.Connection, going: str) -> None:
    """Take what is not in the trash out of the folders that go."""
    gone = f"(SELECT key FROM folders WHERE {going})"
    connection.execute(
        f"UPDATE conversations SET folder = NULL WHERE deleted_at IS NULL AND folder IN {gone}"
    )
    connection.execute(
        f"UPDATE folders SET parent = NULL WHERE deleted_at IS NULL AND parent IN {gone}"
    )


def _forget_documents(connection: sqlite3.Connection, keys: str) -> list[str]:
    """Delete those of these documents that no message or draft refers to."""
    unused = connection.execute(
        """
        SELECT key, sha256 FROM documents d WHERE key IN (SELECT value FROM json_each(?))
            AND NOT EXISTS (SELECT 1 FROM attachments WHERE document = d.key)
            AND NOT EXISTS (SELECT 1 FROM draft_attachments WHERE document = d.key)
        """,
        (keys,),
    ).fetchall()
    index.forget_documents(connection, [key for key, _ in unused])
    connection.executemany("DELETE FROM documents WHERE key = ?", [(key,) for key, _ in unused])
    return [sha256 for _, sha256 in unused]


def _keys(connection: sqlite3.Connection, sql: str, given: tuple[object, ...]) -> str:
    """The first column of what `sql` finds, as a JSON list."""
    return json.dumps([row[0] for row in connection.execute(sql, given)])
