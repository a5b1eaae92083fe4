"""Value type: the settings that a conversation has of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from chatapp.core.domain.generation_options import GenerationOptions


@dataclass(frozen=True, slots=True)
class ConversationSettings:
    """A conversation's own settings; empty or None: as everywhere else."""

    instructions: str = ""
    server_id: str = ""
    model: str = ""
    options: GenerationOptions = field(default_factory=GenerationOptions)
    persona_id: str = ""
    unset: tuple[str, ...] = ()
    """Options that are left to the server, whatever is set for all conversations."""
    summary: str = ""
    """The summary of the conversation that this one continues."""
    continues: str = ""
    """The id of that conversation."""

    def with_once(self, once: ConversationSettings) -> ConversationSettings:
        """These settings for one message that goes with `once`."""
        both = (self.instructions.strip(), once.instructions.strip())
        moved = bool(once.server_id)
        return replace(
            self,
            instructions="\n\n".join(filter(None, both)),
            server_id=once.server_id or self.server_id,
            model=once.model if moved else once.model or self.model,
            options=once.options.over(self.options.without(once.unset)),
            persona_id=once.persona_id or self.persona_id,
            unset=tuple(dict.fromkeys((*self.unset, *once.unset))),
        )
