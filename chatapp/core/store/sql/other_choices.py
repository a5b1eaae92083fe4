"""SQL about further choices of an answer: each is a version of the reply, beside the first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from chatapp.core.domain.conversation import Message, Status, Usage
from chatapp.core.domain.kept_answer import OtherChoice
from chatapp.core.store.sql import answers, messages


def keep(
    connection: sqlite3.Connection,
    conversation: int,
    reply: Message,
    choices: Iterable[OtherChoice],
) -> None:
    """Keep these beside `reply`, or again as they are now; the branch on screen stays.

    What they used is counted with the reply.
    """
    for choice in choices:
        if messages.in_trash(connection, messages.key_of(connection, reply.id)):
            return
        version = replace(
            reply,
            id=choice.version_id(reply.id),
            status=Status.DONE if choice.finish_reason else reply.status,
            pieces=choice.pieces,
            finish_reason=choice.finish_reason,
            usage=Usage(),
            problem=choice.problem if choice.finish_reason else reply.problem,
            thinking_seconds=None,
        )
        answers.keep(connection, messages.put(connection, conversation, version), choice.answer)
