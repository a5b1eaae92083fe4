"""Classifies refusals: statuses and error bodies as errors with a sentence. No I/O.

The body is read by `error_body`, its codes and words by `codes`, the time to wait by
`retry_after`; `sentences` says it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from chatapp.core.api.failures import sentences
from chatapp.core.api.failures.codes import Meaning, meaning_of, status_of, tokens_wanted
from chatapp.core.api.failures.error_body import (
    ErrorBody,
    body_from_text,
    body_from_value,
    title_of,
)
from chatapp.core.api.failures.retry_after import seconds_in_words, seconds_to_wait
from chatapp.core.domain.errors import (
    AttachmentTooLarge,
    ContentFiltered,
    ConversationTooLong,
    KeyRefused,
    LoginPage,
    ModelLoading,
    ModelNotRun,
    ModelUnavailable,
    NoCredits,
    NotAllowed,
    PlanLimit,
    ProxyFailed,
    RateLimited,
    RequestError,
    RequestRefused,
    ServerMoved,
    ServerTrouble,
    UnknownTrouble,
    WrongAddress,
)
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import Server
from chatapp.core.redact import redact

_WORTH_RETRYING = {408, 425, 429, 500, 502, 503, 504, *range(520, 525), 529}
"""Statuses that pass by themselves."""
_ID_HEADERS = ("x-inference-id", "x-request-id", "x-client-request-id", "cf-ray")


def error_from_response(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    server: Server | None = None,
    *,
    secrets: Sequence[str] = (),
    sends_file: bool = False,
) -> RequestError:
    """The error that a response with this `status` and `body` means.

    `sends_file`: the request had an attachment. `secrets` are kept out of it, wherever the
    server may have echoed them.
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
    context = _Context(server, details[:4096], secrets, wait, sends_file)
    return _classify(status, said, context)


