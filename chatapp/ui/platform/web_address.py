"""Takes a link's address apart, to say truthfully where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QUrl

from chatapp.core.invisible import one_line

LONGEST = 32_000
"""Characters of an address that systems hand over to a browser."""

_USUAL = {"http": 80, "https": 443}
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded


@dataclass(frozen=True, slots=True)
class Destination:
    """An address, taken apart."""

    url: QUrl
    """The URL to open; not valid where nothing may be opened."""
    whole: str
    """All of it, letter for letter as it is opened."""
    host: str
    """The computer it leads to, in ASCII, with an unusual port; for mail, who gets it."""
    readable: str = ""
    """The host in the letters of its language, where these are others."""
    disguised: bool = False
    """True if something stands before an “@”, which may look like a host."""

    @property
    def mail(self) -> bool:
        """True if it is written to, rather than opened."""
        return self.url.scheme() == "mailto"


def destination(address: str) -> Destination:
    """The destination of `address`. What has no host, or too many letters, leads nowhere."""
    url = QUrl(address)
    if url.scheme() == "mailto" and len(address) <= LONGEST:
        return Destination(url, _said(url), one_line(url.path(_ENCODED)))
    host = url.host(QUrl.ComponentFormattingOption.EncodeUnicode)
    if not host or not url.isValid() or len(address) > LONGEST:
        return Destination(QUrl(), one_line(address), "")
    port = url.port(_USUAL.get(url.scheme(), -1))
    if ":" in host:
        host = f"[{host}]"
    shown = host if port == _USUAL.get(url.scheme()) else f"{host}:{port}"
    disguised = bool(url.userInfo(_ENCODED))
    return Destination(url, _said(url), shown, _in_its_letters(host), disguised)


def _said(url: QUrl) -> str:
    return bytes(url.toEncoded().data()).decode("ascii")


def _in_its_letters(host: str) -> str:
    """A host in punycode in the letters it stands for; "" where these are the same."""
    if "xn--" not in host:
        return ""
    try:
        found = host.encode("ascii").decode("idna")
    except UnicodeError:  # punycode of nothing
        return ""
    return "" if found == host else one_line(found)
