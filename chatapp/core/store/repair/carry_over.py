"""Carries unsent drafts and the window's state over to a database that replaces the old one."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from chatapp.core.domain.conversation import Draft
from chatapp.core.domain.errors import StoreError
from chatapp.core.store.repair.restore_one import Opened
from chatapp.core.store.sql import attachments, drafts, state, summaries

_STATES = ("window", "selected")


@dataclass(frozen=True, slots=True)
class Unsent:
    """A draft, and whose it is: a conversation's or a question's id, "" for a new one."""

    conversation_id: str | None
    question_id: str | None
    draft: Draft
    texts: dict[str, str]
    """The text that was read out of its files, by hash."""


@dataclass(frozen=True, slots=True)
class Luggage:
    """The content that is carried over, and figures of what stays behind."""

    unsent: tuple[Unsent, ...] = ()
    states: tuple[tuple[str, str], ...] = ()
    conversations: int = 0
    """The number of conversations outside the trash."""
    latest: float = 0.0
    """The time at which one of them was last changed."""


def packed(database: Path) -> Luggage:
    """Pack what is carried over from `database`; as good as nothing if that cannot be read."""
    unsent: list[Unsent] = []
    states: list[tuple[str, str]] = []
    count, latest = 0, 0.0
    # Whatever is wrong with it: it is set aside as it is, and loses nothing.
    with suppress(StoreError, OSError, sqlite3.Error), Opened(database) as source:
        states += [(k, v) for k in _STATES if (v := state.value(source, k)) is not None]
        for key, conversation_id, question_id, text in source.execute(
            "SELECT d.key, d.conversation_id, m.id, d.text FROM drafts d "
            "LEFT JOIN messages m ON m.key = d.message ORDER BY d.key"
        ).fetchall():
            kept = Draft(text, attachments.of_draft(source, key))
            texts = {a.sha256: attachments.text_of(source, a.sha256) for a in kept.attachments}
            unsent.append(Unsent(conversation_id, question_id, kept, texts))
        count, latest = source.execute(
            "SELECT count(*), coalesce(max(updated_at), 0) FROM conversations "
            "WHERE deleted_at IS NULL"
        ).fetchone()
    return Luggage(tuple(unsent), tuple(states), count, latest)


def unpack(luggage: Luggage, target: sqlite3.Connection) -> int:
    """Put it into `target`, in the place of what is there of the same.

    What belongs to a conversation that is not there goes into the draft of the new one.
    Returns how many these were.
    """
    for key, value in luggage.states:
        state.set_value(target, key, value)
    homeless: list[Draft] = []
    for one in luggage.unsent:
        for attached in one.draft.attachments:
            attachments.keep(target, attached, one.texts[attached.sha256])
        if not _put(one, target):
            homeless.append(one.draft)
    if homeless:
        every = [drafts.draft(target, ""), *homeless]
        text = "\n\n".join(draft.text for draft in every if draft.text)
        files = {a.sha256: a for draft in every for a in draft.attachments}
        drafts.save_draft(target, "", Draft(text, tuple(files.values())))
    return len(homeless)


def _put(one: Unsent, target: sqlite3.Connection) -> bool:
    """Put a draft where it belongs, if that is there."""
    if one.question_id is not None:
        there = target.execute("SELECT 1 FROM messages WHERE id = ?", (one.question_id,))
        if there.fetchone():
            drafts.save_edit(target, one.question_id, one.draft)
            return True
    elif one.conversation_id is not None:
        new = not one.conversation_id
        if new or summaries.key_of(target, one.conversation_id) is not None:
            drafts.save_draft(target, one.conversation_id, one.draft)
            return True
    return False
