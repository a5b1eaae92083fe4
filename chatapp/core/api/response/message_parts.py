"""Fills in a message's parts: its attachments, then thinking and answer out of its raw text."""

from __future__ import annotations

from dataclasses import replace

from chatapp.core.domain.conversation import AttachmentPart, Message, Part, Role, TextPart


def with_parts(message: Message) -> Message:
    """`message` with `parts` made from its attachments and pieces."""
    parts: list[Part] = [AttachmentPart(a) for a in message.attachments]
    if message.role is Role.ASSISTANT:
        from chatapp.core.api.response.whole_reply import split

        parts += split(message.pieces)
    elif message.raw:
        parts.append(TextPart(message.raw))
    return replace(message, parts=tuple(parts))
