"""Server profiles: address, model, and what each server takes.

A profile never holds a key: the key lives in the keyring under the profile's id.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from chatapp.core.domain.errors import BadAddress
from chatapp.core.domain.i18n import marked, tr


class Delivery(StrEnum):
    """The form in which an attachment travels to the server."""

    ORIGINAL = "original"
    """The PDF itself, as a `file` part."""
    TEXT = "text"
    """Its extracted text, with page markers."""


class ServerKind(StrEnum):
    """The kind of a profile: each is reached in its own way."""

    AIML = "aiml"
    LOCAL = "local"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Server:
    """A profile of a server that can reply."""

    id: str
    name: str
    kind: ServerKind
    base_url: str
    """Without a trailing slash, e.g. ``https://api.aimlapi.com/v1``; empty for `LOCAL`."""
    model: str

    @property
    def needs_key(self) -> bool:
        """True if requests cannot succeed without a key."""
        return self.kind is ServerKind.AIML

    @property
    def pdf_delivery(self) -> Delivery:
        """The form in which PDFs travel: as `file` parts only where the server documents them."""
        return Delivery.ORIGINAL if self.kind is ServerKind.AIML else Delivery.TEXT

    @property
    def returns_thinking(self) -> bool:
        """True if earlier thinking is sent back verbatim inside the assistant's content."""
        return self.kind is ServerKind.AIML or "minimax" in self.model.lower()


AIML_BASE_URL = "https://api.aimlapi.com/v1"
AIML_MODEL = "minimax/m2-7-20260402"
AIML_KEYS_PAGE = "https://aimlapi.com/app/keys"
AIML_BILLING_PAGE = "https://aimlapi.com/app/billing"
AIML_STATUS_PAGE = "https://status.aimlapi.com"

AIML = Server("aiml", "AI/ML API", ServerKind.AIML, AIML_BASE_URL, AIML_MODEL)
LOCAL = Server("local", marked("This computer"), ServerKind.LOCAL, "", "SmolLM2-135M-Instruct")

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


def is_aiml(base_url: str, model: str) -> bool:
    """True if an address and model given for one run mean the AI/ML API (`Server.kind`)."""
    return (urlsplit(base_url).hostname or "").endswith("aimlapi.com") or model == AIML_MODEL
