"""A conversation as it is handed to somebody to read: its branch on screen, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chatapp.core.conversation import Conversation, Message, Role, Status

_ENDS = {
    Status.STOPPED: "Stopped.",
    Status.INTERRUPTED: "Interrupted.",
    Status.FAILED: "Failed.",
}


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """What every format for readers is made of."""

    conversation: Conversation
    messages: tuple[Message, ...]
    """The branch on screen, with parts."""
    thinking: bool = False
    """Whether the models' thinking goes along."""

    @property
    def models(self) -> tuple[str, ...]:
        """Who answered, each once."""
        return tuple(dict.fromkeys(m.model for m in self.messages if m.model))


def speaker(message: Message) -> str:
    """Whose message it is, as the window says it."""
    return "You" if message.role is Role.USER else "Assistant"


def ending(message: Message) -> str:
    """Why a reply is not whole, as a sentence; empty if it is."""
    if message.problem:
        return message.problem.sentence
    return _ENDS.get(message.status, "")


def thought(message: Message) -> str:
    """The line over a reply's thinking."""
    seconds = message.thinking_seconds
    return "Thinking" if seconds is None else f"Thought for {seconds:.0f} s"


def files(message: Message) -> Iterable[str]:
    """The attached files, each with its pages."""
    for a in message.attachments:
        yield f"{a.name} ({a.pages} page{'' if a.pages == 1 else 's'})"


def moment(seconds: float) -> datetime:
    """A time with the zone of this computer, to the second."""
    return datetime.fromtimestamp(seconds).astimezone().replace(microsecond=0)
