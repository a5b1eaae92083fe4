"""The settings of a conversation's next reply: server and model, instructions, options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from chatapp.core.domain.generation_options import GenerationOptions, Origin
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.persona import Persona
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.settings import Settings

_LONGER = 2
"""Times the limit that was reached."""
_LONG = 4096
"""Tokens that are taken for a limit nobody named: no server's own is lower today."""

_SUMMARY = "This conversation continues an earlier one, of which this is a summary:"


@dataclass(frozen=True, slots=True)
class ReplySettings:
    """The settings of the next reply in one conversation."""

    server: Server
    """The server that replies, with the model in its place."""
    system: str = ""
    """The instructions before everything else; empty: none."""
    options: GenerationOptions = field(default_factory=GenerationOptions)
    origins: Mapping[str, Origin] = field(default_factory=dict[str, Origin])
    """The place where each option that is set was set."""
    persona: Persona | None = None
    own: ConversationSettings = field(default_factory=ConversationSettings)
    """The conversation's own settings, of which these are made."""

    def for_longer_replies(self, reached: int | None) -> ReplySettings:
        """These settings with a longer limit than one reply `reached`, in tokens."""
        known = (self.options.max_tokens, reached, _LONG)
        most = _LONGER * max(limit for limit in known if limit)
        return replace(self, options=replace(self.options, max_tokens=most))


def reply_settings_for(
    settings: Settings, server: Server, inherited: Iterable[str], custom: ConversationSettings
) -> ReplySettings:
    """The settings of a conversation: its own first, its persona's, those that hold everywhere.

    `server` answers where the conversation names none, or one that is no longer there;
    `inherited` are the instructions of its folders, outermost first.
    """
    persona = settings.persona(custom.persona_id)
    server_id, model = custom.server_id, custom.model
    if persona and not server_id:
        server_id, model = persona.server_id, model or persona.model
    chosen = settings.server(server_id) if server_id else None
    answering = chosen or server
    # A server that has gone took its models along; this computer serves one file.
    lost = bool(server_id) and chosen is None
    if model and not lost and answering.kind is not ServerKind.LOCAL:
        answering = replace(answering, model=model)
    of_persona = persona.options if persona else GenerationOptions()
    below = of_persona.over(settings.options).without(custom.unset)
    origins = {
        **dict.fromkeys(settings.options.given(), Origin.SETTINGS),
        **dict.fromkeys(of_persona.given(), Origin.PERSONA),
    }
    origins = {name: origins[name] for name in below.given()}
    origins |= dict.fromkeys(custom.options.given(), Origin.CONVERSATION)
    return ReplySettings(
        answering,
        system_text(
            settings.instructions,
            *inherited,
            persona.instructions if persona else "",
            custom.instructions,
            summary_text(custom.summary),
        ),
        custom.options.over(below),
        origins,
        persona,
        custom,
    )


def summary_text(summary: str) -> str:
    """A summary as the model is told of it; nothing where there is none."""
    return f"{_SUMMARY}\n\n{summary.strip()}" if summary.strip() else ""


def system_text(*instructions: str) -> str:
    """Instructions as one text, the general ones first; blank ones say nothing."""
    return "\n\n".join(text.strip() for text in instructions if text.strip())
