"""Schema and migrations of the conversations' database; makes verified copies of it.

Step n brings a database from version n-1 to n; `PRAGMA user_version` holds the
version. A released step is never edited: a change is a new step at the end.

Rows refer to each other by integer `key`s; `id`s are what the program sees.
Messages are never given a used key again, and a parent's key is always smaller
than its children's: a branch ordered by key runs from its root to its leaf.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

from chatapp.core.domain.errors import DatabaseDamaged, DatabaseTooNew
from chatapp.core.domain.i18n import tr
from chatapp.core.profile.lasting_names import take_place

Step: TypeAlias = tuple[str, ...]
"""SQL statements, run one by one inside the transaction of the whole migration."""
INSTRUCTIONS = 200_000
"""Of SQLite's machine, between two looks at whether checking a copy should wait."""

_log = logging.getLogger("chatapp.store")

_IDS = (("conversations", "id"), ("messages", "id"), ("folders", "id"))

STEPS: tuple[Step, ...] = (
    (
        # `leaf` and `chosen_child` are not foreign keys: each would need an index of its
        # own to delete messages quickly, and a dangling choice is simply not followed.
        """
        CREATE TABLE conversations (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            titled_by_person INTEGER NOT NULL DEFAULT 0,
            created_at REAL NOT NULL,
            updated_at REAL NOT NULL,
            deleted_at REAL,
            leaf INTEGER
        )
        """,
        """
        CREATE INDEX conversations_listed ON conversations (updated_at DESC, key DESC)
            WHERE deleted_at IS NULL
        """,
        # The reference to the parent is deferred and does not cascade: a conversation's
        # messages go all at once, where a chain of thousands of cascades would fail.
        """
        CREATE TABLE messages (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            conversation INTEGER NOT NULL REFERENCES conversations (key) ON DELETE CASCADE,
            parent INTEGER REFERENCES messages (key) DEFERRABLE INITIALLY DEFERRED,
            chosen_child INTEGER,
            role TEXT NOT NULL,
            status TEXT NOT NULL,
            created_at REAL NOT NULL,
            characters INTEGER NOT NULL DEFAULT 0,
            model TEXT NOT NULL DEFAULT '',
            server_id TEXT NOT NULL DEFAULT '',
            finish_reason TEXT NOT NULL DEFAULT '',
            usage TEXT,
            problem TEXT,
            thinking_seconds REAL,
            seconds REAL,
            CHECK (parent < key)
        )
        """,
        "CREATE INDEX messages_siblings ON messages (parent, conversation)",
        "CREATE INDEX messages_of_conversation ON messages (conversation)",
        "CREATE INDEX messages_streaming ON messages (status) WHERE status = 'streaming'",
        """
        CREATE TABLE pieces (
            message INTEGER NOT NULL REFERENCES messages (key) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            source TEXT NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (message, seq)
        )
        """,
        """
        CREATE TABLE documents (
            key INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            pages INTEGER NOT NULL,
            characters INTEGER NOT NULL,
            text TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE attachments (
            message INTEGER NOT NULL REFERENCES messages (key) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            document INTEGER NOT NULL REFERENCES documents (key),
            name TEXT NOT NULL,
            delivery TEXT NOT NULL,
            PRIMARY KEY (message, position)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX attachments_of_document ON attachments (document)",
        # The draft of the conversation that does not exist yet has the id ''.
        """
        CREATE TABLE drafts (
            key INTEGER PRIMARY KEY,
            conversation_id TEXT NOT NULL UNIQUE,
            text TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE draft_attachments (
            draft INTEGER NOT NULL REFERENCES drafts (key) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            document INTEGER NOT NULL REFERENCES documents (key),
            name TEXT NOT NULL,
            delivery TEXT NOT NULL,
            PRIMARY KEY (draft, position)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX draft_attachments_of_document ON draft_attachments (document)",
        "CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ),
    (
        """
        CREATE TABLE folders (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            parent INTEGER REFERENCES folders (key),
            instructions TEXT NOT NULL DEFAULT '',
            created_at REAL NOT NULL,
            deleted_at REAL
        )
        """,
        "CREATE INDEX folders_inside ON folders (parent)",
        "ALTER TABLE conversations ADD COLUMN folder INTEGER REFERENCES folders (key)",
        "ALTER TABLE conversations ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE conversations ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE conversations ADD COLUMN unread INTEGER NOT NULL DEFAULT 0",
        # JSON: instructions, server, model and parameters of its own; what a later program
        # wrote into it is kept.
        "ALTER TABLE conversations ADD COLUMN own TEXT NOT NULL DEFAULT '{}'",
        "CREATE INDEX conversations_in_folder ON conversations (folder)",
        """
        CREATE INDEX conversations_in_trash ON conversations (deleted_at)
            WHERE deleted_at IS NOT NULL
        """,
        # A deleted message takes what is below it along, each row with the same moment.
        "ALTER TABLE messages ADD COLUMN deleted_at REAL",
        "CREATE INDEX messages_in_trash ON messages (deleted_at) WHERE deleted_at IS NOT NULL",
        """
        CREATE INDEX messages_by_model ON messages (model, conversation) WHERE model <> ''
        """,
        # 1 once the words of a message are in `words`; a reply under way waits for its end.
        "ALTER TABLE messages ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX messages_not_indexed ON messages (key) WHERE indexed = 0",
        "ALTER TABLE documents ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX documents_not_indexed ON documents (key) WHERE indexed = 0",
        # Stretches of three letters, which serve every script, and only which rows have them:
        # where in the text they stand is looked up in the text. Row ids are keys; the text comes
        # folded already.
        """
        CREATE VIRTUAL TABLE words USING fts5 (
            text, content = '', detail = 'none', tokenize = 'trigram case_sensitive 1'
        )
        """,
        # Thinking apart: without detail an index cannot be asked for one of its columns.
        """
        CREATE VIRTUAL TABLE thinking_words USING fts5 (
            text, content = '', detail = 'none', tokenize = 'trigram case_sensitive 1'
        )
        """,
        """
        CREATE VIRTUAL TABLE document_words USING fts5 (
            text, content = '', detail = 'none', tokenize = 'trigram case_sensitive 1'
        )
        """,
        # The undo log: each step as the cells it changed.
        """
        CREATE TABLE deeds (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            at REAL NOT NULL,
            sentence TEXT NOT NULL,
            undone INTEGER NOT NULL DEFAULT 0
        )
        """,
        """
        CREATE TABLE deed_cells (
            deed INTEGER NOT NULL REFERENCES deeds (key) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            relation TEXT NOT NULL,
            row INTEGER NOT NULL,
            field TEXT NOT NULL,
            before,
            after,
            PRIMARY KEY (deed, seq)
        ) WITHOUT ROWID
        """,
    ),
    (
        # What lies in the trash, by the moment at which it went there: since when its days
        # count, when it was first seen to be old, and whether it is to go for good.
        """
        CREATE TABLE thrown (
            at REAL PRIMARY KEY,
            since REAL NOT NULL,
            old_at REAL,
            due INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """,
        # Whose the reply under way is: a file of that name is locked for as long as it lives.
        "ALTER TABLE messages ADD COLUMN writer TEXT NOT NULL DEFAULT ''",
        # Sentences on what was skipped, left out or changed on the way to a reply, as JSON.
        "ALTER TABLE messages ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'",
        # The id of the message that what is sent begins with; empty: all of it is sent.
        "ALTER TABLE conversations ADD COLUMN sent_from TEXT NOT NULL DEFAULT ''",
        # A draft is what a conversation is to be asked next, or what one of its questions is
        # to say instead.
        """
        CREATE TABLE drafts_of_both (
            key INTEGER PRIMARY KEY,
            conversation_id TEXT UNIQUE,
            message INTEGER UNIQUE REFERENCES messages (key) ON DELETE CASCADE,
            text TEXT NOT NULL,
            CHECK ((conversation_id IS NULL) <> (message IS NULL))
        )
        """,
        """
        INSERT INTO drafts_of_both (key, conversation_id, text)
            SELECT key, conversation_id, text FROM drafts
        """,
        "DROP TABLE drafts",
        "ALTER TABLE drafts_of_both RENAME TO drafts",
        # What replies used and cost, by the local day on which they ended: it was spent whatever
        # is deleted later. Copies of a reply, made by forks, were paid for once.
        """
        CREATE TABLE usage_by_day (
            day TEXT NOT NULL,
            server_id TEXT NOT NULL,
            model TEXT NOT NULL,
            replies INTEGER NOT NULL,
            priced INTEGER NOT NULL,
            prompt_tokens INTEGER NOT NULL,
            completion_tokens INTEGER NOT NULL,
            usd REAL NOT NULL,
            estimated INTEGER NOT NULL,
            estimated_usd REAL NOT NULL,
            PRIMARY KEY (day, server_id, model)
        ) WITHOUT ROWID
        """,
        """
        INSERT INTO usage_by_day
            SELECT date(created_at, 'unixepoch', 'localtime') AS day, server_id, model, count(*),
                count(json_extract(usage, '$.usd')),
                CAST(min(total(json_extract(usage, '$.prompt_tokens')), 1e15) AS INTEGER),
                CAST(min(total(json_extract(usage, '$.completion_tokens')), 1e15) AS INTEGER),
                total(json_extract(usage, '$.usd')), 0, 0.0
            FROM (
                SELECT DISTINCT created_at, server_id, model, usage FROM messages
                WHERE role = 'assistant' AND json_valid(usage)
            )
            WHERE day IS NOT NULL GROUP BY day, server_id, model
        """,
        # What an answer had beside its text: a record for each go of a reply, as JSON, and the
        # large things that it names by hash. Read only when asked for.
        """
        CREATE TABLE answers (
            message INTEGER NOT NULL REFERENCES messages (key) ON DELETE CASCADE,
            run INTEGER NOT NULL,
            record TEXT NOT NULL,
            UNIQUE (message, run)
        )
        """,
        """
        CREATE TABLE answer_data (
            message INTEGER NOT NULL REFERENCES messages (key) ON DELETE CASCADE,
            sha256 TEXT NOT NULL,
            data BLOB NOT NULL,
            UNIQUE (message, sha256)
        )
        """,
        # Files could bring in what only memory is asked for, by its id: it could not be opened.
        *(
            f"UPDATE OR IGNORE {table} SET {name} = 'was-' || {name} "
            f"WHERE {name} GLOB 'temporary-*'"
            for table, name in (*_IDS, ("drafts", "conversation_id"))
        ),
        *(
            f"UPDATE {table} SET {name} = lower(hex(randomblob(16))) "
            f"WHERE {name} GLOB 'temporary-*'"
            for table, name in _IDS
        ),
    ),
)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version a database is at; 0 for an empty one."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(
    connection: sqlite3.Connection, backups: Path | None, steps: Sequence[Step] = STEPS
) -> Path | None:
    """Bring a database to the version of the last of `steps`, all or nothing.

    An existing database is first copied into `backups` (None: it is a copy itself) and the
    copy verified; its path is returned, or None where there was nothing to copy or to do.

    Raises `DatabaseTooNew` (nothing altered), `DatabaseDamaged` (nothing altered; also
    for a database of some other program), `sqlite3.Error` and `OSError`.
    """
    version = version_of(connection)
    if version == len(steps):
        return None
    if version > len(steps):
        raise DatabaseTooNew
    if version == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise DatabaseDamaged(tr("The conversation database belongs to another program."))
    copy, began = None, time.monotonic()
    if version and backups is not None:
        stamp = time.strftime("%Y%m%d-%H%M%S")
        copy = backups / f"conversations-v{version}-{stamp}-{os.urandom(3).hex()}.sqlite3"
        back_up(connection, copy)
    # A step may rebuild a table, so references are checked once, at the end. The
    # pragma does nothing inside a transaction.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been faster.
        version = version_of(connection)
        if version > len(steps):
            raise DatabaseTooNew
        for step in steps[version:]:
            for statement in step:
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DatabaseDamaged
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")
    seconds = time.monotonic() - began
    _log.info("schema brought from %d to %d in %.1f s", version, len(steps), seconds)
    return copy


def back_up(
    connection: sqlite3.Connection,
    copy: Path,
    *,
    pages: int = -1,
    between: Callable[[], object] = lambda: None,
    copied: Callable[[], object] = lambda: None,
    checking: Callable[[], object] = lambda: None,
) -> None:
    """Copy a database into the new file `copy` (mode 0600) while it may be in use.

    The file appears under its name only when it is whole, checked and on the disk.
    `between` is called after every so many `pages`, `copied` when `connection` is needed no
    more, and `checking` now and then while the copy is checked; what they raise ends it.
    Raises `DatabaseDamaged` if the copy fails the check, `sqlite3.Error` and `OSError`.
    """
    copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = copy.with_suffix(".partial")
    descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(descriptor)
    try:
        with closing(sqlite3.connect(partial, isolation_level=None)) as target:
            version = version_of(connection)
            connection.backup(target, pages=pages, progress=lambda _code, _left, _all: between())
            copied()
            # One file, without a -wal beside it.
            target.execute("PRAGMA journal_mode = DELETE")
            target.set_progress_handler(lambda: _passed(checking), INSTRUCTIONS)
            check = target.execute("PRAGMA integrity_check").fetchall()
            target.set_progress_handler(None, 0)
            if check != [("ok",)] or version_of(target) != version:
                raise DatabaseDamaged(details=f"A copy did not pass the check: {check[:5]}")
        take_place(partial, copy)
    finally:
        partial.unlink(missing_ok=True)


def _passed(checking: Callable[[], object]) -> int:
    """The answer to SQLite's progress handler: 0 to go on."""
    checking()
    return 0
