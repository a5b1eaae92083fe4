"""The tasks of the bridges: they end with the session, whatever the window still asks for."""

from __future__ import annotations

import asyncio
from pathlib import Path

from chatapp.core.domain.context.use import ContextUse
from chatapp.ui.bridge.bridge import Bridge
from tests.core.chat.test_engine import chat
from tests.loopback import Loopback, reply


async def test_nothing_is_begun_for_a_window_that_has_closed(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("Four."))
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Two and two?")
            bridge = Bridge(c.session)
            await bridge.close()
            told: list[object] = []
            for signal in (bridge.crashed, bridge.failed, bridge.listed):
                signal.connect(told.append)

            def used(_conversation_id: str, use: ContextUse) -> None:
                told.append(use)

            bridge.context.used.connect(used)
            before = asyncio.all_tasks()
            # A timer of the window, or an event that is told last, asks for more.
            bridge.context.fetch(done.conversation_id)
            bridge.context.weigh([], done.conversation_id)
            bridge.list_conversations()
            late = asyncio.all_tasks() - before
            await asyncio.gather(*late, return_exceptions=True)
            assert told == []
            assert all(task.cancelled() for task in late)
