"""Value types: conversations, messages, pieces, parts, drafts, folders.

A conversation is a tree of messages; each message names its parent, and the
conversation names the leaf of the branch on screen. An assistant's message is
stored as *pieces*, exactly as they came off the wire; its *parts* (thinking,
text, attachments) are a view of them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from chatapp.core.domain.dialects import Delivery
from chatapp.core.domain.errors import Problem
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.reply_extras import ReplyExtras

N = TypeVar("N", int, float)


def new_id() -> str:
    """A fresh identity for a conversation, message or server: 32 hex digits."""
    return os.urandom(16).hex()


TEMPORARY_TITLE = marked("Temporary conversation")
_TEMPORARY = "temporary-"


def new_temporary_id() -> str:
    """A fresh identity for what is never written to a disk; it can be told by it."""
    return temporary_id(new_id())


def temporary_id(some_id: str) -> str:
    """An id that tells of what it names that it is never written to a disk."""
    return _TEMPORARY + some_id


def is_temporary(some_id: str) -> bool:
    """True if the conversation or message of that id is kept in memory alone."""
    return some_id.startswith(_TEMPORARY)


def kept_id(some_id: str) -> str:
    """An id from elsewhere, for what is to be written to the disk here."""
    return f"was-{some_id}" if is_temporary(some_id) else some_id


class Role(StrEnum):
    """The author of a message."""

    USER = "user"
    ASSISTANT = "assistant"


class Status(StrEnum):
    """The state of a message. A user's message is always `DONE`."""

    STREAMING = "streaming"
    DONE = "done"
    STOPPED = "stopped"
    """The person pressed Stop."""
    INTERRUPTED = "interrupted"
    """The connection or the program ended before the reply did."""
    FAILED = "failed"
    """The server or the network said no; `Message.problem` says why."""


class Phase(StrEnum):
    """The phase of the latest reply, in the words of the status line."""

    CONNECTING = "Connecting"
    WAITING = "Waiting"
    THINKING = "Thinking"
    WRITING = "Writing"
    CALLING = "Preparing call"
    """The arguments of a tool call are coming."""
    SPEAKING = "Receiving speech"
    DONE = "Done"
    STOPPED = "Stopped"
    INTERRUPTED = "Interrupted"
    FAILED = "Failed"

    @property
    def under_way(self) -> bool:
        """True while the reply has not ended."""
        return self not in {Phase.DONE, Phase.STOPPED, Phase.INTERRUPTED, Phase.FAILED}


class Source(StrEnum):
    """The field of the wire that a piece of a reply came from."""

    CONTENT = "content"
    REASONING = "reasoning"
    REFUSAL = "refusal"
    TRANSCRIPT = "transcript"
    """The words of a reply that is spoken and has no text."""
    TOOL_CALL = "tool_call"
    """Tools that the model asked for: each call a line of JSON, as the wire has it."""
    EXTRAS = "extras"
    """Of several fields: sources, sound, probabilities, as a line of JSON (`ReplyExtras.line`)."""
    MARKS = "marks"
    """Of no field: the marks of thinking of the server whose content follows, if it has its own."""
    ASKED = "asked"
    """Of no field: what the model was asked when the reply was continued from here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a message's raw text, verbatim, and the field it came from."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF kept in the profile under its content hash."""

    sha256: str
    name: str
    size: int
    """Bytes."""
    pages: int
    characters: int
    """Length of the extracted text; 0 for scans without a text layer."""
    delivery: Delivery = Delivery.TEXT


@dataclass(frozen=True, slots=True)
class TextPart:
    """Markdown: the answer, or what the person typed."""

    text: str


@dataclass(frozen=True, slots=True)
class ThinkingPart:
    """The model's thinking, shown folded."""

    text: str


@dataclass(frozen=True, slots=True)
class AttachmentPart:
    """A file that went with the person's message."""

    attachment: Attachment


@dataclass(frozen=True, slots=True)
class ToolCallPart:
    """A tool that the model asked for."""

    name: str
    """Empty where the model wrote no proper call."""
    arguments: str
    """As the model wrote them; of no proper call, all that it wrote."""


Part: TypeAlias = TextPart | ThinkingPart | AttachmentPart | ToolCallPart


