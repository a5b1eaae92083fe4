"""Reads the text and the thinking of one delta, in each shape that servers send it in. No I/O."""

from __future__ import annotations

from typing import Any, cast

from chatapp.core.api.large_json import Json


def thinking_in(delta: Json) -> str:
    """The thinking of one delta from the first of its fields that has any."""
    details = delta.get("reasoning_details")
    if isinstance(details, list):
        texts: list[str] = []
        for item in cast(list[Any], details):
            if isinstance(item, dict):
                entry = cast(Json, item)
                text = entry.get("text") or entry.get("summary")
                texts += [text] if isinstance(text, str) else []
        if found := "".join(texts):
            return found
    for field in ("reasoning_content", "reasoning", "thinking"):
        text = delta.get(field)
        if isinstance(text, str) and text:
            return text
    return ""


def refusal_in(delta: Json) -> str:
    """The refusal of one delta, from its own field or as a part of its content."""
    refusal = delta.get("refusal")
    if isinstance(refusal, str) and refusal:
        return refusal
    content: Any = delta.get("content")
    parts = cast(list[Any], content if isinstance(content, list) else [content])
    entries = [cast(Json, part) for part in parts if isinstance(part, dict)]
    return "".join(text for e in entries if isinstance(text := e.get("refusal"), str))


def is_thought(delta: Json) -> bool:
    """True if a delta's content is thinking by a flag beside it, as Gemini sets it."""
    extra = delta.get("extra_content")
    google: Any = cast(Json, extra).get("google") if isinstance(extra, dict) else None
    return isinstance(google, dict) and cast(Json, google).get("thought") is True


def text_in_parts(content: object) -> tuple[str, str]:
    """Answer and thinking of a content that is a list of parts; other parts are ignored."""
    answer: list[str] = []
    thinking: list[str] = []
    for part in cast(list[Any], content if isinstance(content, list) else [content]):
        if isinstance(part, str):
            answer.append(part)
        elif isinstance(part, dict):
            entry = cast(Json, part)
            inner: Any = entry.get("thinking")
            if isinstance(inner, list | dict):
                thinking.append(text_in_parts(cast(object, inner))[0])
            elif isinstance(inner, str):
                thinking.append(inner)
            elif isinstance(text := entry.get("text"), str):
                (thinking if entry.get("type") in {"thinking", "reasoning"} else answer).append(
                    text
                )
    return "".join(answer), "".join(thinking)
