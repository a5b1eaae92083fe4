"""Reads short bodies (errors, model lists, balances), and parses them off the loop if need be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from chatapp.core.api.body import unpacked
from chatapp.core.api.large_json import LARGE
from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.errors import StreamCutOff
from chatapp.core.redact import redact

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")

SMALL_ANSWER_SECONDS = 20.0
"""For error bodies, model lists and balances."""
MAX_SMALL_ANSWER = 4 * 1024 * 1024


async def small_body(response: httpx.Response, key: str) -> bytes:
    """A short body, or the beginning of a long one. Closes the response."""
    import httpx

    body = bytearray()
    try:
        async with asyncio.timeout(SMALL_ANSWER_SECONDS):
            async for chunk in unpacked(response):
                body += chunk
                if len(body) > MAX_SMALL_ANSWER:
                    break
        return bytes(body)
    except TimeoutError:
        error = StreamCutOff()
    except (httpx.HTTPError, httpx.StreamError, OSError) as failure:
        error = StreamCutOff(details=redact(f"{type(failure).__name__}: {failure}", key))
    finally:
        await response.aclose()
    raise error


async def parsed(parser: Callable[[bytes], T], body: bytes) -> T:
    """The value that `parser` makes of a body; a large one is read in a thread of its own."""
    return parser(body) if len(body) < LARGE else await run_in_daemon_thread(parser, body)
