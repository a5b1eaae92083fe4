"""Makes profiles with conversations in them, the same for the same numbers."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from chatapp.core.conversation import Conversation, Message, Piece, Role, Source, Status
from chatapp.core.paths import Profile
from chatapp.core.store import messages, summaries, tree
from chatapp.core.store.database import Database
from tests.bench.text import markdown, words

NOW = 1_790_000_000.0
SHORT_TITLE, LONG_TITLE = "short", "long"


def make(profile: Path, *, conversations: int, sizes: dict[str, int], length: int = 1000) -> None:
    """Fill the database of `profile`: `conversations` of two messages each, and one for each
    title in `sizes`, with so many messages of `length` characters."""
    asyncio.run(_make(Profile.at(profile), conversations, sizes, length))


async def _make(profile: Profile, conversations: int, sizes: dict[str, int], length: int) -> None:
    profile.create()
    database = Database(profile.database)
    await database.open()

    def work(connection: sqlite3.Connection) -> None:
        for number in range(conversations):
            title = words(5, seed=number)
            _conversation(connection, f"other-{number}", title, 2, 120, NOW - 3600.0 * number)
        for title, size in sizes.items():
            _conversation(connection, title, title, size, length, NOW)

    await database.run(work)
    await database.close()


def _conversation(
    connection: sqlite3.Connection, name: str, title: str, size: int, length: int, when: float
) -> None:
    key = summaries.insert(connection, Conversation(name, title, when, when))
    parent = leaf = None
    for number in range(size):
        role = Role.ASSISTANT if number % 2 else Role.USER
        # Questions are short, answers make up for it.
        characters = int(length * (0.2 + 1.6 * (number % 2)))
        message = Message(
            f"{name}-{number}",
            name,
            parent,
            role,
            Status.DONE,
            when + number,
            pieces=(Piece(Source.CONTENT, markdown(characters, seed=number)),),
            model="bench-model" if role is Role.ASSISTANT else "",
        )
        parent, leaf = message.id, messages.insert(connection, key, message)
    if leaf is not None:
        tree.show(connection, leaf)
    summaries.touch(connection, key, when)
