"""Asks a model for the title of a conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.domain.conversation import Message, Piece, Source, TextPart, Usage
from chatapp.core.domain.errors import EmptyAnswer
from chatapp.core.domain.i18n import tr
from chatapp.core.reply_settings import ReplySettings
from chatapp.core.store.conversations import Conversations

if TYPE_CHECKING:
    from chatapp.core.api.client import Client
    from chatapp.core.api.request.chat_request import ChatRequest
    from chatapp.core.api.response.deltas import Delta

_TITLE = (
    "Give this conversation a title of at most six words, in its own language. "
    "Answer with the title alone, without quotation marks or a full stop."
)
_CHARACTERS = 1500
"""So much of the question, and of the answer, is sent for a title."""
_WORDS = 6
_ANSWER = 200_000
"""Characters of an answer in which a title has to be: some models think for long."""


async def beginning_of(store: Conversations, conversation_id: str) -> list[Message]:
    """The messages that a title is made of. Raises `EmptyAnswer` where there are none."""
    begun = [with_parts(m) for m in (await store.branch(conversation_id))[:2]]
    if not begun:
        raise EmptyAnswer(tr("This conversation has nothing to base a title on yet."))
    return begun


async def suggested_title(
    client: Client,
    reply_settings: ReplySettings,
    key: str | None,
    begun: Sequence[Message],
    count: Callable[[Usage], Awaitable[None]],
) -> str:
    """The title that a model gives a conversation, of which it is sent how it has `begun`.

    That is the start of the first question and of its answer. `count` is given what it used.
    Raises `RequestError`.
    """
    question, answer = begun[0], begun[1].answer if len(begun) > 1 else ""
    words = question.answer or " ".join(a.name for a in question.attachments)
    request = _request(reply_settings, words, answer)
    server = reply_settings.server
    marks = [Piece(Source.MARKS, server.marks)] if server.marks else []
    async with client.stream(reply_settings.server, key, request) as batches:
        pieces, usage = await _words_of_title(batches)
    await count(usage)
    title = title_in([*marks, *pieces])
    if not title:
        raise EmptyAnswer(tr("The model did not reply with a title."))
    return title


def _request(reply_settings: ReplySettings, question: str, answer: str) -> ChatRequest:
    """Build the request for a title: it holds how the conversation begins, and no more of it."""
    from chatapp.core.api.request.chat_request import ChatMessage, ChatRequest

    start = f"Question:\n{question[:_CHARACTERS]}\n\nAnswer:\n{answer[:_CHARACTERS]}"
    return ChatRequest(
        model=reply_settings.server.model,
        messages=(ChatMessage("user", f"{_TITLE}\n\n{start}"),),
        extra=reply_settings.server.extra_body,
    )


async def _words_of_title(batches: AsyncIterator[list[Delta]]) -> tuple[list[Piece], Usage]:
    """The model's words when it is asked for a title, as far as anybody wants to read them."""
    from chatapp.core.api.response.deltas import PieceDelta, UsageDelta

    pieces: list[Piece] = []
    usage = Usage()
    size = 0
    async for batch in batches:
        pieces += (Piece(d.source, d.text) for d in batch if isinstance(d, PieceDelta))
        size += sum(len(d.text) for d in batch if isinstance(d, PieceDelta))
        usage = next((d.usage for d in reversed(batch) if isinstance(d, UsageDelta)), usage)
        if size > _ANSWER:
            break
    return pieces, usage


def title_in(pieces: Iterable[Piece]) -> str:
    """The title in a model's answer, without its thinking; empty if there is none."""
    from chatapp.core.api.response.whole_reply import split

    text = "".join(p.text for p in split(pieces) if isinstance(p, TextPart))
    line = next((line for line in text.splitlines() if line.strip(" *_#>\"'“”«»`.")), "")
    line = line.strip().lstrip("#> ").removeprefix("Title:").strip()
    return " ".join(line.strip(" *_\"'“”«»`.").split()[:_WORDS])
