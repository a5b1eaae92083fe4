"""Makes an earlier reply into a message of a request, for servers that want its thinking."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from chatapp.core.api.large_json import Json
from chatapp.core.api.request.chat_request import ChatMessage, EarlierThinking
from chatapp.core.api.response.think import Splitter
from chatapp.core.domain.conversation import (
    Part,
    Piece,
    Source,
    TextPart,
    ThinkingPart,
    ToolCallPart,
)

_TEMPLATES_CLOSER = re.compile(r"<(?=/(?:mm:)?think>)")
"""The tag behind the last of which a chat template takes the text for the answer."""

_ASIDE = frozenset({Source.REFUSAL, Source.TRANSCRIPT})
"""Fields of an answer that no request has: their words go back as content."""


def message_of(pieces: Iterable[Piece], details: tuple[Json, ...] = ()) -> ChatMessage:
    """An earlier reply that came in one go, with its thinking in every form.

    `details` are the items of its `reasoning_details`.
    """
    pieces = list(pieces)
    splitter = Splitter()
    for piece in pieces:
        splitter.feed(piece.source, piece.text)
    splitter.finish()
    made = message_with(splitter.parts, inline=_inline(pieces, splitter))
    if not details or made.thinking is None:
        return made
    return replace(made, thinking=replace(made.thinking, details=details))


def details_in(record: Json) -> tuple[Json, ...]:
    """The items of `reasoning_details` in a kept answer's record, as they came."""
    found: Any = record
    for name in ("answer", "choices"):
        found = cast(Json, found).get(name) if isinstance(found, dict) else None
    first: Any = cast(list[Any], found)[0] if isinstance(found, list) and found else None
    for name in ("message", "reasoning_details"):
        first = cast(Json, first).get(name) if isinstance(first, dict) else None
    items = cast(list[Any], first) if isinstance(first, list) else []
    return tuple(cast(Json, item) for item in items if isinstance(item, dict))


def message_with(parts: Iterable[Part], *, inline: str = "") -> ChatMessage:
    """An earlier reply's message, made of its parts."""
    parts = list(parts)
    answer = "".join(p.text for p in parts if isinstance(p, TextPart)).strip("\n")
    thinking = "\n\n".join(p.text.strip() for p in parts if isinstance(p, ThinkingPart))
    return ChatMessage("assistant", answer, EarlierThinking(thinking, inline))


def _inline(pieces: list[Piece], splitter: Splitter) -> str:
    """A reply's content as a server gets it back that wants the thinking in it.

    Verbatim, but for what would make the chat template lose the answer: a block that was
    cut off is closed, and a literal closer in the answer is broken with a zero width space.
    A reply without a single word of answer gets ``(stopped)`` for one; empty only if
    nothing at all had come.
    """
    if all(isinstance(part, ToolCallPart) for part in splitter.parts):
        return ""
    content = "".join(p.text for p in pieces if p.source is Source.CONTENT)
    aside = "".join(p.text for p in pieces if p.source in _ASIDE)
    content = "\n\n".join(filter(None, (content, aside)))
    if splitter.thinking:
        return f"{content}\n{splitter.closer}\n\n(stopped)"
    thinking, answer = content[: splitter.answer_at], content[splitter.answer_at :]
    answer = _TEMPLATES_CLOSER.sub("<\u200b", answer)
    if answer.strip():
        return thinking + answer
    return f"{thinking.rstrip()}\n\n(stopped)".lstrip()
