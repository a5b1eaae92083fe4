"""Parses error bodies in every known shape. No I/O.

With `request` and `response` the only place that knows the JSON of chat servers; what a body
means is told by `refusal`.

The shapes: the AI/ML API's problem documents and its older ones, OpenAI's ``error`` object,
MiniMax's ``base_resp``, FastAPI's ``detail`` (at Mistral inside of ``message``), Google's
``status`` and ``details``, Azure's ``innererror``, OpenRouter's ``metadata``, one of these as a
text inside of another, and web pages of proxies.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from chatapp.core.api.failures.retry_after import duration
from chatapp.core.domain.i18n import marked

_MINIMAX_CODE = re.compile(r"\((1\d{3}|2\d{3})\)\s*$")
_PASSED_ON = re.compile(r"(?:[^{\[]{0,60}: )?([{\[].*[}\]])\s*", re.S)
"""An error of another server as a text, perhaps behind "Error from provider: "."""
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.I | re.S)

SENSITIVE = {
    1: marked("severe"),
    2: marked("sexual"),
    3: marked("advertising"),
    4: marked("prohibited"),
    5: marked("abuse"),
    6: marked("violence"),
    7: marked("other"),
}
"""The findings of MiniMax's filter, by its numbers."""
_FINDINGS = {
    "hate": marked("hate"),
    "jailbreak": marked("attempt to bypass the rules"),
    "self_harm": marked("self-harm"),
    "sexual": marked("sexual"),
    "violence": marked("violence"),
}
"""The findings of Azure's filter, by its names."""


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """The content of an error's body, as far as it could be read."""

    message: str = ""
    codes: str = ""
    """Its machine-readable words (``type``, ``code``, ``name``, Google's ``status`` and
    ``reason``), lower case, by spaces."""
    status: int | None = None
    """The status the body itself names."""
    minimax: int | None = None
    retry_after: float | None = None
    """Seconds that the body asks to wait."""
    findings: tuple[str, ...] = ()
    """The findings of a content filter; those of `SENSITIVE` in English, to be translated."""
    is_page: bool = False

    @property
    def words(self) -> str:
        """The codes and the message together, to look for what both may say."""
        return f"{self.codes} {self.message}"


def is_error(value: Mapping[str, Any]) -> bool:
    """True if an object of a stream, or a 2xx body, reports an error."""
    if value.get("error") or value.get("object") == "error" or value.get("type") == "error":
        return True
    if _minimax_code(value) or value.get("input_sensitive") is True:
        return True
    if value.get("output_sensitive") is True:
        return True
    return not value.get("choices") and bool(value.get("detail") or value.get("message"))


def body_from_text(text: str) -> ErrorBody:
    """A response's body, which may be JSON, a web page or plain text."""
    bare = text.lstrip("\ufeff \t\r\n")
    if bare.startswith("<"):
        return ErrorBody(title_of(bare), is_page=True)
    try:
        value: object = json.loads(bare)
    except (ValueError, RecursionError):
        return ErrorBody(bare[:500])
    return body_from_value(value)


def title_of(page: str) -> str:
    """The title of a web page; empty if it has none."""
    found = _TITLE.search(page[:65_536])
    return html.unescape(re.sub(r"<[^>]*>", "", found[1])).strip() if found else ""


def body_from_value(value: object, depth: int = 0) -> ErrorBody:
    """An error that is parsed JSON already; `depth`: the number of others it came inside of."""
    if isinstance(value, list) and value:
        value = cast(list[object], value)[0]
    if isinstance(value, str):
        return ErrorBody(value)
    if not isinstance(value, dict):
        return ErrorBody()
    body = cast(dict[str, Any], value)
    error: Any = body.get("error")
    inner = _object(error)
    metadata = _object(inner.get("metadata"))
    message = _message(body, error, inner)
    cause = _cause(_first_text(metadata.get("raw"), message), depth)
    message = cause.message or message
    code = _minimax_code(body) or cause.minimax
    if not code and (found := _MINIMAX_CODE.search(message)):
        code = int(found[1])
    nested = _object(inner.get("innererror")) or _object(inner.get("inner_error"))
    words = [inner.get("type"), inner.get("code"), inner.get("name"), inner.get("status")]
    words += [body.get("code"), body.get("type"), nested.get("code"), metadata.get("error_type")]
    words += [entry.get("reason") for entry in _objects(inner.get("details"))]
    words += _limits(inner.get("details"))
    findings = _findings(nested) + _texts(metadata.get("reasons")) + cause.findings
    if findings:
        words.append("content_filter")
    sensitive = _sensitive(body)
    if sensitive:
        code, findings = sensitive[0], tuple(filter(None, sensitive[1:]))
    numbers = (inner.get("http_code"), inner.get("code"), body.get("statusCode"))
    numbers = (*numbers, body.get("status"), body.get("code"), body.get("raw_status_code"))
    codes = [w.lower() for w in words if isinstance(w, str) and w and " " not in w]
    return ErrorBody(
        message,
        " ".join([*codes, *filter(None, [cause.codes])]),
        # A list of what is wrong with the request has no number of its own.
        next((n for n in map(_status, numbers) if n), cause.status)
        or (422 if _places_of(body) else None),
        code or None,
        retry_after=_delay(inner) or cause.retry_after,
        findings=findings,
    )


