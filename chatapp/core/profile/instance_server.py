"""Where the first window of a profile takes over what later starts bring."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from chatapp.core.profile.single_instance import ANSWERS_WITHIN, Instance, LaunchRequest

_LONGEST = 1 << 20
"""Bytes of a request: some thousand files."""

_log = logging.getLogger(__name__)


class InstanceServer:
    """Listens on loopback for as long as it is open. `take` gets what others bring."""

    def __init__(self, instance: Instance, take: Callable[[LaunchRequest], None]) -> None:
        self._instance = instance
        self._take = take
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Listen; where that is impossible, later starts say that this window is open."""
        try:
            self._server = await asyncio.start_server(self._answer, "127.0.0.1", 0, limit=_LONGEST)
        except OSError as error:
            _log.info("No port to listen at: %s", error)
            return
        self._instance.listens_at(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            line = await asyncio.wait_for(reader.readline(), ANSWERS_WITHIN)
            errand = _errand(line, self._instance.secret)
            if errand is not None:
                self._take(errand)
                writer.write(b"taken\n")
                await writer.drain()
        except (OSError, ValueError, TimeoutError) as error:
            _log.info("A visitor was not understood: %r", error)
        finally:
            writer.close()


def _errand(line: bytes, secret: str) -> LaunchRequest | None:
    """What a request is for; None if it does not know the secret. Raises `ValueError`."""
    request: Any = json.loads(line)
    if not isinstance(request, dict):
        return None
    fields = cast("dict[str, Any]", request)
    known = str(fields.get("secret", ""))
    if not hmac.compare_digest(known.encode("utf-8", "replace"), secret.encode()):
        return None
    return LaunchRequest(
        files=tuple(Path(str(name)) for name in fields.get("files", [])),
        new=fields.get("new") is True,
        token=str(fields.get("token", "")),
        quit=fields.get("quit") is True,
    )
