"""Builds the chat request for a conversation's next reply."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.domain.conversation import (
    Attachment,
    Delivery,
    Message,
    Piece,
    Role,
    Source,
    Status,
)
from chatapp.core.domain.dialects import ThinkingBack
from chatapp.core.domain.errors import UnreadableFile
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import Server
from chatapp.core.reply_settings import ReplySettings
from chatapp.core.store.conversations import Conversations

# What only a request needs is imported with the first one: the window opens sooner.
if TYPE_CHECKING:
    from chatapp.core.api.large_json import Json
    from chatapp.core.api.request.chat_request import (
        ChatMessage,
        ChatRequest,
        Content,
    )

CONTINUE = "Continue exactly where you stopped, without repeating anything."
"""The question that asks a model for the rest of a reply.

Few servers take up an unfinished answer at the end of a request (some refuse it, some ignore
it); every one takes a question.
"""
_AT_ONCE = 200_000
"""Characters of a long conversation that are gone through in one go."""


async def request_for(
    store: Conversations,
    reply_settings: ReplySettings,
    reply: Message,
    *,
    text_only: bool = False,
    sent_from: str = "",
) -> ChatRequest:
    """Build the request for `reply`: all above it and, where it is continued, what it has.

    `text_only` sends attached PDFs as text, `sent_from` nothing above the message of that id.
    Raises `StoreError` and `UnreadableFile`.
    """
    from chatapp.core.api.request.chat_request import ChatMessage, ChatRequest

    messages = [ChatMessage("system", reply_settings.system)] if reply_settings.system else []
    taken = 0
    branch = await store.branch(reply.conversation_id, upto=reply.parent_id)
    first = next((n for n, message in enumerate(branch) if message.id == sent_from), 0)
    for message in branch[first:]:
        taken += sum(len(piece.text) for piece in message.pieces)
        if taken > _AT_ONCE:
            taken = 0
            await asyncio.sleep(0)  # whoever else wants to run, such as the window
        if message.role is Role.USER:
            content = await _question(store, message, text_only=text_only)
            if content:
                messages.append(ChatMessage("user", content))
        else:
            messages += await _answer(store, message, reply_settings.server)
    messages += await _answer(store, reply, reply_settings.server)
    return ChatRequest(
        model=reply_settings.server.model,
        messages=tuple(messages),
        options=reply_settings.options,
        extra=reply_settings.server.extra_body,
    )


async def _question(
    store: Conversations, message: Message, *, text_only: bool
) -> str | tuple[Content, ...]:
    from chatapp.core.api.request.chat_request import FileContent, TextContent

    parts: list[Content] = []
    for attachment in message.attachments:
        if attachment.delivery is Delivery.ORIGINAL and not text_only:
            data = await _content(store, attachment)
            parts.append(FileContent(attachment.name, data))
        else:
            text = await store.document_text(attachment.sha256)
            pages = f"{attachment.pages} page{'s' if attachment.pages != 1 else ''}"
            parts.append(TextContent(f"Document “{attachment.name}” ({pages}):\n\n{text}"))
    if message.raw:
        parts.append(TextContent(message.raw))
    texts = [part.text for part in parts if isinstance(part, TextContent)]
    # Many servers take a list of parts only where they must.
    return "\n\n".join(texts) if len(texts) == len(parts) else tuple(parts)


async def _content(store: Conversations, attachment: Attachment) -> bytes:
    """An attached file. Raises `UnreadableFile` with its name: there may be others."""
    try:
        return await store.document_bytes(attachment.sha256)
    except UnreadableFile as error:
        sentence = tr("“{title}”: {why}").format(title=attachment.name, why=error.sentence)
        raise UnreadableFile(sentence, details=error.details) from None


async def _answer(store: Conversations, reply: Message, server: Server) -> list[ChatMessage]:
    """A reply as the server takes it back; nothing if there is nothing to send.

    A server that wants its thinking back gets what was said as it was said, with what it
    was asked in between; any other the answer in one.
    """
    from chatapp.core.api.request.chat_request import ChatMessage
    from chatapp.core.api.request.sending_back import details_in, message_of, message_with
    from chatapp.core.api.response.think import stretches

    turns: list[ChatMessage] = []
    if server.thinking_back is ThinkingBack.NOTHING:
        turns.append(message_with(with_parts(reply).parts))
    else:
        gone = stretches(reply.pieces)
        details: list[tuple[Json, ...]] = []
        if server.thinking_back is ThinkingBack.DETAILS:
            details = [details_in(record) for record in await store.answer_records(reply.id)]
        if len(details) != len(gone):  # some of it came before such things were kept
            details = [()] * len(gone)
        for stretch, items in zip(gone, details, strict=True):
            if turns:
                turns.append(ChatMessage("user", CONTINUE))
            turns.append(message_of(stretch, items))
    if reply.status is Status.STREAMING and reply.pieces:
        turns.append(ChatMessage("user", CONTINUE))
    return turns


def asked(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A reply's pieces with the mark behind them that its rest was asked for, once."""
    ended = not pieces or pieces[-1].source is Source.ASKED
    return pieces if ended else (*pieces, Piece(Source.ASKED, CONTINUE))
