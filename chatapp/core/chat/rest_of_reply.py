"""The rest of a reply that goes on: holds back what may only repeat the text that is there."""

from __future__ import annotations

from collections.abc import Sequence

from chatapp.core.api.response.overlap import may_repeat, repeated
from chatapp.core.domain.conversation import Part, TextPart


class RestOfReply:
    """Takes the text that comes behind `parts`."""

    def __init__(self, parts: Sequence[Part]) -> None:
        last = parts[-1] if parts else None
        self._before = last.text if isinstance(last, TextPart) else ""
        self._held = ""

    def new_in(self, text: str) -> str:
        """The new text in what came and was held back, as far as it is known."""
        if not self._before:
            return text
        self._held += text
        if may_repeat(self._before, self._held):
            return ""
        new = self._held[repeated(self._before, self._held) :]
        self._before = self._held = ""
        return new
