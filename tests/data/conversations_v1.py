"""The content of conversations-v1.sqlite3, and the script that wrote it.

The file was written by the first Chatapp (schema 1) and is never written again: every
later one must open it and find this. Run as ``python -m tests.data.conversations_v1``.
"""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from chatapp.core.domain.conversation import (
    Attachment,
    Conversation,
    Delivery,
    Draft,
    Message,
    Piece,
    Problem,
    Role,
    Source,
    Status,
    Usage,
)
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.organizer import OrganizerStore

PATH = Path(__file__).parent / "conversations-v1.sqlite3"


@dataclass(frozen=True)
class _Document:
    path: Path
    sha256: str
    name: str
    size: int
    pages: int
    text: str


PDF = b"%PDF-1.7 only its hash matters here"
DOCUMENT_TEXT = "[Page 1]\nTides are caused by the Moon.\n[Page 2]\nAnd the Sun."
ATTACHMENT = Attachment(
    hashlib.sha256(PDF).hexdigest(),
    "tides.pdf",
    len(PDF),
    2,
    len(DOCUMENT_TEXT),
    Delivery.ORIGINAL,
)

_QUESTION = Message(
    "q1",
    "tides",
    None,
    Role.USER,
    Status.DONE,
    1000.5,
    pieces=(Piece(Source.CONTENT, "Why are there **tides**? 🌊"),),
    attachments=(ATTACHMENT,),
)
_ANSWER = Message(
    "r1",
    "tides",
    "q1",
    Role.ASSISTANT,
    Status.DONE,
    1001.0,
    pieces=(
        Piece(Source.REASONING, "The user asks about tides."),
        Piece(Source.CONTENT, "<think>\nMoon.\n</think>\n\nBecause of the Moon.\n"),
    ),
    model="minimax/m2-7-20260402",
    server_id="aiml",
    finish_reason="stop",
    usage=Usage(12, 34, 5, 6, 0.0012),
    thinking_seconds=1.5,
    seconds=4.25,
    version=1,
    versions=2,
)
_FAILED = Message(
    "r2",
    "tides",
    "q1",
    Role.ASSISTANT,
    Status.FAILED,
    1010.0,
    pieces=(Piece(Source.CONTENT, "Beca"),),
    model="m",
    server_id="other",
    problem=Problem("ServerTrouble", "The server has trouble.", "open_status_page", "status 500"),
    version=2,
    versions=2,
)
_FOLLOW_UP = Message(
    "q2",
    "tides",
    "r1",
    Role.USER,
    Status.DONE,
    1020.0,
    pieces=(Piece(Source.CONTENT, "And\0the sun?"),),
)
_STREAMING = Message(
    "r3",
    "tides",
    "q2",
    Role.ASSISTANT,
    Status.STREAMING,
    1021.0,
    pieces=(Piece(Source.CONTENT, "It helps"),),
    model="m",
)

MESSAGES = (_QUESTION, _ANSWER, _FAILED, _FOLLOW_UP, replace(_STREAMING, status=Status.INTERRUPTED))
BRANCH = ("q1", "r1", "q2", "r3")
CONVERSATION = Conversation("tides", "On tides", 1000.0, 1021.0, True, "r3")
DELETED = Conversation("gone", "Thrown away", 900.0, 901.0, False, "g")
DRAFT = Draft("Half a thou", (replace(ATTACHMENT, name="again.pdf"),))
STATE = {"selected": "tides"}


async def _write(folder: Path) -> None:
    database = Database(folder / PATH.name)
    await database.open()
    clock = iter([1005.0, 1015.0, 902.0])
    store = Conversations(database, folder / "attachments", clock=lambda: next(clock))
    (folder / "dropped.pdf").write_bytes(PDF)
    await store.keep_document(
        _Document(
            folder / "dropped.pdf", ATTACHMENT.sha256, "tides.pdf", len(PDF), 2, DOCUMENT_TEXT
        )
    )
    new = replace(CONVERSATION, title="Why are there tides?", titled_by_person=False, leaf_id=None)
    await store.begin(new, _QUESTION, replace(_ANSWER, status=Status.STREAMING, pieces=()))
    await store.finish(_ANSWER)
    await store.begin(new, None, replace(_FAILED, status=Status.STREAMING, pieces=()))
    await store.finish(_FAILED)
    await store.show_version("r2", -1)
    await store.begin(new, _FOLLOW_UP, replace(_STREAMING, pieces=()))
    await store.append("r3", [Piece(Source.CONTENT, "It ")])
    await store.append("r3", [Piece(Source.CONTENT, "helps")])
    await store.retitle("tides", CONVERSATION.title, by_person=True)
    thrown = Message("g", "gone", None, Role.USER, Status.DONE, 901.0)
    await store.begin(replace(DELETED, updated_at=900.0, leaf_id=None), None, thrown)
    await OrganizerStore(database, folder / "attachments").delete(["gone"])
    await store.save_draft("tides", DRAFT)
    for key, value in STATE.items():
        await store.set_state(key, value)
    await database.close()
    (folder / PATH.name).replace(PATH)


def main() -> None:
    """Write the file, once."""
    if PATH.exists():
        raise SystemExit(f"{PATH.name} is there; a released database is never written again")
    with tempfile.TemporaryDirectory(dir=PATH.parent) as folder:
        asyncio.run(_write(Path(folder)))


if __name__ == "__main__":
    main()
