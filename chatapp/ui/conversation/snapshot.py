"""What a window has on the screen, for the one that takes its place over the same session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from chatapp.core.domain.conversation import ConversationSettings, Phase
    from chatapp.ui.composer.attachments import Reading
    from chatapp.ui.messages.layout.column import Anchor


class Top(NamedTuple):
    """What stands at the upper edge of the messages."""

    message_id: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class WindowSnapshot:
    """Drafts are on disk; this is the rest."""

    conversation_id: str
    phases: Mapping[str, tuple[Phase, str]]
    """How the replies under way stand, by conversation."""
    top: Top | None
    """None where the end is followed."""
    unfolded: Mapping[str, bool]
    """Whether the person left a message's thinking unfolded."""
    editing: str
    """The id of a question that is being edited, or ""."""
    settings_of_new: ConversationSettings | None
    """What a conversation that does not exist yet will do its own way."""
    reading: Sequence[Reading] = ()
    """Files that are not read yet."""
    in_settings: bool = False
    """Whether the settings are open."""
