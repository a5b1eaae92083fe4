"""Recognises the chunks of a stream that hold text and nothing else worth knowing. No I/O."""

from __future__ import annotations

import json
from collections.abc import Callable
from json.scanner import make_scanner
from typing import Any, cast

from chatapp.core.api.large_json import LARGE, Json
from chatapp.core.api.response.answer_record import AnswerRecord

_PLAIN_CHUNK = frozenset(
    {"id", "object", "created", "model", "choices", "usage", "system_fingerprint", "service_tier"}
) | {"obfuscation"}  # of random length, against who listens
_PLAIN_CHOICE = frozenset({"index", "delta", "finish_reason", "logprobs"})
_PLAIN_DELTA = frozenset({"content", "role", "name", "audio_content"})
_KEY = '"content":'
_IDLE_LESSONS = 8
"""Templates in a row that fitted nothing, after which no more are made."""

_scan: Callable[[str, int], tuple[Any, int]] = make_scanner(cast(Any, json.JSONDecoder()))


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


def chunk_of(text: str) -> Json:
    """Make a chunk that says no more than this text."""
    return {"choices": [{"index": 0, "delta": {"content": text}}]}


class Template:
    """Reads chunks that differ from an earlier plain one in their text only.

    The JSON around the text is compared, not parsed, which takes a fifth of the time. It is
    the same JSON then: only one key is ``content``, and its value is read as JSON reads it.
    """

    def __init__(self) -> None:
        self._head = self._tail = ""
        """The JSON before the text and its quote, and behind them."""
        self._fitted = False
        self._idle = 0

    def text(self, data: str) -> str | None:
        """The text of a chunk, or None for one that is to be parsed."""
        head = self._head
        if not head or not data.startswith(head) or len(data) >= LARGE:
            return None
        try:
            text, end = _scan(data, len(head))
        except (ValueError, StopIteration):
            return None
        if text.__class__ is not str or data[end:] != self._tail:
            return None
        self._fitted = True
        return text

    def learn(self, data: str, text: str) -> None:
        """Take the JSON around the text of a chunk known as plain for that of the next."""
        self._idle = 0 if self._fitted else self._idle + 1
        if self._idle > _IDLE_LESSONS or data.count(_KEY) != 1:
            return
        start = data.index(_KEY) + len(_KEY)
        start += data.startswith(" ", start)
        if data.startswith('"', start):
            value, end = _scan(data, start)
            if value == text:
                self._head, self._tail, self._fitted = data[:start], data[end:], False
