"""Makes the content of an earlier reply for a server that wants the thinking in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chatapp.core.api.response.think import Splitter
from chatapp.core.domain.conversation import Piece, Source

_TEMPLATES_CLOSER = re.compile(r"<(?=/(?:mm:)?think>)")
"""The tag behind the last of which a chat template takes the text for the answer."""


def for_sending(pieces: Iterable[Piece]) -> str:
    """An earlier reply's content as a server gets it back that wants the thinking in it.

    Verbatim, but for what would make the chat template lose the answer: a block that was
    cut off is closed, and a literal closer in the answer is broken with a zero width space.
    A reply without a single word of answer gets ``(stopped)`` for one; empty only if
    nothing at all had come.
    """
    pieces = list(pieces)
    splitter = Splitter()
    for piece in pieces:
        splitter.feed(piece.source, piece.text)
    splitter.finish()
    if not splitter.parts:
        return ""
    content = "".join(p.text for p in pieces if p.source is Source.CONTENT)
    if splitter.thinking:
        return f"{content}\n{splitter.closer}\n\n(stopped)"
    thinking, answer = content[: splitter.answer_at], content[splitter.answer_at :]
    answer = _TEMPLATES_CLOSER.sub("<\u200b", answer)
    if answer.strip():
        return thinking + answer
    return f"{thinking.rstrip()}\n\n(stopped)".lstrip()
