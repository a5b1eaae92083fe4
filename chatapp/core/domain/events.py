"""Events of a running reply: a closed union of small values.

The engine reports them in order through one callback. `Grew` carries only what
is new; `Recast` replaces every part of the reply (rare: thinking that is only
recognised by its closing tag). `Finished` comes after the final commit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from chatapp.core.domain.conversation import Conversation, Folder, Message, Part, Phase


class PartKind(StrEnum):
    """The kind of part that a `Grew` belongs to."""

    TEXT = "text"
    THINKING = "thinking"


@dataclass(frozen=True, slots=True)
class Started:
    """A question (None on retry) and its empty reply are committed."""

    conversation_id: str
    question: Message | None
    reply: Message


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The reply entered `phase`; `note` is a sentence for the status line, or empty."""

    conversation_id: str
    message_id: str
    phase: Phase
    note: str = ""
    counting: bool = False
    """True while a countdown to another attempt runs, which can be cut short or given up."""


@dataclass(frozen=True, slots=True)
class Grew:
    """A part grew: `text` continues the last part if that is of `kind`, else begins a new one."""

    conversation_id: str
    message_id: str
    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class Recast:
    """The parts of the reply so far were replaced by `parts`."""

    conversation_id: str
    message_id: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """The reply ended, in whatever way, and is committed as `message`."""

    conversation_id: str
    message: Message


@dataclass(frozen=True, slots=True)
class Settled:
    """A reply that had *Finished* was told more about: its usage, its price."""

    conversation_id: str
    message: Message


@dataclass(frozen=True, slots=True)
class ConversationChanged:
    """A conversation was made, renamed, restored or touched."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class ConversationDeleted:
    """A conversation went to the trash; it can be restored."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class FoldersChanged:
    """A folder was made, changed, deleted or restored: these are all there are now."""

    folders: tuple[Folder, ...]


@dataclass(frozen=True, slots=True)
class BranchChanged:
    """Messages of the conversation went to the trash or came back."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class ContextChanged:
    """Another part of the conversation is sent, or the room for it is known better."""

    conversation_id: str


class UndoDirection(StrEnum):
    """The direction of a step: done, undone or redone."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True, slots=True)
class UndoableDone:
    """The person put something in order, or undid it."""

    sentence: str
    """The step in words; empty where there was nothing to undo or redo."""
    turn: UndoDirection
    away: bool = False
    """True if it may have put something out of sight."""
    conversations: tuple[str, ...] = ()
    """Ids of those it changed that are outside the trash now."""


@dataclass(frozen=True, slots=True)
class SavingFailed:
    """Something on screen is not on disk; saving is tried again."""

    sentence: str


@dataclass(frozen=True, slots=True)
class SavingResumed:
    """Everything on screen is on disk again."""


@dataclass(frozen=True, slots=True)
class DamageFound:
    """The file of conversations turned out to be damaged while it was in use."""

    sentence: str


Event: TypeAlias = (
    Started
    | PhaseChanged
    | Grew
    | Recast
    | Finished
    | Settled
    | ConversationChanged
    | ConversationDeleted
    | FoldersChanged
    | BranchChanged
    | ContextChanged
    | UndoableDone
    | SavingFailed
    | SavingResumed
    | DamageFound
)
