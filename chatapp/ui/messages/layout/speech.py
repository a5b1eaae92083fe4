"""The words a screen reader says for a message."""

from __future__ import annotations

from collections.abc import Iterable

from chatapp.core.domain.conversation import Message, Role, Status
from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.core.reply_extras.full_text import sound_in_words
from chatapp.ui.messages.cards.sources_row import spoken_source
from chatapp.ui.messages.cards.tool_call_row import spoken_call
from chatapp.ui.messages.rows.error_row import sentence

_SPOKEN = 20
"""Sources that are told with their reply; each is a button, too."""


def spoken(message: Message, texts: Iterable[str], note: str = "") -> str:
    """The words for a message that shows `texts`, and a `note` while it is written."""
    mine = message.role is Role.USER
    said = [tr("You") if mine else tr("Assistant")]
    if mine:
        said += [one_line(a.name) for a in message.attachments]
    said += texts
    said += [spoken_call(call, message) for call in message.tool_calls]
    if words := sound_in_words(message):
        said.append(words)
    if sources := message.extras.sources:
        said += [tr("Sources"), *map(spoken_source, sources[:_SPOKEN])]
    if note:
        said.append(note)
    if message.status is not Status.STREAMING and not mine and sentence(message):
        said.append(sentence(message))
    said += map(one_line, message.notes)
    return "\n".join(said)
