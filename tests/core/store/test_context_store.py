"""What is sent of a conversation: kept through copies of it, moved on, and one step of undo."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.store.context_store import ContextStore
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.repair.restore_one import transplant
from tests.core.store.building import NAME, conversation, opened, question, reply


async def test_what_is_left_out_is_one_step_however_far_it_went(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        kept, organizer = ContextStore(database), OrganizerStore(database, tmp_path)
        await store.begin(conversation(), question("q"), reply("r", "q"))
        assert [one.id for one in await kept.branch("c")] == ["q", "r"]
        assert await kept.branch("nothing") == []
        assert await kept.sent_from("nothing") == ""
        await kept.send_from("c", "m1", "Left out.")
        await kept.move_on("c", "m2")
        await kept.move_on("c", "m3")
        assert (await organizer.undo()).sentence == "Left out."
        assert await kept.sent_from("c") == ""
        await organizer.redo()
        assert await kept.sent_from("c") == "m3"
        await kept.send_from("c", "", "All sent.")
        assert (await organizer.undo()).sentence == "All sent."
        assert await kept.sent_from("c") == "m3"


async def test_a_conversation_out_of_a_backup_leaves_out_the_same(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        kept = ContextStore(database)
        await store.begin(conversation(), question("q"), reply("r", "q"))
        await store.begin(conversation(), question("q2", "r"), reply("r2", "q2"))
        await kept.send_from("c", "q2", "Left out.")
        with (
            closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as target,
            closing(sqlite3.connect(tmp_path / NAME)) as source,
        ):
            source.backup(target)
        copy, _ = await database.run(lambda c: transplant(c, tmp_path / "copy.sqlite3", "c"))
        branch = await store.outline(copy.id)
        assert copy.id != "c"
        assert await kept.sent_from(copy.id) == branch[2].id != "q2"


async def test_a_continuation_lies_beside_what_it_continues(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, database):
        kept, organizer = ContextStore(database), OrganizerStore(database, tmp_path)
        await store.begin(conversation(), question("q"), reply("r", "q"))
        settings = ConversationSettings("Be brief.", summary="Words.", continues="c")
        made = await kept.add_continuation(conversation("d", "On"), settings, "Continued.")
        assert await store.settings_of(made.id) == (settings, [])
        gone = (await organizer.undo()).conversations[0]
        assert (gone.id, gone.deleted_at is None) == ("d", False)
        back = (await organizer.redo()).conversations[0]
        assert (back.id, back.deleted_at) == ("d", None)
