"""A running reply over a real store: what is kept when, and how it ends."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from chatapp.core.api.request.upload import Progress
from chatapp.core.api.response.deltas import Delta, FinishDelta, PieceDelta
from chatapp.core.chat import checkpoints, retries, waiting
from chatapp.core.chat import reply as module
from chatapp.core.chat.reply import RunningReply
from chatapp.core.chat.request import asked
from chatapp.core.domain.conversation import (
    Conversation,
    Message,
    Phase,
    Piece,
    Role,
    Source,
    Status,
)
from chatapp.core.domain.errors import (
    KeyRefused,
    ModelLoading,
    RateLimited,
    ServerTrouble,
    StreamCutOff,
)
from chatapp.core.domain.events import (
    Event,
    Finished,
    Grew,
    PhaseChanged,
    SavingFailed,
    SavingResumed,
)
from chatapp.core.domain.kept_answer import AnswerMaker
from chatapp.core.store import database
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from tests.waiting import until

C, R = Source.CONTENT, Source.REASONING
Step: TypeAlias = "str | Delta | asyncio.Event | BaseException"


class Talk:
    """A conversation in a real database, whose reply takes its words from scripts."""

    def __init__(self, database: Database, attachments: Path) -> None:
        self.database = database
        self.store = Conversations(database, attachments)
        self.events: list[Event] = []
        self.attempts: list[Sequence[Step]] = []
        self.sending: Callable[[Progress], Awaitable[None]] | None = None
        """Comes before each answer."""
        self.closed = 0
        """Streams that were left."""
        self.message = Message("r", "c", "q", Role.ASSISTANT, Status.STREAMING, time.time())

    async def begin(self) -> None:
        now = time.time()
        pieces = (Piece(C, "Hm?"),)
        question = Message("q", "c", None, Role.USER, Status.DONE, now, pieces=pieces)
        conversation = Conversation("c", "Hm?", now, now)
        await self.store.begin(conversation, question, self.message, None)

    def run(
        self,
        *attempts: Sequence[Step],
        journal: Conversations | None = None,
        report: Callable[[Event], None] | None = None,
    ) -> RunningReply:
        """A reply whose attempts take these steps; a last one that ends well comes of itself."""
        self.attempts += attempts
        return RunningReply(
            self.message,
            open_stream=self._open,
            journal=journal or self.store,
            report=report or self.events.append,
        )

    async def _open(
        self, progress: Progress
    ) -> AbstractAsyncContextManager[AsyncIterator[list[Delta]]]:
        steps = self.attempts.pop(0)
        if self.sending:
            await self.sending(progress)
        if steps and isinstance(first := steps[0], BaseException):
            raise first
        return self._stream(steps)

    @asynccontextmanager
    async def _stream(self, steps: Sequence[Step]) -> AsyncGenerator[AsyncIterator[list[Delta]]]:
        async def batches() -> AsyncGenerator[list[Delta]]:
            for step in steps:
                if isinstance(step, asyncio.Event):
                    await step.wait()
                elif isinstance(step, BaseException):
                    raise step
                else:
                    yield [PieceDelta(C, step) if isinstance(step, str) else step]

        try:
            yield batches()
        finally:
            self.closed += 1

    async def kept(self) -> Message:
        (message,) = await self.store.messages(["r"])
        return message

    def seen(self, kind: type[Event]) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def notes(self) -> list[str]:
        return [e.note for e in self.events if isinstance(e, PhaseChanged) and e.note]


@asynccontextmanager
async def talk(profile: Path) -> AsyncGenerator[Talk]:
    kept = Database(profile / "conversations.sqlite3")
    await kept.open()
    try:
        begun = Talk(kept, profile / "attachments")
        await begun.begin()
        yield begun
    finally:
        await kept.close()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0.02)
    monkeypatch.setattr(module, "CHECKPOINT_SECONDS", 0.01)
    monkeypatch.setattr(checkpoints, "SAVE_AGAIN_SECONDS", 0.01)


@contextmanager
def locked(profile: Path) -> Generator[Callable[[], None]]:
    """Somebody else writes into the database, until the end or until it is told not to."""
    other = sqlite3.connect(profile / "conversations.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def unlock() -> None:
        if other.in_transaction:
            other.execute("ROLLBACK")

    yield unlock
    unlock()
    other.close()


def on_disk(profile: Path) -> str:
    """The reply's text as another process would find it."""
    with closing(sqlite3.connect(profile / "conversations.sqlite3")) as connection:
        found = connection.execute(
            "SELECT text FROM pieces JOIN messages ON message = key WHERE role = 'assistant' "
            "ORDER BY seq"
        )
        return "".join(text for (text,) in found)


