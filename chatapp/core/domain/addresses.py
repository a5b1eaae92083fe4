"""Addresses of servers: made of what a person typed, and told public or private."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import urlsplit

from chatapp.core.domain.errors import BadAddress
from chatapp.core.domain.i18n import tr

_ENDPOINTS = re.compile(r"/(chat/completions|completions|models)/*$", re.IGNORECASE)


def normalise_base_url(text: str) -> str:
    """Make a base URL of what a person pasted as an address.

    Strips spaces, quotes, endpoint names and trailing slashes; adds ``http://`` for
    this computer and private addresses, ``https://`` for the rest; adds ``/v1`` where
    no path was given.

    Raises `BadAddress` for anything that is not an http(s) address.
    """
    url = text.strip().strip("\"'<>").strip()
    if not url or any(c.isspace() for c in url):
        raise BadAddress(tr("“{text}” is not a web address.").format(text=text.strip()))
    if "://" not in url:
        host = urlsplit("//" + url).hostname or ""
        url = ("http://" if is_private(host) else "https://") + url
    try:
        split = urlsplit(url)
        host, _ = split.hostname, split.port
    except ValueError:
        raise BadAddress(tr("“{text}” is not a web address.").format(text=text.strip())) from None
    if (
        split.scheme not in {"http", "https"}
        or not host
        # A key written into the address would end up in the settings.
        or "@" in split.netloc
        or split.query
        or split.fragment
    ):
        raise BadAddress(tr("“{text}” is not an http or https address.").format(text=text.strip()))
    url = _ENDPOINTS.sub("", url.rstrip("/")).rstrip("/")
    return url if urlsplit(url).path else url + "/v1"


def is_private(host: str) -> bool:
    """True if `host` is this computer or a private network address, however it is written."""
    host = host.rstrip(".").lower()
    if host == "localhost" or host.endswith((".localhost", ".local")):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        if not _NUMERIC.fullmatch(host):
            return False
        # Systems take more forms than Python: 127.1, 0x7f.0.0.1, 2130706433.
        try:
            address = ipaddress.ip_address(socket.inet_aton(host))
        except OSError:
            return False
    return address.is_private or address.is_loopback


_NUMERIC = re.compile(r"[0-9a-fx.]+")
