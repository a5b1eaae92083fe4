"""Long text is handed on in slices, and nothing changes its place."""

from __future__ import annotations

from chatapp.core.api.response.deltas import SLICE, Delta, ModelDelta, PieceDelta, sliced
from chatapp.core.domain.conversation import Source


def test_long_text_is_handed_on_in_slices() -> None:
    text = "".join(f"{number} " for number in range(SLICE))
    deltas: list[Delta] = [
        ModelDelta("m"),
        PieceDelta(Source.REASONING, "a thought"),
        PieceDelta(Source.CONTENT, text),
    ]
    slices = list(sliced(deltas))
    assert slices[:2] == [[delta] for delta in deltas[:2]]
    pieces = [delta for (delta,) in slices[2:] if isinstance(delta, PieceDelta)]
    assert len(pieces) == len(slices) - 2 > 1
    assert max(len(piece.text) for piece in pieces) <= SLICE
    assert "".join(piece.text for piece in pieces) == text
    assert list(sliced(deltas[:2])) == [deltas[:2]]
