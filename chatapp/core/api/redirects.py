"""Redirects: tells which of them a request with an API key may follow. No I/O but for the head."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

if TYPE_CHECKING:
    import httpx

_SAME_REQUEST = frozenset({307, 308})
"""Statuses that ask for the same request once more. After others, a POST would become a GET."""
_PORTS = {"http": 80, "https": 443}


def followed(response: httpx.Response) -> str:
    """The address to send the same request to; "" if it is not to be sent again.

    Only within the host, where the key is known already, and never from https to http.
    """
    if response.status_code not in _SAME_REQUEST:
        return ""
    before = str(response.request.url)
    try:
        target = urljoin(before, response.headers.get("location", ""))
        there = same_host(urlsplit(before), urlsplit(target))
    except ValueError:
        return ""
    return "" if target == before or not there else target


def same_host(before: SplitResult, target: SplitResult) -> bool:
    """True if `target` is the same server as `before`, or that server with encryption."""
    if not target.hostname or target.username is not None or target.password is not None:
        return False
    if target.hostname.rstrip(".") != (before.hostname or "").rstrip("."):
        return False
    ports = before.port or _PORTS.get(before.scheme), target.port or _PORTS.get(target.scheme)
    if before.scheme == target.scheme:
        return ports[0] == ports[1]
    return (before.scheme, target.scheme) == ("http", "https") and (
        ports[0] == ports[1] or ports == (80, 443)
    )
