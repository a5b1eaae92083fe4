"""Runs one reply: from the request to its final commit, through retries, Stop and cut-offs."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from chatapp.core.api.response.answer import BROKEN_OFF, TELLING_REASONS
from chatapp.core.api.response.deltas import CallingDelta, Delta, PieceDelta, RecordDelta
from chatapp.core.api.response.think import Change, Growth, Splitter, joined
from chatapp.core.api.response.whole_reply import split
from chatapp.core.chat.checkpoints import (
    CHECKPOINT_SECONDS,
    Checkpoints,
    Journal,
    all_pieces,
    see_through,
)
from chatapp.core.chat.phases import Phases
from chatapp.core.chat.record_keeper import RecordKeeper
from chatapp.core.chat.reply_facts import ReplyFacts
from chatapp.core.chat.rest_of_reply import RestOfReply
from chatapp.core.chat.retries import Countdown, Retries
from chatapp.core.chat.shortcomings import shortcoming, with_way_out
from chatapp.core.chat.sleep import Sleep
from chatapp.core.chat.spending import Spending
from chatapp.core.chat.thinking_clock import ThinkingClock
from chatapp.core.domain.conversation import (
    Message,
    Part,
    Phase,
    Piece,
    Problem,
    Source,
    Status,
    added,
)
from chatapp.core.domain.errors import (
    ChatappError,
    EmptyAnswer,
    NoConnection,
    ReplyTooLong,
    RequestError,
    ServerTrouble,
    StreamCutOff,
)
from chatapp.core.domain.events import (
    Event,
    Finished,
    Grew,
    PartKind,
    Recast,
    Settled,
)
from chatapp.core.domain.i18n import marked, number, tr
from chatapp.core.domain.servers import Server

if TYPE_CHECKING:
    from chatapp.core.api.request.upload import Progress

DEFECT = marked("Something went wrong in Chatapp. The log has the details.")
MAX_CHARACTERS = 2_000_000
"""Of one reply, its thinking included: it is ended there, and can be continued for as many more.
A model that does not find an end would fill the memory."""
AWAKE_SECONDS = 5.0
"""After the computer woke, a stream that brings no word for so long is taken for cut off."""

_BOUNDED = frozenset({Source.TOOL_CALL, Source.EXTRAS})
"""Sources whose text is bounded where it is put together."""

_log = logging.getLogger("chatapp.chat")

OpenStream = Callable[
    ["Progress"], Awaitable[AbstractAsyncContextManager[AsyncIterator[list[Delta]]]]
]


class RunningReply:
    """Takes a reply in, reports what it does, and keeps it.

    What `message` has already is kept in front: it is being continued.
    `open_stream` prepares and opens one attempt; it is called again for each retry.
    `server` has the ways out of an error; `turns`: so many replies may be asked for at once;
    `spending` estimates a price that the server does not tell.
    """

    def __init__(
        self,
        message: Message,
        *,
        open_stream: OpenStream,
        journal: Journal,
        report: Callable[[Event], None],
        server: Server | None = None,
        turns: asyncio.Semaphore | None = None,
        spending: Spending | None = None,
    ) -> None:
        self.message = message
        self.over = False
        """True once it cannot be stopped any more: the reply is whole, or its end is being kept."""
        self._open_stream = open_stream
        self._report = report
        self._server = server
        self._turns = turns or asyncio.Semaphore()
        self._has_turn = False
        self._sleep = Sleep()
        self._awake = asyncio.timeout(None)
        """Runs once the computer woke, until the next word."""
        self._before = message.pieces
        self._parts_before = split(message.pieces)
        self._rest = RestOfReply(self._parts_before)
        self._splitter = Splitter()
        self._pieces: list[Piece] = []
        self._size = 0
        """Characters that came; of what was there before they are not counted."""
        asked = {"model": message.model} | ({"server": server.name} if server else {})
        extra = server.extra_body if server else ""
        self._record = RecordKeeper(message.pieces, asked=asked, extra_body=extra)
        self._checkpoints = Checkpoints(message.id, journal, report)
        self._phases = Phases(message, report)
        self._others = 0
        """Further choices of the answer that the message's versions count."""
        self._facts = ReplyFacts(message, server, spending)
        self._name = message.id[-8:]
        self._finished = False
        self._closing = False
        self._on_end: Callable[[], None] = lambda: None
        self._began = time.monotonic()
        self._retries = Retries()
        self.countdown: Countdown | None = None
        """The wait for another attempt that is under way."""
        self._thinking = ThinkingClock()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts reported so far."""
        return joined(self._parts_before, self._splitter.parts)

    def on_end(self, tell: Callable[[], None]) -> None:
        """Call `tell` just before *Finished* is reported."""
        self._on_end = tell

    def close(self) -> None:
        """The program ends: cancelled, the reply is interrupted, not stopped."""
        self._closing = True
        self._checkpoints.give_up()

    async def run(self) -> Message:
        """Carry the reply to its end and return it as committed.

        It has ended with its finish reason; the numbers that may follow are waited for all the
        same, and reported as *Settled*.

        Known errors become part of the message. Raises `asyncio.CancelledError` after
        the final commit if the task was cancelled, which is how Stop works; a defect is
        raised after it too.
        """
        self._phases.enter(Phase.CONNECTING)
        self._ticking = asyncio.create_task(self._tick(), name=f"tick {self.message.id}")
        ended_by: BaseException | None = None
        status, problem = Status.FAILED, None
        try:
            await self._take_turn()
            await self._take_in()
            status, problem = Status.DONE, self._shortcoming()
        except asyncio.CancelledError as stop:
            ended_by = stop
            if self.over:
                status, problem = Status.DONE, self._shortcoming()
            else:
                status = Status.INTERRUPTED if self._closing else Status.STOPPED
        except ChatappError as error:
            cut_off = isinstance(error, StreamCutOff) or (
                bool(self._pieces)
                and isinstance(error, RequestError)
                and (error.retryable or isinstance(error, ServerTrouble))
            )
            # However its continuation was refused: the answer so far is there to go on from.
            cut_off = cut_off or bool(self._before)
            status = Status.INTERRUPTED if cut_off else Status.FAILED
            problem = with_way_out(error.as_problem(), self._server)
        except Exception as defect:  # noqa: BLE001 (raised again once the reply has its end)
            ended_by = defect
            problem = Problem("Defect", tr(DEFECT))
        if self._finished:
            await see_through(self._settle())
        else:
            await self._end(status, problem)
        if ended_by:
            raise ended_by
        return self.message

    async def abandon(self) -> None:
        """Commit the reply as ended before its request left."""
        await self._conclude(Status.INTERRUPTED if self._closing else Status.STOPPED, None)

    def _shortcoming(self) -> Problem | None:
        return shortcoming(self.parts, self._facts.finish_reason, self._pieces)

    async def _end(self, status: Status, problem: Problem | None) -> None:
        """Keep the end and report it, whoever cancels meanwhile."""
        self.over = True
        self._ticking.cancel()
        await asyncio.gather(self._ticking, return_exceptions=True)
        await see_through(self._conclude(status, problem))

    async def _take_turn(self) -> None:
        """Wait until few enough other replies are under way."""
        if self._turns.locked():
            self._record.queued()
            self._phases.enter(Phase.CONNECTING, tr("Queued until another reply has ended"))
        await self._turns.acquire()
        self._has_turn = True
        self._record.began()
        self._phases.begin_attempt()

    async def _take_in(self) -> None:
        while True:
            try:
                stream = await self._open_stream(self._phases.waiting.sent)
                async with stream as batches:
                    self._phases.enter(Phase.WAITING)
                    await self._take_stream(batches)
                if not self._tells_something():
                    raise EmptyAnswer
                return
            except RequestError as error:
                came = self._pieces or self._record.calling or self.over
                wait = None if came else self._retries.wait_after(error)
                if wait is None:
                    raise
                _log.info("reply %s: %s, again in %.1f s", self._name, type(error).__name__, wait)
                self._record.retried(error, wait)
                self.countdown = Countdown(error, wait)
                goes_on = await self.countdown.run(self._phases.tell_countdown)
                waited, self.countdown = self.countdown.waited, None
                if not goes_on:
                    raise
                self._retries.sent_again(error, waited)
                self._phases.begin_attempt()

    async def _take_stream(self, batches: AsyncIterator[list[Delta]]) -> None:
        try:
            async with asyncio.timeout(None) as self._awake:
                async for batch in batches:
                    whole = self.over
                    self._take_batch(batch)
                    if self._finished:
                        await see_through(self._settle())
                    elif whole:
                        await self._end(Status.DONE, self._shortcoming())
        except TimeoutError:
            sentence = tr("The connection did not survive this computer's sleep.")
            raise (StreamCutOff if self._pieces else NoConnection)(sentence) from None

    def _tells_something(self) -> bool:
        """True if text came, or a reason why there is none."""
        return bool(self._pieces) or self._facts.finish_reason in TELLING_REASONS

    def _take_batch(self, batch: list[Delta]) -> None:
        run: list[str] = []
        source = Source.CONTENT
        finished = False
        for delta in batch:
            if isinstance(delta, PieceDelta):
                if delta.source is not source and run:
                    self._take_text(source, "".join(run))
                    run.clear()
                source = delta.source
                run.append(delta.text)
            elif isinstance(delta, RecordDelta):
                self._record.take(delta)
            elif isinstance(delta, CallingDelta):
                self._take_text(source, "".join(run))  # what was said before it
                run.clear()
                self._phases.speak() if delta.speech else self._phases.call(delta.name)
            elif self._facts.take(delta):
                finished = True
        if run:
            self._take_text(source, "".join(run))
        if finished and not self._finished:
            self.over = self._tells_something() and self._facts.finish_reason not in BROKEN_OFF

    def _take_text(self, source: Source, text: str) -> None:
        if not text or self._finished:
            return
        self._phases.waiting.heard()
        if self._awake.when() is not None:
            self._awake.reschedule(None)
        if not self._pieces and self._server and (marks := self._server.marks):
            self._add_piece(Piece(Source.MARKS, marks))
        if source not in _BOUNDED:
            text = text[: MAX_CHARACTERS - self._size]
            self._size += len(text)
        self._add_piece(Piece(source, text))
        if self._splitter.calling:
            self._phases.call("")
        if self._size == MAX_CHARACTERS:
            told = tr("The reply reached {count} characters and was ended there.")
            raise ReplyTooLong(told.format(count=number(MAX_CHARACTERS)))

    def _add_piece(self, piece: Piece) -> None:
        self._pieces.append(piece)
        self._checkpoints.add(piece)
        self._report_changes(self._splitter.feed(piece.source, piece.text))

    def _report_changes(self, changes: Sequence[Change]) -> None:
        where = self.message.conversation_id, self.message.id
        for change in changes:
            if isinstance(change, Growth):
                thinking = change.kind is PartKind.THINKING
                self._record.grew(change.kind)
                self._thinking.run(thinking)
                self._phases.enter(Phase.THINKING if thinking else Phase.WRITING)
                text = change.text if thinking else self._rest.new_in(change.text)
                if text:
                    self._report(Grew(*where, change.kind, text))
            else:
                self._report(Recast(*where, self.parts))
                if self._splitter.answering:
                    self._phases.enter(Phase.WRITING)

    async def _tick(self) -> None:
        """Commit what has arrived, and say how long the server has been silent."""
        while True:
            await asyncio.sleep(CHECKPOINT_SECONDS)
            await self._checkpoints.commit()
            if self._sleep.woke() and self._phases.current is not Phase.CONNECTING:
                self._awake.reschedule(asyncio.get_running_loop().time() + AWAKE_SECONDS)
            if not self.countdown:
                self._phases.tell_wait()

    async def _conclude(self, status: Status, problem: Problem | None) -> None:
        for piece in self._record.rest(self._pieces):
            self._pieces.append(piece)
            self._report_changes(self._splitter.feed(piece.source, piece.text))
        self._report_changes(self._splitter.finish())
        self._thinking.run(False)
        self._pieces = self._record.with_extras(self._pieces)
        await self._facts.estimate_price()
        message = replace(
            self._with_what_came(),
            status=status,
            problem=problem,
            thinking_seconds=added(self.message.thinking_seconds, self._thinking.seconds),
            seconds=added(self.message.seconds, time.monotonic() - self._began),
        )
        if not await self._checkpoints.finish(message, self._record.kept()):
            self._leave_turn()
            return
        end = f"{status} {problem.kind}" if problem else str(status)
        seconds = time.monotonic() - self._began
        _log.info("reply %s: %s, %d characters, %.1f s", self._name, end, self._size, seconds)
        self.message, self._finished = message, True
        self._others = self._record.others
        self._leave_turn()
        self._on_end()
        self._report(Finished(message.conversation_id, message))

    def _leave_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            self._turns.release()

    async def _settle(self) -> None:
        """Keep and report what came after the end."""
        self._pieces = self._record.with_extras(self._pieces)
        await self._facts.estimate_price()
        settled = self._with_what_came()
        if settled == self.message and not self._record.has_news:
            return
        try:
            if not await self._checkpoints.finish(settled, self._record.kept()):
                return
        except LookupError:
            return  # it was deleted permanently
        if settled != self.message:
            self.message, self._others = settled, self._record.others
            self._report(Settled(settled.conversation_id, settled))

    def _with_what_came(self) -> Message:
        return replace(
            self._facts.put_in(self.message, self._retries.note),
            versions=self.message.versions + self._record.others - self._others,
            pieces=all_pieces(self._before, self._pieces),
            parts=self.parts,
        )
