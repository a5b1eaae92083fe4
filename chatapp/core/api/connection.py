"""Builds the HTTP client that all requests share, with this computer's proxies and certificates.

Every request has the headers of `request_headers`; a key that may not stand in one is refused.
Requests are sent by `send` alone, which holds a server to an end of what it sends beforehand.
"""

from __future__ import annotations

import os
import socket
import ssl
import time
import uuid
from contextlib import suppress
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from chatapp import __version__
from chatapp.core.api import exchange
from chatapp.core.api.failures.failure import no_address
from chatapp.core.api.failures.proxies import unusable
from chatapp.core.domain.errors import (
    KeyMissing,
    KeyRefused,
    ProxyFailed,
    ProxyTrouble,
    RequestError,
)
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.network import SYSTEMS_NETWORK, Network
from chatapp.core.domain.servers import Server
from chatapp.core.redact import redact

# What a request needs is imported with the first one: the window opens sooner.
if TYPE_CHECKING:
    import httpx

ID_HEADER = "X-Client-Request-Id"
"""Names each request, for whoever looks for it in a server's log."""
MOST_BEFORE = 1 << 18
"""Bytes that may come before the body. A response's own head is refused from 100 kB on, but any
number of others ("102 Processing") may come before it, and a server may send them for ever."""

_left: ContextVar[list[int] | None] = ContextVar("_left", default=None)
"""The number of them that may still come, for the request that is being sent."""


def build(network: Network = SYSTEMS_NETWORK) -> httpx.AsyncClient | RequestError:
    """An HTTP client that goes the way of `network`, trusting what the system trusts."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    import httpx
    import truststore

    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        path = os.environ.get(name)
        if path and not Path(path).exists():
            return ProxyTrouble(
                tr("{name} refers to “{path}”, which does not exist.").format(name=name, path=path)
            )
    trusted = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if network.ca_file:
        try:
            trusted.load_verify_locations(network.ca_file)
        except OSError as failure:  # one that holds no certificates, too
            return ProxyTrouble(
                tr("The certificates in “{path}” cannot be read. Check Settings, Network.").format(
                    path=network.ca_file
                ),
                details=f"{type(failure).__name__}: {failure}",
            )
    try:
        return httpx.AsyncClient(
            verify=trusted,
            proxy=network.proxy or None,
            trust_env=network.system_proxy,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={
                "User-Agent": f"Chatapp/{__version__}",
                "Accept-Encoding": "identity",  # proxies hold compressed streams back
            },
            # Whatever the environment says, this computer is not reached through a proxy.
            mounts={f"all://{host}": None for host in ("localhost", "127.0.0.1", "[::1]")},
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=4),
        )
    except (ImportError, ValueError, OSError, httpx.InvalidURL) as failure:  # no socksio, say
        if network.proxy:
            return ProxyTrouble(
                tr("The proxy in Settings, Network, is not the address of a proxy."),
                details=redact(f"{type(failure).__name__}: {failure}"),
            )
        proxy = unusable()
        return ProxyFailed(
            no_address(proxy.variable)
            if proxy and proxy.variable
            else tr("The proxy settings of this computer cannot be used (HTTPS_PROXY, ALL_PROXY)."),
            details=redact(f"{type(failure).__name__}: {failure}"),
        )


def checked_key(server: Server, key: str | None, *, needed: bool = True) -> str:
    """A key that may stand in a header, or ""."""
    # WORKAROUND (h11, _headers.py, seen with 0.16.0): its error quotes a value that may not.
    if not key:
        if server.needs_key and needed:
            raise KeyMissing
        return ""
    if not key.isascii() or not key.isprintable() or key != key.strip():
        raise KeyRefused(
            tr("The API key contains a character that cannot be sent. Enter it again in Settings.")
        )
    return key


def request_headers(url: str, key: str) -> dict[str, str]:
    """The headers that every request has: its id, the key, and for the AI/ML API the program."""
    headers = {ID_HEADER: str(uuid.uuid4())}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    if _is_aiml_host(url):
        headers |= {"X-Title": "Chatapp", "X-AIMLAPI-Source": "chatapp"}
    return headers


def _is_aiml_host(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host == "aimlapi.com" or host.endswith(".aimlapi.com")


async def send(client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    """Send a request; returns as soon as the response's head is there, and follows no redirect.

    Raises what httpx raises.
    """
    times: dict[str, float] = {"began": time.time()}
    request.extensions |= {exchange.TIMES: times, "trace": partial(_prepare, times)}
    before = _left.set([MOST_BEFORE])
    try:
        return await client.send(request, stream=True, follow_redirects=False)
    finally:
        _left.reset(before)


async def _prepare(times: dict[str, float], event: str, info: dict[str, Any]) -> None:
    """Make a new connection one that is looked after; note the moments of the request."""
    exchange.mark(times, event)
    if event.endswith(("connect_tcp.complete", "start_tls.complete")):
        _limit(info["return_value"])
    if event.endswith("connect_tcp.complete"):
        keep_alive(info["return_value"])


def _limit(stream: Any) -> None:
    """Count what is read from a network stream before the head of a response is there."""
    import httpcore

    read = stream.read

    async def counted(max_bytes: int, timeout: float | None = None) -> bytes:
        data: bytes = await read(max_bytes, timeout=timeout)
        if (left := _left.get()) is not None:
            left[0] -= len(data)
            if left[0] < 0:
                raise httpcore.RemoteProtocolError(f"over {MOST_BEFORE} bytes before the body")
        return data

    # WORKAROUND (httpcore, HTTP11Connection._receive_response_headers, seen with 1.0.9): it reads
    # informational responses without end, and nothing but its stream is told how many.
    stream.read = counted


def keep_alive(stream: Any) -> None:
    """Have the system notice dead connections: first probe after 60 s, five in all."""
    connection = stream.get_extra_info("socket")
    if connection is None:
        return
    with suppress(OSError):  # a convenience that some systems do not have
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 60), ("TCP_KEEPCNT", 5)):
            if hasattr(socket, name):
                connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
