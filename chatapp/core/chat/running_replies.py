"""Keeps the replies that are under way, at most one a conversation, and ends them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chatapp.core.domain.conversation import Part, Phase
from chatapp.core.domain.events import Event, PhaseChanged

# Imported when there is a reply: the window opens sooner.
if TYPE_CHECKING:
    from chatapp.core.chat.reply import RunningReply


@dataclass(slots=True)
class _Running:
    reply: RunningReply
    task: asyncio.Task[object]


class RunningReplies:
    """The replies under way, by their conversation. A reply runs in the task that began it."""

    def __init__(self, report: Callable[[Event], None]) -> None:
        self._report = report
        self._running: dict[str, _Running] = {}

    @contextmanager
    def holding(self, conversation_id: str, reply: RunningReply) -> Generator[None]:
        """Let this task's `reply` be known as under way, for as long as this lasts."""
        task = asyncio.current_task()
        assert task is not None
        if conversation_id in self._running:
            raise RuntimeError("a reply is already running in this conversation")
        self._running[conversation_id] = _Running(reply, task)
        try:
            yield
        finally:
            del self._running[conversation_id]

    def stop(self, conversation_id: str) -> None:
        """End the conversation's reply at once and keep its text."""
        if running := self._running.get(conversation_id):
            running.task.cancel()
            self._report(PhaseChanged(conversation_id, running.reply.message.id, Phase.STOPPED))

    async def halt(self, conversation_id: str) -> None:
        """Stop the conversation's reply, if there is one, and wait until its text is kept."""
        if running := self._running.get(conversation_id):
            self.stop(conversation_id)
            await asyncio.gather(running.task, return_exceptions=True)

    async def close(self) -> None:
        """End every reply as interrupted, with its text committed."""
        tasks: list[asyncio.Task[object]] = []
        for running in list(self._running.values()):
            running.reply.closing = True
            running.task.cancel()
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
