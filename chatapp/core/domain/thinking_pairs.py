"""Reads the marks of thinking that are named for a server: opening and closing ones, in pairs."""

from __future__ import annotations

from chatapp.core.domain.i18n import tr

LONGEST = 40
"""Characters of one mark."""
MOST = 12
"""Pairs."""


def pairs_in(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs in `text`, in which all marks are separated by spaces; none if it has a fault."""
    if pairs_fault(text):
        return ()
    marks = text.split()
    return tuple(zip(marks[::2], marks[1::2], strict=True))


def pairs_fault(text: str) -> str:
    """A sentence on why `text` names no marks, or nothing."""
    marks = text.split()
    if len(marks) % 2:
        return tr("Every opening mark needs a closing one behind it.")
    if any(len(mark) > LONGEST for mark in marks) or len(marks) > 2 * MOST:
        return tr("At most {count} pairs, each mark at most {length} characters.").format(
            count=MOST, length=LONGEST
        )
    if len(set(marks)) != len(marks):
        return tr("Each mark may be named only once.")
    return ""
