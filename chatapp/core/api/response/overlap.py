"""Finds how much of what is already there a continued reply says again. No I/O.

Asked for the rest of a reply, many models begin with its last sentence, or with all of it.
"""

from __future__ import annotations

SHORTEST = 16
"""Characters from which on a repetition is no coincidence; shorter ones stay."""
_DISTINCT = 6
"""Different characters that it has at least: dashes and blanks repeat themselves."""
_LONGEST = 20_000
"""Characters at the end of what is there that may be repeated."""
_PLACES = 200
"""Places at which a repetition may begin, in a text that repeats itself."""


def repeated(before: str, more: str) -> int:
    """The characters at the beginning of `more` that only repeat the end of `before`."""
    tail, head = before[-_LONGEST:], more[:SHORTEST]
    if len(set(head)) < _DISTINCT:
        return 0
    at = tail.find(head) if len(head) == SHORTEST else -1
    for _ in range(_PLACES):
        if at < 0:
            break
        if more.startswith(tail[at:]):
            return len(tail) - at
        at = tail.find(head, at + 1)
    return 0


def may_repeat(before: str, more: str) -> bool:
    """True if `more`, which still grows, has said nothing yet that is not in `before`'s end."""
    tail = before[-_LONGEST:]
    at = tail.find(more)
    return 0 <= at < len(tail) - len(more)
