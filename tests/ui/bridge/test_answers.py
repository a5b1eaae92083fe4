"""What is kept of an answer beside its text, as the window asks for it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from chatapp.core.domain.kept_answer import KeptAnswer
from chatapp.ui.bridge.bridge import Bridge
from tests.core.chat.test_engine import chat
from tests.loopback import Loopback, reply
from tests.waiting import until

SOUND = b"\0\1sound"
SHA256 = hashlib.sha256(SOUND).hexdigest()


async def test_records_and_data_are_told_and_nothing_where_there_is_none(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("Four."))
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Two and two?")
            kept = KeptAnswer({"answer": {"id": "x"}}, {SHA256: SOUND}, run=1)
            await c.session.store.finish(done, lambda: kept)
            bridge = Bridge(c.session)
            records: dict[str, list[dict[str, Any]]] = {}
            data: dict[str, bytes | None] = {}

            def found(message_id: str, kept: list[dict[str, Any]]) -> None:
                records[message_id] = kept

            def read(message_id: str, sha256: str, content: bytes | None) -> None:
                assert message_id == done.id
                data[sha256] = content

            bridge.answers.records.connect(found)
            bridge.answers.data.connect(read)
            for message_id in (done.id, "nobody"):
                bridge.answers.fetch_records(message_id)
            for sha256 in (SHA256, "0" * 64):
                bridge.answers.fetch_data(done.id, sha256)
            await until(lambda: len(records) == len(data) == 2)
            assert [record["answer"]["id"] for record in records[done.id]] == ["chatcmpl-1", "x"]
            assert records["nobody"] == []
            assert data == {SHA256: SOUND, "0" * 64: None}
            await bridge.close()


async def test_emptying_the_trash_leaves_no_exchange_of_what_was_in_it(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            gone, stays = [await c.engine.send(None, "Why?") for _ in range(2)]
            bridge = Bridge(c.session)
            await c.session.organizer.delete([gone.conversation_id])
            assert len(c.session.exchanges.message_ids) == 2
            bridge.organize.empty_trash()
            await until(lambda: c.session.exchanges.message_ids == [stays.id])
            await bridge.close()
