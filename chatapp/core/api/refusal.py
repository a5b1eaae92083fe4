"""Classifies refusals: statuses and error bodies as errors with a sentence. No I/O.

The body is read by `error_body`, the time to wait by `retry_after`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from chatapp.core.api.error_body import (
    SENSITIVE,
    ErrorBody,
    body_from_text,
    body_from_value,
    title_of,
)
from chatapp.core.api.retry_after import seconds_to_wait
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
from chatapp.core.domain.i18n import tr
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
_INNER_STATUS = re.compile(r"\s*(4\d\d)\b")


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
_ID_HEADERS = ("x-inference-id", "x-request-id", "x-client-request-id", "cf-ray")


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
    said = body_from_text(text)
    head = {name.lower(): value for name, value in headers.items()}
    ids = [f"{name}: {head[name]}" for name in _ID_HEADERS if name in head]
    first = f"HTTP {status} {_phrase(status)}".rstrip()
    target = head.get("location", "") if 300 <= status < 400 else ""
    if target:
        ids.append(f"location: {target}")
    details = redact("\n".join([first, *ids]), *secrets)
    if text.strip():
        details += "\n\n" + redact(text, *secrets)
    wait = seconds_to_wait(head) if status >= 400 else None
    return _classify(status, said, server, details=details, secrets=secrets, retry_after=wait)


def error_from_value(
    value: object, server: Server | None = None, *, secrets: Sequence[str] = ()
) -> RequestError:
    """The error that an object (or text) inside a stream, or in a 2xx answer, means."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    said = ErrorBody(text) if isinstance(value, str) else body_from_value(value)
    return _classify(200, said, server, details=redact(text, *secrets), secrets=secrets)


def page_instead_of_api(
    text: str, server: Server | None = None, *, secrets: Sequence[str] = ()
) -> RequestError:
    """The error that a web page with a 2xx status means: a login page, a wrong address."""
    title = _words(title_of(text), secrets)
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


def names_field(error: RequestError, field: str) -> bool:
    """True if a refused request was refused for `field`."""
    return isinstance(error, RequestRefused) and field in error.details


def _classify(
    status: int,
    said: ErrorBody,
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


def _refused(said: ErrorBody, words: str, details: str) -> RequestError:
    if _THINKING_LIMIT.search(said.message):
        return RequestRefused(
            tr("The maximum reply length in Settings is too short for the model's thinking."),
            details=details,
        )
    if said.is_page:
        return WrongAddress(details=details)
    sentence = tr("The server did not accept the request: {why}").format(why=words)
    return RequestRefused(sentence if words else "", details=details)


def _not_found(said: ErrorBody, server: Server | None, details: str) -> RequestError:
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


def _filtered(said: ErrorBody) -> str:
    named = said.codes in SENSITIVE.values()
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