END = FinishDelta("stop")


# AnswerMaker


async def test_what_has_come_is_kept_while_it_streams(profile: Path) -> None:
    async with talk(profile) as t:
        more = asyncio.Event()
        running = asyncio.ensure_future(t.run(["One ", "two ", more, "three.", END]).run())
        await until(lambda: len(t.seen(Grew)) == 2)
        await until(lambda: on_disk(profile) == "One two ")
        assert (await t.kept()).status is Status.STREAMING
        more.set()
        assert (await running).answer == "One two three."
        kept = await t.kept()
        assert (kept.status, kept.pieces) == (Status.DONE, (Piece(C, "One two three."),))


async def test_saving_that_fails_is_said_once_and_goes_on_when_it_can(profile: Path) -> None:
    async with talk(profile) as t:
        first, more, last = asyncio.Event(), asyncio.Event(), asyncio.Event()
        steps = [first, "One ", more, "two ", last, "three.", END]
        running = asyncio.ensure_future(t.run(steps).run())
        with locked(profile) as unlock:
            first.set()
            await until(lambda: t.seen(SavingFailed))
            more.set()
            await until(lambda: len(t.seen(Grew)) == 2)
            failed = t.seen(SavingFailed)
            assert (await t.kept()).raw == ""
            unlock()
            await until(lambda: t.seen(SavingResumed))
        assert t.seen(SavingFailed) == failed, "said once"
        await until(lambda: on_disk(profile) == "One two ")
        assert not running.done()
        last.set()
        await running
        assert (await t.kept()).pieces == (Piece(C, "One two three."),)
        assert len(t.seen(SavingFailed)) == len(t.seen(SavingResumed)) == 1


async def test_an_end_that_cannot_be_kept_is_tried_until_it_can(profile: Path) -> None:
    async with talk(profile) as t:
        with locked(profile) as unlock:
            running = asyncio.ensure_future(t.run(["All.", END]).run())
            await until(lambda: t.seen(SavingFailed))
            assert not t.seen(Finished)
            unlock()
            await running
        assert [type(e) for e in t.events][-2:] == [SavingResumed, Finished]
        assert (await t.kept()).status is Status.DONE


async def test_the_program_ends_though_nothing_can_be_kept(profile: Path) -> None:
    async with talk(profile) as t:
        reply = t.run(["Half", asyncio.Event()])
        running = asyncio.ensure_future(reply.run())
        await until(lambda: t.seen(Grew))
        with locked(profile):
            reply.close()
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
        assert not t.seen(Finished)


async def test_a_commit_under_way_is_over_before_the_last_one_begins(profile: Path) -> None:
    class Slow(Conversations):
        async def append(self, message_id: str, pieces: Sequence[Piece]) -> None:
            done.append("begun")
            await go_on.wait()
            await super().append(message_id, pieces)
            done.append("appended")

        async def finish(self, message: Message, answer: AnswerMaker | None = None) -> None:
            done.append("finished")
            await super().finish(message, answer)

    done: list[str] = []
    go_on = asyncio.Event()
    async with talk(profile) as t:
        slow = Slow(t.database, profile / "attachments")
        running = asyncio.ensure_future(t.run(["Half", asyncio.Event()], journal=slow).run())
        await until(lambda: done)
        running.cancel()
        await asyncio.sleep(0)
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert done == ["begun", "appended", "finished"]
        kept = await t.kept()
        assert (kept.status, kept.pieces) == (Status.STOPPED, (Piece(C, "Half"),))


# Ends


async def test_a_defect_ends_the_reply_with_its_text_and_is_not_hidden(profile: Path) -> None:
    async with talk(profile) as t:
        with pytest.raises(ZeroDivisionError):
            await t.run(["Half", ZeroDivisionError()]).run()
        kept = await t.kept()
        assert (kept.status, kept.raw) == (Status.FAILED, "Half")
        assert kept.problem is not None
        assert (kept.problem.kind, kept.problem.sentence) == ("Defect", module.DEFECT)
        assert t.closed == 1
        assert len(t.seen(Finished)) == 1


