"""The settings of a conversation's next reply: server and model, instructions, limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from chatapp.core.domain.conversation import ConversationSettings
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.settings import Settings

_LONGER = 2
"""Times the limit that was reached."""
_LONG = 4096
"""Tokens that are taken for a limit nobody named: no server's own is lower today."""


@dataclass(frozen=True, slots=True)
class ReplySettings:
    """The settings of the next reply in one conversation."""

    server: Server
    """The server that replies, with the model in its place."""
    system: str = ""
    """The instructions before everything else; empty: none."""
    options: GenerationOptions = field(default_factory=GenerationOptions)

    def for_longer_replies(self, reached: int | None) -> ReplySettings:
        """These settings with a longer limit than one reply `reached`, in tokens."""
        known = (self.options.max_tokens, reached, _LONG)
        most = _LONGER * max(limit for limit in known if limit)
        return replace(self, options=replace(self.options, max_tokens=most))


def reply_settings_for(
    settings: Settings, server: Server, inherited: Iterable[str], custom: ConversationSettings
) -> ReplySettings:
    """The settings of a conversation: its own first, then those that hold everywhere.

    `server` answers where the conversation names none, or one that is no longer there;
    `inherited` are the instructions of its folders, outermost first.
    """
    chosen = settings.server(custom.server_id) if custom.server_id else None
    answering = chosen or server
    # A server that has gone took its models along; this computer serves one file.
    lost = bool(custom.server_id) and chosen is None
    if custom.model and not lost and answering.kind is not ServerKind.LOCAL:
        answering = replace(answering, model=custom.model)
    return ReplySettings(
        answering,
        system_text(settings.instructions, *inherited, custom.instructions),
        custom.options.over(settings.options),
    )


def system_text(*instructions: str) -> str:
    """Instructions as one text, the general ones first; blank ones say nothing."""
    return "\n\n".join(text.strip() for text in instructions if text.strip())
