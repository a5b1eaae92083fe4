"""Turns exceptions of httpx into errors with a sentence for people."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

from chatapp.core.domain.errors import (
    BadAddress,
    BadCertificate,
    NoConnection,
    ProxyTrouble,
    RequestError,
)
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import Server, is_private
from chatapp.core.redact import redact

_MINUTES_FROM = 120.0
"""Seconds from which a wait is told in minutes."""


def before_answer(failure: Exception, server: Server, key: str) -> RequestError:
    """The error for `failure`, which kept a request from being answered at all."""
    import httpx

    details = redact(f"{type(failure).__name__}: {failure}", key)
    where = urlsplit(server.base_url)
    host = where.hostname or server.base_url
    if isinstance(failure, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return BadAddress(details=details)
    if isinstance(failure, httpx.ProxyError):
        return ProxyTrouble(tr("The proxy blocked the request."), details=details)
    causes = list(_causes(failure))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return BadCertificate(details=details)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return BadCertificate(
            tr(
                "A secure connection to {host} could not be established. Check the address: a "
                "server without TLS needs http://."
            ).format(host=host),
            details=details,
        )
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return NoConnection(
            tr("“{host}” cannot be found: no internet connection, or a wrong address.").format(
                host=host
            ),
            details=details,
        )
    if isinstance(failure, httpx.ConnectError):
        place = f"{host}:{where.port}" if where.port else host
        if is_private(host):
            sentence = tr("No server was found at {place}. Is it running?")
        else:
            sentence = tr("{place} cannot be reached. Check the network.")
        return NoConnection(sentence.format(place=place), details=details)
    if isinstance(failure, httpx.ConnectTimeout | httpx.PoolTimeout):
        sentence = tr("{host} is not accepting connections right now.").format(host=host)
        return NoConnection(sentence, details=details)
    if isinstance(failure, httpx.RemoteProtocolError) and "disconnected" not in str(failure):
        sentence = tr("The server did not send a valid HTTP response.")
        return NoConnection(sentence, details=details)
    if isinstance(failure, httpx.RemoteProtocolError | httpx.NetworkError | httpx.TimeoutException):
        sentence = tr("The server closed the connection without a response.")
        return NoConnection(sentence, details=details)
    return RequestError(tr("The request could not be sent."), details=details)


def _causes(failure: BaseException | None) -> Iterator[BaseException]:
    """`failure` and all that led to it, members of groups included."""
    seen: set[int] = set()
    waiting = [failure]
    while waiting:
        cause = waiting.pop()
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__]
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions


def late(limit: float) -> str:
    """A sentence that says that nothing came within so many seconds."""
    if limit < _MINUTES_FROM:
        return tr(
            "The server did not respond within %n second."
            "|The server did not respond within %n seconds.",
            "",
            round(limit),
        )
    return tr(
        "The server did not respond within %n minute."
        "|The server did not respond within %n minutes.",
        "",
        round(limit / 60),
    )


def silent(seconds: float) -> str:
    """A sentence that says that nothing more came for so long."""
    if seconds < _MINUTES_FROM:
        return tr(
            "The server has sent nothing for %n second."
            "|The server has sent nothing for %n seconds.",
            "",
            round(seconds),
        )
    return tr(
        "The server has sent nothing for %n minute.|The server has sent nothing for %n minutes.",
        "",
        round(seconds / 60),
    )
