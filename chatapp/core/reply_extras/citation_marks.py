"""Marks in a text where it cites a source, and the numbers that models write themselves.

A mark is two characters that no text has, with the source's number between them, so that it
survives Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chatapp.core.domain.reply_extras import CitedSource

MARK = re.compile("\ufff9([0-9]{1,4})\ufffb")
"""A mark in a text; the group is the source's number."""
NUMBER = re.compile(r"[\[【]\^?([0-9]{1,4})(?:†[^\]】\n]{0,40})?[\]】]")
"""A number that a model wrote into its text itself."""
CITING = re.compile(f"{MARK.pattern}|{NUMBER.pattern}")
"""A mark, or a number that the model wrote; the first group is of a mark."""


def unmarked(text: str) -> str:
    """A text without marks."""
    return MARK.sub("", text) if "\ufff9" in text else text


def stretches(
    text: str, sources: Iterable[CitedSource]
) -> Iterator[tuple[str, CitedSource | None, bool]]:
    """The stretches of a text: what it says, the source it names, and True for a mark."""
    named = {number: source for source in sources for number in source.numbers}
    at = 0
    for found in CITING.finditer(text):
        source = named.get(int(found[1] or found[2]))
        if source is None:
            continue
        if found.start() > at:
            yield text[at : found.start()], None, False
        if found[1]:
            yield f"[{source.number}]", source, True
        else:
            yield found[0], source, False
        at = found.end()
    if at < len(text):
        yield text[at:], None, False
