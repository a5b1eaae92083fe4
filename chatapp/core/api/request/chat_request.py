"""Chat requests, and their JSON: the one place that knows the names of its fields. No I/O."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

from chatapp.core.api.clean_text import clean
from chatapp.core.api.large_json import Json


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
class ChatMessage:
    """A message of a request; `role` is ``system``, ``user`` or ``assistant``."""

    role: str
    content: str | tuple[TextContent | FileContent, ...]


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A chat request. A field that is None is left to the server."""

    model: str
    messages: tuple[ChatMessage, ...]
    temperature: float | None = None
    max_tokens: int | None = None


def encode(request: ChatRequest, *, include_usage: bool = True) -> Json:
    """The body of a streaming request: only what is set, never null.

    All system messages become one, first; neighbouring messages of the user become one;
    a message without content is left out (strict servers refuse it).
    """
    system: list[str] = []
    turns: list[tuple[str, list[TextContent | FileContent]]] = []
    for message in request.messages:
        parts = _parts(message.content)
        if not parts:
            continue
        if message.role in {"system", "developer"}:
            system += (p.text for p in parts if isinstance(p, TextContent))
        elif turns and turns[-1][0] == message.role == "user":
            turns[-1][1].extend(parts)
        else:
            turns.append((message.role, parts))
    messages: list[Json] = []
    if system:
        messages.append({"role": "system", "content": "\n\n".join(system)})
    messages += ({"role": role, "content": _content(parts)} for role, parts in turns)
    body: Json = {"model": request.model, "messages": messages, "stream": True}
    if include_usage:
        body["stream_options"] = {"include_usage": True}
    temperature = request.temperature
    if temperature is not None and math.isfinite(temperature):
        if "minimax" in request.model.lower():  # (0, 1]; anything else is an error upstream
            temperature = min(1.0, max(0.01, temperature))
        body["temperature"] = min(2.0, max(0.0, temperature))
    if request.max_tokens is not None and request.max_tokens >= 1:
        body["max_tokens"] = request.max_tokens
    return body


def body(request: ChatRequest, *, include_usage: bool = True) -> bytes:
    """`encode` as JSON, message by message: Python's encoder lets no other thread run."""
    head = encode(request, include_usage=include_usage)
    messages = ",".join([json.dumps(message) for message in head.pop("messages")])
    return f'{json.dumps(head)[:-1]}, "messages": [{messages}]}}'.encode()


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
