"""Databases of released programs, opened and compared for ever."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

from chatapp.core.domain.query import parse
from chatapp.core.store.address import address_of
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.searcher import Searcher
from tests.core.store.building import NAME, opened
from tests.data import conversations_v1 as v1
from tests.data import conversations_v2 as v2


async def test_the_first_schema(tmp_path: Path) -> None:
    shutil.copyfile(v1.PATH, tmp_path / NAME)
    async with opened(tmp_path) as (store, database):
        assert await database.check() == []
        assert await store.recover() == 1
        assert await store.listed() == [v1.CONVERSATION]
        assert [o.id for o in await store.outline("tides")] == list(v1.BRANCH)
        assert await store.messages([m.id for m in v1.MESSAGES]) == list(v1.MESSAGES)
        assert await store.draft("tides") == v1.DRAFT
        assert await store.document_text(v1.ATTACHMENT.sha256) == v1.DOCUMENT_TEXT
        for key, value in v1.STATE.items():
            assert await store.state(key) == value
        gone = await store.get("gone")
        assert gone is not None
        assert gone.deleted_at is not None
        assert replace(gone, deleted_at=None) == v1.DELETED
        # The fork below the first question remembers what was shown.
        await store.show_version("r1", +1)
        await store.show_version("r2", -1)
        assert [o.id for o in await store.outline("tides")] == list(v1.BRANCH)


async def test_the_second_schema(tmp_path: Path) -> None:
    shutil.copyfile(v2.PATH, tmp_path / NAME)
    async with opened(tmp_path) as (store, database):
        assert await database.check() == []
        assert await store.listed() == [v2.WAVES, v2.TIDES]
        assert await store.messages([m.id for m in v2.MESSAGES]) == list(v2.MESSAGES)
        assert await store.messages([m.id for m in v1.MESSAGES]) == list(v1.MESSAGES)
        assert await store.settings_of("waves") == (v2.OWN, [v2.SHORES.instructions])
        await store.save_settings("waves", v2.OWN)
        rows = await database.read(
            lambda c: c.execute("SELECT own FROM conversations WHERE id = 'waves'").fetchall()
        )
        assert v2.UNKNOWN.items() <= json.loads(rows[0][0]).items()
        searcher = Searcher(lambda: address_of(tmp_path / NAME))
        for words, place in v2.FOUND.items():
            async for hits in searcher.search(parse(words)):
                assert (hits[0].where, hits[0].message_id or "") == place
                break
            else:
                raise AssertionError(f"{words} was not found")
        await searcher.close()
        organizer = OrganizerStore(database, tmp_path / "attachments")
        assert await organizer.folders() == [v2.SEA, v2.SHORES]
        assert [thrown.id for thrown in await organizer.in_trash()] == ["r10", "gone"]
        assert (await organizer.undo()).sentence == v2.DONE
        await organizer.undo()
        assert [o.id for o in await store.outline("waves")] == ["q9", "r10"]