async def test_a_defect_of_whoever_listens_ends_it_too(profile: Path) -> None:
    async with talk(profile) as t:

        def report(event: Event) -> None:
            t.events.append(event)
            if isinstance(event, Grew) and event.text == "two":
                raise KeyError(event.text)

        with pytest.raises(KeyError):
            await t.run(["One ", "two", END], report=report).run()
        kept = await t.kept()
        assert (kept.status, kept.raw) == (Status.FAILED, "One two")


@pytest.mark.parametrize(
    ("steps", "status", "kind"),
    [
        (["Half", StreamCutOff()], Status.INTERRUPTED, "StreamCutOff"),
        (["Half", ServerTrouble()], Status.INTERRUPTED, "ServerTrouble"),
        (["Half", KeyRefused()], Status.FAILED, "KeyRefused"),
        ([KeyRefused()], Status.FAILED, "KeyRefused"),
        ([END], Status.FAILED, "EmptyAnswer"),
        (["<think>Hm.</think>", END], Status.DONE, "NoAnswer"),
        (["Half", FinishDelta("length")], Status.DONE, "AnswerLimit"),
        (["Half", FinishDelta("content_filter")], Status.DONE, "ContentFiltered"),
        (["Half", FinishDelta("tool_calls")], Status.DONE, "ToolsAsked"),
        (["<think>Hm.</think>", FinishDelta("tool_calls")], Status.DONE, "ToolsAsked"),
        ([FinishDelta("tool_calls")], Status.DONE, "ToolsAsked"),
        ([FinishDelta("length")], Status.DONE, "AnswerLimit"),
        ([FinishDelta("content_filter")], Status.DONE, "ContentFiltered"),
    ],
)
async def test_how_it_ends(profile: Path, steps: list[Step], status: Status, kind: str) -> None:
    async with talk(profile) as t:
        ended = await t.run(steps).run()
        assert ended.problem is not None
        assert (ended.status, ended.problem.kind) == (status, kind)
        kept = await t.kept()
        assert (kept.status, kept.pieces, kept.problem) == (status, ended.pieces, ended.problem)


# Size


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(module, "MAX_CHARACTERS", 100)
    return 100


@pytest.mark.parametrize("closing", [False, True])
async def test_a_whole_reply_cannot_be_stopped(profile: Path, closing: bool) -> None:
    async with talk(profile) as t:
        more = asyncio.Event()
        reply = t.run(["All of it.", END, more])
        running = asyncio.ensure_future(reply.run())
        await until(lambda: reply.over)
        if closing:
            reply.close()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert (await t.kept()).status is Status.DONE
        assert len(t.seen(Finished)) == 1


async def test_stop_while_the_end_is_being_kept_keeps_it(profile: Path) -> None:
    async with talk(profile) as t:
        with locked(profile) as unlock:
            running = asyncio.ensure_future(t.run(["All of it.", END]).run())
            await until(lambda: t.seen(SavingFailed))
            running.cancel()
            unlock()
            with pytest.raises(asyncio.CancelledError):
                await running
        assert (await t.kept()).status is Status.DONE
        assert len(t.seen(Finished)) == 1


@pytest.mark.parametrize("size", [1, 7, 99, 100, 101, 1000])
async def test_a_reply_has_an_end_and_goes_on_when_asked(
    profile: Path, short: int, size: int
) -> None:
    async with talk(profile) as t:
        text = "abcdefghij" * 100
        steps = [PieceDelta(R, "Hm." * 10), *(text[i : i + size] for i in range(0, 1000, size))]
        ended = await t.run([*steps, asyncio.Event()]).run()
        assert t.closed == 1, "the server need not go on"
        assert (ended.status, ended.raw, ended.thinking) == (
            Status.INTERRUPTED,
            text[:70],
            "Hm." * 10,
        )
        assert ended.problem is not None
        assert ended.problem.kind == "ReplyTooLong"
        assert "100 characters" in ended.problem.sentence
        assert ended.can_continue
        assert (await t.kept()).pieces == ended.pieces
        pieces = asked(ended.pieces)
        t.message = Message("r", "c", "q", Role.ASSISTANT, Status.STREAMING, 0.0, pieces=pieces)
        further = await t.run([text, asyncio.Event()]).run()
        assert further.status is Status.INTERRUPTED
        assert further.raw == text[:70] + text[:100]
        assert further.can_continue


async def test_thinking_without_end_has_one(profile: Path, short: int) -> None:
    async with talk(profile) as t:
        ended = await t.run([*(["<think>"] + ["Hm. "] * 1000), asyncio.Event()]).run()
        assert len(ended.raw) == short
        assert ended.status is Status.INTERRUPTED
        assert not ended.can_continue, "there is no answer to go on from"


