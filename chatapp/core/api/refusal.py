"""What a server means when it does not answer: error bodies in every known shape, as errors.

With `wire` the only place that knows the JSON of chat servers. The shapes: the AI/ML API's
problem documents and its older ones, OpenAI's ``error`` object, MiniMax's ``base_resp``,
FastAPI's ``detail``, and web pages of proxies.
"""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast

from chatapp.core.domain.errors import (
    AttachmentTooLarge,
    ContentFiltered,
    ConversationTooLong,
    KeyRefused,
    ModelLoading,
    ModelUnavailable,
    NoCredits,
    NotAllowed,
    ProxyTrouble,
    RateLimited,
    RequestError,
    RequestRefused,
    ServerTrouble,
    WrongAddress,
)
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.servers import Server
from chatapp.core.redact import redact

_MONEY = re.compile(
    r"credit|balance|top[ -]?up|billing|payment|insufficient[ _](?:quota|funds)|current quota", re.I
)
_TOO_LONG = re.compile(
    r"context[ _]length|context[ _]window|context size|exceed_context_size"
    r"|prompt is too long|input length|input is too long|too many (?:input )?tokens",
    re.I,
)
_MODEL = re.compile(
    r"model[ _]?not[ _]?found|no endpoints found|unknown model|(?:unable to access|invalid) model"
    r"|model\b.{0,120}?\b(?:not found|not exist|not available|unavailable|no longer|deprecated"
    r"|withdrawn|not supported|retired)",
    re.I | re.S,
)
_THINKING_LIMIT = re.compile(r"max_tokens or model output limit", re.I)
_LOADING = re.compile(r"loading model|model is (?:still )?loading", re.I)
_MINIMAX_CODE = re.compile(r"\((1\d{3}|2\d{3})\)\s*$")
_INNER_STATUS = re.compile(r"\s*(4\d\d)\b")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.I | re.S)
_GO_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?")

_MINIMAX_STATUS = {
    1000: 500,
    1001: 504,
    1002: 429,
    1004: 401,
    1008: 402,
    1024: 500,
    1033: 502,
    2013: 400,
    2049: 401,
}
_CODE_STATUS = {
    "invalid_api_key": 401,
    "authentication_error": 401,
    "insufficient_quota": 402,
    "permission_error": 403,
    "model_not_found": 404,
    "not_found_error": 404,
    "rate_limit_error": 429,
    "rate_limit_exceeded": 429,
    "too_many_requests": 429,
    "bad_request_error": 400,
    "invalid_request_error": 400,
    "badrequesterror": 400,
    "context_length_exceeded": 400,
    "exceed_context_size_error": 400,
}
_SENSITIVE = {
    1: marked("severe"),
    2: marked("sexual"),
    3: marked("advertising"),
    4: marked("prohibited"),
    5: marked("abuse"),
    6: marked("violence"),
}
_ID_HEADERS = ("x-inference-id", "x-request-id", "x-client-request-id", "cf-ray")


@dataclass(frozen=True, slots=True)
class _Said:
    """What could be read from an error's body."""

    message: str = ""
    codes: str = ""
    """Its machine-readable words (``type``, ``code``, ``name``), lower case, by spaces."""
    status: int | None = None
    """The status the body itself names."""
    minimax: int | None = None
    is_page: bool = False

    @property
    def words(self) -> str:
        return f"{self.codes} {self.message}"


def error_from_response(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    server: Server | None = None,
    *,
    secrets: Sequence[str] = (),
) -> RequestError:
    """The error that a response with this `status` and `body` means.

    `secrets` are kept out of it, wherever the server may have echoed them.
    """
    text = body[:262_144].decode("utf-8", "replace")
    said = _read_text(text)
    head = {name.lower(): value for name, value in headers.items()}
    ids = [f"{name}: {head[name]}" for name in _ID_HEADERS if name in head]
    first = f"HTTP {status} {_phrase(status)}".rstrip()
    target = head.get("location", "") if 300 <= status < 400 else ""
    if target:
        ids.append(f"location: {target}")
    details = redact("\n".join([first, *ids]), *secrets)
    if text.strip():
        details += "\n\n" + redact(text, *secrets)
    wait = _retry_after(head) if status >= 400 else None
    return _classify(status, said, server, details=details, secrets=secrets, retry_after=wait)


