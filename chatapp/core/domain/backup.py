"""Value types: a backup of the database, and the outcome of a salvage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TypeAlias


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
    ahead: bool = False
    """True if its date is still to come: the clock was wrong then, or is now."""
    replaced: bool = False
    """True if it is no copy, but the database that was set aside for another."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The outcome of reading a damaged file."""

    conversations: int
    messages: int
    aside: Path
    """The place of the damaged file now."""


@dataclass(frozen=True, slots=True)
class RestoreBackup:
    """Put a backup in the place of the present conversations."""

    backup: Backup


class Remedy(Enum):
    """The other choices when the conversations cannot be opened."""

    SALVAGE = "salvage"
    """Read out of the damaged file what can be read."""
    BEGIN_EMPTY = "begin_empty"
    TRY_AGAIN = "try_again"
    QUIT = "quit"
    """Leave everything as it is."""


Choice: TypeAlias = RestoreBackup | Remedy
