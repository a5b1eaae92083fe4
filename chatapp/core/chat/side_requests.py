"""Asks models beside a conversation: for its title, and for a summary to begin another with."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.chat.contexts import Contexts
from chatapp.core.chat.spending import Spending
from chatapp.core.chat.summaries import excerpt, room_in, summary_of
from chatapp.core.chat.titles import beginning_of, suggested_title
from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.conversation import Conversation
from chatapp.core.domain.errors import EmptyAnswer
from chatapp.core.domain.events import ConversationChanged, Event
from chatapp.core.domain.i18n import tr
from chatapp.core.reply_settings import ReplySettings
from chatapp.core.store.conversations import Conversations

if TYPE_CHECKING:
    from chatapp.core.api.client import Client


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of a conversation."""

    text: str
    left_out: int = 0
    """The number of the oldest messages that it knows nothing of: they did not fit."""


class SideRequests:
    """The questions about the conversations of a store, beside their messages.

    `ready` gives the settings of a reply, its server as it can be reached, and its API key.
    """

    def __init__(
        self,
        store: Conversations,
        client: Client,
        contexts: Contexts,
        spending: Spending,
        *,
        ready: Callable[[str], Awaitable[tuple[ReplySettings, str | None]]],
        report: Callable[[Event], None],
        make_id: Callable[[], str],
    ) -> None:
        self._store = store
        self._client = client
        self._contexts = contexts
        self._spending = spending
        self._ready = ready
        self._report = report
        self._make_id = make_id

    async def suggest_title(self, conversation_id: str) -> Conversation:
        """Ask whoever answers a conversation for a title, and give it that.

        Sends the start of the first question and of its answer. Returns the conversation
        as it was before. Raises `RequestError` and `StoreError`.
        """
        begun = await beginning_of(self._store, conversation_id)
        before = await self._store.get(conversation_id)
        assert before is not None, "it has messages"
        at, key = await self._ready(conversation_id)
        count = partial(self._spending.count_aside, conversation_id, at.server)
        title = await suggested_title(self._client, at, key, begun, count)
        await self.retitle(conversation_id, title, by_person=False)
        return before

    async def retitle(self, conversation_id: str, title: str, *, by_person: bool) -> None:
        """Replace a title, whoever gave it: asked for by the person, or undone."""
        changed = await self._store.retitle(conversation_id, title, by_person=by_person)
        self._report(ConversationChanged(changed))

    async def summarise(self, conversation_id: str, told: Callable[[str], object]) -> Summary:
        """Ask whoever answers a conversation for its summary; `told` hears how it grows.

        What does not fit into the model's window is left out, the oldest first. Raises
        `RequestError` and `StoreError`.
        """
        branch = await self._store.branch(conversation_id)
        if not branch:
            raise EmptyAnswer(tr("This conversation has no messages yet."))
        at, key = await self._ready(conversation_id)
        factor = await self._contexts.factor(conversation_id, at)
        counted = max((m.usage.prompt_tokens or 0 for m in branch), default=0)
        room = room_in(await self._contexts.window(at.server), counted) / factor
        messages = await run_in_daemon_thread(lambda: [with_parts(m) for m in branch])
        part = await run_in_daemon_thread(excerpt, messages, at.own.summary, room)
        text, usage = await summary_of(self._client, at, key, part.text, told)
        await self._spending.count_aside(conversation_id, at.server, usage)
        if not text:
            raise EmptyAnswer(tr("The model did not reply with a summary."))
        return Summary(text, part.left_out)

    async def start_fresh(self, conversation_id: str, summary: str) -> Conversation:
        """Make a conversation that goes on where another ended, with its `summary`.

        It has the settings and the folder of the other one, which stays as it is. It can be
        undone.
        """
        before = await self._store.get(conversation_id)
        if before is None:
            raise LookupError(f"no conversation {conversation_id}")
        own, _ = await self._store.settings_of(conversation_id)
        now = time.time()
        title = tr("{title} (continued)").format(title=before.title)
        made = Conversation(self._make_id(), title, now, now, before.titled_by_person)
        settings = replace(own, summary=summary.strip(), continues=conversation_id)
        sentence = tr("“{title}” was continued in a new conversation.").format(title=before.title)
        fresh = await self._contexts.kept.add_continuation(made, settings, sentence)
        self._report(ConversationChanged(fresh))
        return fresh
