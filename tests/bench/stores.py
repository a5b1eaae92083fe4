"""Makes profiles with conversations in them, the same for the same numbers."""

from __future__ import annotations

import asyncio
import random
import sqlite3
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
from chatapp.core.profile.paths import Profile
from chatapp.core.store.database import Database
from chatapp.core.store.sql import attachments, messages, summaries, tree
from tests.bench.text import markdown, prose, words

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


MESSAGES_EACH = 5


def make_many(profile: Path, conversations: int) -> None:
    """A profile as after years, unless it is there already: `MESSAGES_EACH` messages a
    conversation, of words as rare and as frequent as in a language; some replies with thinking,
    some regenerated; folders, pins, an archive, PDFs. Nothing is indexed."""
    if not Profile.at(profile).database.exists():
        asyncio.run(_make_many(Profile.at(profile), conversations))


async def _make_many(profile: Profile, conversations: int) -> None:
    profile.create()
    database = Database(profile.database)
    await database.open()
    chance = random.Random(11)

    def work(connection: sqlite3.Connection) -> None:
        for key in range(1, 21):
            values = (key, f"folder-{key}", f"Folder {key}", NOW)
            connection.execute(
                "INSERT INTO folders (key, id, name, created_at) VALUES (?, ?, ?, ?)", values
            )
        for number in range(conversations):
            _grown(connection, chance, number, NOW - 1800.0 * (conversations - number))

    await database.run(work)
    await database.close()


def _grown(connection: sqlite3.Connection, chance: random.Random, number: int, when: float) -> None:
    name = f"many-{number}"
    title = prose(45, chance).split("\n")[0]
    key = summaries.insert(connection, Conversation(name, title, when, when))
    parent = leaf = None
    for at in range(MESSAGES_EACH):
        # A question, its reply, another question, its reply, and that reply again.
        asked = at in {0, 2}
        said = [Piece(Source.CONTENT, prose(120 if asked else 900, chance))]
        if not asked and number % 3 == 0:
            said.insert(0, Piece(Source.REASONING, prose(400, chance)))
        message = Message(
            f"{name}-{at}",
            name,
            f"{name}-2" if at == MESSAGES_EACH - 1 else parent,
            Role.USER if asked else Role.ASSISTANT,
            Status.DONE,
            when + 10 * at,
            pieces=tuple(said),
            model="" if asked else f"model-{number % 4}",
        )
        parent, leaf = message.id, messages.insert(connection, key, message)
    assert leaf is not None
    tree.show(connection, leaf)
    summaries.touch(connection, key, when)
    folder = number % 100 if 0 < number % 100 <= 20 else None
    connection.execute(
        "UPDATE conversations SET folder = ?, pinned = ?, archived = ? WHERE key = ?",
        (folder, number % 500 == 0, number % 10 == 9, key),
    )
    if number % 40 == 0:
        _attach_pdf(connection, chance, f"{name}-0")


def _attach_pdf(connection: sqlite3.Connection, chance: random.Random, message_id: str) -> None:
    text = prose(6000, chance)
    pdf = Attachment(f"{chance.getrandbits(256):064x}", f"{words(2, 1)}.pdf", 9000, 2, len(text))
    attachments.keep(connection, pdf, text)
    attachments.attach(connection, messages.key_of(connection, message_id), [pdf])
