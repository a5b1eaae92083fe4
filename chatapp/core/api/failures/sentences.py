"""Writes the sentences of refusals: ours first, the server's own reason beside it. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from chatapp.core.api.failures.codes import Meaning
from chatapp.core.api.failures.error_body import ErrorBody
from chatapp.core.domain.addresses import is_private
from chatapp.core.domain.i18n import number, time_of_day, tr
from chatapp.core.domain.servers import Server
from chatapp.core.redact import redact

_LONGEST = 200
_A_YEAR = 365 * 86_400
_PHRASES = {status.phrase.lower() for status in HTTPStatus}


def shortened(text: str, secrets: Sequence[str]) -> str:
    """The server's own words on one line, not too long."""
    words = " ".join(redact(text, *secrets).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def reason(said: ErrorBody, secrets: Sequence[str]) -> str:
    """The server's own words as the end of a sentence; of a web page none are worth showing."""
    words = "" if said.is_page else shortened(said.message, secrets)
    if words.lower().rstrip(".") in _PHRASES:
        return ""  # a status in words: ours says more
    return words if not words or words[-1] in ".!?…" else words + "."


def beside(sentence: str, why: str) -> str:
    """Our sentence with the server's reason behind it."""
    if not why:
        return sentence
    return tr("{sentence} The server says: {why}").format(sentence=sentence, why=why)


def trouble(status: int, why: str) -> str:
    """A sentence for a fault of the server's; empty for one that says nothing more."""
    if status == 500:
        return tr("The server had an internal error: {why}").format(why=why) if why else ""
    if why:
        sentence = tr("The server had an internal error ({status}): {why}")
    else:
        sentence = tr("The server had an internal error ({status}). Try again in a moment.")
    return sentence.format(status=status, why=why)


def not_allowed(said: ErrorBody, why: str) -> str:
    """A sentence for a request that a server refuses to an API key it knows."""
    if said.is_page:
        title = shortened(said.message, ())
        if not title:
            return tr("The request was blocked on its way to the server.")
        return tr("The request was blocked on its way to the server (“{title}”).").format(
            title=title
        )
    if "unsupported_country_region_territory" in said.codes:
        return tr("The server does not serve the country you are in.")
    if not why:
        return tr("This API key is not allowed to do this.")
    return tr("This API key is not allowed to do this: {why}").format(why=why)


def no_model(meaning: Meaning, server: Server | None) -> str:
    """A sentence for a model that a server does not have, or not ready."""
    if meaning is Meaning.NOT_LOADED:
        return tr("The server has no model loaded. Load one there, then try again.")
    if not server:
        return ""
    if meaning is Meaning.NOT_INSTALLED:
        sentence = tr(
            "The model “{model}” is not installed on the server. Install it there, or choose "
            "another one in Settings."
        )
    elif is_private(urlsplit(server.base_url).hostname or ""):
        sentence = tr(
            "The server has no model named “{model}”. Choose one of its models in Settings."
        )
    else:
        sentence = tr("The model “{model}” is not available. It may have been retired.")
    return sentence.format(model=server.model)


def too_many_tokens(tokens: tuple[int, int] | None) -> str:
    """A sentence for a request with more tokens than a plan allows in a minute."""
    if not tokens:
        return ""
    return tr(
        "The conversation is too long for your plan at the server: {wanted} tokens of {allowed} a "
        "minute. Start a new one."
    ).format(wanted=number(tokens[1]), allowed=number(tokens[0]))


def filtered(said: ErrorBody, why: str) -> str:
    """A sentence for a message or a reply that a content filter stopped."""
    kinds = ", ".join(tr(finding) for finding in said.findings)
    if said.minimax == 1027:
        if not kinds:
            return tr("The reply was stopped by the server's content filter.")
        sentence = tr("The reply was stopped by the server's content filter ({kind}).")
    elif kinds:
        sentence = tr("Your message was stopped by the server's content filter ({kind}).")
    else:
        sentence = tr("Your message was stopped by the server's content filter.")
        return sentence if said.minimax == 1026 else beside(sentence, why)
    return sentence.format(kind=kinds)


def busy(retry_after: float | None) -> str:
    """A sentence for too many requests, with the time to come back if it is not soon."""
    if retry_after is None or retry_after <= 60:
        return tr("The server is busy: too many requests. Try again in a moment.")
    return tr("The server is busy: too many requests. {again}").format(again=again(retry_after))


def again(seconds: float, now: datetime | None = None) -> str:
    """A sentence that says when to try again: so many seconds from `now`."""
    now = now or datetime.now()
    then = now + timedelta(seconds=min(seconds, _A_YEAR) + 59)  # no minute too early
    at = time_of_day(then.hour, then.minute)
    days = (then.date() - now.date()).days
    if days == 0:
        return tr("Try again at {time}.").format(time=at)
    if days == 1:
        return tr("Try again tomorrow at {time}.").format(time=at)
    return tr("Try again in %n day, at {time}.|Try again in %n days, at {time}.", "", days).format(
        time=at
    )
