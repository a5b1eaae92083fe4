"""Snapshot of a window's screen, for the window that replaces it over the same session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from chatapp.core.domain.conversation import ConversationSettings, Phase
    from chatapp.ui.composer.attachments import Reading
    from chatapp.ui.messages.layout.column import Anchor


class Top(NamedTuple):
    """The message and row at the upper edge of the messages."""

    message_id: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class WindowSnapshot:
    """The state on screen besides drafts, which are on disk."""

    conversation_id: str
    phases: Mapping[str, tuple[Phase, str]]
    """The phases of the replies under way, by conversation."""
    top: Top | None
    """None where the end is followed."""
    unfolded: Mapping[str, bool]
    """True for each message whose thinking the person left unfolded."""
    editing: str
    """The id of a question that is being edited, or ""."""
    settings_of_new: ConversationSettings | None
    """The own settings of the conversation that does not exist yet."""
    reading: Sequence[Reading] = ()
    """Files that are not read yet."""
    in_settings: bool = False
    """True if the settings are open."""
