"""New replies: empty ones, and one whose text is known before it is asked for."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from chatapp.core.chat.request import asked
from chatapp.core.domain.conversation import Message, Piece, Role, Source, Status
from chatapp.core.reply_settings import ReplySettings

if TYPE_CHECKING:
    from chatapp.core.api.response.deltas import Delta


def empty_reply(
    reply_id: str,
    conversation_id: str,
    parent_id: str | None,
    reply_settings: ReplySettings,
    beginning: str = "",
) -> Message:
    """A reply that is to be asked for; with a `beginning`, what follows that."""
    return Message(
        reply_id,
        conversation_id,
        parent_id,
        Role.ASSISTANT,
        Status.STREAMING,
        time.time(),
        pieces=asked((Piece(Source.CONTENT, beginning),)) if beginning else (),
        model=reply_settings.server.model,
        server_id=reply_settings.server.id,
    )


@asynccontextmanager
async def known(text: str, model: str) -> AsyncGenerator[AsyncIterator[list[Delta]]]:
    """A stream that says `text`, as `model` did."""
    from chatapp.core.api.response.deltas import FinishDelta, ModelDelta, PieceDelta

    async def batches() -> AsyncGenerator[list[Delta]]:
        yield [ModelDelta(model), PieceDelta(Source.CONTENT, text), FinishDelta("stop")]

    yield batches()