@dataclass(frozen=True, slots=True)
class Usage:
    """The usage of a reply, as the server counted it. `None` means it did not say."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    reasoning_tokens: int | None = None
    cached_tokens: int | None = None
    usd: float | None = None
    """Price in US dollars."""
    total_tokens: int | None = None
    """The sum, for a server that tells nothing else."""
    estimated_usd: float | None = None
    """The price of what the server told none for, computed from its list of models."""

    @property
    def price(self) -> float | None:
        """All that it cost in US dollars, as far as it is known or can be estimated."""
        return added(self.usd, self.estimated_usd)

    def __add__(self, more: Usage) -> Usage:
        """The usage of a reply and of its continuation together."""
        return Usage(
            added(self.prompt_tokens, more.prompt_tokens),
            added(self.completion_tokens, more.completion_tokens),
            added(self.reasoning_tokens, more.reasoning_tokens),
            added(self.cached_tokens, more.cached_tokens),
            added(self.usd, more.usd),
            added(self.total_tokens, more.total_tokens),
            added(self.estimated_usd, more.estimated_usd),
        )


def added(before: N | None, more: N | None) -> N | None:
    """The sum of what is known of both; None where neither is."""
    if before is None or more is None:
        return more if before is None else before
    return before + more


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a conversation."""

    id: str
    conversation_id: str
    parent_id: str | None
    role: Role
    status: Status
    created_at: float
    """Seconds since 1970, local clock."""
    pieces: tuple[Piece, ...] = ()
    parts: tuple[Part, ...] = ()
    """The view of `pieces` and attachments that is shown; filled by the engine."""
    attachments: tuple[Attachment, ...] = ()
    model: str = ""
    """The model that answered, as the server names it; for a user's message, empty."""
    server_id: str = ""
    finish_reason: str = ""
    """The server's own word (``stop``, ``length`` ...), or empty."""
    usage: Usage = field(default_factory=Usage)
    problem: Problem | None = None
    notes: tuple[str, ...] = ()
    """Sentences on a reply: what was skipped, left out or changed on the way."""
    thinking_seconds: float | None = None
    seconds: float | None = None
    """Whole duration of the reply."""
    version: int = 1
    """Its number among its siblings (messages with the same parent), from 1."""
    versions: int = 1
    """The number of siblings, this one included."""

    @property
    def raw(self) -> str:
        """The text of the `content` field exactly as received, thinking tags included."""
        return "".join(p.text for p in self.pieces if p.source is Source.CONTENT)

    @property
    def answer(self) -> str:
        """The visible text without thinking."""
        return "".join(p.text for p in self.parts if isinstance(p, TextPart)).strip("\n")

    @property
    def thinking(self) -> str:
        """All thinking, blocks separated by a blank line."""
        return "\n\n".join(p.text.strip() for p in self.parts if isinstance(p, ThinkingPart))

    @property
    def tool_calls(self) -> tuple[ToolCallPart, ...]:
        """The tools that the model asked for."""
        return tuple(p for p in self.parts if isinstance(p, ToolCallPart))

    @property
    def extras(self) -> ReplyExtras:
        """Its sources, its sound, and whether its words have probabilities."""
        return ReplyExtras.of("".join(p.text for p in self.pieces if p.source is Source.EXTRAS))

    @property
    def can_continue(self) -> bool:
        """True if this is a reply that ended too early, with words it can go on from."""
        early = self.status in {Status.STOPPED, Status.INTERRUPTED, Status.FAILED}
        cut = early or (self.status is Status.DONE and self.finish_reason == "length")
        if self.problem and self.problem.kind == "ContentFiltered":
            return False  # it would be stopped again
        return self.role is Role.ASSISTANT and cut and bool(self.answer.strip())


@dataclass(frozen=True, slots=True)
class Outline:
    """A message of the branch on screen, before it is loaded: enough to estimate its height."""

    id: str
    role: Role
    characters: int
    """Length of its raw text."""
    created_at: float = field(default=0.0, compare=False)
    """Seconds since 1970; 0 where it is not known."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The unsent text and files of a message box."""

    text: str = ""
    attachments: tuple[Attachment, ...] = ()

    def followed_by(self, other: Draft) -> Draft:
        """This draft with what `other` has besides behind it."""
        texts = (self.text, other.text if other.text != self.text else "")
        have = {a.sha256 for a in self.attachments}
        added = tuple(a for a in other.attachments if a.sha256 not in have)
        return Draft("\n\n".join(filter(None, texts)), self.attachments + added)

    def beyond(self, other: Draft) -> Draft:
        """The rest of this draft behind `other`, or else all of it."""
        added = tuple(a for a in self.attachments if a not in other.attachments)
        return Draft(self.text.removeprefix(other.text), added)


class DraftOf(NamedTuple):
    """The owner of a draft.

    A conversation ("" for a new one), whose next question it is, or a question, which it replaces.
    """

    conversation_id: str
    question_id: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as the sidebar lists it."""

    id: str
    title: str
    created_at: float
    updated_at: float
    """Last message sent or received, seconds since 1970."""
    titled_by_person: bool = False
    leaf_id: str | None = None
    """The last message of the branch on screen; None while empty."""
    folder_id: str | None = None
    pinned: bool = False
    archived: bool = False
    unread: bool = False
    """A reply ended while another conversation was on screen."""
    deleted_at: float | None = None
    """The time at which it went to the trash, seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of conversations, which may lie in another."""

    id: str
    name: str
    parent_id: str | None = None
    instructions: str = ""
    """Sent before those of what is in it."""
    created_at: float = field(default=0.0, compare=False)
    deleted_at: float | None = None


class Kind(StrEnum):
    """The kind of a thing in the trash."""

    CONVERSATION = "conversation"
    FOLDER = "folder"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class TrashedItem:
    """A thing in the trash, with all that went there along with it."""

    kind: Kind
    id: str
    words: str
    """Title, name or first words."""
    deleted_at: float
    where: str = ""
    """Title of a message's conversation."""
    along: int = 0
    """The number of conversations that a folder took along, or messages a message."""


def title_from(question: str, attachments: tuple[Attachment, ...] = ()) -> str:
    """A conversation's first title: the first words of `question`, at most 60 characters.

    Falls back to the first attachment's name, then to ``New conversation``.
    """
    words = " ".join(question.split())
    if not words:
        return attachments[0].name if attachments else tr("New conversation")
    if len(words) <= 60:
        return words
    cut = words[:60]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > 30 else cut).rstrip(" ,;:.-") + "…"
