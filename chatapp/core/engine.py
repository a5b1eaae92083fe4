"""The verbs: send, stop, retry, edit, show a version, rename, delete, restore, attach.

The engine joins the store, the client, the keyring and the local model; it reports
what happens through one callback and never knows who listens.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from chatapp.core.conversation import (
    Attachment,
    AttachmentPart,
    Conversation,
    Delivery,
    Message,
    Outline,
    Part,
    Phase,
    Piece,
    Role,
    Source,
    Status,
    TextPart,
    new_id,
    title_from,
)
from chatapp.core.errors import Action, KeyMissing, ModelUnavailable
from chatapp.core.events import (
    ConversationChanged,
    ConversationDeleted,
    Event,
    PhaseChanged,
    Started,
)
from chatapp.core.servers import Server, ServerKind
from chatapp.core.settings import Settings
from chatapp.core.store.conversations import Conversations

# What only a running reply needs is imported when there is one: the window opens sooner.
if TYPE_CHECKING:
    from chatapp.core.api.client import Client
    from chatapp.core.api.wire import ChatMessage, ChatRequest, Delta, FileContent, TextContent
    from chatapp.core.credentials import KeyStore
    from chatapp.core.local_model import LocalModel
    from chatapp.core.reply import RunningReply

FILES_AT_ONCE = 2
"""PDFs read at the same time: each has a process of its own, which may take 1 GB."""


_PAGES_OF_AIML = frozenset({Action.OPEN_BILLING, Action.OPEN_STATUS_PAGE})


@dataclass(slots=True)
class _Running:
    reply: RunningReply
    task: asyncio.Task[object]


class Engine:
    """Everything a person can do to conversations.

    `server` and `settings` may be changed at any time; a running reply keeps what it
    began with. `report` is called on the event loop's thread, in order.
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
    ) -> None:
        self.settings = settings
        self.server = server
        self._store = store
        self._client = client
        self._keys = keys
        self._local = local
        self._report = report
        self._running: dict[str, _Running] = {}
        self._reading = asyncio.Semaphore(FILES_AT_ONCE)

    # Replies

    async def send(
        self, conversation_id: str | None, text: str, attachments: Sequence[Attachment] = ()
    ) -> Message:
        """Ask `text` in a conversation (a new one for None) and see the reply through.

        Returns the reply as committed. Raises `StoreError` if the question could not be
        kept (nothing is sent then), and `asyncio.CancelledError` after Stop.
        """
        conversation = await self._store.get(conversation_id) if conversation_id else None
        now = time.time()
        if conversation is None:
            conversation = Conversation(
                conversation_id or new_id(), title_from(text, tuple(attachments)), now, now
            )
        return await self._ask(conversation, conversation.leaf_id, text, tuple(attachments))

    async def edit(self, question_id: str, text: str) -> Message:
        """Ask again with `text` in place of an earlier question, as a version beside it."""
        question, conversation = await self._locate(question_id)
        return await self._ask(conversation, question.parent_id, text, question.attachments)

    async def retry(self, reply_id: str, *, text_only: bool = False) -> Message:
        """Answer the same question again, as a version beside `reply_id`.

        `text_only` sends attached PDFs as text this time.
        """
        old, conversation = await self._locate(reply_id)
        reply = self._empty_reply(conversation.id, old.parent_id)
        return await self._answer(conversation, None, reply, text_only=text_only)

    def stop(self, conversation_id: str) -> None:
        """End the conversation's running reply at once and keep its text."""
        if running := self._running.get(conversation_id):
            running.task.cancel()
            self._report(PhaseChanged(conversation_id, running.reply.message.id, Phase.STOPPED))

    def is_running(self, conversation_id: str) -> bool:
        """Whether a reply is streaming in the conversation."""
        return conversation_id in self._running

    async def close(self) -> None:
        """End every running reply as interrupted, with its text committed."""
        tasks: list[asyncio.Task[object]] = []
        for running in list(self._running.values()):
            running.reply.closing = True
            running.task.cancel()
            tasks.append(running.task)
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _ask(
        self,
        conversation: Conversation,
        parent_id: str | None,
        text: str,
        attachments: tuple[Attachment, ...],
    ) -> Message:
        question = Message(
            new_id(),
            conversation.id,
            parent_id,
            Role.USER,
            Status.DONE,
            time.time(),
            pieces=(Piece(Source.CONTENT, text),) if text else (),
            attachments=attachments,
        )
        reply = self._empty_reply(conversation.id, question.id)
        return await self._answer(conversation, question, reply)

    def _empty_reply(self, conversation_id: str, parent_id: str | None) -> Message:
        return Message(
            new_id(),
            conversation_id,
            parent_id,
            Role.ASSISTANT,
            Status.STREAMING,
            time.time(),
            model=self.server.model,
            server_id=self.server.id,
        )

    async def _answer(
        self,
        conversation: Conversation,
        question: Message | None,
        reply: Message,
        *,
        text_only: bool = False,
    ) -> Message:
        from chatapp.core.reply import RunningReply

        task = asyncio.current_task()
        assert task is not None
        server, settings = self.server, self.settings

        async def open_stream() -> AbstractAsyncContextManager[AsyncIterator[list[Delta]]]:
            target, key = await self._reach(server)
            request = await self._request(target, settings, reply, text_only=text_only)
            return self._client.stream(target, key, request)

        running = RunningReply(
            reply,
            open_stream=open_stream,
            journal=self._store,
            report=self._report,
            unfit_actions=frozenset() if server.kind is ServerKind.AIML else _PAGES_OF_AIML,
        )
        if conversation.id in self._running:
            raise RuntimeError("a reply is already running in this conversation")
        self._running[conversation.id] = _Running(running, task)
        try:
            # Begun is begun: Stop this early still leaves a question and a stopped reply.
            beginning = asyncio.ensure_future(self._begin(conversation, question, reply))
            try:
                running.message = await asyncio.shield(beginning)
            except asyncio.CancelledError:
                running.message = await beginning
                await running.abandon()
                raise
            return await running.run()
        finally:
            del self._running[conversation.id]

    async def _begin(
        self, conversation: Conversation, question: Message | None, reply: Message
    ) -> Message:
        """Commit and report a question and its empty reply; the reply as it is kept."""
        conversation = await self._store.begin(conversation, question, reply)
        begun = await self.messages([m.id for m in (question, reply) if m])
        self._report(ConversationChanged(conversation))
        self._report(Started(conversation.id, begun[0] if question else None, begun[-1]))
        return begun[-1]

    async def _reach(self, server: Server) -> tuple[Server, str | None]:
        """The server as it can be reached now, and the key for it."""
        if server.kind is ServerKind.LOCAL:
            endpoint = await self._local.endpoint()
            return replace(server, base_url=endpoint.base_url, model=endpoint.model), endpoint.key
        key = await self._keys.get(server.id)
        if server.needs_key and not key:
            raise KeyMissing
        if not server.model:
            raise ModelUnavailable("No model is chosen for this server. Name one in Settings.")
        return server, key

    async def _request(
        self, server: Server, settings: Settings, reply: Message, *, text_only: bool
    ) -> ChatRequest:
        from chatapp.core.api.wire import ChatMessage, ChatRequest

        messages: list[ChatMessage] = []
        if settings.instructions.strip():
            messages.append(ChatMessage("system", settings.instructions))
        for message in await self._store.branch(reply.conversation_id, upto=reply.parent_id):
            if message.role is Role.USER:
                content = await self._question_content(message, text_only=text_only)
            else:
                content = _earlier_answer(message, server)
            if content:
                messages.append(ChatMessage(message.role.value, content))
        return ChatRequest(
            model=server.model,
            messages=tuple(messages),
            temperature=settings.temperature,
            max_tokens=settings.max_tokens,
        )

    async def _question_content(
        self, message: Message, *, text_only: bool
    ) -> str | tuple[TextContent | FileContent, ...]:
        from chatapp.core.api.wire import FileContent, TextContent

        parts: list[TextContent | FileContent] = []
        for attachment in message.attachments:
            if attachment.delivery is Delivery.ORIGINAL and not text_only:
                data = await self._store.document_bytes(attachment.sha256)
                parts.append(FileContent(attachment.name, data))
            else:
                text = await self._store.document_text(attachment.sha256)
                pages = f"{attachment.pages} page{'s' if attachment.pages != 1 else ''}"
                parts.append(TextContent(f"Document “{attachment.name}” ({pages}):\n\n{text}"))
        if message.raw:
            parts.append(TextContent(message.raw))
        texts = [part.text for part in parts if isinstance(part, TextContent)]
        # Many servers take a list of parts only where they must.
        return "\n\n".join(texts) if len(texts) == len(parts) else tuple(parts)

    # Conversations

    async def conversations(self) -> list[Conversation]:
        """Every conversation outside the trash, latest activity first."""
        return await self._store.list()

    async def outline(self, conversation_id: str, newest: int = -1) -> list[Outline]:
        """The messages of the branch on screen, from the first, without their text.

        With `newest` only the last so many.
        """
        return await self._store.outline(conversation_id, newest)

    async def messages(self, ids: Sequence[str]) -> list[Message]:
        """Whole messages with their parts, in the order of `ids`.

        A reply under way has every part reported so far, committed or not.
        """
        kept = await self._store.messages(ids)
        live = {r.reply.message.id: r.reply.parts for r in self._running.values()}
        return [
            replace(message, parts=live[message.id])
            if message.id in live and message.status is Status.STREAMING
            else with_parts(message)
            for message in kept
        ]

    async def show_version(self, message_id: str, step: int) -> None:
        """Show the version `step` places after `message_id` among its siblings."""
        self._report(ConversationChanged(await self._store.show_version(message_id, step)))

    async def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation the title `title`; blank titles are ignored."""
        if words := " ".join(title.split()):
            changed = await self._store.rename(conversation_id, words)
            self._report(ConversationChanged(changed))

    async def delete(self, conversation_id: str) -> None:
        """Stop the conversation's reply and put it in the trash."""
        if running := self._running.get(conversation_id):
            self.stop(conversation_id)
            await asyncio.gather(running.task, return_exceptions=True)
        self._report(ConversationDeleted(await self._store.delete(conversation_id)))

    async def restore(self, conversation_id: str) -> None:
        """Take a conversation out of the trash."""
        self._report(ConversationChanged(await self._store.restore(conversation_id)))

    # Attachments

    async def attach(self, path: Path) -> Attachment:
        """Read and keep a PDF. Raises `FileRefused` or `StoreError`."""
        from chatapp.core import pdf

        async with self._reading:
            kept = await self._store.keep_document(await pdf.read(path))
        return replace(kept, delivery=self.delivery)

    @property
    def delivery(self) -> Delivery:
        """How a PDF attached now would travel."""
        chosen = self.settings.send_pdfs
        return self.server.pdf_delivery if chosen == "auto" else Delivery(chosen)

    async def _locate(self, message_id: str) -> tuple[Message, Conversation]:
        (message,) = await self._store.messages([message_id])
        conversation = await self._store.get(message.conversation_id)
        if conversation is None:
            raise LookupError(f"message {message_id} belongs to no conversation")
        return message, conversation


def with_parts(message: Message) -> Message:
    """`message` with `parts` made from its attachments and pieces."""
    parts: list[Part] = [AttachmentPart(a) for a in message.attachments]
    if message.role is Role.ASSISTANT:
        from chatapp.core.api.think import split

        parts += split(message.pieces)
    elif message.raw:
        parts.append(TextPart(message.raw))
    return replace(message, parts=tuple(parts))


def _earlier_answer(message: Message, server: Server) -> str:
    """An earlier reply as the server takes it back; empty if there is nothing to send."""
    if server.returns_thinking:
        from chatapp.core.api.think import for_sending

        return for_sending(message.pieces)
    return with_parts(message).answer
