"""Loopback server of a profile's first window: takes over the requests of later starts.

Anybody on the computer can knock, so who does not begin with the secret is not read, not
answered and not written of, and a crowd of them has few places.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, cast

from chatapp.core.profile.single_instance import (
    ANSWERS_WITHIN,
    Instance,
    LaunchRequest,
    opening,
)

_LONGEST: Final = 1 << 20
"""Bytes of a request: some thousand files."""
MOST_VISITORS: Final = 16
"""Connections at once. The one that has waited longest makes room for the next."""

_log = logging.getLogger("chatapp.instance")


class InstanceServer:
    """Listens on loopback for as long as it is open. `take` gets what others bring."""

    def __init__(self, instance: Instance, take: Callable[[LaunchRequest], None]) -> None:
        self._instance = instance
        self._take = take
        self._server: asyncio.Server | None = None
        self._visitors: dict[asyncio.StreamWriter, None] = {}

    async def open(self) -> None:
        """Listen; where that is impossible, later starts say that this window is open."""
        try:
            self._server = await asyncio.start_server(
                self._answer, "127.0.0.1", 0, limit=_LONGEST, backlog=MOST_VISITORS
            )
        except OSError as error:
            _log.info("No port to listen at: %s", error)
            return
        self._instance.listens_at(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            for visitor in list(self._visitors):
                visitor.transport.abort()
            await self._server.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._visitors[writer] = None
        if len(self._visitors) > MOST_VISITORS:
            earliest = next(iter(self._visitors))
            del self._visitors[earliest]
            earliest.transport.abort()
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                launch_request = await self._read_request(reader)
            if launch_request is not None:
                self._take(launch_request)
                writer.write(b"taken\n")
                await writer.drain()
        except (OSError, EOFError, ValueError, RecursionError):
            pass  # strangers and their noise are not worth a line of the log
        finally:
            self._visitors.pop(writer, None)
            writer.close()

    async def _read_request(self, reader: asyncio.StreamReader) -> LaunchRequest | None:
        """The request of a visitor; None for one who does not know the secret.

        Raises `OSError`, `EOFError`, `ValueError` and `RecursionError`.
        """
        wanted = opening(self._instance.secret)
        given = await reader.readexactly(len(wanted))
        if not hmac.compare_digest(given, wanted):
            return None
        return _parse_request(wanted + await reader.readline())


def _parse_request(line: bytes) -> LaunchRequest | None:
    request: Any = json.loads(line)
    if not isinstance(request, dict):
        return None
    fields = cast("dict[str, Any]", request)
    names = fields.get("files")
    files = cast("list[object]", names) if isinstance(names, list) else []
    return LaunchRequest(
        files=tuple(Path(str(name)) for name in files if "\0" not in str(name)),
        new=fields.get("new") is True,
        token=str(fields.get("token", "")),
        quit=fields.get("quit") is True,
    )
