"""Values: a copy of every conversation in the profile, and what came out of a damaged file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of the database."""

    path: Path
    made_at: datetime
    """Local time, without a zone."""
    size: int
    """Bytes."""
    version: int | None = None
    """The schema before an update, where the copy was made for one."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read out of a damaged file."""

    conversations: int
    messages: int
    aside: Path
    """Where the damaged file is now."""
