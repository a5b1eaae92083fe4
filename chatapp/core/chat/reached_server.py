"""Finds the server of a reply as it can be reached now: the local one started, the key at hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chatapp.core.domain.errors import KeyMissing, ModelUnavailable
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import Server, ServerKind

if TYPE_CHECKING:
    from chatapp.core.local_model.model_server import LocalModel
    from chatapp.core.profile.credentials import KeyStore


async def reached(server: Server, local: LocalModel, keys: KeyStore) -> tuple[Server, str | None]:
    """The server as it can be reached now, and the key for it.

    Raises `RequestError`, `KeyStoreError` and `LocalModelError`.
    """
    if server.kind is ServerKind.LOCAL:
        endpoint = await local.endpoint()
        return replace(server, base_url=endpoint.base_url, model=endpoint.model), endpoint.key
    key = await keys.get(server.id)
    if server.needs_key and not key:
        raise KeyMissing
    if not server.model:
        raise ModelUnavailable(tr("No model is selected for this server. Choose one in Settings."))
    return server, key
