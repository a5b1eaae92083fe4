"""Keeps what servers' counts and refusals have shown of their models: windows, and tokens."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

from chatapp.core.domain.context import windows
from chatapp.core.domain.context.token_estimate import KEPT
from chatapp.core.domain.errors import StoreError
from chatapp.core.domain.servers import Server
from chatapp.core.store.conversations import Conversations

Windows: TypeAlias = Callable[[Server], Awaitable[int | None]]
"""The context window of a server's model, as the server's list says."""

_STATE = "models' counts"
_MOST = 64
_log = logging.getLogger("chatapp.chat")


@dataclass(slots=True)
class KnownModel:
    """The knowledge of one model of a server."""

    window: int | None = None
    """The context window that a refusal named."""
    ratios: list[float] = field(default_factory=list[float])
    """Counted tokens by estimated ones, the newest last."""


class KnownModels:
    """The knowledge of models, kept with the conversations of a store."""

    def __init__(self, store: Conversations, windows: Windows) -> None:
        self._store = store
        self._windows = windows
        self._models: dict[str, KnownModel] | None = None

    async def of(self, server: Server) -> KnownModel:
        """The knowledge of the server's model."""
        if self._models is None:
            self._models = _read(await self._store.state(_STATE))
        return self._models.get(key_of(server), KnownModel())

    async def window(self, server: Server) -> int | None:
        """Its context window: as a refusal named it, as it is listed, or as its name tells."""
        learned = (await self.of(server)).window
        return learned or await self._windows(server) or windows.window_of(server)

    async def learn(
        self, server: Server, *, window: int | None = None, ratio: float | None = None
    ) -> None:
        """Keep a window, or a comparison of a count with its estimate."""
        if window is None and ratio is None:
            return
        known = await self.of(server)
        known.window = window or known.window
        if ratio is not None:
            known.ratios = [*known.ratios, ratio][-KEPT:]
        assert self._models is not None
        self._models.pop(key_of(server), None)
        self._models[key_of(server)] = known
        while len(self._models) > _MOST:
            del self._models[next(iter(self._models))]
        try:
            await self._store.set_state(_STATE, _written(self._models))
        except StoreError as error:
            _log.info("what a model takes was not kept: %s", type(error).__name__)


def key_of(server: Server) -> str:
    """The name of a server's model among those of all servers."""
    return f"{server.id} {server.model}"


def _written(models: dict[str, KnownModel]) -> str:
    return json.dumps({name: [known.window, known.ratios] for name, known in models.items()})


def _read(text: str | None) -> dict[str, KnownModel]:
    try:
        value: Any = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    models: dict[str, KnownModel] = {}
    for name, entry in cast("dict[str, Any]", value).items():
        match entry:
            case [int() | None as window, [*ratios]]:
                usable = [r for r in ratios if isinstance(r, float) and 0 < r < math.inf]
                models[name] = KnownModel(window, usable[-KEPT:])
            case _:
                pass
    return models
