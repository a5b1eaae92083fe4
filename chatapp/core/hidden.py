"""Characters that hide, made visible."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
    # Joiners are letters' business in Persian or Hindi and emoji's; beside ASCII they hide.
    "|(?<![^\\x00-\\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\\x00-\\x7f])"
)


def visible(text: str) -> str:
    """`text` of the same length, each bidi control and zero-width character as U+FFFD.

    For code and links on screen, where what is read must be what is run or opened.
    """
    return text if text.isascii() else _HIDDEN.sub("\ufffd", text)
