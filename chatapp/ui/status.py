"""The status line's words: the phase first, then what it took."""

from __future__ import annotations

from chatapp.core.conversation import Message, Phase, Role, Status

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


def price(usd: float) -> str:
    """US dollars with as many digits as say something, e.g. ``$0.0010``."""
    return f"${usd:.2f}" if usd >= 1 else f"${usd:.4f}"


def status_text(phase: Phase, note: str = "") -> str:
    """The line while a reply is under way, e.g. ``Waiting · No word from the model for 0:15``."""
    return f"{phase} · {note}" if note else f"{phase}…" if phase is not Phase.STOPPED else phase


def status_of(message: Message) -> str:
    """The line for a reply that ended, e.g. ``Done · 0:17 · 50 in, 617 out · $0.0010``."""
    if message.role is Role.USER:
        return ""
    parts: list[str] = [_PHASES[message.status]]
    if message.problem:
        parts.append(message.problem.sentence)
    usage = message.usage
    if message.seconds is not None:
        parts.append(clock(message.seconds))
    if usage.prompt_tokens is not None and usage.completion_tokens is not None:
        parts.append(f"{usage.prompt_tokens:,} tokens in, {usage.completion_tokens:,} out")
    if usage.usd is not None:
        parts.append(price(usage.usd))
    return " · ".join(parts)
