"""Makes characters visible that hide, turn a line or break it."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
    # Joiners are letters' business in Persian or Hindi and emoji's; beside ASCII they hide.
    "|(?<![^\\x00-\\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\\x00-\\x7f])"
)
_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def visible(text: str) -> str:
    """`text` of the same length, each bidi control and zero-width character as U+FFFD.

    For code and links on screen, where what is read must be what is run or opened.
    """
    return text if text.isascii() else _HIDDEN.sub("\ufffd", text)


def legible(text: str) -> str:
    """`text` of the same length, controls visible too; only tabs and line feeds are as they are.

    For what others wrote and the program shows in several lines of its own.
    """
    return _CONTROLS.sub("\ufffd", visible(text))


def one_line(text: str) -> str:
    """`text` of the same length on one line: a break of it is seen as “↵”, what hides as U+FFFD.

    For names and titles, which anybody may have given.
    """
    return legible(_BREAKS.sub("\u21b5", text).replace("\t", " "))
