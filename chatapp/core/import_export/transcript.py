"""The readable form of a conversation for export: its branch on screen, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chatapp.core.domain.conversation import Conversation, Message, Role, Status
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.reply_extras.calls import says_problem
from chatapp.core.reply_extras.full_text import sound_in_words

_ENDS = {
    Status.STOPPED: marked("Stopped."),
    Status.INTERRUPTED: marked("Interrupted."),
    Status.FAILED: marked("Failed."),
}


@dataclass(frozen=True, slots=True)
class ConversationTranscript:
    """The content that every format for readers is made of."""

    conversation: Conversation
    messages: tuple[Message, ...]
    """The branch on screen, with parts."""
    thinking: bool = False
    """True if the models' thinking goes along."""

    @property
    def models(self) -> tuple[str, ...]:
        """The models that answered, each once."""
        return tuple(dict.fromkeys(m.model for m in self.messages if m.model))


def speaker(message: Message) -> str:
    """The author of a message, as the window says it."""
    return tr("You") if message.role is Role.USER else tr("Assistant")


def ending(message: Message) -> str:
    """The reason that a reply is not whole, as a sentence; empty if it is, or its calls say it."""
    if says_problem(message):
        return sound_in_words(message)
    if message.problem:
        return message.problem.sentence
    why = _ENDS.get(message.status)
    return tr(why) if why else ""


def thought(message: Message) -> str:
    """The line over a reply's thinking."""
    seconds = message.thinking_seconds
    if seconds is None:
        return tr("Thinking")
    return tr("Thought for {seconds} s").format(seconds=f"{seconds:.0f}")


def files(message: Message) -> Iterable[str]:
    """The attached files, each with its pages."""
    for a in message.attachments:
        yield tr("{name} (%n page)|{name} (%n pages)", "", a.pages).format(name=a.name)


def moment(seconds: float) -> datetime:
    """A time with the zone of this computer, to the second."""
    return datetime.fromtimestamp(seconds).astimezone().replace(microsecond=0)
