"""Makes replies of the further choices of an answer, for servers that give several. No I/O."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from chatapp.core.api.large_json import Json
from chatapp.core.api.response.asked_tools import line_of
from chatapp.core.api.response.cited_sources import sources_in
from chatapp.core.domain.conversation import Piece, Source
from chatapp.core.domain.kept_answer import KeptAnswer
from chatapp.core.domain.reply_extras import ReplyExtras, Sound

_THINKING = ("reasoning_content", "reasoning", "thinking")


def other_choices(record: Json, data: Mapping[str, bytes]) -> Iterator[tuple[int, KeptAnswer]]:
    """The numbers and records of the further choices in an answer's record, one a reply.

    Its usage stays with the first choice: it counts once.
    """
    answer = _object(record.get("answer"))
    top = {key: value for key, value in answer.items() if key not in {"choices", "usage"}}
    for entry in _items(answer.get("choices")):
        choice = _object(entry)
        index = choice.get("index")
        if isinstance(index, int) and index:
            sound = _object(_object(_object(choice.get("message")).get("audio")).get("data"))
            named = {sha256: data[sha256] for sha256 in sound.values() if sha256 in data}
            whole = {**record, "answer": {**top, "choices": [choice]}}
            yield index, KeptAnswer(whole, named)


def pieces_of(record: Json) -> tuple[Piece, ...]:
    """The pieces of the reply that is the one choice in a record of `other_choices`."""
    answer = _object(record.get("answer"))
    choice = _object(_items(answer.get("choices"))[0])
    message = _object(choice.get("message"))
    audio = _object(message.get("audio"))
    thinking = next((text for key in _THINKING if (text := _text(message.get(key)))), "")
    content, refusal = _text(message.get("content")), _text(message.get("refusal"))
    words = "" if content or refusal else _text(audio.get("transcript"))
    calls = [_object(call) for call in _items(message.get("tool_calls"))]
    if function := _object(message.get("function_call")):
        calls.append({"type": "function", "function": function})
    sound = None
    if readable := _object(audio.get("data")) or audio.get("unreadable"):
        expires = audio.get("expires_at")
        sound = Sound(isinstance(readable, dict), expires if isinstance(expires, int) else None)
    probable = _items(_object(choice.get("logprobs")).get("content"))
    extras = ReplyExtras(sources_in(answer, choice, message), sound, len(probable))
    found = (
        Piece(Source.REASONING, thinking),
        Piece(Source.CONTENT, content),
        Piece(Source.REFUSAL, refusal),
        Piece(Source.TRANSCRIPT, words),
        Piece(Source.TOOL_CALL, "".join(map(line_of, calls))),
        Piece(Source.EXTRAS, extras.line),
    )
    return tuple(piece for piece in found if piece.text)


def _object(value: object) -> Json:
    return cast(Json, value) if isinstance(value, dict) else {}


def _items(value: object) -> list[Any]:
    return cast(list[Any], value) if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
