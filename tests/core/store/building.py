"""Short ways to make messages, and stores in a folder."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from chatapp.core.domain.conversation import (
    Attachment,
    Conversation,
    Message,
    Piece,
    Role,
    Source,
    Status,
)
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database

NAME = "conversations.sqlite3"


def content(text: str) -> Piece:
    """A piece of the answer's field."""
    return Piece(Source.CONTENT, text)


def reasoning(text: str) -> Piece:
    """A piece of the thinking's field."""
    return Piece(Source.REASONING, text)


def conversation(conversation_id: str = "c", title: str = "A title") -> Conversation:
    """A conversation not kept yet."""
    return Conversation(conversation_id, title, 1.0, 1.0)


def question(
    message_id: str,
    parent_id: str | None = None,
    text: str = "Why?",
    *,
    conversation_id: str = "c",
    attachments: tuple[Attachment, ...] = (),
) -> Message:
    """A person's message."""
    return Message(
        message_id,
        conversation_id,
        parent_id,
        Role.USER,
        Status.DONE,
        2.0,
        pieces=(content(text),),
        attachments=attachments,
    )


def reply(message_id: str, parent_id: str | None, *, conversation_id: str = "c") -> Message:
    """A reply that has just begun."""
    return Message(
        message_id, conversation_id, parent_id, Role.ASSISTANT, Status.STREAMING, 3.0, model="m"
    )


@asynccontextmanager
async def opened(
    folder: Path, *, busy_timeout: float = 5.0, clock: Callable[[], float] = lambda: 100.0
) -> AsyncGenerator[tuple[Conversations, Database], None]:
    """The store in `folder`, closed at the end."""
    database = Database(folder / NAME, busy_timeout=busy_timeout)
    await database.open()
    try:
        yield Conversations(database, folder / "attachments", clock=clock), database
    finally:
        await database.close()
