"""Checks JSON that a person types: a sentence for what is wrong, and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from chatapp.core.domain.i18n import tr

_ITS_OWN = frozenset({"model", "messages", "stream"})
"""Fields of a request that are the program's: a reply could not be read without them."""
_HEADER = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz")
_NOT_FREE = frozenset(
    {
        *("authorization", "host", "content-length", "content-type", "transfer-encoding"),
        *("connection", "accept", "accept-encoding", "user-agent", "x-client-request-id"),
    }
)


@dataclass(frozen=True, slots=True)
class JsonFault:
    """A fault in a JSON text."""

    sentence: str
    at: int
    """The place of it, in characters."""


def json_object(text: str) -> dict[str, Any]:
    """The object that `text` holds. Raises ValueError; an empty text is an empty object."""
    import json

    value: Any = json.loads(text, parse_constant=_no_number) if text.strip() else {}
    if not isinstance(value, dict):
        raise ValueError("no object")
    return cast("dict[str, Any]", value)


def bias_fault(text: str) -> JsonFault | None:
    """The fault of a text for `logit_bias`: token ids, each with a number."""
    parsed = _parsed(text)
    if isinstance(parsed, JsonFault):
        return parsed
    for token, bias in parsed.items():
        if not (token.isascii() and token.isdigit()):
            told = tr("“{name}” is no token ID: it must be a whole number in quotes.")
            return JsonFault(told.format(name=token), _place(text, token))
        if isinstance(bias, bool) or not isinstance(bias, int | float) or not -100 <= bias <= 100:
            told = tr("The bias of token {name} must be a number from -100 to 100.")
            return JsonFault(told.format(name=token), _place(text, token))
    return None


def prediction_fault(text: str) -> JsonFault | None:
    """The fault of a text for `prediction`: its type, and its content."""
    parsed = _parsed(text)
    if isinstance(parsed, JsonFault):
        return parsed
    content = parsed.get("content")
    if parsed.get("type") == "content" and set(parsed) == {"type", "content"}:
        if isinstance(content, str):
            return None
        if isinstance(content, list) and all(map(_is_text, cast("list[Any]", content))):
            return None
    form = '{"type": "content", "content": "…"}'
    return JsonFault(tr("This must have the form {form}.").format(form=form), 0)


def body_fault(text: str) -> JsonFault | None:
    """The fault in further fields of a request."""
    parsed = _parsed(text)
    if isinstance(parsed, JsonFault):
        return parsed
    for name in parsed:
        if name in _ITS_OWN:
            told = tr("“{name}” is set by Chatapp itself.").format(name=name)
            return JsonFault(told, _place(text, name))
    return None


def headers_fault(text: str) -> JsonFault | None:
    """The fault in further headers of a request: a name and a text each."""
    parsed = _parsed(text)
    if isinstance(parsed, JsonFault):
        return parsed
    for name, value in parsed.items():
        told = ""
        if not name or not set(name.lower()) <= _HEADER:
            told = tr("“{name}” is no name of a header.")
        elif name.lower() in _NOT_FREE:
            told = tr("“{name}” is set by Chatapp itself.")
        elif not isinstance(value, str) or not value.isascii() or not value.isprintable():
            told = tr("The value of “{name}” must be text in quotes, in plain letters.")
        if told:
            return JsonFault(told.format(name=name), _place(text, name))
    return None


def _parsed(text: str) -> dict[str, Any] | JsonFault:
    import json

    try:
        value = json_object(text)
    except json.JSONDecodeError as error:
        told = tr("This is not valid JSON: line {line}, character {character}.")
        return JsonFault(told.format(line=error.lineno, character=error.colno), error.pos)
    except (ValueError, RecursionError):
        return JsonFault(tr("This must be a JSON object, in braces."), 0)
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return JsonFault(tr("This holds half a character, which cannot be sent."), 0)
    return value


def _is_text(part: object) -> bool:
    known = cast("dict[str, object]", part) if isinstance(part, dict) else {}
    return (
        set(known) == {"type", "text"}
        and known["type"] == "text"
        and isinstance(known["text"], str)
    )


def _place(text: str, name: str) -> int:
    """The place where the field `name` stands, or the start."""
    return max(text.find(f'"{name}"'), 0)


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no JSON")
