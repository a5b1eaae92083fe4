"""The facts of a reply that come beside its text: who replied, what it used, why it ended."""

from __future__ import annotations

from dataclasses import replace

from chatapp.core.api.response.deltas import (
    Delta,
    FinishDelta,
    ModelDelta,
    NoteDelta,
    UsageDelta,
)
from chatapp.core.chat.shortcomings import all_notes
from chatapp.core.chat.spending import Spending
from chatapp.core.domain.conversation import Message, Usage
from chatapp.core.domain.model_names import answered_by
from chatapp.core.domain.servers import Server, ServerKind


class ReplyFacts:
    """The facts of one go of `reply`, which names the model that `server` is asked for."""

    def __init__(self, reply: Message, server: Server | None, spending: Spending | None) -> None:
        self.finish_reason = ""
        self._server = server
        self._spending = spending
        self._asked = self._model = reply.model
        self._notes = list(reply.notes)
        self._usage_before = reply.usage
        self._usage = Usage()

    def take(self, delta: Delta) -> bool:
        """Take what a delta says; True if that is why the reply ended."""
        if isinstance(delta, UsageDelta):
            self._usage = delta.usage
        elif isinstance(delta, FinishDelta):
            self.finish_reason = delta.reason
            return True
        elif isinstance(delta, ModelDelta):
            self._model = delta.model
        elif isinstance(delta, NoteDelta):
            self._notes.append(delta.sentence)
        return False

    async def estimate_price(self) -> None:
        """Estimate the price by the server's list of models, where the server told none."""
        if self._spending is not None and self._server is not None:
            usage, models = self._usage, (self._model, self._asked)
            estimated = await self._spending.with_estimate(usage, self._server, models)
            if self._usage is usage:  # or more came meanwhile
                self._usage = estimated

    def put_in(self, message: Message, attempts: str) -> Message:
        """`message` with these facts; `attempts` is a note on those that failed, if any did."""
        told = (*self._notes, attempts, self._another_model())
        return replace(
            message,
            model=self._model,
            finish_reason=self.finish_reason,
            usage=self._usage_before + self._usage,
            notes=all_notes(told, self._usage, self._server),
        )

    def _another_model(self) -> str:
        """A sentence where another model replied; on this computer there is only one."""
        local = self._server is not None and self._server.kind is ServerKind.LOCAL
        return "" if local else answered_by(self._asked, self._model)
