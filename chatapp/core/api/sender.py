"""Sends requests, one attempt each, and follows a server that moved within its host."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from chatapp.core.api import redirects
from chatapp.core.api.connection import build, request_headers, send
from chatapp.core.api.failures.failure import before_answer, late
from chatapp.core.api.request.upload import PROGRESS_FROM, Progress, Upload
from chatapp.core.api.request_line import RequestLine, log
from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.errors import AttachmentTooLarge, RequestError, StreamCutOff
from chatapp.core.domain.network import Network
from chatapp.core.domain.servers import Server
from chatapp.core.domain.typed_json import json_object

# What a request needs is imported with the first one: the window opens sooner.
if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS = 10.0
WRITE_SECONDS = 30.0
UPLOAD_BYTES_PER_SECOND = 100_000
"""The slowest upload that is waited for."""
MOST_REDIRECTS = 2
"""Say, from http to https, and then to another path."""


class Sender:
    """Sends by the way that `network` says, over one HTTP client."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._http: httpx.AsyncClient | None = None
        self._former: list[httpx.AsyncClient] = []
        """Clients of other settings, which may have requests under way."""
        self._building = asyncio.Lock()

    async def aclose(self) -> None:
        """Close all connections. The sender can be used again."""
        clients, self._former = self._former, []
        clients += [self._http] if self._http else []
        self._http = None
        for client in clients:
            await client.aclose()

    def use(self, network: Network) -> None:
        """Send as `network` says from now on; what is under way ends as it began."""
        if self._http and network != self._network:
            self._former.append(self._http)
            self._http = None
        self._network = network

    async def client(self) -> httpx.AsyncClient:
        """The HTTP client of the present network. Raises `RequestError`."""
        async with self._building:
            if self._http is None:
                # Importing httpx and making a TLS context take up to 0.2 s.
                built = await run_in_daemon_thread(build, self._network)
                if isinstance(built, RequestError):
                    raise built
                self._http = built
            return self._http

    async def send(
        self,
        line: RequestLine,
        server: Server,
        key: str,
        method: str,
        url: str,
        *,
        headers: dict[str, str],
        limit: float,
        data: bytes = b"",
        uploads_file: bool = False,
        progress: Progress | None = None,
    ) -> httpx.Response:
        """The response's head. `limit`: seconds to wait for it.

        A server that moved within its host is followed. Raises `RequestError`.
        """
        for left in reversed(range(MOST_REDIRECTS + 1)):
            response = await self._send_once(
                line,
                server,
                key,
                method,
                url,
                headers=headers,
                limit=limit,
                data=data,
                uploads_file=uploads_file,
                progress=progress,
            )
            target = redirects.followed(response) if left else ""
            if not target:
                return response
            await response.aclose()
            log.info("followed within the host")
            url = target
        raise AssertionError("the last response is returned")

    async def _send_once(
        self,
        line: RequestLine,
        server: Server,
        key: str,
        method: str,
        url: str,
        *,
        headers: dict[str, str],
        limit: float,
        data: bytes,
        uploads_file: bool,
        progress: Progress | None,
    ) -> httpx.Response:
        client = await self.client()
        import httpx

        sending = WRITE_SECONDS + len(data) / UPLOAD_BYTES_PER_SECOND
        upload = Upload(data, progress) if len(data) >= PROGRESS_FROM else None
        length = {"Content-Length": str(len(data))} if upload else {}
        try:
            request = client.build_request(
                method,
                url,
                content=upload or data or None,
                headers=_extra_headers(server) | headers | length | request_headers(url, key),
                timeout=httpx.Timeout(
                    None, connect=CONNECT_SECONDS, pool=CONNECT_SECONDS, write=sending
                ),
            )
            line.sent(request, len(data))
            async with asyncio.timeout(limit + sending):
                response = await send(client, request)
            line.answered(response)
            return response
        except TimeoutError:
            error: RequestError = StreamCutOff(late(limit))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as failure:
            error = before_answer(failure, server, key, network=self._network)
            broken_off = httpx.WriteError | httpx.WriteTimeout
            if uploads_file and (isinstance(failure, broken_off) or (upload and upload.underway)):
                error = AttachmentTooLarge(details=error.details)
        raise error  # outside the handler, so that it drags no httpx exception along


def _extra_headers(server: Server) -> dict[str, str]:
    """The further headers that the person wants requests to `server` to have."""
    return {name: str(value) for name, value in json_object(server.extra_headers).items()}