def error_from_value(
    value: object, server: Server | None = None, *, secrets: Sequence[str] = ()
) -> RequestError:
    """The error that an object (or text) inside a stream, or in a 2xx answer, means."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    said = _Said(text) if isinstance(value, str) else _read_value(value)
    return _classify(200, said, server, details=redact(text, *secrets), secrets=secrets)


def page_instead_of_api(
    text: str, server: Server | None = None, *, secrets: Sequence[str] = ()
) -> RequestError:
    """The error that a web page with a 2xx status means: a login page, a wrong address."""
    title = _words(_title(text), secrets)
    if title:
        sentence = tr(
            "A web page (“{title}”) answered instead of the API. Check the network's login page, "
            "or the server's address in Settings."
        ).format(title=title)
    else:
        sentence = tr(
            "A web page answered instead of the API. "
            "Check the network's login page, or the server's address in Settings."
        )
    return WrongAddress(sentence, details=redact(text, *secrets)[:4096])


def is_error(value: Mapping[str, Any]) -> bool:
    """Whether an object of a stream, or a 2xx body, reports an error."""
    if value.get("error") or value.get("object") == "error" or value.get("type") == "error":
        return True
    if _minimax_code(value) or value.get("input_sensitive") is True:
        return True
    if value.get("output_sensitive") is True:
        return True
    return not value.get("choices") and bool(value.get("detail") or value.get("message"))


def names_field(error: RequestError, field: str) -> bool:
    """Whether a refused request was refused for `field`."""
    return isinstance(error, RequestRefused) and field in error.details


def _classify(
    status: int,
    said: _Said,
    server: Server | None,
    *,
    details: str,
    secrets: Sequence[str],
    retry_after: float | None = None,
) -> RequestError:
    details = details[:4096]
    words = _words(said.message, secrets)
    if said.minimax in {1026, 1027} or "content_filter" in said.codes:
        return ContentFiltered(_filtered(said), details=details)
    if said.minimax in _MINIMAX_STATUS:
        status = _MINIMAX_STATUS[said.minimax]
    elif status < 300:
        named = (_CODE_STATUS[c] for c in said.codes.split() if c in _CODE_STATUS)
        status = next(named, said.status or 500)
    elif status == 500 and (inner := _INNER_STATUS.match(said.message)):
        status = int(inner[1])  # the upstream's refusal, wrapped: trying again is of no use
    if 300 <= status < 400:
        where = re.search(r"^location: (.*)$", details, re.M)
        return WrongAddress(
            tr("The server has moved to {address}. Check its address in Settings.").format(
                address=where[1]
            )
            if where
            else tr("The server has moved to another address. Check it in Settings."),
            details=details,
        )
    if status in {400, 413, 422, 500} and _TOO_LONG.search(said.words):
        return ConversationTooLong(details=details)
    match status:
        case 401:
            return KeyRefused(details=details)
        case 402:
            return NoCredits(details=details)
        case 403:
            if _MONEY.search(said.words):
                return NoCredits(details=details)
            if not words:
                return NotAllowed(tr("This API key is not allowed to do this."), details=details)
            sentence = tr("This API key is not allowed to do this: {why}").format(why=words)
            return NotAllowed(sentence, details=details)
        case 404 | 410:
            return _not_found(said, server, details)
        case 407:
            return ProxyTrouble(tr("The proxy of this network requires a login."), details=details)
        case 413:
            return AttachmentTooLarge(details=details)
        case 429:
            if _MONEY.search(said.words):
                return NoCredits(details=details)
            return RateLimited(_busy(retry_after), details=details, retry_after=retry_after)
        case 503 if _LOADING.search(said.words):
            return ModelLoading(details=details, retry_after=retry_after)
        case 408 | 425:
            pass
        case _ if status < 500:
            return _refused(said, words, details)
        case _:
            pass
    sentence = _trouble(status, "" if said.is_page else words)
    return ServerTrouble(sentence, details=details, retry_after=retry_after)


def _trouble(status: int, words: str) -> str:
    if status == 500:
        return tr("The server had an internal error: {why}").format(why=words) if words else ""
    if words:
        sentence = tr("The server had an internal error ({status}): {why}")
    else:
        sentence = tr("The server had an internal error ({status}). Try again in a moment.")
    return sentence.format(status=status, why=words)


def _refused(said: _Said, words: str, details: str) -> RequestError:
    if _THINKING_LIMIT.search(said.message):
        return RequestRefused(
            tr("The maximum reply length in Settings is too short for the model's thinking."),
            details=details,
        )
    if said.is_page:
        return WrongAddress(details=details)
    sentence = tr("The server did not accept the request: {why}").format(why=words)
    return RequestRefused(sentence if words else "", details=details)


def _not_found(said: _Said, server: Server | None, details: str) -> RequestError:
    if not said.is_page and _MODEL.search(said.words):
        sentence = tr("The model “{model}” is not available. It may have been retired.")
        return ModelUnavailable(
            sentence.format(model=server.model) if server else "", details=details
        )
    if server and not server.base_url.endswith("/v1"):
        sentence = tr(
            "There is no chat API at this address. Check the server in Settings. Did you mean "
            "{address}?"
        ).format(address=f"{server.base_url}/v1")
        return WrongAddress(sentence, details=details)
    return WrongAddress(details=details)


def _filtered(said: _Said) -> str:
    named = said.codes in _SENSITIVE.values()
    if said.minimax == 1026:
        if not named:
            return tr("Your message was stopped by the server's content filter.")
        sentence = tr("Your message was stopped by the server's content filter ({kind}).")
    elif said.minimax == 1027:
        if not named:
            return tr("The reply was stopped by the server's content filter.")
        sentence = tr("The reply was stopped by the server's content filter ({kind}).")
    else:
        return ""
    return sentence.format(kind=tr(said.codes))


def _busy(retry_after: float | None) -> str:
    if retry_after is None or retry_after <= 60:
        return ""
    if retry_after < 5400:
        return tr(
            "The server is busy: too many requests. Try again in one minute."
            "|The server is busy: too many requests. Try again in %n minutes.",
            "",
            round(retry_after / 60),
        )
    if retry_after < 129_600:
        return tr(
            "The server is busy: too many requests. Try again in one hour."
            "|The server is busy: too many requests. Try again in %n hours.",
            "",
            round(retry_after / 3600),
        )
    return tr(
        "The server is busy: too many requests. Try again in one day."
        "|The server is busy: too many requests. Try again in %n days.",
        "",
        round(retry_after / 86_400),
    )


def _words(message: str, secrets: Sequence[str]) -> str:
    """The server's own words as the end of a sentence."""
    words = " ".join(redact(message, *secrets).split())
    if len(words) > 200:
        words = words[:199].rstrip() + "…"
    return words if not words or words[-1] in ".!?…" else words + "."


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _read_text(text: str) -> _Said:
    bare = text.lstrip("\ufeff \t\r\n")
    if bare.startswith("<"):
        return _Said(_title(bare), is_page=True)
    try:
        value: object = json.loads(bare)
    except (ValueError, RecursionError):
        return _Said(bare[:500])
    return _read_value(value)


