"""Names what a reply lacks that ended properly: its limit was reached, or there is no answer."""

from __future__ import annotations

from collections.abc import Sequence

from chatapp.core.domain.conversation import Part, Piece, Problem, Source, TextPart, ToolCallPart
from chatapp.core.domain.errors import Action
from chatapp.core.domain.i18n import tr


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
