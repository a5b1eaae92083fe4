"""The context windows of well-known models, for servers whose lists do not tell them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatapp.core.domain.servers import Server, ServerKind

LOCAL_WINDOW = 8192
"""The window of the model on this computer."""


@dataclass(frozen=True, slots=True)
class _Family:
    """Models of one window."""

    pattern: str
    """The beginning of their names, behind whoever offers them."""
    window: int


_FAMILIES = (
    _Family(r"minimax-m3|m3\b", 1_000_000),
    _Family(r"minimax-m2|m2\b", 204_800),
    _Family(r"gpt-5", 400_000),
    _Family(r"gpt-4\.1", 1_047_576),
    _Family(r"gpt-4o|chatgpt-4o|gpt-4-turbo", 128_000),
    _Family(r"gpt-3\.5-turbo", 16_385),
    _Family(r"o[134](?:-mini|-pro)?(?:$|-20)", 200_000),
    _Family(r"claude-", 200_000),
    _Family(r"gemini-(?:2|3)", 1_048_576),
    _Family(r"deepseek-(?:chat|reasoner)", 128_000),
    _Family(r"mistral-(?:large|medium|small)-(?:latest|25)", 128_000),
    _Family(r"llama-3\.[123]", 131_072),
)


def window_of(server: Server) -> int | None:
    """The tokens that a request and its reply may have together, as far as the name tells.

    None for a server on a private network: it decides by itself how much of its model's
    window it uses.
    """
    if server.kind is ServerKind.LOCAL:
        return LOCAL_WINDOW
    if server.dialect.first_word_factor > 1:
        return None
    name = server.model.lower().rpartition("/")[2]
    return next((f.window for f in _FAMILIES if re.match(f.pattern, name)), None)
