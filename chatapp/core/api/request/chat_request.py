"""Chat requests, and their JSON: the one place that knows the names of its fields. No I/O."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

from chatapp.core.api.clean_text import clean
from chatapp.core.api.large_json import Json
from chatapp.core.api.request.form import Form
from chatapp.core.domain.dialects import ThinkingBack, temperatures


@dataclass(frozen=True, slots=True)
class TextContent:
    """A text part of a message."""

    text: str


@dataclass(frozen=True, slots=True)
class FileContent:
    """A PDF part of a message."""

    filename: str
    data: bytes


@dataclass(frozen=True, slots=True)
class EarlierThinking:
    """The thinking of an earlier reply, in each form that a server may want it back in."""

    text: str = ""
    inline: str = ""
    """The reply's content with the thinking in it."""
    details: tuple[Json, ...] = ()
    """The items of `reasoning_details`, as they came."""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message of a request; `role` is ``system``, ``user`` or ``assistant``."""

    role: str
    content: str | tuple[TextContent | FileContent, ...]
    thinking: EarlierThinking | None = None
    """That of an assistant's message; its content is without it."""


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A chat request. A field that is None is left to the server."""

    model: str
    messages: tuple[ChatMessage, ...]
    temperature: float | None = None
    max_tokens: int | None = None


def encode(request: ChatRequest, form: Form = Form()) -> Json:  # noqa: B008 (frozen)
    """The body of a streaming request in a server's form: only what is set, never null.

    All system messages become one, first; neighbouring messages of the user become one;
    a message without content is left out (strict servers refuse it).
    """
    system: list[str] = []
    turns: list[tuple[str, list[TextContent | FileContent], Json]] = []
    for message in request.messages:
        content, thinking = _with_thinking(message, form.thinking_back)
        parts = _parts(content)
        if not parts:
            continue
        if message.role in {"system", "developer"}:
            system += (p.text for p in parts if isinstance(p, TextContent))
        elif turns and turns[-1][0] == message.role == "user":
            turns[-1][1].extend(parts)
        else:
            turns.append((message.role, parts, thinking))
    messages: list[Json] = []
    if system:
        messages.append({"role": "system", "content": "\n\n".join(system)})
    messages += ({"role": role, "content": _content(parts)} | more for role, parts, more in turns)
    body: Json = {"model": request.model, "messages": messages, "stream": True}
    body["stream_options"] = {"include_usage": True}
    if request.temperature is not None and math.isfinite(request.temperature):
        least, most = temperatures(form.temperatures, request.model)
        body["temperature"] = min(most, max(least, request.temperature))
    if request.max_tokens is not None and request.max_tokens >= 1:
        body[form.limit_field] = request.max_tokens
    return {name: value for name, value in body.items() if name not in form.without}


def body(request: ChatRequest, form: Form = Form()) -> bytes:  # noqa: B008 (frozen)
    """`encode` as JSON, message by message: Python's encoder lets no other thread run."""
    head = encode(request, form)
    messages = ",".join([json.dumps(message) for message in head.pop("messages")])
    return f'{json.dumps(head)[:-1]}, "messages": [{messages}]}}'.encode()


def _with_thinking(
    message: ChatMessage, back: ThinkingBack
) -> tuple[str | tuple[TextContent | FileContent, ...], Json]:
    """A message's content and the fields beside it, with its thinking in that form."""
    thinking = message.thinking
    if thinking is None or back is ThinkingBack.NOTHING:
        return message.content, {}
    if back is ThinkingBack.INLINE:
        return thinking.inline or message.content, {}
    if back is ThinkingBack.DETAILS:
        if thinking.details:
            return message.content, {back.value: list(thinking.details)}
        back = ThinkingBack.REASONING
    return message.content, {back.value: clean(thinking.text)} if thinking.text else {}


def _parts(content: str | tuple[TextContent | FileContent, ...]) -> list[TextContent | FileContent]:
    parts = (TextContent(content),) if isinstance(content, str) else content
    kept: list[TextContent | FileContent] = []
    for part in parts:
        if isinstance(part, FileContent):
            if part.data:
                kept.append(part)
        elif (text := clean(part.text)).strip():
            kept.append(TextContent(text))
    return kept


def _content(parts: Sequence[TextContent | FileContent]) -> str | list[Json]:
    texts = [p.text for p in parts if isinstance(p, TextContent)]
    if len(texts) == len(parts):
        return "\n\n".join(texts)  # a list of parts is more than some servers understand
    return [
        {"type": "text", "text": part.text}
        if isinstance(part, TextContent)
        else {
            "type": "file",
            "file": {
                "filename": clean(part.filename) or "document.pdf",
                "file_data": "data:application/pdf;base64,"
                + base64.b64encode(part.data).decode("ascii"),
            },
        }
        for part in parts
    ]


def has_file(request: ChatRequest) -> bool:
    """True if an attachment travels with `request` as it is."""
    return any(
        isinstance(part, FileContent)
        for message in request.messages
        if not isinstance(message.content, str)
        for part in message.content
    )
