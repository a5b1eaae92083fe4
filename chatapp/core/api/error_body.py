"""Parses error bodies in every known shape. No I/O.

With `wire` the only place that knows the JSON of chat servers; what a body means is told by
`refusal`.

The shapes: the AI/ML API's problem documents and its older ones, OpenAI's ``error`` object,
MiniMax's ``base_resp``, FastAPI's ``detail``, and web pages of proxies.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from chatapp.core.domain.i18n import marked

_MINIMAX_CODE = re.compile(r"\((1\d{3}|2\d{3})\)\s*$")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.I | re.S)

SENSITIVE = {
    1: marked("severe"),
    2: marked("sexual"),
    3: marked("advertising"),
    4: marked("prohibited"),
    5: marked("abuse"),
    6: marked("violence"),
}
"""The findings of MiniMax's filter, by its numbers."""


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """The content of an error's body, as far as it could be read."""

    message: str = ""
    codes: str = ""
    """Its machine-readable words (``type``, ``code``, ``name``), lower case, by spaces."""
    status: int | None = None
    """The status the body itself names."""
    minimax: int | None = None
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


def body_from_value(value: object) -> ErrorBody:
    """An error that is parsed JSON already."""
    if isinstance(value, list) and value:
        value = cast(list[object], value)[0]
    if isinstance(value, str):
        return ErrorBody(value)
    if not isinstance(value, dict):
        return ErrorBody()
    body = cast(dict[str, Any], value)
    error: Any = body.get("error")
    inner: dict[str, Any] = cast(dict[str, Any], error) if isinstance(error, dict) else {}
    code = _minimax_code(body)
    if not code and (found := _MINIMAX_CODE.search(_first_text(inner.get("message")))):
        code = int(found[1])
    words = [inner.get("type"), inner.get("code"), inner.get("name"), body.get("code")]
    sensitive = _sensitive(body)
    if sensitive:
        code, words = sensitive[0], [sensitive[1]]
    numbers = (inner.get("http_code"), inner.get("code"), body.get("statusCode"))
    numbers = (*numbers, body.get("status"), body.get("code"))
    return ErrorBody(
        _message(body, error, inner),
        " ".join(w.lower() for w in words if isinstance(w, str)),
        next((n for n in map(_status, numbers) if n), None),
        code or None,
    )


def _message(body: dict[str, Any], error: Any, inner: dict[str, Any]) -> str:
    base: Any = body.get("base_resp")
    hints = _hints(inner.get("details"))
    message = _first_text(inner.get("message"))
    if message:
        return f"{message.rstrip('.')} ({hints})" if hints else message
    return _first_text(
        error,
        hints,
        cast(dict[str, Any], base).get("status_msg") if isinstance(base, dict) else None,
        _detail(body.get("detail")),
        body.get("message"),
        body.get("title"),
    )


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
