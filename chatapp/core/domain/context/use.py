"""Value type: how much of the model's context window a conversation's next request takes."""

from __future__ import annotations

from dataclasses import dataclass

SHOWN_FROM = 0.5
"""The share of the window from which it is worth a look."""
NEARLY_FULL = 0.85


@dataclass(frozen=True, slots=True)
class ContextUse:
    """The next request of a conversation in tokens, without what is still being written."""

    model: str = ""
    window: int | None = None
    """The tokens that request and reply may have together; None where nobody said."""
    instructions: int = 0
    messages: int = 0
    """The tokens of all messages that are sent."""
    reserved: int = 0
    """The tokens that the reply may have, where that is set."""
    factor: float = 1.0
    """Sets an estimate right by what the server counted earlier (`calibration`)."""
    sent_from: str = ""
    """The id of the first message that is sent; empty: all are."""
    left_out: int = 0
    """The number of messages above it."""
    turns: int = 0
    """The number of the person's messages that are sent."""

    def tokens(self, written: float = 0.0) -> int:
        """The tokens that are taken, with so many `written` by estimate."""
        return self.instructions + self.messages + self.reserved + round(self.factor * written)

    def share(self, written: float = 0.0) -> float | None:
        """The share of the window that is taken; None where that is not known."""
        return self.tokens(written) / self.window if self.window else None

    @property
    def can_leave_out(self) -> bool:
        """True if there are messages before the newest that can be left out."""
        return self.turns > 1
