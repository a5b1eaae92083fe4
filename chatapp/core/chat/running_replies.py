"""Keeps the replies that are under way, at most one a conversation, and ends them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chatapp.core.domain.conversation import Part, Phase
from chatapp.core.domain.events import Event, PhaseChanged

# Imported when there is a reply: the window opens sooner.
if TYPE_CHECKING:
    from chatapp.core.chat.reply import RunningReply

REPLIES_AT_ONCE = 6
"""Replies that are asked for at the same time; others wait until one has ended."""


@dataclass(slots=True)
class _Running:
    reply: RunningReply
    task: asyncio.Task[object]
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    def cancel(self) -> None:
        """Cancel the task, once: again, it would leave its end unkept."""
        if not self.task.cancelling():
            self.task.cancel()


class RunningReplies:
    """The replies under way, by their conversation. A reply runs in the task that began it."""

    def __init__(self, report: Callable[[Event], None]) -> None:
        self._report = report
        self._running: dict[str, _Running] = {}
        self.turns = asyncio.Semaphore(REPLIES_AT_ONCE)
        self._settling: list[_Running] = []
        """Replies that have ended, while their last numbers may still come."""

    @contextmanager
    def holding(self, conversation_id: str, reply: RunningReply) -> Generator[None]:
        """Let this task's `reply` be known as under way, until it ends or this does."""
        task = asyncio.current_task()
        assert task is not None
        if conversation_id in self._running:
            raise RuntimeError("a reply is already running in this conversation")
        held = self._running[conversation_id] = _Running(reply, task)

        def ended() -> None:
            if self._running.get(conversation_id) is held:
                del self._running[conversation_id]
                self._settling.append(held)
                held.ended.set()

        reply.on_end(ended)
        try:
            yield
        finally:
            ended()
            self._settling.remove(held)

    def stop(self, conversation_id: str) -> None:
        """End the conversation's reply at once and keep its text. One that is whole is left."""
        running = self._running.get(conversation_id)
        if running and not running.reply.over:
            running.cancel()
            self._report(PhaseChanged(conversation_id, running.reply.message.id, Phase.STOPPED))

    def try_now(self, conversation_id: str) -> None:
        """Do not wait for the next attempt of the conversation's reply any longer."""
        if (running := self._running.get(conversation_id)) and running.reply.countdown:
            running.reply.countdown.hurry()

    def give_up(self, conversation_id: str) -> None:
        """End the conversation's reply with the error after which it was to be tried again."""
        if (running := self._running.get(conversation_id)) and running.reply.countdown:
            running.reply.countdown.give_up()

    async def halt(self, conversation_id: str) -> None:
        """Stop the conversation's reply, if there is one, and wait until its text is kept."""
        if running := self._running.get(conversation_id):
            self.stop(conversation_id)
            running.cancel()
            await asyncio.gather(running.task, return_exceptions=True)
        await self._end_settling(conversation_id)

    async def make_room(self, conversation_id: str) -> None:
        """Wait until the conversation's reply is kept, if it was stopped or is whole."""
        running = self._running.get(conversation_id)
        if running and (running.reply.over or running.task.cancelling()):
            await running.ended.wait()

    async def settle(self, conversation_id: str) -> None:
        """Wait no longer for the last numbers of the conversation's replies."""
        await self.make_room(conversation_id)
        await self._end_settling(conversation_id)

    async def _end_settling(self, conversation_id: str) -> None:
        here = [s for s in self._settling if s.reply.message.conversation_id == conversation_id]
        for settling in here:
            settling.cancel()
        await asyncio.gather(*(s.task for s in here), return_exceptions=True)

    async def close(self) -> None:
        """End every reply as interrupted, with its text committed."""
        tasks: list[asyncio.Task[object]] = []
        for running in [*self._running.values(), *self._settling]:
            running.reply.close()
            running.cancel()
            tasks.append(running.task)
        await asyncio.gather(*tasks, return_exceptions=True)

    def is_running(self, conversation_id: str) -> bool:
        """True if a reply is streaming in the conversation."""
        return conversation_id in self._running

    @property
    def busy(self) -> bool:
        """True if a reply is streaming in any conversation."""
        return bool(self._running)

    @property
    def parts(self) -> dict[str, tuple[Part, ...]]:
        """The parts of each reply that were reported so far, by the id of its message."""
        return {r.reply.message.id: r.reply.parts for r in self._running.values()}
