"""Value type of a notification, and the few words of a reply that it shows."""

from __future__ import annotations

from dataclasses import dataclass

from chatapp.core.domain.conversation import Message, Status, is_temporary
from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line

LONGEST = 180
"""Characters of an answer that a notification shows."""
_READ = 2000
"""Characters of an answer among which they are looked for."""


@dataclass(frozen=True, slots=True)
class Note:
    """A notification; a conversation has at most one."""

    conversation_id: str
    message_id: str
    title: str
    body: str


def note_of(message: Message, title: str, *, words: bool) -> Note:
    """The notification of a reply that ended.

    With `words` it has its first ones, but never those of a temporary conversation.
    """
    if message.status is Status.FAILED:
        body = tr("Your message could not be answered.")
    elif message.status is Status.INTERRUPTED:
        body = tr("The reply was interrupted.")
    else:
        body = tr("The reply is ready.")
        if words and not is_temporary(message.conversation_id):
            body = first_words(message.answer) or body
    return Note(message.conversation_id, message.id, one_line(title)[:LONGEST], one_line(body))


def first_words(markdown: str) -> str:
    """The beginning of an answer as plain text on one line."""
    # Imported here: the grammar is loaded with the first reply, and the window before that.
    from chatapp.core.markdown import blocks, plain_text

    texts: list[str] = []
    for block in blocks(markdown[:_READ]):
        texts.append(plain_text(block.element))
        if sum(map(len, texts)) > LONGEST:
            break
    text = " ".join(" ".join(texts).split())
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    whole, space, _ = cut.rpartition(" ")
    return (whole if space and len(whole) > LONGEST // 2 else cut) + "…"
