"""The status line's words: the phase first, then time, tokens and price."""

from __future__ import annotations

from chatapp.core.domain.conversation import Message, Phase, Role, Status
from chatapp.core.domain.i18n import number, tr
from chatapp.core.domain.phase_words import phase_words
from chatapp.core.domain.prices import price_of

_PHASES = {
    Status.STREAMING: Phase.WAITING,
    Status.DONE: Phase.DONE,
    Status.STOPPED: Phase.STOPPED,
    Status.INTERRUPTED: Phase.INTERRUPTED,
    Status.FAILED: Phase.FAILED,
}


def clock(seconds: float) -> str:
    """A duration as ``m:ss``, e.g. ``0:17``."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def status_text(phase: Phase, note: str = "") -> str:
    """The line while a reply is under way, e.g. ``Waiting · No word from the model for 0:15``."""
    said = phase_words(phase)
    return f"{said} · {note}" if note else f"{said}…" if phase is not Phase.STOPPED else said


def status_of(message: Message) -> str:
    """The line for a reply that ended, e.g. ``Done · 0:17 · 50 in, 617 out · $0.0010``."""
    if message.role is Role.USER:
        return ""
    parts = [phase_words(_PHASES[message.status])]
    if message.problem:
        parts.append(message.problem.sentence)
    usage = message.usage
    if message.seconds is not None:
        parts.append(clock(message.seconds))
    if usage.prompt_tokens is not None and usage.completion_tokens is not None:
        parts.append(
            tr("{asked} tokens in, {answered} out").format(
                asked=number(usage.prompt_tokens), answered=number(usage.completion_tokens)
            )
        )
    elif usage.total_tokens is not None:
        parts.append(tr("%n token|%n tokens", "", usage.total_tokens))
    if cost := price_of(message):
        parts.append(cost)
    return " · ".join(parts)
