"""Chat requests, and their JSON: the one place that knows the names of its fields. No I/O."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from chatapp.core.api.clean_text import clean
from chatapp.core.api.large_json import Json
from chatapp.core.api.request.form import Form
from chatapp.core.domain.dialects import ThinkingBack, temperatures
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.typed_json import json_object

_AS_THEY_ARE = ("reasoning_effort", "top_p", "frequency_penalty", "presence_penalty", "seed")
"""Options that are fields of a request by the same name and with the same value."""
_TOGETHER = frozenset({"logprobs", "top_logprobs"})
"""Fields of which a server refuses one without the other."""


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
class RefusalContent:
    """The words with which a model refused, as a part of its message."""

    text: str


Content: TypeAlias = TextContent | FileContent | RefusalContent


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A call of a function that the model asked for; `arguments` is JSON."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A function that the model may ask for; `parameters` is a JSON schema."""

    name: str
    parameters: Mapping[str, Any]
    description: str = ""
    strict: bool | None = None


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message of a request; `role` is ``system``, ``user``, ``assistant`` or ``tool``."""

    role: str
    content: str | tuple[Content, ...]
    thinking: EarlierThinking | None = None
    """That of an assistant's message; its content is without it."""
    name: str = ""
    """The participant's name."""
    refusal: str = ""
    """The words with which the model refused, beside its content."""
    tool_calls: tuple[ToolCall, ...] = ()
    tool_call_id: str = ""
    """Of a tool's message: the call that it answers."""
    as_parts: bool = False
    """True: a list of parts, also where a string would say the same."""


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A chat request. What is not set is left to the server."""

    model: str
    messages: tuple[ChatMessage, ...]
    options: GenerationOptions = field(default_factory=GenerationOptions)
    tools: tuple[Tool, ...] = ()
    tool_choice: str = ""
    """``none``, ``auto``, ``required``, or the name of the one function to call."""
    parallel_tool_calls: bool | None = None
    extra: str = ""
    """A JSON object: further fields of the body."""


def encode(request: ChatRequest, form: Form = Form()) -> Json:  # noqa: B008 (frozen)
    """The body of a request in a server's form: only what is set, never null.

    All system messages become one, first; neighbouring messages of the user become one;
    a message without content is left out (strict servers refuse it).
    """
    options = request.options
    # Further fields stand in front of those they are not meant to replace.
    body: Json = {n: v for n, v in json_object(request.extra).items() if v is not None}
    body |= {"model": request.model, "messages": _messages(request, form), "stream": True}
    if options.stream is False:
        body["stream"] = False
    elif options.include_usage is not False:
        body["stream_options"] = {"include_usage": True}
    temperature = options.temperature
    if temperature is not None and math.isfinite(temperature):
        least, most = temperatures(form.temperatures, request.model)
        body["temperature"] = min(most, max(least, temperature))
    if options.max_tokens is not None:
        body[form.limit_field] = options.max_tokens
    if options.top_logprobs is not None:
        body |= {"logprobs": True, "top_logprobs": options.top_logprobs}
    for name in _AS_THEY_ARE:
        if (value := getattr(options, name)) is not None:
            body[name] = value
    for name in ("logit_bias", "prediction"):
        if text := getattr(options, name):
            body[name] = json_object(text)
    body |= _tools(request)
    without = form.without
    if _TOGETHER & without:
        without |= _TOGETHER
    return {name: value for name, value in body.items() if name not in without}


def _tools(request: ChatRequest) -> Json:
    if not request.tools:
        return {}
    fields: Json = {"tools": [_tool(tool) for tool in request.tools]}
    if request.tool_choice in {"none", "auto", "required"}:
        fields["tool_choice"] = request.tool_choice
    elif request.tool_choice:
        fields["tool_choice"] = {"type": "function", "function": {"name": request.tool_choice}}
    if request.parallel_tool_calls is not None:
        fields["parallel_tool_calls"] = request.parallel_tool_calls
    return fields


def _tool(tool: Tool) -> Json:
    function: Json = {"name": tool.name, "parameters": dict(tool.parameters)}
    if tool.description:
        function["description"] = tool.description
    if tool.strict is not None:
        function["strict"] = tool.strict
    return {"type": "function", "function": function}


@dataclass(slots=True)
class _Turn:
    """A message on its way to JSON: of the user, what neighbours said together."""

    message: ChatMessage
    parts: list[Content]
    more: Json
    """Fields beside its content."""


def _messages(request: ChatRequest, form: Form) -> list[Json]:
    system: list[_Turn] = []
    turns: list[_Turn] = []
    for message in request.messages:
        content, thinking = _with_thinking(message, form.thinking_back)
        parts = _parts(content)
        if not (parts or message.tool_calls or message.refusal or message.role == "tool"):
            continue
        if message.role in {"system", "developer"}:
            system.append(_Turn(message, [p for p in parts if isinstance(p, TextContent)], {}))
        elif turns and turns[-1].message.role == message.role == "user":
            turns[-1].parts.extend(parts)
        else:
            turns.append(_Turn(message, parts, thinking))
    if system:
        first = system[0].message
        together = _Turn(
            ChatMessage("system", "", name=first.name, as_parts=first.as_parts),
            [part for turn in system for part in turn.parts],
            {},
        )
        turns.insert(0, together)
    name = request.options.name or ""
    return [_message(turn, name) for turn in turns]


def _message(turn: _Turn, name: str) -> Json:
    message, parts = turn.message, turn.parts
    said: Json = {"role": message.role}
    if parts or message.role == "tool":
        as_parts = message.as_parts and message.role != "tool"
        said["content"] = _content(parts, as_parts=as_parts)
    if named := message.name or (name if message.role == "user" else ""):
        said["name"] = clean(named)
    if message.role == "assistant" and message.refusal:
        said["refusal"] = clean(message.refusal)
    if message.role == "assistant" and message.tool_calls:
        said["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {"name": call.name, "arguments": call.arguments},
            }
            for call in message.tool_calls
        ]
    if message.role == "tool":
        said["tool_call_id"] = message.tool_call_id
    return said | turn.more


def body(request: ChatRequest, form: Form = Form()) -> bytes:  # noqa: B008 (frozen)
    """`encode` as JSON, message by message: Python's encoder lets no other thread run."""
    head = encode(request, form)
    messages = ",".join([json.dumps(message) for message in head.pop("messages")])
    return f'{json.dumps(head)[:-1]}, "messages": [{messages}]}}'.encode()