def error_from_value(
    value: object, server: Server | None = None, *, secrets: Sequence[str] = ()
) -> RequestError:
    """The error that an object (or text) inside a stream, or in a 2xx answer, means."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    said = ErrorBody(text) if isinstance(value, str) else body_from_value(value)
    return _classify(200, said, _Context(server, redact(text, *secrets)[:4096], secrets))


def page_instead_of_api(
    text: str, server: Server | None = None, *, secrets: Sequence[str] = ()
) -> RequestError:
    """The error that a web page with a 2xx status means: a login page, a wrong address."""
    title = sentences.shortened(title_of(text), secrets)
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
    page = LoginPage(sentence, details=redact(text, *secrets)[:4096])
    page.target = server.base_url if server else ""
    return page


def names_field(error: RequestError, field: str) -> bool:
    """True if a refused request was refused for `field`."""
    named = rf"(?<![\w-]){re.escape(field)}(?![\w-])"
    return isinstance(error, RequestRefused) and bool(re.search(named, error.details))


@dataclass(frozen=True, slots=True)
class _Context:
    """The circumstances of a refusal."""

    server: Server | None
    details: str
    secrets: Sequence[str]
    retry_after: float | None = None
    sends_file: bool = False

    def wait(self, said: ErrorBody) -> float | None:
        """Seconds to wait, as the headers ask or else the body."""
        return said.retry_after if self.retry_after is None else self.retry_after


def _classify(status: int, said: ErrorBody, context: _Context) -> RequestError:
    details = context.details
    status = status_of(status, said)
    if 300 <= status < 400:
        return _moved(context)
    why = sentences.reason(said, context.secrets)
    if (meaning := meaning_of(status, said)) and (
        found := _by_meaning(meaning, said, why, context)
    ):
        return found
    match status:
        case 401:
            return KeyRefused(sentences.beside(tr(KeyRefused.default), why), details=details)
        case 402:
            return NoCredits(sentences.beside(tr(NoCredits.default), why), details=details)
        case 403:
            return NotAllowed(sentences.not_allowed(said, why), details=details)
        case 404 | 410:
            return _not_found(said, why, context)
        case 407:
            return ProxyFailed(tr("The proxy of this network requires a login."), details=details)
        case 413 if context.sends_file:
            sentence = sentences.beside(tr(AttachmentTooLarge.default), why)
            return AttachmentTooLarge(sentence, details=details)
        case 413:
            sentence = tr("The conversation is too large for this server. Start a new one.")
            return ConversationTooLong(sentences.beside(sentence, why), details=details)
        case 429:
            if (wait := context.wait(said)) is None:
                wait = seconds_in_words(said.message)
            sentence = sentences.beside(sentences.busy(wait), why)
            return RateLimited(sentence, details=details, retry_after=wait)
        case _ if 400 <= status < 500 and status not in _WORTH_RETRYING:
            if said.is_page:
                return WrongAddress(details=details)
            sentence = tr("The server did not accept the request: {why}").format(why=why)
            return RequestRefused(sentence if why else "", details=details)
        case _ if status in _WORTH_RETRYING:
            sentence = sentences.trouble(status, why)
            return ServerTrouble(sentence, details=details, retry_after=context.wait(said))
        case 200:
            sentence = tr("The server reported an error: {why}").format(why=why) if why else ""
            return UnknownTrouble(sentence, details=details)
        case _:
            return UnknownTrouble(sentences.trouble(status, why), details=details)


def _by_meaning(
    meaning: Meaning, said: ErrorBody, why: str, context: _Context
) -> RequestError | None:
    """The error that codes or words tell, whatever the status."""
    details, sentence = context.details, ""
    match meaning:
        case Meaning.FILTERED:
            return ContentFiltered(sentences.filtered(said, why), details=details)
        case Meaning.TOO_LONG:
            kind = ConversationTooLong
        case Meaning.TOO_MANY_TOKENS:
            kind, sentence = ConversationTooLong, sentences.too_many_tokens(tokens_wanted(said))
        case Meaning.PLAN_LIMIT:
            kind = PlanLimit
        case Meaning.NO_MONEY:
            kind = NoCredits
        case Meaning.KEY:
            kind = KeyRefused
        case Meaning.NO_MODEL | Meaning.NOT_INSTALLED | Meaning.NOT_LOADED:
            kind, sentence = ModelUnavailable, sentences.no_model(meaning, context.server)
        case Meaning.LOADING:
            return ModelLoading(details=details, retry_after=context.wait(said))
        case Meaning.CANNOT_RUN:
            kind = ModelNotRun
        case Meaning.POLICY:
            kind = RequestRefused
            sentence = tr("The settings of your account at the server rule this model out.")
        case Meaning.REPLY_TOO_SHORT:
            kind = RequestRefused
            sentence = tr(
                "The maximum reply length in Settings is too short for the model's thinking."
            )
        case Meaning.REPLY_TOO_LONG:
            kind = RequestRefused
            sentence = tr("The maximum reply length in Settings is too large for this model.")
    return kind(sentences.beside(sentence or tr(kind.default), why), details=details)


def _moved(context: _Context) -> RequestError:
    details = context.details
    where = re.search(r"^location: (.*)$", details, re.M)
    if not where:
        sentence = tr("The server has moved to another address. Check it in Settings.")
        return WrongAddress(sentence, details=details)
    sentence = tr(
        "The server has moved to {address}. Nothing was sent there. Check its address in Settings."
    )
    found = _base_url(where[1], context.server)
    kind = ServerMoved if found else WrongAddress
    moved = kind(sentence.format(address=where[1]), details=details)
    moved.target = found
    return moved


def _base_url(location: str, server: Server | None) -> str:
    """The base URL of a server that answers for chats with `location`; "" if that is none."""
    if server is None:
        return ""
    chat = f"{server.base_url}/chat/completions"
    try:
        to = urlsplit(urljoin(chat, location))
    except ValueError:
        return ""
    secure = to.scheme == "https" or (to.scheme == "http" and urlsplit(chat).scheme == "http")
    if not secure or not to.hostname or to.username or not to.path.endswith("/chat/completions"):
        return ""
    found = f"{to.scheme}://{to.netloc}{to.path.removesuffix('/chat/completions')}"
    return "" if found == server.base_url else found


def _not_found(said: ErrorBody, why: str, context: _Context) -> RequestError:
    server = context.server
    if server and not server.base_url.endswith("/v1"):
        sentence = tr(
            "There is no chat API at this address. Check the server in Settings. Did you mean "
            "{address}?"
        ).format(address=f"{server.base_url}/v1")
    else:
        sentence = tr(WrongAddress.default)
    return WrongAddress(sentences.beside(sentence, why), details=context.details)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
