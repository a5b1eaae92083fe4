"""Names what a reply lacks: its limit was reached, it has no answer, or it was cut silently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatapp.core.domain.conversation import (
    Part,
    Piece,
    Problem,
    Source,
    TextPart,
    ToolCallPart,
    Usage,
)
from chatapp.core.domain.errors import Action
from chatapp.core.domain.i18n import number, tr
from chatapp.core.domain.servers import Server


def shortcoming(
    parts: Sequence[Part], finish_reason: str, pieces: Sequence[Piece] = ()
) -> Problem | None:
    """The problem of a reply that ended properly but lacks something, or None.

    `pieces` are those that came in this go.
    """
    sources = {piece.source for piece in pieces}
    answered = any(p.text.strip() for p in parts if isinstance(p, TextPart))
    if finish_reason == "length":
        if answered:
            return Problem("AnswerLimit", tr("The reply reached its length limit."))
        longer = Action.LONGER_REPLY
        if not parts:
            told = tr("The length limit was reached before the first word.")
        else:
            told = tr("Thinking used up the reply's length limit.")
        return Problem("AnswerLimit", told, longer)
    if finish_reason in {"content_filter", "sensitive"}:
        told = tr("The server's content filter stopped the reply.")
        return Problem("ContentFiltered", told, Action.EDIT_MESSAGE)
    if Source.REFUSAL in sources:
        return Problem("Refused", tr("The model declined to answer."), Action.EDIT_MESSAGE)
    if finish_reason == "tool_calls" or any(isinstance(p, ToolCallPart) for p in parts):
        return Problem("ToolsAsked", tr("The model asked for a tool. Nothing was run."))
    if Source.TRANSCRIPT in sources:
        told = tr("The model replied with speech. This is what it says, in words.")
        return Problem("Spoken", told)
    if answered:
        return None
    action = Action.SHOW_THINKING if parts else None
    return Problem("NoAnswer", tr("The model stopped without a reply."), action)


def all_notes(told: Sequence[str], usage: Usage, server: Server | None) -> tuple[str, ...]:
    """All notes on a reply, each once: what was `told`, empty ones left out, and a silent cut."""
    found = (*told, _silent_cut(usage, server))
    return tuple(dict.fromkeys(note for note in found if note))


def _silent_cut(usage: Usage, server: Server | None) -> str:
    """A sentence where a local server's numbers say that it cut the conversation, or nothing."""
    if server is None or usage.prompt_tokens is None or usage.completion_tokens is None:
        return ""
    total = usage.prompt_tokens + usage.completion_tokens
    if total not in server.dialect.cuts_silently_at:
        return ""
    return tr(
        "The conversation ended at exactly {count} tokens: the server may have cut it off. Set a "
        "larger context length there (Ollama: OLLAMA_CONTEXT_LENGTH)."
    ).format(count=number(total))


def with_way_out(problem: Problem, server: Server | None) -> Problem:
    """A problem without a way out that leads to a page which the server does not have."""
    if server is None:
        return problem
    pages = {
        Action.OPEN_BILLING.value: server.dialect.billing_page,
        Action.OPEN_STATUS_PAGE.value: server.dialect.status_page,
    }
    there = pages.get(problem.action or "", "there")
    return problem if there else replace(problem, action=None)
