"""Turns exceptions of httpx into errors with a sentence for people."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

from chatapp.core.api.failures.proxies import Proxy, proxy_for
from chatapp.core.domain.addresses import is_private
from chatapp.core.domain.errors import (
    BadAddress,
    BadCertificate,
    NoConnection,
    ProxyFailed,
    ProxyTrouble,
    RequestError,
)
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.network import SYSTEMS_NETWORK, Network
from chatapp.core.domain.servers import Server
from chatapp.core.redact import redact

_HANDSHAKE_UNFINISHED = (ssl.SSLWantReadError, ssl.SSLWantWriteError)
_NOT_YET_VALID, _EXPIRED = 9, 10
_UNKNOWN_AUTHORITY = {2, 18, 19, 20, 21}
_OTHER_HOST = {62, 64}
"""Verification results of OpenSSL."""
_MINUTES_FROM = 120.0
"""Seconds from which a wait is told in minutes."""


def before_answer(
    failure: Exception, server: Server, key: str, *, network: Network = SYSTEMS_NETWORK
) -> RequestError:
    """The error for `failure`, which kept a request from being answered at all.

    `network`: the way that it went.
    """
    import httpx

    details = redact(f"{type(failure).__name__}: {failure}", key)
    where = urlsplit(server.base_url)
    host = where.hostname or server.base_url
    if isinstance(failure, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return BadAddress(details=details)
    causes = list(_causes(failure))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return BadCertificate(_untrusted(cause, host), details=details)
    waited = any(isinstance(cause, _HANDSHAKE_UNFINISHED) for cause in causes)
    if waited and isinstance(failure, httpx.TimeoutException):
        sentence = tr("{host} does not respond to a secure connection.").format(host=host)
        return NoConnection(sentence, details=details)
    for cause in causes:
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, _HANDSHAKE_UNFINISHED):
            return BadCertificate(_insecure(cause, host), details=details)
    never_there = httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError
    if isinstance(failure, never_there) and (proxy := proxy_for(server.base_url, network)):
        trouble = ProxyTrouble if proxy.chosen else ProxyFailed
        return trouble(_by_proxy(proxy, failure, host), details=details)
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


def _by_proxy(proxy: Proxy, failure: Exception, host: str) -> str:
    """A sentence for a request that got no further than its proxy."""
    import httpx

    if not proxy.place:
        if proxy.variable:
            return no_address(proxy.variable)
        return tr(ProxyTrouble.default)
    if isinstance(failure, httpx.ProxyError):
        why = str(failure).strip().rstrip(".")
        if "407" in why:
            return tr("The proxy of this network requires a login.")
        return tr("The proxy {place} did not connect to {host}: {why}.").format(
            place=proxy.place, host=host, why=why
        )
    if proxy.chosen:
        return tr("The proxy {place} does not respond. Check Settings, Network.").format(
            place=proxy.place
        )
    if proxy.variable:
        return tr("The proxy {place}, which {name} names, does not respond.").format(
            place=proxy.place, name=proxy.variable
        )
    return tr("The proxy {place}, which this computer's settings name, does not respond.").format(
        place=proxy.place
    )


def no_address(variable: str) -> str:
    """A sentence for an environment variable that should hold the address of a proxy."""
    return tr("{name} does not hold the address of a proxy.").format(name=variable)


def _untrusted(cause: ssl.SSLCertVerificationError, host: str) -> str:
    """A sentence for the fault of a certificate; empty if it has none of the common ones."""
    code, words = cause.verify_code, f"{cause.verify_message} {cause}".lower()
    if code == _EXPIRED or "expired" in words:
        sentence = tr(
            "The certificate of {host} has expired, or the clock of this computer is wrong."
        )
    elif code == _NOT_YET_VALID:
        sentence = tr(
            "The certificate of {host} is not valid yet, or the clock of this computer is wrong."
        )
    elif code in _OTHER_HOST:
        sentence = tr(
            "The certificate at {host} belongs to another address. Check the server's address, "
            "or the network's login page."
        )
    elif code in _UNKNOWN_AUTHORITY:
        sentence = tr(
            "The certificate of {host} is from an authority that this computer does not know. "
            "A proxy may intercept the connection."
        )
    else:
        return ""
    return sentence.format(host=host)


def _insecure(cause: ssl.SSLError, host: str) -> str:
    """A sentence for a secure connection that could not be agreed on."""
    if "ALERT" not in (cause.reason or "") and cause.reason != "UNSUPPORTED_PROTOCOL":
        sentence = tr(
            "A secure connection to {host} could not be established. Check the address: a "
            "server without TLS needs http://."
        )
    else:
        sentence = tr("A secure connection to {host} could not be established.")
    return sentence.format(host=host)


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
