"""Tells in a sentence why a reply ended, for each word that servers have for it."""

from __future__ import annotations

from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.i18n import marked, tr

_REASONS = {
    marked("The model had finished."): ("stop", "end_turn", "eos", "eos_token", "completed"),
    marked("A stop sequence was reached."): ("stop_sequence",),
    marked("The length limit was reached."): ("length", "max_tokens", "model_length"),
    marked("The context window was full."): ("model_context_window_exceeded",),
    marked("The model asked for a tool."): ("tool_calls", "function_call", "tool_use"),
    marked("A content filter stopped it."): (
        *("content_filter", "sensitive", "safety", "recitation", "prohibited_content"),
        *("blocklist", "spii"),
    ),
    marked("The model declined."): ("refusal",),
    marked("The server had no capacity left."): ("insufficient_system_resource",),
    marked("The server broke it off."): ("error", "abort", "cancelled"),
}
_WORDS = {word: sentence for sentence, words in _REASONS.items() for word in words}
_LONGEST = 100
"""Characters of a server's word that are shown."""


def end_of(message: Message) -> str:
    """The end of a reply in a sentence, with the server's own word for it behind."""
    problem = message.problem
    if message.status is Status.STREAMING:
        return tr("It is not over yet.")
    if message.status is Status.STOPPED:
        return tr("You stopped it.")
    if message.status in {Status.INTERRUPTED, Status.FAILED}:
        return problem.sentence if problem else tr("The connection broke off before its end.")
    reason = message.finish_reason.strip()
    if not reason:
        return tr("The server gave no reason.")
    word = reason if len(reason) <= _LONGEST else f"{reason[:_LONGEST]}…"
    sentence = _WORDS.get(reason.lower())
    if sentence is None:
        return tr("For a reason of the server's own: {word}").format(word=word)
    return f"{tr(sentence)} ({word})"
