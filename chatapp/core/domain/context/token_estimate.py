"""Estimates how many tokens a text takes, by the scripts it is written in. No I/O.

No tokenizer is at hand for every model, and none is needed: what a server counts for a
request sets the estimate right (`calibration`).
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

OF_MESSAGE = 4
"""Tokens that a message takes beside its text: its role, and the marks around it."""
OF_PAGE = 250
"""Tokens of a page of a PDF that goes as it is and has no text: the model sees a picture."""
KEPT = 7
"""Comparisons with what a server counted that are kept for a model."""
_LEAST, _MOST = 0.25, 4.0
_AT_ONCE = 65_536
"""Characters that are weighed in one go: whoever else wants to run need not wait long."""


def _bytes(*ranges: tuple[int, int]) -> bytes:
    return bytes(b for first, last in ranges for b in range(first, last + 1))


# The first byte of a letter in UTF-8 tells its script.
_WEIGHTS: tuple[tuple[bytes, float], ...] = (
    (_bytes((0x41, 0x5A), (0x61, 0x7A)), 0.225),  # A to Z: a word is about a token
    (b" \t\r\n", 0.1),
    (b"0123456789", 0.4),
    (_bytes((0xC2, 0xCB)), 0.5),  # accents and umlauts
    (_bytes((0xCC, 0xCF)), 0.5),  # Greek
    (_bytes((0xD0, 0xD3)), 0.38),  # Cyrillic
    (_bytes((0xD4, 0xD7)), 0.5),  # Armenian, Hebrew
    (_bytes((0xD8, 0xDF)), 0.45),  # Arabic
    (_bytes((0xE0, 0xE1)), 0.6),  # the scripts of India and South East Asia
    (_bytes((0xE2, 0xE2)), 0.7),  # dashes, arrows, symbols
    (_bytes((0xE3, 0xE9)), 0.75),  # Chinese and Japanese
    (_bytes((0xEA, 0xEF)), 0.7),  # Korean, wide forms
    (_bytes((0xF0, 0xF7)), 2.0),  # emoji
)
_OTHER = 0.5
"""The weight of ASCII punctuation."""
_FOLLOWING = _bytes((0x80, 0xBF))


def tokens_in(text: str) -> float:
    """The tokens of a text, as far as its letters tell."""
    starts = range(0, len(text), _AT_ONCE)
    return sum(_weighed(text[start : start + _AT_ONCE]) for start in starts)


def _weighed(text: str) -> float:
    rest = text.encode("utf-8", "surrogatepass").translate(None, _FOLLOWING)
    total = 0.0
    for letters, weight in _WEIGHTS:
        if not rest:
            break
        left = rest.translate(None, letters)
        total += weight * (len(rest) - len(left))
        rest = left
    return total + _OTHER * len(rest)


def calibration(ratios: Sequence[float]) -> float:
    """The factor that sets estimates right, of those `ratios` that servers' counts have shown.

    The median: one odd count among several does not move it far.
    """
    return median(ratios) if ratios else 1.0


def ratio(counted: int, estimated: float) -> float | None:
    """The factor that one count shows; None where it says nothing."""
    if counted <= 0 or estimated < OF_MESSAGE:
        return None
    return min(max(counted / estimated, _LEAST), _MOST)
