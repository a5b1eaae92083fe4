"""Reads refusals off responses, and the ids by which a server's log knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chatapp.core.api.connection import ID_HEADER
from chatapp.core.api.request_line import log
from chatapp.core.api.small_body import small_body
from chatapp.core.domain.errors import RequestError
from chatapp.core.domain.servers import Server
from chatapp.core.redact import redact

if TYPE_CHECKING:
    import httpx


async def refused(
    response: httpx.Response, server: Server, key: str, *, sends_file: bool = False
) -> RequestError:
    """The error a response with a bad status means. Closes it."""
    from chatapp.core.api.failures.refusal import error_from_response

    try:
        body = await small_body(response, key)
    except RequestError:
        body = b""  # the status alone says enough
    headers = dict(response.headers)
    headers.setdefault(ID_HEADER.lower(), response.request.headers[ID_HEADER])
    secrets = (key,) if key else ()
    error = error_from_response(
        response.status_code, headers, body, server, secrets=secrets, sends_file=sends_file
    )
    error.sentence = redact(error.sentence, *secrets)  # it may name the address
    wait = "" if error.retry_after is None else f", to be tried again in {error.retry_after:.0f} s"
    log.debug("HTTP %d means %s%s", response.status_code, type(error).__name__, wait)
    return error


def ids(response: httpx.Response, key: str) -> str:
    """The lines that name a response in a server's log."""
    lines = [f"HTTP {response.status_code}"]
    for name in ("x-inference-id", "x-request-id"):
        if name in response.headers:
            lines.append(f"{name}: {response.headers[name]}")
    lines.append(f"x-client-request-id: {response.request.headers[ID_HEADER]}")
    return redact("\n".join(lines), key)
