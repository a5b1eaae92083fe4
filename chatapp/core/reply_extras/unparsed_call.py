"""Reads a tool call that a server left unparsed in the text of a reply, for people."""

from __future__ import annotations

import re

_LONGEST = 4_096
"""Characters of a call that are looked at."""
_NAME = re.compile(r"""<invoke\s{1,9}name\s{0,9}=\s{0,9}["']([^"'<>]{1,200})["']""")
_TAG = re.compile(r"<[^<>]{1,200}>?")


def name_in(call: str) -> str:
    """The name of the tool, or nothing."""
    found = _NAME.search(call[:_LONGEST])
    return found[1].strip() if found else ""


def words_in(call: str) -> str:
    """The words between the tags of the call, on one line."""
    return " ".join(_TAG.sub(" ", call[:_LONGEST]).split())
