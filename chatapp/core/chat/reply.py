"""Runs one reply: from the request to its final commit, through retries, Stop and cut-offs."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from chatapp.core.api.response.answer import TELLING_REASONS
from chatapp.core.api.response.deltas import Delta, FinishDelta, ModelDelta, PieceDelta, UsageDelta
from chatapp.core.api.response.think import Change, Growth, Splitter, joined, split
from chatapp.core.domain.conversation import (
    Message,
    Part,
    Phase,
    Piece,
    Problem,
    Source,
    Status,
    TextPart,
    Usage,
    added,
    merge_pieces,
)
from chatapp.core.domain.errors import (
    Action,
    ChatappError,
    EmptyAnswer,
    ModelLoading,
    NotSaved,
    RateLimited,
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
    PhaseChanged,
    Recast,
    SavingFailed,
    SavingResumed,
)
from chatapp.core.domain.i18n import marked, number, tr

if TYPE_CHECKING:
    from chatapp.core.api.request.upload import Progress

CHECKPOINT_SECONDS = 0.75
"""Seconds between two commits of what has arrived, while a reply streams."""
SAVE_AGAIN_SECONDS = 2.0
"""So much later the end of a reply is tried to be committed again."""
DEFECT = marked("Something went wrong in Chatapp. The log has the details.")
MAX_CHARACTERS = 2_000_000
"""Of one reply, its thinking included: it is ended there, and can be continued for as many more.
A model that does not find an end would fill the memory."""
SILENCE_SECONDS = 15.0
"""After this long without a word from the server the person is told how long it has been."""
MAX_RETRIES = 2
MAX_RETRY_WAIT_SECONDS = 60.0
"""A server that asks for a longer wait gets no automatic retry."""
MODEL_LOADING_SECONDS = 300.0
"""Seconds for which a local server may say that it is loading its model."""

_log = logging.getLogger("chatapp.chat")

OpenStream = Callable[
    ["Progress"], Awaitable[AbstractAsyncContextManager[AsyncIterator[list[Delta]]]]
]


class Journal(Protocol):
    """Keeps a running reply."""

    async def append(self, message_id: str, pieces: list[Piece]) -> None:
        """Commit `pieces` behind what is already kept of the message."""

    async def finish(self, message: Message) -> None:
        """Commit the whole message in its final state."""


class RunningReply:
    """Takes a reply in, reports what it does, and keeps it.

    What `message` has already is kept in front: it is being continued.
    `open_stream` prepares and opens one attempt; it is called again for each retry.
    `unfit_actions`: ways out of an error that this reply's server does not have.
    """

    def __init__(
        self,
        message: Message,
        *,
        open_stream: OpenStream,
        journal: Journal,
        report: Callable[[Event], None],
        unfit_actions: frozenset[Action] = frozenset(),
    ) -> None:
        self.message = message
        self.closing = False
        """Set before cancelling when the program ends: the reply is interrupted, not stopped."""
        self._open_stream = open_stream
        self._journal = journal
        self._report = report
        self._unfit_actions = unfit_actions
        self._before = message.pieces
        self._parts_before = split(message.pieces)
        self._splitter = Splitter()
        self._pieces: list[Piece] = []
        self._unsaved: list[Piece] = []
        self._size = 0
        """Characters that came; of what was there before they are not counted."""
        self._saving_failed = False
        self._phase = Phase.CONNECTING
        self._usage = Usage()
        self._finish_reason = ""
        self._model = message.model
        self._name = message.id[-8:]
        self._began = self._last_word = time.monotonic()
        self._uploaded = 1.0
        """The share of the request that was sent."""
        self._counting_down = False
        self._thinking_since: float | None = None
        self._thinking_seconds: float | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts reported so far."""
        return joined(self._parts_before, self._splitter.parts)

    async def run(self) -> Message:
        """Carry the reply to its end and return it as committed.

        Known errors become part of the message. Raises `asyncio.CancelledError` after
        the final commit if the task was cancelled, which is how Stop works; a defect is
        raised after it too.
        """
        self._set_phase(Phase.CONNECTING)
        ticking = asyncio.create_task(self._tick(), name=f"tick {self.message.id}")
        ended_by: BaseException | None = None
        status, problem = Status.FAILED, None
        try:
            await self._take_in()
            status, problem = Status.DONE, self._shortcoming()
        except asyncio.CancelledError as stop:
            ended_by = stop
            status = Status.INTERRUPTED if self.closing else Status.STOPPED
        except ChatappError as error:
            cut_off = isinstance(error, StreamCutOff) or (
                bool(self._pieces)
                and isinstance(error, RequestError)
                and (error.retryable or isinstance(error, ServerTrouble))
            )
            # However its continuation was refused: the answer so far is there to go on from.
            cut_off = cut_off or bool(self._before)
            status = Status.INTERRUPTED if cut_off else Status.FAILED
            problem = error.as_problem()
            if problem.action in self._unfit_actions:
                problem = replace(problem, action=None)
        except Exception as defect:  # noqa: BLE001 (raised again once the reply has its end)
            ended_by = defect
            problem = Problem("Defect", tr(DEFECT))
        finally:
            ticking.cancel()
            await asyncio.gather(ticking, return_exceptions=True)
        message = await self._conclude(status, problem)
        if ended_by:
            raise ended_by
        return message

    async def abandon(self) -> None:
        """Commit the reply as ended before its request left."""
        await self._conclude(Status.INTERRUPTED if self.closing else Status.STOPPED, None)

    async def _take_in(self) -> None:
        retries = 0
        while True:
            try:
                stream = await self._open_stream(self._set_progress)
                async with stream as batches:
                    self._set_phase(Phase.WAITING)
                    async for batch in batches:
                        self._take_batch(batch)
                if not self._pieces and self._finish_reason not in TELLING_REASONS:
                    raise EmptyAnswer
                return
            except RequestError as error:
                wait = self._retry_wait(error, retries)
                if wait is None:
                    raise
                retries += 1
                _log.info("reply %s: %s, again in %.1f s", self._name, type(error).__name__, wait)
                await self._count_down(error, wait)

    def _take_batch(self, batch: list[Delta]) -> None:
        run: list[str] = []
        source = Source.CONTENT
        for delta in batch:
            if isinstance(delta, PieceDelta):
                if delta.source is not source and run:
                    self._take_text(source, "".join(run))
                    run.clear()
                source = delta.source
                run.append(delta.text)
            elif isinstance(delta, UsageDelta):
                self._usage = delta.usage
            elif isinstance(delta, FinishDelta):
                self._finish_reason = delta.reason
            elif isinstance(delta, ModelDelta):  # pyright: ignore[reportUnnecessaryIsInstance]
                self._model = delta.model
        if run:
            self._take_text(source, "".join(run))

    def _take_text(self, source: Source, text: str) -> None:
        if not text:
            return
        self._last_word = time.monotonic()
        text = text[: MAX_CHARACTERS - self._size]
        self._size += len(text)
        piece = Piece(source, text)
        self._pieces.append(piece)
        self._unsaved.append(piece)
        self._report_changes(self._splitter.feed(source, text))
        if self._size == MAX_CHARACTERS:
            raise ReplyTooLong(
                tr("The reply reached {count} characters and was ended there.").format(
                    count=number(MAX_CHARACTERS)
                )
            )

    def _report_changes(self, changes: Sequence[Change]) -> None:
        where = self.message.conversation_id, self.message.id
        for change in changes:
            if isinstance(change, Growth):
                thinking = change.kind is PartKind.THINKING
                self._clock_thinking(thinking)
                self._set_phase(Phase.THINKING if thinking else Phase.WRITING)
                self._report(Grew(*where, change.kind, change.text))
            else:
                self._report(Recast(*where, self.parts))

    def _clock_thinking(self, thinking: bool) -> None:
        now = time.monotonic()
        if thinking and self._thinking_since is None:
            self._thinking_since = now
        elif not thinking and self._thinking_since is not None:
            self._thinking_seconds = (self._thinking_seconds or 0.0) + now - self._thinking_since
            self._thinking_since = None

    def _set_phase(self, phase: Phase, note: str = "") -> None:
        if phase is not self._phase:
            _log.debug("reply %s: %s", self._name, phase)
        if phase is not self._phase or note or phase is Phase.CONNECTING:
            self._phase = phase
            self._report(PhaseChanged(self.message.conversation_id, self.message.id, phase, note))

    def _retry_wait(self, error: RequestError, retries: int) -> float | None:
        """Seconds to wait before the next attempt, or None to give up."""
        if self._pieces or not error.retryable:
            return None
        if isinstance(error, ModelLoading):
            return 1.0 if time.monotonic() - self._began < MODEL_LOADING_SECONDS else None
        if retries >= MAX_RETRIES:
            return None
        if error.retry_after is not None:
            return error.retry_after if error.retry_after <= MAX_RETRY_WAIT_SECONDS else None
        return min(8.0, 0.5 * 2**retries) * (1 - 0.25 * random.random())

    async def _count_down(self, error: RequestError, wait: float) -> None:
        self._counting_down = True
        until = time.monotonic() + wait
        if isinstance(error, RateLimited):
            note = tr("The server is busy. Trying again in {seconds} s")
        else:
            note = tr("{why} Trying again in {seconds} s")
        while (left := until - time.monotonic()) > 0:
            said = note.format(why=error.sentence, seconds=f"{left:.0f}")
            self._set_phase(Phase.CONNECTING, said)
            await asyncio.sleep(min(1.0, left))
        self._counting_down = False
        self._last_word = time.monotonic()
        self._set_phase(Phase.CONNECTING)

    async def _tick(self) -> None:
        """Commit what has arrived, and say how long the server has been silent."""
        while True:
            await asyncio.sleep(CHECKPOINT_SECONDS)
            await self._checkpoint()
            if not self._counting_down:
                self._tell_waiting(time.monotonic() - self._last_word)

    def _tell_waiting(self, silent: float) -> None:
        """Say what is waited for, and how long no word has come, in seconds."""
        clock = f"{int(silent) // 60}:{int(silent) % 60:02}"
        if self._uploaded < 1.0:
            note = tr("{percent} % sent").format(percent=f"{self._uploaded * 100:.0f}")
        elif silent < SILENCE_SECONDS:
            return
        elif self._phase is Phase.CONNECTING:
            note = tr("Waiting for the server for {time}").format(time=clock)
        else:
            note = tr("No response from the model for {time}").format(time=clock)
        self._set_phase(self._phase, note)

    def _set_progress(self, sent: int, total: int) -> None:
        self._uploaded = sent / total
        self._last_word = time.monotonic()

    async def _checkpoint(self) -> None:
        unsaved = self._unsaved
        if not unsaved:
            return
        self._unsaved = []
        saving = asyncio.ensure_future(self._journal.append(self.message.id, merge_pieces(unsaved)))
        try:
            await asyncio.shield(saving)
        except NotSaved as error:
            self._unsaved[:0] = unsaved
            self._saving(failed=error)
        except asyncio.CancelledError:
            # The last tick's commit must be over before the final one begins.
            await asyncio.gather(saving, return_exceptions=True)
            raise
        else:
            self._saving(failed=None)

    def _saving(self, *, failed: NotSaved | None) -> None:
        if failed and not self._saving_failed:
            _log.warning("reply %s: %s", self._name, failed.sentence)
            self._report(SavingFailed(failed.sentence))
        elif not failed and self._saving_failed:
            self._report(SavingResumed())
        self._saving_failed = failed is not None

    def _shortcoming(self) -> Problem | None:
        """The problem of a reply that ended properly but lacks something, or None."""
        answered = any(p.text.strip() for p in self.parts if isinstance(p, TextPart))
        if self._finish_reason == "length":
            if answered:
                return Problem("AnswerLimit", tr("The reply reached its length limit."))
            if not self.parts:
                told = tr("The length limit was reached before the first word.")
            else:
                told = tr("Thinking used up the reply's length limit.")
            return Problem("AnswerLimit", told)
        if self._finish_reason in {"content_filter", "sensitive"}:
            return Problem("ContentFiltered", tr("The server's content filter stopped the reply."))
        if self._finish_reason == "tool_calls":
            return Problem("ToolsAsked", tr("The model asked for a tool. Nothing was run."))
        return None if answered else Problem("NoAnswer", tr("The model stopped without a reply."))

    async def _conclude(self, status: Status, problem: Problem | None) -> Message:
        self._report_changes(self._splitter.finish())
        self._clock_thinking(False)
        message = replace(
            self.message,
            status=status,
            pieces=self._all_pieces(),
            parts=self.parts,
            model=self._model,
            finish_reason=self._finish_reason,
            usage=self.message.usage + self._usage,
            problem=problem,
            thinking_seconds=added(self.message.thinking_seconds, self._thinking_seconds),
            seconds=added(self.message.seconds, time.monotonic() - self._began),
        )
        while True:
            try:
                await self._journal.finish(message)
                break
            except NotSaved as error:
                self._saving(failed=error)
                if self.closing:
                    return message
                await asyncio.sleep(SAVE_AGAIN_SECONDS)
        self._saving(failed=None)
        end = f"{status} {problem.kind}" if problem else str(status)
        seconds = time.monotonic() - self._began
        _log.info("reply %s: %s, %d characters, %.1f s", self._name, end, self._size, seconds)
        self.message = message
        self._report(Finished(message.conversation_id, message))
        return message

    def _all_pieces(self) -> tuple[Piece, ...]:
        """The pieces that were there before, and those that came, if any did."""
        before = self._before
        if before and not self._pieces and before[-1].source is Source.ASKED:
            before = before[:-1]
        return (*before, *merge_pieces(self._pieces))
