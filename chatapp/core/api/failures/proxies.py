"""Finds the proxy that this computer's settings have for an address. No I/O."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from chatapp.core.domain.network import SYSTEMS_NETWORK, Network

_SCHEMES = {"http", "https", "socks5", "socks5h"}
DIRECT = ("localhost", "127.0.0.1", "::1")
"""Hosts that are never reached through a proxy: this computer."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy, without a password that may stand in its address."""

    variable: str
    """The environment variable that names it; empty if the system's settings do."""
    place: str
    """Its host and port; empty if the address is not one."""
    chosen: bool = False
    """The person named it, in Settings."""


def proxy_for(url: str, network: Network = SYSTEMS_NETWORK) -> Proxy | None:
    """The proxy through which a request for `url` travels, or None."""
    where = urlsplit(url)
    host = where.hostname or ""
    if host in DIRECT:
        return None
    if network.proxy:
        return Proxy("", _place(network.proxy), chosen=True)
    if not network.system_proxy or proxy_bypass(host):
        return None
    found = (_proxy(scheme) for scheme in (where.scheme, "all"))
    return next(filter(None, found), None)


def unusable() -> Proxy | None:
    """The first proxy of the settings whose address is not one, or None."""
    found = (_proxy(scheme) for scheme in ("http", "https", "all"))
    return next((proxy for proxy in found if proxy and not proxy.place), None)


def _proxy(scheme: str) -> Proxy | None:
    address = getproxies().get(scheme)
    if not address:
        return None
    names = (f"{scheme}_proxy", f"{scheme}_PROXY".upper())
    variable = next((name for name in names if os.environ.get(name)), "")
    return Proxy(variable.upper(), _place(address))


def _place(address: str) -> str:
    try:
        where = urlsplit(address if "://" in address else f"http://{address}")
        host, port = where.hostname or "", where.port
    except ValueError:
        return ""
    if where.scheme not in _SCHEMES or not host or any(c.isspace() for c in address):
        return ""
    return f"{host}:{port}" if port else host
