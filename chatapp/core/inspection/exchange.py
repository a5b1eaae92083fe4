"""Value type: an exchange with a server as the inspector shows it, without any API key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Headers: TypeAlias = tuple[tuple[str, str], ...]
GONE = "[redacted]"
"""In the place of every secret."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, and what came back of it."""

    method: str
    url: str
    headers: Headers
    body: str
    """The JSON as it was sent, but for API keys, and for files, which are told by their length."""
    size: int
    """Bytes of the body, files included."""
    status: int | None = None
    """None: nothing came back."""
    response_headers: Headers = ()
    raw: str = ""
    """The last of what came, as it came."""
    came: int = 0
    """Bytes that came in all."""
    times: Mapping[str, float] = field(default_factory=dict[str, float])
    """Moments of it, seconds since 1970."""
