"""The cards of a message: its files above the text, calls, sound and sources below it."""

from __future__ import annotations

from collections.abc import Iterator

from chatapp.core.domain.conversation import AttachmentPart, Message
from chatapp.core.domain.i18n import tr
from chatapp.core.reply_extras.full_text import sound_in_words
from chatapp.ui.messages.cards.attachment_row import AttachmentRow
from chatapp.ui.messages.cards.sound_row import SoundRow
from chatapp.ui.messages.cards.sources_row import SourcesRow, spoken_source
from chatapp.ui.messages.cards.tool_call_row import ToolCallRow, spoken_call
from chatapp.ui.messages.rows.row import Row


def cards_above(message: Message) -> Iterator[Row]:
    """The cards of a question's files."""
    files = [p.attachment for p in message.parts if isinstance(p, AttachmentPart)]
    yield from map(AttachmentRow, files or message.attachments)


def cards_below(message: Message) -> Iterator[Row]:
    """The cards of what a reply has beside its text."""
    for call in message.tool_calls:
        yield ToolCallRow(call, message)
    if message.extras.sound is not None:
        yield SoundRow(message)
    if sources := message.extras.sources:
        yield SourcesRow(sources)


def lines_below(message: Message) -> Iterator[tuple[str, str]]:
    """The same as lines to read with a caret, each with the address that it leads to."""
    for call in message.tool_calls:
        for line in spoken_call(call, message).split("\n"):
            yield line, ""
    if words := sound_in_words(message):
        yield words, ""
    if sources := message.extras.sources:
        yield tr("Sources"), ""
        for source in sources:
            yield spoken_source(source), source.address
