"""Builds the HTTP client that all requests share, with this computer's proxies and certificates."""

from __future__ import annotations

import os
import socket
import ssl
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chatapp import __version__
from chatapp.core.domain.errors import ProxyTrouble, RequestError
from chatapp.core.domain.i18n import tr
from chatapp.core.redact import redact

# What a request needs is imported with the first one: the window opens sooner.
if TYPE_CHECKING:
    import httpx


def build() -> httpx.AsyncClient | RequestError:
    """An HTTP client after the environment's proxies, trusting what the system trusts."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    import httpx
    import truststore

    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        path = os.environ.get(name)
        if path and not Path(path).exists():
            return ProxyTrouble(
                tr("{name} refers to “{path}”, which does not exist.").format(name=name, path=path)
            )
    try:
        return httpx.AsyncClient(
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
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
        return ProxyTrouble(
            tr("The proxy settings of this computer cannot be used (HTTPS_PROXY, ALL_PROXY)."),
            details=redact(f"{type(failure).__name__}: {failure}"),
        )


async def keep_alive(event: str, info: dict[str, Any]) -> None:
    """Have the system notice dead connections: first probe after 60 s, five in all."""
    if not event.endswith("connect_tcp.complete"):
        return
    connection = info["return_value"].get_extra_info("socket")
    if connection is None:
        return
    with suppress(OSError):  # a convenience that some systems do not have
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 60), ("TCP_KEEPCNT", 5)):
            if hasattr(socket, name):
                connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
