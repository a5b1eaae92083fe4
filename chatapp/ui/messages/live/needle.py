"""Words to look for in a conversation: which sources can hold them, and where they stand."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from chatapp.ui.messages.rows.row_specs import Spec, TextSpec

_PIECE = 50_000
"""Characters of a source that are looked through at one go."""
_MANY = 1000
"""Places that are handed out together."""
_ROOM = 4
"""So many times as long as the words may be what is found: any white space is taken."""
_TARGET = re.compile(r"\]\([^)\n]*\)|\]\[[^\]\n]*\]")
_FLESH = re.compile(r"[\x00-/:-@\[-`{-\x7f\s]+")


class Span(NamedTuple):
    """A place in a row's text."""

    start: int
    end: int
    beyond: int
    """Characters of the row below that belong to it, where a long text was cut into rows."""


class Found(NamedTuple):
    """Places in a row's text."""

    row: int
    spans: list[Span]
    read: int
    """Characters that were looked through since the last that was handed out."""


class Needle:
    """The words to look for: any of `words`, each of which may be several.

    Case does not matter, any white space is as good as another.
    """

    def __init__(self, *words: str) -> None:
        forms = {unicodedata.normalize(form, one) for one in words for form in ("NFC", "NFD")}
        # The longest first: where one begins another, all of it is marked.
        patterns = [
            r"\s+".join(
                re.escape(part).replace("ss", "(?:ss|ß)") for part in re.split(r"\s+", form)
            )
            for form in sorted(forms, key=lambda form: (-len(form), form))
        ]
        self._pattern = re.compile("|".join(patterns), re.IGNORECASE)
        self._bones = {_bones(form) for form in forms}
        self._reach = _ROOM * max(map(len, forms), default=0)

    def worth(self, source: str) -> Iterator[bool]:
        """Tell whether Markdown can hold the words: quickly, and never wrongly False.

        It says False after each piece of a long source; the last that it says holds.
        Markup may stand within the words, so only what is never markup is compared.
        """
        if "" in self._bones:
            yield bool(source)
            return
        kept, longest = "", max(map(len, self._bones))
        for start in range(0, len(source), _PIECE):
            plain = kept + _bones(source[start : start + _PIECE])
            if any(b in plain for b in self._bones):
                yield True
                return
            kept = plain[-longest:]
            yield False
        if "](" not in source and "&" not in source and "][" not in source:
            return
        if len(source) > _PIECE:
            yield True  # it cannot be looked through in pieces
            return
        shown = _bones(html.unescape(_TARGET.sub("", source)))
        yield any(b in shown for b in self._bones)

    def within(self, text: str, start: int = 0) -> Iterator[tuple[int, int]]:
        """The places of the words in `text` from `start` on."""
        return (m.span() for m in self._pattern.finditer(text, start))

    def through(self, specs: Iterable[Spec]) -> Iterator[Found]:
        """The places of the words in these rows, from above; many of one row come in pieces."""
        begin = 0
        for row, (spec, below) in enumerate(pairwise(chain(specs, (None,)))):
            if spec is None:
                return
            text = spec.text
            size, more = len(text), self._more(below)
            beyond, spans = 0, list[Span]()
            for start, end in self.within(text + more, begin):
                if start >= size:
                    break
                beyond = max(end - size - len(_joint(below)), 0)
                spans.append(Span(start, min(end, size), beyond))
                if len(spans) == _MANY:
                    yield Found(row, spans, 0)
                    spans = []
            yield Found(row, spans, size)
            begin = beyond

    def _more(self, below: Spec | None) -> str:
        """The text that goes on in the row below, as far as a place may reach."""
        if not isinstance(below, TextSpec) or below.joint in {None, "\n"}:
            return ""
        return _joint(below) + below.text[: self._reach]


def _joint(below: Spec | None) -> str:
    return (below.joint or "") if isinstance(below, TextSpec) else ""


def _bones(text: str) -> str:
    """Letters, digits and what lies beyond ASCII, which no markup is made of."""
    return _FLESH.sub("", text).casefold()