def _with_thinking(
    message: ChatMessage, back: ThinkingBack
) -> tuple[str | tuple[Content, ...], Json]:
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


def _parts(content: str | tuple[Content, ...]) -> list[Content]:
    parts = (TextContent(content),) if isinstance(content, str) else content
    kept: list[Content] = []
    for part in parts:
        if isinstance(part, FileContent):
            if part.data:
                kept.append(part)
        elif (text := clean(part.text)).strip():
            kept.append(type(part)(text))
    return kept


def _content(parts: Sequence[Content], *, as_parts: bool) -> str | list[Json]:
    texts = [p.text for p in parts if isinstance(p, TextContent)]
    if len(texts) == len(parts) and not as_parts:
        return "\n\n".join(texts)  # a list of parts is more than some servers understand
    return [_part(part) for part in parts]


def _part(part: Content) -> Json:
    if isinstance(part, TextContent):
        return {"type": "text", "text": part.text}
    if isinstance(part, RefusalContent):
        return {"type": "refusal", "refusal": part.text}
    file_data = "data:application/pdf;base64," + base64.b64encode(part.data).decode("ascii")
    filename = clean(part.filename) or "document.pdf"
    return {"type": "file", "file": {"filename": filename, "file_data": file_data}}


def has_file(request: ChatRequest) -> bool:
    """True if an attachment travels with `request` as it is."""
    return any(
        isinstance(part, FileContent)
        for message in request.messages
        if not isinstance(message.content, str)
        for part in message.content
    )
