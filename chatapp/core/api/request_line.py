"""Logs a line for each request: host, outcome and duration."""

from __future__ import annotations

import asyncio
import logging
import time
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from chatapp.core.api.connection import ID_HEADER
from chatapp.core.domain.errors import ChatappError

if TYPE_CHECKING:
    import httpx

    from chatapp.core.api.exchange_log import Recorder

log = logging.getLogger("chatapp.api")

_LONGEST = 100
"""Characters of what somebody else has named."""
_IDS = ("x-inference-id", "x-request-id")


class RequestLine:
    """The log line of a request, written when the block ends.

    Of the address only the host is named, and nothing of what is asked or answered. A request
    that is sent once more within the block is still one line.
    """

    def __init__(
        self, what: str, url: str, model: str = "", recorder: Recorder | None = None
    ) -> None:
        """`recorder` keeps more of it, for this run."""
        self._recorder = recorder
        self._body = b""
        self._what = f"{what} {_host(url)}"
        self._model = model
        self._status = ""
        self._ids: list[str] = []
        self._began = time.monotonic()
        self._head_after: float | None = None

    def __enter__(self) -> RequestLine:
        return self

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> None:
        log.info("%s", self._text(error))

    def sends(self, body: bytes) -> None:
        """This will be the body of the next request, but for its files."""
        self._body = body

    def sent(self, request: httpx.Request, size: int) -> None:
        """A request leaves, with a body of so many bytes."""
        self._ids = [request.headers[ID_HEADER]]
        if self._recorder:
            self._recorder.sent(request, self._body, size)
        self._status, self._head_after = "", None

    def answered(self, response: httpx.Response) -> None:
        """The head of the answer is here."""
        self._status = f"HTTP {response.status_code}"
        self._head_after = time.monotonic() - self._began
        self._ids += [response.headers[name] for name in _IDS if name in response.headers]
        if self._recorder:
            self._recorder.answered(response)

    def came(self, body: bytes) -> None:
        """More of the answer is here."""
        if self._recorder:
            self._recorder.take(body)

    def _text(self, error: BaseException | None) -> str:
        model = f", model {self._model[:_LONGEST]}" if self._model else ""
        came = " ".join(filter(None, (self._status, _outcome(error)))) or "no answer"
        first = "" if self._head_after is None else f"first byte after {self._head_after:.3f} s, "
        seconds = f"{first}{time.monotonic() - self._began:.3f} s in all"
        ids = " ".join(one[:_LONGEST] for one in self._ids) or "none"
        return f"{self._what}{model}: {came}, {seconds}, request id {ids}"


def _host(url: str) -> str:
    """The host and, where it is given, the port of an address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # no address at all
        return "(no host)"
    return f"{host}:{port}" if port else host or "(no host)"


def _outcome(error: BaseException | None) -> str:
    """The end of a request, by name: an error's words may be a server's, and quote the question."""
    if error is None:
        return ""
    if isinstance(error, asyncio.CancelledError | GeneratorExit):
        return "stopped"
    return type(error).__name__ if isinstance(error, ChatappError) else f"{type(error).__name__}!"
