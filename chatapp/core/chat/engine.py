"""Sends, retries, continues, edits, forks, titles and attaches: the verbs of a conversation.

The engine joins the store, the client, the keyring and the local model; it reports
what happens through one callback and never knows who listens.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.chat.contexts import Contexts
from chatapp.core.chat.new_replies import empty_reply, known
from chatapp.core.chat.reached_server import reached
from chatapp.core.chat.request import asked, request_for
from chatapp.core.chat.running_replies import RunningReplies
from chatapp.core.chat.side_requests import SideRequests
from chatapp.core.chat.spending import Spending
from chatapp.core.domain.conversation import (
    Attachment,
    Conversation,
    Message,
    Piece,
    Role,
    Source,
    Status,
    new_id,
    title_from,
)
from chatapp.core.domain.events import ConversationChanged, Event, Started
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.servers import Server
from chatapp.core.reply_settings import ReplySettings, reply_settings_for
from chatapp.core.settings import Settings
from chatapp.core.store.conversations import Conversations

# What only a running reply needs is imported when there is one: the window opens sooner.
if TYPE_CHECKING:
    from chatapp.core.api.client import Client
    from chatapp.core.api.exchange_log import ExchangeLog
    from chatapp.core.api.request.upload import Progress
    from chatapp.core.api.response.deltas import Delta
    from chatapp.core.local_model.model_server import LocalModel
    from chatapp.core.profile.credentials import KeyStore

FILES_AT_ONCE = 2
"""PDFs read at the same time: each has a process of its own, which may take 1 GB."""


class Engine:
    """The verbs of a person inside conversations; `replies` has what is under way.

    `server` and `settings` may change at any time; a running reply keeps what it began with.
    `report` is called on the event loop's thread, in order; `make_id` names what is new.
    """

    def __init__(
        self,
        *,
        store: Conversations,
        client: Client,
        keys: KeyStore,
        local: LocalModel,
        settings: Settings,
        server: Server,
        report: Callable[[Event], None],
        spending: Spending,
        exchanges: ExchangeLog,
        contexts: Contexts,
        make_id: Callable[[], str] = new_id,
    ) -> None:
        self.settings = settings
        self.server = server
        self._store = store
        self._client = client
        self._keys = keys
        self._local = local
        self._report = report
        self._spending = spending
        self._exchanges = exchanges
        self.contexts = contexts
        self._make_id = make_id
        self.replies = RunningReplies(report)
        self._readers = asyncio.Semaphore(FILES_AT_ONCE)
        self.side_requests = SideRequests(
            store, client, contexts, spending, ready=self.ready, report=report, make_id=make_id
        )
        """The questions about conversations: titles, summaries."""

    async def send(
        self,
        conversation_id: str | None,
        text: str,
        attachments: Sequence[Attachment] = (),
        custom: ConversationSettings | None = None,
        *,
        once: ConversationSettings | None = None,
        drafted: bool = True,
    ) -> Message:
        """Ask `text` in a conversation (a new one for None) and see the reply through.

        `custom` are the settings of a new conversation, `once` those of this message alone. What
        was `drafted` is a draft no more. Returns the reply as committed. Raises `StoreError` if the
        question is not kept (nothing is sent then), and `asyncio.CancelledError` after Stop.
        """
        conversation = await self._store.get(conversation_id) if conversation_id else None
        now = time.time()
        if conversation is None:
            conversation = Conversation(
                conversation_id or self._make_id(), title_from(text, tuple(attachments)), now, now
            )
        return await self._ask(
            conversation,
            conversation.leaf_id,
            text,
            tuple(attachments),
            custom=custom,
            once=once,
            drafted=drafted,
        )

    async def edit(
        self,
        question_id: str,
        text: str,
        attachments: Sequence[Attachment] | None = None,
        *,
        once: ConversationSettings | None = None,
    ) -> Message:
        """Ask again with `text` in place of an earlier question, as a version beside it.

        The files of that question go along, unless there are other `attachments`; `once` are
        settings for this message alone.
        """
        question, conversation = await self._locate(question_id)
        files = question.attachments if attachments is None else tuple(attachments)
        return await self._ask(
            conversation, question.parent_id, text, files, edits=question_id, once=once
        )

    async def retry(
        self,
        reply_id: str,
        *,
        text_only: bool = False,
        direct: bool = False,
        longer: bool = False,
        over_limit: bool = False,
        beginning: str = "",
    ) -> Message:
        """Answer the same question again, as a version beside `reply_id`; or a question itself.

        `text_only` sends attached PDFs as text, `direct` passes by any proxy, `longer` allows more,
        `over_limit` asks about no monthly limit. It goes on from a `beginning`, if there is one.
        """
        old, conversation = await self._locate(reply_id)
        reply_settings = await self.reply_settings(conversation.id)
        if longer:
            reply_settings = reply_settings.for_longer_replies(old.usage.completion_tokens)
        question_id = old.id if old.role is Role.USER else old.parent_id
        made = self._make_id()
        reply = empty_reply(made, conversation.id, question_id, reply_settings, beginning)
        return await self._answer(
            conversation,
            None,
            reply,
            reply_settings,
            text_only=text_only,
            direct=direct,
            over_limit=over_limit,
        )

    async def send_anyway(self, reply_id: str) -> Message:
        """Go on with a reply, or ask for it again, although the monthly limit is reached."""
        reply, _ = await self._locate(reply_id)
        if with_parts(reply).can_continue:
            return await self.continue_reply(reply_id, over_limit=True)
        return await self.retry(reply_id, over_limit=True)

    async def show_thinking(self, reply_id: str) -> Message:
        """Give a reply that is thinking alone a version beside it, which says that as its text."""
        old, conversation = await self._locate(reply_id)
        reply_settings = await self.reply_settings(conversation.id)
        reply = empty_reply(self._make_id(), conversation.id, old.parent_id, reply_settings)
        reply = replace(reply, model=old.model, server_id=old.server_id)
        stream = known(with_parts(old).thinking, old.model)
        return await self._answer(conversation, None, reply, reply_settings, stream=stream)

    async def continue_reply(self, reply_id: str, *, over_limit: bool = False) -> Message:
        """Ask for the rest of a reply that ended too early; it grows where it stands.

        Its text stays committed throughout. One that cannot go on is returned as it is.
        `over_limit` does not ask about the monthly limit.
        """
        old, conversation = await self._locate(reply_id)
        await self.replies.settle(conversation.id)
        (old,) = await self._store.messages([reply_id])
        if not with_parts(old).can_continue:
            return old
        reply_settings = await self.reply_settings(conversation.id)
        reply = replace(
            old,
            status=Status.STREAMING,
            pieces=asked(old.pieces),
            model=reply_settings.server.model,
            server_id=reply_settings.server.id,
        )
        return await self._answer(conversation, None, reply, reply_settings, over_limit=over_limit)

    async def _ask(
        self,
        conversation: Conversation,
        parent_id: str | None,
        text: str,
        attachments: tuple[Attachment, ...],
        *,
        custom: ConversationSettings | None = None,
        once: ConversationSettings | None = None,
        edits: str = "",
        drafted: bool = True,
    ) -> Message:
        reply_settings = await self.reply_settings(conversation.id, custom, once)
        question = Message(
            self._make_id(),
            conversation.id,
            parent_id,
            Role.USER,
            Status.DONE,
            time.time(),
            pieces=(Piece(Source.CONTENT, text),) if text else (),
            attachments=attachments,
        )
        reply = empty_reply(self._make_id(), conversation.id, question.id, reply_settings)
        return await self._answer(
            conversation,
            question,
            reply,
            reply_settings,
            custom=custom,
            edits=edits,
            drafted=drafted,
        )

    async def _answer(
        self,
        conversation: Conversation,
        question: Message | None,
        reply: Message,
        reply_settings: ReplySettings,
        *,
        text_only: bool = False,
        over_limit: bool = False,
        direct: bool = False,
        stream: AbstractAsyncContextManager[AsyncIterator[list[Delta]]] | None = None,
        custom: ConversationSettings | None = None,
        edits: str = "",
        drafted: bool = True,
    ) -> Message:
        from chatapp.core.chat.reply import RunningReply

        server = reply_settings.server

        async def open_stream(
            progress: Progress,
        ) -> AbstractAsyncContextManager[AsyncIterator[list[Delta]]]:
            if stream is not None:
                return stream
            if not over_limit:
                await self._spending.keep_to_limit(self.settings, conversation.id)
            target, key = await reached(server, self._local, self._keys)
            at = replace(reply_settings, server=target)
            start = await self.contexts.start(reply, reply_settings)
            request = await request_for(
                self._store, at, reply, text_only=text_only, sent_from=start
            )
            client = self._client.direct if direct else self._client
            recorder = self._exchanges.recorder(reply.id)
            return client.stream(target, key, request, progress, recorder)

        running = RunningReply(
            reply,
            open_stream=open_stream,
            journal=self._store,
            report=self._report,
            turns=self.replies.turns,
            server=server,
            spending=self._spending,
        )
        await self.replies.make_room(conversation.id)
        with self.replies.holding(conversation.id, running):
            # Begun is begun: Stop this early still leaves a question and a stopped reply.
            begin = self._begin(conversation, question, reply, custom, edits=edits, drafted=drafted)
            beginning = asyncio.ensure_future(begin)
            try:
                running.message = await asyncio.shield(beginning)
            except asyncio.CancelledError:
                running.message = await beginning
                await running.abandon()
                raise
            ended = await running.run()
        await self.contexts.learn(ended, reply_settings)
        return ended

    async def _begin(
        self,
        conversation: Conversation,
        question: Message | None,
        reply: Message,
        custom: ConversationSettings | None,
        *,
        edits: str,
        drafted: bool,
    ) -> Message:
        """Commit and report a question and its reply so far; the reply as it is kept."""
        conversation = await self._store.begin(
            conversation, question, reply, custom, edits=edits, drafted=drafted
        )
        begun = await self.messages([m.id for m in (question, reply) if m])
        self._report(ConversationChanged(conversation))
        self._report(Started(conversation.id, begun[0] if question else None, begun[-1]))
        return begun[-1]

    async def reply_settings(
        self,
        conversation_id: str,
        custom: ConversationSettings | None = None,
        once: ConversationSettings | None = None,
    ) -> ReplySettings:
        """The settings of a conversation's next reply: server, instructions, limits.

        `custom` are its settings in place of those it has, or of a new one; `once` those of
        its next message alone.
        """
        kept, inherited = await self._store.settings_of(conversation_id)
        own = kept if custom is None else custom
        return reply_settings_for(
            self.settings, self.server, inherited, own.with_once(once) if once else own
        )

    async def ready(self, conversation_id: str) -> tuple[ReplySettings, str | None]:
        """The settings of a reply, its server as it can be reached now, and its API key.

        Raises `RequestError`, also where the monthly limit is reached.
        """
        reply_settings = await self.reply_settings(conversation_id)
        await self._spending.keep_to_limit(self.settings, conversation_id)
        server, key = await reached(reply_settings.server, self._local, self._keys)
        return replace(reply_settings, server=server), key

    async def fork(self, message_id: str) -> Conversation:
        """Copy a branch up to a message into a new conversation; returns that."""
        forked = await self._store.fork(message_id, self._make_id)
        self._report(ConversationChanged(forked))
        return forked

    async def versions(self, message_id: str) -> list[Message]:
        """All versions of a message with their parts, oldest first."""
        return [with_parts(message) for message in await self._store.siblings(message_id)]

    async def messages(self, ids: Sequence[str]) -> list[Message]:
        """Whole messages with their parts, in the order of `ids`.

        A reply under way has every part reported so far, committed or not.
        """
        kept = await self._store.messages(ids)
        live = self.replies.parts
        return [
            replace(message, parts=live[message.id])
            if message.id in live and message.status is Status.STREAMING
            else with_parts(message)
            for message in kept
        ]

    async def show_version(self, message_id: str, step: int) -> None:
        """Show the version `step` places after `message_id` among its siblings."""
        self._report(ConversationChanged(await self._store.show_version(message_id, step)))

    async def attach(self, path: Path) -> Attachment:
        """Read and keep a PDF, to travel as the server in use takes it.

        Raises `FileRefused` or `StoreError`.
        """
        from chatapp.core.pdf import reader

        async with self._readers:
            kept = await self._store.keep_document(await reader.read(path))
        return replace(kept, delivery=self.settings.delivery_to(self.server))

    async def _locate(self, message_id: str) -> tuple[Message, Conversation]:
        (message,) = await self._store.messages([message_id])
        conversation = await self._store.get(message.conversation_id)
        if conversation is None:
            raise LookupError(f"message {message_id} belongs to no conversation")
        return message, conversation
