"""Estimates the tokens of messages as they are sent, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.context.token_estimate import OF_MESSAGE, OF_PAGE, tokens_in
from chatapp.core.domain.conversation import (
    Attachment,
    Delivery,
    Message,
    Outline,
    Role,
    Source,
    Status,
)
from chatapp.core.domain.dialects import ThinkingBack
from chatapp.core.domain.servers import Server
from chatapp.core.store.conversations import Conversations

_AT_ONCE = 40
"""Messages that are read at a time."""
_MOST = 20_000
"""Messages whose sizes are kept."""
_LONG = 20_000
"""Characters that are weighed elsewhere: the window wants to go on."""


@dataclass(frozen=True, slots=True)
class MessageSize:
    """The estimated tokens of a message, and what the server counted for its request."""

    tokens: float
    counted: int | None = None
    """The tokens of the request that a reply answers; None where they are of several."""
    server_id: str = ""


class MessageSizes:
    """The sizes of the messages of a store."""

    def __init__(self, store: Conversations) -> None:
        self._store = store
        self._sizes: dict[tuple[str, int, bool], MessageSize] = {}
        self._files: dict[str, float] = {}

    async def of(self, branch: Sequence[Outline], server: Server) -> list[MessageSize]:
        """The sizes of these messages, as `server` takes them."""
        back = server.thinking_back is not ThinkingBack.NOTHING
        if len(self._sizes) > _MOST:
            self._sizes.clear()
        unknown = [o for o in branch if (o.id, o.characters, back) not in self._sizes]
        now: dict[str, MessageSize] = {}
        for first in range(0, len(unknown), _AT_ONCE):
            some = unknown[first : first + _AT_ONCE]
            now |= await self._read(some, server)
        kept = ((o.id, self._sizes.get((o.id, o.characters, back))) for o in branch)
        return [size or now.get(name, MessageSize(0)) for name, size in kept]

    async def of_file(self, attachment: Attachment) -> float:
        """The tokens of an attached file."""
        if attachment.sha256 not in self._files:
            text = await self._store.document_text(attachment.sha256)
            self._files[attachment.sha256] = await _elsewhere_if_long(text)
        tokens = self._files[attachment.sha256]
        if attachment.delivery is Delivery.ORIGINAL:
            tokens = max(tokens, OF_PAGE * attachment.pages)
        return tokens + OF_MESSAGE

    async def _read(self, some: Sequence[Outline], server: Server) -> dict[str, MessageSize]:
        back = server.thinking_back is not ThinkingBack.NOTHING
        characters = {outline.id: outline.characters for outline in some}
        messages = await self._store.messages(list(characters))
        length = sum(len(piece.text) for message in messages for piece in message.pieces)
        if length > _LONG:
            all_words = await run_in_daemon_thread(_words_of_all, messages, back)
        else:
            all_words = _words_of_all(messages, back)
        found: dict[str, MessageSize] = {}
        for message, words in zip(messages, all_words, strict=True):
            files = [await self.of_file(attachment) for attachment in message.attachments]
            tokens = words + sum(files) + OF_MESSAGE
            size = MessageSize(tokens, counted_once(message, server), message.server_id)
            if message.status is not Status.STREAMING:
                self._sizes[message.id, characters[message.id], back] = size
            found[message.id] = size
        return found


def cut_at(message: Message, server: Server) -> int | None:
    """The tokens at which the server cut the conversation without a word, if it did."""
    usage = message.usage
    total = (usage.prompt_tokens or 0) + (usage.completion_tokens or 0)
    return total if total in server.dialect.cuts_silently_at else None


def counted_once(message: Message, server: Server) -> int | None:
    """The tokens of the one whole request that a reply answers, as the server counted them."""
    if cut_at(message, server) or any(p.source is Source.ASKED for p in message.pieces):
        return None
    return message.usage.prompt_tokens


def _words_of_all(messages: Sequence[Message], back: bool) -> list[float]:
    return [_words(message, back) for message in messages]


def _words(message: Message, back: bool) -> float:
    """The tokens of a message's text, with its thinking if that goes `back`."""
    if message.role is Role.USER:
        return tokens_in(message.raw)
    if back:
        return sum(tokens_in(piece.text) for piece in message.pieces)
    return tokens_in(with_parts(message).answer)


async def _elsewhere_if_long(text: str) -> float:
    return await run_in_daemon_thread(tokens_in, text) if len(text) > _LONG else tokens_in(text)
