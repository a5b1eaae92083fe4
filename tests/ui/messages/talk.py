"""Short ways to write conversations down in tests."""

from __future__ import annotations

from collections.abc import Sequence

from chatapp.core.domain.conversation import (
    Message,
    Outline,
    Part,
    Piece,
    Problem,
    Role,
    Source,
    Status,
    TextPart,
    ThinkingPart,
)
from chatapp.ui.messages.view import MessageView

CONVERSATION = "c"


def question(number: int, text: str = "A question?", parent: str | None = None) -> Message:
    """A message of a person."""
    return Message(
        f"q{number}",
        CONVERSATION,
        parent,
        Role.USER,
        Status.DONE,
        1.7e9,
        (Piece(Source.CONTENT, text),),
        (TextPart(text),),
    )


def reply(
    number: int,
    text: str = "An answer.",
    thinking: str = "",
    status: Status = Status.DONE,
    problem: Problem | None = None,
    versions: int = 1,
) -> Message:
    """A message of a model."""
    parts: list[Part] = [ThinkingPart(thinking)] if thinking else []
    if text:
        parts.append(TextPart(text))
    return Message(
        f"a{number}",
        CONVERSATION,
        f"q{number}",
        Role.ASSISTANT,
        status,
        1.7e9,
        (Piece(Source.CONTENT, text),),
        tuple(parts),
        model="tests/model",
        problem=problem,
        thinking_seconds=17.0 if thinking else None,
        versions=versions,
    )


def talk(turns: int, text: str = "An answer.\n\nWith two paragraphs.") -> list[Message]:
    """A conversation of so many questions and answers."""
    return [m for n in range(turns) for m in (question(n, f"Question {n}"), reply(n, text))]


def outline(messages: Sequence[Message]) -> list[Outline]:
    """The outline that the store has of these before they are loaded."""
    return [Outline(m.id, m.role, len(m.raw), m.created_at) for m in messages]


def fill(view: MessageView, messages: Sequence[Message]) -> None:
    """Open the conversation and hand over every message asked for."""
    bodies = {m.id: m for m in messages}

    def hand_over(ids: list[str]) -> None:
        view.put([bodies[i] for i in ids])

    view.needed.connect(hand_over)
    view.open(CONVERSATION, outline(messages))
    view.loading.ask()
