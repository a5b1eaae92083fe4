"""The verbs that put conversations in order: what they report, and replies that are under way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Folder, Kind, Status
from chatapp.core.domain.events import (
    BranchChanged,
    ConversationChanged,
    ConversationDeleted,
    Event,
    FoldersChanged,
    Grew,
    UndoableDone,
    UndoDirection,
)
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from tests.loopback import HANG, Loopback, reply, sse
from tests.waiting import until


class Told:
    def __init__(self, session: Session) -> None:
        self.session, self.events = session, list[Event]()
        session.listen(self.events.append)

    def since(self) -> list[Event]:
        told, self.events[:] = list(self.events), []
        return told


@asynccontextmanager
async def told(folder: Path, server: Loopback) -> AsyncGenerator[Told]:
    session = Session(
        Profile.at(folder), environment={}, base_url=server.base_url, model="some-model"
    )
    await session.open()
    try:
        yield Told(session)
    finally:
        await session.close()


async def test_each_step_reports_what_changed_and_then_itself(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("An answer."))
        async with told(profile, server) as t:
            organizer = t.session.organizer
            done = await t.session.engine.send("c" * 32, "Alpha")
            t.since()
            await organizer.rename("c" * 32, "Beta")
            changed, step = t.since()
            assert isinstance(changed, ConversationChanged)
            assert changed.conversation.title == "Beta"
            assert step == UndoableDone(
                "“Alpha” was renamed to “Beta”.", UndoDirection.DONE, conversations=("c" * 32,)
            )
            await organizer.rename("c" * 32, "Beta")
            assert t.since() == []
            await organizer.delete(["c" * 32])
            gone, step = t.since()
            assert isinstance(gone, ConversationDeleted)
            assert step == UndoableDone("“Beta” was deleted.", UndoDirection.DONE, away=True)
            await organizer.undo()
            assert t.since()[-1] == UndoableDone(
                "“Beta” was deleted.", UndoDirection.UNDONE, conversations=("c" * 32,)
            )
            await organizer.make_folder(Folder("f", "Work"))
            assert t.since()[0] == FoldersChanged((Folder("f", "Work"),))
            await organizer.delete_message(done.id)
            assert BranchChanged("c" * 32) in t.since()
            await organizer.restore(Kind.MESSAGE, done.id)
            assert BranchChanged("c" * 32) in t.since()
            for _ in range(5):
                await organizer.undo()
            assert t.since()[-1] == UndoableDone("", UndoDirection.UNDONE)


@pytest.mark.parametrize("what", ["message", "conversation", "folder", "edit"])
async def test_a_reply_under_way_ends_before_it_goes(profile: Path, what: str) -> None:
    with Loopback() as server:
        server.answer(*reply("First."))
        server.answer(sse("Half"), HANG)
        async with told(profile, server) as t:
            engine, organizer, name = t.session.engine, t.session.organizer, "c" * 32
            outline = t.session.store.outline
            first = await engine.send(name, "Alpha")
            assert first.parent_id
            t.since()
            await organizer.make_folder(Folder("f", "Work"))
            await organizer.move([name], "f")
            sending = asyncio.ensure_future(engine.edit(first.parent_id, "Better"))
            await until(lambda: any(isinstance(e, Grew) for e in t.events))
            (question, answer) = await outline(name)
            if what == "message":
                await organizer.delete_message(answer.id)
            elif what == "conversation":
                await organizer.delete([name])
            elif what == "folder":
                await organizer.delete_folder("f")
            else:
                await organizer.undo()
            assert sending.done()
            (half,) = await engine.messages([answer.id])
            assert (half.status, half.raw) == (Status.STOPPED, "Half")
            if what == "edit":
                assert [o.id for o in await outline(name)] == [
                    first.parent_id,
                    first.id,
                ]
                await organizer.redo()
            elif what in {"message", "conversation", "folder"}:
                await organizer.undo()
            assert [o.id for o in await outline(name)] == [question.id, answer.id]


async def test_what_is_temporary_is_put_in_order_in_memory(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("An answer."))
        async with told(profile, server) as t:
            fresh = await t.session.start_temporary()
            done = await t.session.engine_for(fresh.id).send(fresh.id, "Alpha")
            organizer = t.session.organizer_for(fresh.id)
            await organizer.delete_message(done.id)
            assert await t.session.organizer.in_trash() == []
            assert len(await organizer.in_trash()) == 1
            await organizer.undo()
            assert len(await t.session.store_for(fresh.id).outline(fresh.id)) == 2
