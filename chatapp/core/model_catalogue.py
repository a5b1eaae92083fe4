"""The models of servers: asked for, kept on disk, and known without a network."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chatapp.core.domain.conversation import Usage
from chatapp.core.domain.errors import RequestError
from chatapp.core.domain.models import NOTHING_KNOWN, ModelList
from chatapp.core.domain.servers import Server
from chatapp.core.profile.model_lists import ModelLists

if TYPE_CHECKING:
    from chatapp.core.api.client import Client
    from chatapp.core.profile.credentials import KeyStore

_log = logging.getLogger("chatapp.store")


class ModelCatalogue:
    """Lists of models by server; the file at `path` keeps the latest."""

    def __init__(self, path: Path, client: Client, keys: KeyStore) -> None:
        self._lists = ModelLists(path)
        self._client = client
        self._keys = keys
        self._heard: dict[str, ModelList] | None = None

    async def known(self) -> dict[str, ModelList]:
        """The lists that servers gave earlier, by their addresses."""
        return await asyncio.to_thread(self._lists.known)

    async def estimate(self, server: Server, models: Sequence[str], usage: Usage) -> float | None:
        """US dollars that a reply cost by the list of `server`, or None.

        The first of `models` is the one that replied; others may name the same.
        """
        listed = (await self.known()).get(server.base_url, NOTHING_KNOWN)
        model = listed.most_like(models)
        return model.price_of(usage) if model else None

    async def window(self, server: Server) -> int | None:
        """The context window of the server's model, as its list said; None: it did not."""
        if self._heard is None:
            self._heard = await self.known()
        model = self._heard.get(server.base_url, NOTHING_KNOWN).model(server.model)
        return model.window if model else None

    async def models(self, server: Server) -> ModelList:
        """The models that `server` offers, as last heard where it cannot be asked.

        Raises `RequestError`.
        """
        known = (await self.known()).get(server.base_url, NOTHING_KNOWN)
        try:
            found = await self._client.models(server, await self._keys.get(server.id), known)
        except RequestError:
            if not known.models:
                raise
            return known
        self._heard = (self._heard or {}) | {server.base_url: found}
        try:
            await asyncio.to_thread(self._lists.keep, server.base_url, found)
        except OSError as error:
            _log.warning("the list of models was not kept: %s", error)
        return found