def _title(page: str) -> str:
    found = _TITLE.search(page[:65_536])
    return html.unescape(re.sub(r"<[^>]*>", "", found[1])).strip() if found else ""


def _read_value(value: object) -> _Said:
    if isinstance(value, list) and value:
        value = cast(list[object], value)[0]
    if isinstance(value, str):
        return _Said(value)
    if not isinstance(value, dict):
        return _Said()
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
    return _Said(
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
    if not isinstance(details, list):
        return ""
    found: list[str] = []
    for item in cast(list[object], details):
        if isinstance(item, dict):
            entry = cast(dict[str, Any], item)
            path, reason = _path(entry.get("path")), _first_text(entry.get("reason"))
            found.append(f"{path}: {reason}" if path and reason else path or reason)
    return "; ".join(filter(None, found))


def _detail(detail: object) -> str:
    """FastAPI's ``detail``: a text, or a list of ``{loc, msg}``."""
    if not isinstance(detail, list):
        return _first_text(detail)
    found: list[str] = []
    for item in cast(list[object], detail):
        if isinstance(item, dict):
            entry = cast(dict[str, Any], item)
            where, what = _path(entry.get("loc")), _first_text(entry.get("msg"))
            found.append(f"{where}: {what}" if where and what else where or what)
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
            return code, _SENSITIVE.get(kind, "") if isinstance(kind, int) else ""
    return None


def _status(number: object) -> int | None:
    if isinstance(number, str) and number.isdecimal() and len(number) == 3:
        number = int(number)
    return number if isinstance(number, int) and 400 <= number < 600 else None


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds the server asks to wait; None for nothing, for rubbish and for the past."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        text = headers.get(name, "").strip()
        if re.fullmatch(r"\d{1,12}(?:\.\d*)?", text):
            return float(text) * unit
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(headers.get("retry-after", ""))
        left = date.timestamp() - time.time()
    except (ValueError, TypeError, OverflowError, OSError):
        left = 0.0
    if left > 0:
        return left
    resets = (headers.get(f"x-ratelimit-reset-{what}", "") for what in ("requests", "tokens"))
    return next(filter(None, map(_go_duration, resets)), None)


def _go_duration(text: str) -> float | None:
    """``1m30s`` in seconds, as Go programs write durations."""
    found = _GO_DURATION.fullmatch(text.strip())
    if not found or not found[0]:
        return None
    hours, minutes, seconds, milliseconds = (float(g or 0) for g in found.groups())
    return hours * 3600 + minutes * 60 + seconds + milliseconds / 1000
