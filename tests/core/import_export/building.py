"""A store to bring conversations into, what it holds without its keys, and ChatGPT's files."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chatapp.core.import_export import chatapp_json
from chatapp.core.import_export.importer import Progress, Summary, take_in
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.transfer import Transfer

Json = dict[str, Any]


@dataclass
class Kept:
    """An open profile."""

    database: Database
    store: Conversations
    transfer: Transfer
    files: Path
    reported: list[Progress] = field(default_factory=list[Progress])

    async def take(self, *paths: Path) -> Summary:
        return await take_in(self.transfer, paths, self.reported.append)

    async def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything the database knows, ids in the place of its keys, in a fixed order."""
        tables = {name: await self._rows(query) for name, query in _QUERIES.items()}
        tables["files"] = [(path.name, path.read_bytes()) for path in sorted(self.files.glob("*"))]
        return tables

    async def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return await self.database.read(lambda c: c.execute(query).fetchall())


_QUERIES = {
    "conversations": """
        SELECT c.id, c.title, c.titled_by_person, c.created_at, c.updated_at, c.deleted_at,
            leaf.id, f.id, c.pinned, c.archived, c.unread, c.own, c.sent_from
        FROM conversations c LEFT JOIN messages leaf ON leaf.key = c.leaf
        LEFT JOIN folders f ON f.key = c.folder ORDER BY c.id
    """,
    # Versions of a message are counted in the order of their keys.
    "messages": """
        SELECT m.id, c.id, p.id, chosen.id, m.role, m.status, m.created_at, m.characters, m.model,
            m.server_id, m.finish_reason, m.usage, m.problem, m.thinking_seconds, m.seconds,
            m.deleted_at,
            (SELECT count(*) FROM messages s WHERE s.parent IS m.parent
                AND s.conversation = m.conversation AND s.key < m.key)
        FROM messages m JOIN conversations c ON c.key = m.conversation
        LEFT JOIN messages p ON p.key = m.parent
        LEFT JOIN messages chosen ON chosen.key = m.chosen_child AND chosen.parent = m.key
        ORDER BY m.id
    """,
    "pieces": """
        SELECT m.id, p.seq, p.source, p.text FROM pieces p JOIN messages m ON m.key = p.message
        ORDER BY m.id, p.seq
    """,
    "documents": "SELECT sha256, size, pages, characters, text FROM documents ORDER BY sha256",
    "attachments": """
        SELECT m.id, a.position, d.sha256, a.name, a.delivery
        FROM attachments a JOIN messages m ON m.key = a.message
        JOIN documents d ON d.key = a.document ORDER BY m.id, a.position
    """,
    "drafts": """
        SELECT d.conversation_id, m.id, d.text
        FROM drafts d LEFT JOIN messages m ON m.key = d.message ORDER BY d.conversation_id, m.id
    """,
    "draft attachments": """
        SELECT w.conversation_id, m.id, a.position, d.sha256, a.name, a.delivery
        FROM draft_attachments a JOIN drafts w ON w.key = a.draft
        LEFT JOIN messages m ON m.key = w.message
        JOIN documents d ON d.key = a.document ORDER BY w.conversation_id, m.id, a.position
    """,
    "folders": """
        SELECT f.id, f.name, around.id, f.instructions, f.created_at, f.deleted_at
        FROM folders f LEFT JOIN folders around ON around.key = f.parent ORDER BY f.id
    """,
}


@asynccontextmanager
async def profile(folder: Path) -> AsyncGenerator[Kept]:
    """A profile in `folder`, closed at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    database, files = Database(folder / "conversations.sqlite3"), folder / "attachments"
    await database.open()
    try:
        yield Kept(database, Conversations(database, files), Transfer(database, files), files)
    finally:
        await database.close()


# ChatGPT's export, as its format is


async def written(kept: Kept, folder: Path) -> list[Path]:
    """Write a file for each conversation, and one with all folders."""
    paths: list[Path] = []
    for number, conversation_id in enumerate(await kept.transfer.conversation_ids()):
        path = folder / f"{number}.json"
        parcel = await kept.transfer.give(conversation_id)
        path.write_text(chatapp_json.write([parcel]), encoding="utf-8")
        paths.append(path)
    everything = folder / "folders.json"
    everything.write_text(chatapp_json.write([], await kept.transfer.folders()), encoding="utf-8")
    return [*paths, everything]


def text(*parts: Any) -> Json:
    return {"content_type": "text", "parts": list(parts)}


def node(
    node_id: str,
    parent: str | None,
    role: str = "",
    content: Json | None = None,
    *,
    metadata: Mapping[str, Any] | None = None,
    **message: Any,
) -> Json:
    """A node of a mapping; without a role it has no message."""
    found: Json = {"id": node_id, "parent": parent, "children": [], "message": None}
    if role:
        found["message"] = {
            "id": node_id,
            "author": {"role": role, "name": None, "metadata": {}},
            "create_time": 1_700_000_000.5 + len(node_id),
            "content": content or text(""),
            "status": "finished_successfully",
            "weight": 1.0,
            "metadata": dict(metadata or {}),
            "recipient": "all",
            **message,
        }
    return found


def entry(nodes: Sequence[Json], current: str, title: str = "A talk", **more: Any) -> Json:
    """A conversation of the export."""
    mapping = {n["id"]: n for n in nodes}
    for n in nodes:
        if n["parent"] in mapping:
            mapping[n["parent"]]["children"].append(n["id"])
    return {
        "title": title,
        "create_time": 1_700_000_000.25,
        "update_time": 1_700_009_000.75,
        "mapping": mapping,
        "current_node": current,
        "conversation_id": f"id of {title}",
        "is_archived": False,
        **more,
    }


def export(path: Path, *entries: Any) -> Path:
    """A file as ChatGPT writes it: one line."""
    path.write_text(json.dumps(list(entries)), encoding="utf-8")
    return path
