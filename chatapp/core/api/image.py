"""Fetches an image of a reply that the person asked for, without saying who asks or where."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from chatapp.core.api.body import unpacked
from chatapp.core.api.connection import send
from chatapp.core.domain.addresses import is_private
from chatapp.core.domain.errors import BadCompression, ImageNotLoaded
from chatapp.core.domain.i18n import tr
from chatapp.core.redact import redact

# What a request needs is imported with the first one: the window opens sooner.
if TYPE_CHECKING:
    import httpx

MAX_BYTES = 20 * 1024 * 1024
_SECONDS = 30.0
MAX_REDIRECTS = 5


async def fetch(
    client: httpx.AsyncClient, url: str, answered: Callable[[httpx.Response], None]
) -> bytes:
    """The file at `url`, as `Client.fetch_image` promises it; each answer's head is told.

    Raises `ImageNotLoaded`.
    """
    import httpx

    headers = {"Accept": "image/*", "User-Agent": "Mozilla/5.0"}
    error = ImageNotLoaded()
    try:
        async with asyncio.timeout(_SECONDS):
            address = _address(url)
            public = not is_private(address.host)
            for _ in range(MAX_REDIRECTS + 1):
                request = client.build_request("GET", address, headers=headers, timeout=None)
                response = await send(client, request)
                answered(response)
                try:
                    if not response.has_redirect_location:
                        return await _body(response)
                    address = _address(response.headers["location"], address)
                finally:
                    await response.aclose()
                if public and is_private(address.host):
                    raise ImageNotLoaded(tr("The image's address leads into a private network."))
            raise ImageNotLoaded(tr("The image's address redirects endlessly."))
    except ImageNotLoaded as known:
        error = known
    except BadCompression as known:
        error = ImageNotLoaded(known.sentence)
    except TimeoutError:
        error = ImageNotLoaded(tr("The image took too long to load."))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as failure:
        error = ImageNotLoaded(details=redact(f"{type(failure).__name__}: {failure}"))
    raise error from None


def _address(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address an image may have, without the name and password it may carry."""
    import httpx

    found = base.join(address) if base is not None else httpx.URL(address)
    if found.scheme not in {"http", "https"} or not found.host:
        raise ImageNotLoaded(tr("Images are loaded from http and https addresses only."))
    return found.copy_with(userinfo=b"", fragment=None)


async def _body(response: httpx.Response) -> bytes:
    if not response.is_success:
        raise ImageNotLoaded(
            tr("The server did not provide the image (status {status}).").format(
                status=response.status_code
            )
        )
    body = bytearray()
    async for chunk in unpacked(response):
        body += chunk
        if len(body) > MAX_BYTES:
            raise ImageNotLoaded(tr("The image is too large to show."))
    return bytes(body)