def _cause(text: str, depth: int) -> ErrorBody:
    """The body of another server that `text` is, as OpenRouter and others pass it on."""
    if depth < 2 and (found := _PASSED_ON.fullmatch(text)):
        with suppress(ValueError, RecursionError):
            return body_from_value(json.loads(found[1]), depth + 1)
    return ErrorBody(text)


def _object(value: object) -> dict[str, Any]:
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def _objects(value: object) -> list[dict[str, Any]]:
    entries = cast(list[object], value) if isinstance(value, list) else []
    return [cast(dict[str, Any], entry) for entry in entries if isinstance(entry, dict)]


def _texts(value: object) -> tuple[str, ...]:
    entries = cast(list[object], value) if isinstance(value, list) else []
    return tuple(entry for entry in entries if isinstance(entry, str) and entry)


def _limits(details: object) -> list[str]:
    """The names of Google's limits that were passed."""
    return [
        _first_text(violation.get("quotaId"))
        for entry in _objects(details)
        for violation in _objects(entry.get("violations"))
    ]


def _delay(error: dict[str, Any]) -> float | None:
    """The wait that Google asks for."""
    delays = (_first_text(entry.get("retryDelay")) for entry in _objects(error.get("details")))
    return next(filter(None, map(duration, delays)), None)


def _findings(nested: dict[str, Any]) -> tuple[str, ...]:
    """The findings that made Azure's filter stop a message."""
    results = _object(nested.get("content_filter_result"))
    results = results or _object(nested.get("content_filter_results"))
    return tuple(
        _FINDINGS.get(name, name)
        for name, found in results.items()
        if _object(found).get("filtered")
    )


def _message(body: dict[str, Any], error: Any, inner: dict[str, Any]) -> str:
    hints = _hints(inner.get("details"))
    message = _first_text(inner.get("message"))
    if message:
        return f"{message.rstrip('.')} ({hints})" if hints else message
    return _first_text(
        error,
        hints,
        _object(body.get("base_resp")).get("status_msg"),
        _detail(body.get("detail")),
        _places_of(body),
        body.get("message"),
        body.get("title"),
    )


def _places_of(body: dict[str, Any]) -> str:
    """FastAPI's list of ``{loc, msg}``, at the top or inside of ``message`` or ``error``."""
    message: Any = body.get("message") or _object(body.get("error")).get("message")
    lists = (body.get("detail"), _object(message).get("detail"), message)
    return next(filter(None, (_places(entries, "loc", "msg") for entries in lists)), "")


def _first_text(*candidates: object) -> str:
    return next((c.strip() for c in candidates if isinstance(c, str) and c.strip()), "")


def _hints(details: object) -> str:
    """``path: reason`` of the AI/ML API's validation errors."""
    return _places(details, "path", "reason")


def _detail(detail: object) -> str:
    """FastAPI's ``detail``: a text, or a list of ``{loc, msg}``."""
    return _first_text(detail) or _places(detail, "loc", "msg")


def _places(entries: object, where: str, what: str) -> str:
    """``place: what is wrong there`` of each entry, from its fields of these two names."""
    found: list[str] = []
    for entry in cast(list[object], entries) if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            fields = cast(dict[str, Any], entry)
            texts = (_path(fields.get(where)), _first_text(fields.get(what)))
            found.append(": ".join(filter(None, texts)))
    return "; ".join(filter(None, found))


def _path(path: object) -> str:
    if isinstance(path, list):
        return ".".join(str(p) for p in cast(list[object], path))
    return _first_text(path)


def _minimax_code(value: Mapping[str, Any]) -> int:
    base = value.get("base_resp")
    if not isinstance(base, dict):
        return 0
    code: Any = cast(dict[str, Any], base).get("status_code")
    try:
        return int(code or 0)
    except (TypeError, ValueError, OverflowError):
        return 0


def _sensitive(value: Mapping[str, Any]) -> tuple[int, str] | None:
    for side, code in (("input", 1026), ("output", 1027)):
        if value.get(f"{side}_sensitive") is True:
            kind: Any = value.get(f"{side}_sensitive_type")
            return code, SENSITIVE.get(kind, "") if isinstance(kind, int) else ""
    return None


def _status(number: object) -> int | None:
    if isinstance(number, str) and number.isdecimal() and len(number) == 3:
        number = int(number)
    return number if isinstance(number, int) and 400 <= number < 600 else None
