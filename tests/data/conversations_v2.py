"""The content of conversations-v2.sqlite3, and the script that wrote it.

The file was written by the second Chatapp (schema 2) over what the first one had left, and
is never written again: every later one must open it and find this. Run as
``python -m tests.data.conversations_v2``.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from chatapp.core.domain.conversation import Folder, Message, Piece, Role, Source, Status
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.query import Where
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.indexer import Indexer
from chatapp.core.store.organizer import OrganizerStore
from tests.data import conversations_v1 as v1

PATH = Path(__file__).parent / "conversations-v2.sqlite3"

SEA = Folder("sea", "Sea")
SHORES = Folder("shores", "Shores", "sea", "Metric units.")
OWN = ConversationSettings("Be brief.", "other", "some-model", GenerationOptions(0.5, 100))
UNKNOWN = {"a later setting": [1, 2]}
_QUESTION = Message(
    "q9", "waves", None, Role.USER, Status.DONE, 2000.0, pieces=(Piece(Source.CONTENT, "波は?"),)
)
_ANSWER = Message(
    "r9",
    "waves",
    "q9",
    Role.ASSISTANT,
    Status.DONE,
    2001.0,
    pieces=(
        Piece(Source.CONTENT, "Wind, mos"),
        Piece(Source.ASKED, "Continue."),
        Piece(Source.CONTENT, "tly."),
    ),
    model="some-model",
)
_DELETED = replace(_ANSWER, id="r10", pieces=(Piece(Source.CONTENT, "Nonsense."),))
MESSAGES = (_QUESTION, _ANSWER)
WAVES = v1.Conversation(
    "waves", "Waves", 2000.0, 2010.0, True, "r9", "shores", pinned=True, unread=True
)
TIDES = replace(v1.CONVERSATION, archived=True)
FOUND = {
    "波は": (Where.QUESTION, "q9"),
    "of the moon": (Where.ANSWER, "r1"),
    "waves": (Where.TITLE, ""),
}
"""Words, and the first place where they are found."""
DONE = "“Wind” was renamed to “Waves”."
"""The step that is undone first."""


async def _write(folder: Path) -> None:
    path = folder / PATH.name
    shutil.copyfile(v1.PATH, path)
    database = Database(path)
    await database.open()
    store = Conversations(database, folder / "attachments", clock=lambda: 2010.0)
    organizer = OrganizerStore(database, folder / "attachments", clock=lambda: 2020.0)
    await store.recover()
    new = replace(WAVES, title="Wind", titled_by_person=False, leaf_id=None, folder_id=None)
    for reply in (_ANSWER, _DELETED):
        asked = _QUESTION if reply is _ANSWER else None
        await store.begin(new, asked, replace(reply, status=Status.STREAMING, pieces=()))
        await store.finish(reply)
    await store.save_settings("waves", OWN)
    unknown = json.dumps(UNKNOWN)
    await database.run(
        lambda c: c.execute(
            "UPDATE conversations SET own = json_patch(own, ?) WHERE id = 'waves'", (unknown,)
        )
    )
    await store.set_unread("waves", True)
    for made in (SEA, SHORES):
        await organizer.make_folder(made)
    await organizer.move(["waves"], "shores")
    await organizer.pin(["waves"], True)
    await organizer.archive(["tides"], True)
    await organizer.delete_message("r10")
    await organizer.rename("waves", WAVES.title)
    indexer = Indexer(database)
    indexer.begin()
    await indexer.finish()
    await indexer.close()
    await database.close()
    path.replace(PATH)


def main() -> None:
    """Write the file, once."""
    if PATH.exists():
        raise SystemExit(f"{PATH.name} is there; a released database is never written again")
    with tempfile.TemporaryDirectory(dir=PATH.parent) as folder:
        asyncio.run(_write(Path(folder)))


if __name__ == "__main__":
    main()
