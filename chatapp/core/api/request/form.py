"""The form in which a server takes requests: as its dialect says, or as it turned out. No I/O."""

from __future__ import annotations

from dataclasses import dataclass

from chatapp.core.domain.dialects import OTHER, ThinkingBack
from chatapp.core.domain.servers import Server


@dataclass(frozen=True, slots=True)
class Form:
    """The names and ranges of a request's fields."""

    limit_field: str = OTHER.limit_field
    temperatures: tuple[float, float] = OTHER.temperatures
    thinking_back: ThinkingBack = OTHER.thinking_back
    limit_swapped: bool = False
    """True if it is not the documented name of the limit field."""
    without: frozenset[str] = frozenset()
    """Fields that are left out."""


def form_for(server: Server) -> Form:
    """The form that is documented for `server`."""
    dialect = server.dialect
    return Form(dialect.limit_field, dialect.temperatures, server.thinking_back)
