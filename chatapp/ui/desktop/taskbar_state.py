"""Value type: the state of the task bar button (unseen replies, progress, busy)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """The state that the button shows at one time."""

    unseen: int = 0
    """Conversations in which a reply ended unseen."""
    progress: float | None = None
    """The progress of something long, from 0 to 1;

    None where there is nothing, or no end in sight.
    """
    busy: bool = False
    """True if a reply is under way."""
