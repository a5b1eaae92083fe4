"""Text direction: left to right or right to left, and mirrored rectangles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import chain, islice

from PySide6.QtCore import QRectF, Qt

_FIRST_STRONG = 400
"""Characters in which a letter is looked for."""


def right_to_left(texts: Iterable[str], *, neutral: bool) -> bool:
    """True if the first strong letter in `texts` is of a right-to-left script.

    `neutral` stands for texts without a strong letter.
    """
    found = first_strong(texts)
    return neutral if found is None else found


def first_strong(texts: Iterable[str]) -> bool | None:
    """True if the first strong letter is of a right-to-left script; None if there is none."""
    for char in islice(chain.from_iterable(texts), _FIRST_STRONG):
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return False
        if kind in {"R", "AL"}:
            return True
    return None


def leading(*, mirrored: bool) -> Qt.AlignmentFlag:
    """The alignment of words of the window's own: where a line begins, in its middle height."""
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def across(rect: QRectF, width: float) -> QRectF:
    """`rect` on the other side of what is `width` wide and begins at 0.

    For what begins elsewhere `width` is the sum of its two edges.
    """
    return QRectF(width - rect.right(), rect.top(), rect.width(), rect.height())
