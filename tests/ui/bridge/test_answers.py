"""What is kept of an answer beside its text, as the window asks for it."""

from __future__ import annotations

import hashlib
from pathlib import Path

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
            told: list[tuple[object, ...]] = []
            bridge.answers.records.connect(lambda *said: told.append(said))
            bridge.answers.data.connect(lambda *said: told.append(said))
            bridge.answers.fetch_records(done.id)
            await until(lambda: len(told) == 1)
            ((message_id, records),) = told
            assert message_id == done.id
            assert [set(record) for record in records] == [
                {"answer", "headers", "times"},
                {"answer"},
            ]
            bridge.answers.fetch_records("nobody")
            bridge.answers.fetch_data(done.id, SHA256)
            bridge.answers.fetch_data(done.id, "0" * 64)
            await until(lambda: len(told) == 4)
            assert set(map(str, told[1:])) == set(
                map(str, [("nobody", []), (done.id, SHA256, SOUND), (done.id, "0" * 64, None)])
            )
            await bridge.close()
