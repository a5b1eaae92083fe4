"""Asks a model for the summary of a conversation, with which another can begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chatapp.core.domain.context.token_estimate import tokens_in
from chatapp.core.domain.conversation import Message, Role, TextPart, Usage
from chatapp.core.reply_settings import ReplySettings

if TYPE_CHECKING:
    from chatapp.core.api.client import Client
    from chatapp.core.api.request.chat_request import ChatRequest
    from chatapp.core.api.response.think import Splitter

_WANTED = (
    "Summarise the conversation below, so that it can be continued in a new one that has nothing "
    "but your summary. Keep what was asked, what was found and decided, names, numbers, code and "
    "wording that is still needed, and what is open. Write in the language of the conversation, "
    "in at most 500 words. Answer with the summary alone."
)
UNKNOWN_ROOM = 6000
"""Tokens of a conversation that are sent to a model whose window nobody knows."""
_REPLY = 2048
"""Tokens that are kept free for the summary, or a quarter of the window."""
_SAFELY = 0.9
_ANSWER = 200_000
"""Characters of an answer in which a summary has to be: some models think for long."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a conversation that fits into a request for its summary."""

    text: str
    left_out: int = 0
    """The number of its oldest messages that do not fit."""


def room_in(window: int | None, counted: int) -> float:
    """The tokens that an excerpt may take; `counted` were taken once by a request."""
    if window is None:
        return max(counted, UNKNOWN_ROOM)
    return max(window - min(_REPLY, window // 4), 1) * _SAFELY


def excerpt(messages: Sequence[Message], earlier: str, room: float) -> Excerpt:
    """The newest of `messages` that fit into so many estimated tokens.

    `earlier` is the summary of what came before them, which always goes along.
    """
    head = f"Summary of what came before:\n{earlier}\n\n" if earlier else ""
    room -= tokens_in(_WANTED + head)
    taken: list[str] = []
    left = len(messages)
    for message in reversed(messages):
        turn = _turn(message)
        size = tokens_in(turn)
        if size > room:
            if not taken:  # the newest alone is too long: its end says where things stand
                kept = int(len(turn) * max(room, 0) / size)
                taken.append("…" + turn[len(turn) - kept :])
                left -= 1
            break
        room -= size
        taken.append(turn)
        left -= 1
    return Excerpt(head + "\n\n".join(reversed(taken)), left)


def _turn(message: Message) -> str:
    speaker = "User" if message.role is Role.USER else "Assistant"
    files = "".join(f" [file: {attached.name}]" for attached in message.attachments)
    return f"{speaker}:{files}\n{message.answer}"


async def summary_of(
    client: Client,
    at: ReplySettings,
    key: str | None,
    conversation: str,
    told: Callable[[str], object],
) -> tuple[str, Usage]:
    """The summary that a model gives, and what it used; `told` hears how it grows.

    Empty where it gave none. Raises `RequestError`.
    """
    from chatapp.core.api.response.deltas import PieceDelta, UsageDelta
    from chatapp.core.api.response.think import Splitter

    splitter, size, text, usage = Splitter(), 0, "", Usage()
    async with client.stream(at.server, key, _request(at, conversation)) as batches:
        async for batch in batches:
            for delta in batch:
                if isinstance(delta, PieceDelta):
                    size += len(delta.text)
                    splitter.feed(delta.source, delta.text)
                elif isinstance(delta, UsageDelta):
                    usage = delta.usage
            if (now := _answer(splitter)) != text:
                text = now
                told(text)
            if size > _ANSWER:
                break
    splitter.finish()
    return _answer(splitter), usage


def _answer(splitter: Splitter) -> str:
    return "".join(part.text for part in splitter.parts if isinstance(part, TextPart)).strip()


def _request(at: ReplySettings, conversation: str) -> ChatRequest:
    from chatapp.core.api.request.chat_request import ChatMessage, ChatRequest

    return ChatRequest(
        model=at.server.model,
        messages=(ChatMessage("user", f"{_WANTED}\n\n---\n\n{conversation}"),),
        extra=at.server.extra_body,
    )
