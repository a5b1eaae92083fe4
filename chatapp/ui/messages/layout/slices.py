"""Slices of a text that waits: as much as is made rows of at one go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chatapp.core.markdown import BlockStream

SLICE = 2000
"""Characters that are worth a go at parsing."""
STEPS = 250
"""Steps of parsing at one go (see `core.markdown.cut`), and what the open block takes."""
CODE_SLICE = 16_000
"""Characters taken in at one go within code, which costs only what is new."""
PLAIN_SLICE = 8000
"""The same of text as it was typed; a longer line is cut."""
_FARTHEST = 20_000
_FENCE = re.compile(r"^[ \t>]*(?:```|~~~).*\n?", re.MULTILINE)


def slice_of(stream: BlockStream, text: str) -> int:
    """The length of `text` to parse at one go: the open block is parsed again each time."""
    last = stream.blocks[-1] if stream.blocks else None
    if last is None or last.kind.value != "code" or last.closed:
        if not stream.blocks:
            # The first rows fill the window.
            return min(stream.share(text[:SLICE], 3 * STEPS), SLICE)
        return stream.share(text[:_FARTHEST], STEPS)
    fence = _FENCE.search(text, 0, CODE_SLICE)
    return fence.end() if fence else CODE_SLICE
