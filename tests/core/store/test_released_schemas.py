"""Databases of released programs, opened and compared for ever."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.core.store.building import NAME, opened
from tests.data import conversations_v1 as v1


async def test_the_first_schema(tmp_path: Path) -> None:
    shutil.copyfile(v1.PATH, tmp_path / NAME)
    async with opened(tmp_path) as (store, database):
        assert await database.check() == []
        assert await store.recover() == 1
        assert await store.list() == [v1.CONVERSATION]
        assert [o.id for o in await store.outline("tides")] == list(v1.BRANCH)
        assert await store.messages([m.id for m in v1.MESSAGES]) == list(v1.MESSAGES)
        assert await store.draft("tides") == v1.DRAFT
        assert await store.document_text(v1.ATTACHMENT.sha256) == v1.DOCUMENT_TEXT
        for key, value in v1.STATE.items():
            assert await store.state(key) == value
        assert await store.restore("gone") == v1.DELETED
        # The fork below the first question remembers what was shown.
        await store.show_version("r1", +1)
        await store.show_version("r2", -1)
        assert [o.id for o in await store.outline("tides")] == list(v1.BRANCH)
