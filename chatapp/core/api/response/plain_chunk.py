"""Recognises the chunks of a stream that hold text and nothing else worth knowing. No I/O."""

from __future__ import annotations

from typing import Any

from chatapp.core.api.large_json import Json
from chatapp.core.api.response.answer_record import AnswerRecord

_PLAIN_CHUNK = frozenset(
    {"id", "object", "created", "model", "choices", "usage", "system_fingerprint", "service_tier"}
) | {"obfuscation"}  # of random length, against who listens
_PLAIN_CHOICE = frozenset({"index", "delta", "finish_reason", "logprobs"})
_PLAIN_DELTA = frozenset({"content", "role", "name", "audio_content"})


def plain_text(value: Json, model: str, record: AnswerRecord) -> str | None:
    """The text of a chunk that holds nothing else worth knowing: nearly all of them."""
    # `__class__` keeps the type checker from narrowing what may be anything.
    choices: Any = value.get("choices")
    if choices.__class__ is not list or len(choices) != 1 or value.get("model") != model:
        return None
    if ("system_fingerprint" in value or "service_tier" in value) and not record.knows(
        value.get("system_fingerprint"), value.get("service_tier")
    ):
        return None
    choice: Any = choices[0]
    if (
        choice.__class__ is not dict
        or not value.keys() <= _PLAIN_CHUNK
        or value.get("usage") is not None
        or not choice.keys() <= _PLAIN_CHOICE
        or choice.get("finish_reason") is not None
        or choice.get("index") != 0
        or choice.get("logprobs") is not None
    ):
        return None
    delta: Any = choice.get("delta")
    if delta.__class__ is not dict or not delta.keys() <= _PLAIN_DELTA:
        return None
    text: Any = delta.get("content")
    return text if text.__class__ is str and not delta.get("audio_content") else None