async def test_one_that_just_fits_is_whole(profile: Path, short: int) -> None:
    async with talk(profile) as t:
        done = await t.run(["x" * (short - 1), END]).run()
        assert (done.status, done.problem) == (Status.DONE, None)


# Trying again


async def test_the_wait_for_another_try_is_counted_down(profile: Path) -> None:
    async with talk(profile) as t:
        busy = RateLimited(retry_after=1.2)
        done = await t.run([busy], [ServerTrouble(retry_after=0.01)], ["Now.", END]).run()
        assert done.answer == "Now."
        first, second, third = t.notes
        assert first == "The server is busy. Trying again in 1 s"
        assert second == "The server is busy. Trying again in 0 s"
        assert third == "The server had an internal error. Trying again in 0 s"
        phases = [e for e in t.events if isinstance(e, PhaseChanged)]
        assert [p.phase for p in phases if p.note] == [Phase.CONNECTING] * 3
        after = phases[phases.index(next(p for p in phases if p.note == second)) + 1]
        assert (after.phase, after.note) == (Phase.CONNECTING, ""), "nothing stale is left standing"


async def test_stop_ends_the_countdown(profile: Path) -> None:
    async with talk(profile) as t:
        running = asyncio.ensure_future(t.run([RateLimited(retry_after=50.0)]).run())
        await until(lambda: t.notes)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert (await t.kept()).status is Status.STOPPED


async def test_the_countdown_is_cut_short_or_given_up(profile: Path) -> None:
    async with talk(profile) as t:
        reply = t.run([RateLimited(retry_after=50.0)], [RateLimited(retry_after=50.0)])
        running = asyncio.ensure_future(reply.run())
        first = await until(lambda: reply.countdown)
        assert first is not None
        first.hurry()
        second = await until(lambda: None if reply.countdown is first else reply.countdown)
        assert second
        second.give_up()
        failed = await running
        assert failed.status is Status.FAILED
        assert failed.problem is not None
        assert failed.problem.kind == "RateLimited"
        assert failed.notes == ("The request was sent again once.",), "it was given up after that"
        assert t.attempts == []
        assert any(e.counting for e in t.events if isinstance(e, PhaseChanged))


@pytest.mark.parametrize("wait", [61.0, 1e9])
async def test_nobody_is_kept_waiting_for_minutes(profile: Path, wait: float) -> None:
    async with talk(profile) as t:
        failed = await t.run([RateLimited(retry_after=wait)]).run()
        assert (failed.status, t.notes) == (Status.FAILED, [])


async def test_it_is_tried_three_times_in_all(profile: Path) -> None:
    async with talk(profile) as t:
        attempts = [[ServerTrouble(retry_after=0.0)] for _ in range(5)]
        failed = await t.run(*attempts).run()
        assert failed.status is Status.FAILED
        assert len(t.attempts) == 5 - 1 - retries.MAX_RETRIES


async def test_a_model_that_loads_is_waited_for(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talk(profile) as t:
        done = await t.run([ModelLoading()], ["Here.", END]).run()
        assert done.answer == "Here."
        assert t.notes[0].startswith(ModelLoading.default)
        monkeypatch.setattr(retries, "MODEL_LOADING_SECONDS", 0.0)
        failed = await t.run([ModelLoading()], ["Here.", END]).run()
        assert failed.status is Status.FAILED


async def test_what_is_sent_and_waited_for_is_told_before_the_server_answers(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "SILENCE_SECONDS", 0.0)
    async with talk(profile) as t:

        async def sending(progress: Progress) -> None:
            progress(1, 4)
            await until(lambda: "25 % sent" in t.notes)
            progress(4, 4)
            await until(lambda: "Waiting for the server for 0:00" in t.notes)

        t.sending = sending
        assert (await t.run(["Well.", END]).run()).answer == "Well."
        phases = {e.phase for e in t.events if isinstance(e, PhaseChanged) and e.note}
        assert phases == {Phase.CONNECTING}


async def test_a_long_silence_is_told_and_ends_with_the_next_word(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "SILENCE_SECONDS", 0.0)
    async with talk(profile) as t:
        more = asyncio.Event()
        running = asyncio.ensure_future(t.run([more, "Well.", END]).run())
        await until(lambda: t.notes)
        assert t.notes[0] == "No response from the model for 0:00"
        more.set()
        assert (await running).answer == "Well."
