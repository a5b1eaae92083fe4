"""Fuzzy matching: ranks texts by how well they fit the words somebody types to find them."""

from __future__ import annotations

import unicodedata
from enum import IntEnum


class Fit(IntEnum):
    """The worse of how the typed words are in a text; a higher one fits better."""

    SCATTERED = 1
    """Its letters are there in their order, with others between them."""
    INSIDE = 2
    """It is there, in the middle of a word."""
    BEGINNING = 3
    """A word begins with it."""


def fit(typed: str, text: str) -> tuple[Fit, int] | None:
    """Rate how well `text` fits every word of `typed`, in any order; None if it does not.

    Of two with the same fit, the one with the higher number fits better. Case and accents
    do not count.
    """
    where = _plain(text)
    starts = {n for n in range(len(where)) if n == 0 or not where[n - 1].isalnum()}
    worst, distance = Fit.BEGINNING, 0
    for word in _plain(typed).split():
        one = _fit_word(word, where, starts)
        if one is None:
            return None
        worst, distance = min(worst, one[0]), distance + one[1]
    return worst, -distance * len(where) - len(where)


def _fit_word(word: str, where: str, starts: set[int]) -> tuple[Fit, int] | None:
    """The fit of one word, and how far it is from the best of its kind."""
    found = where.find(word)
    inside = found
    while found >= 0:
        if found in starts:
            return Fit.BEGINNING, found
        found = where.find(word, found + 1)
    if inside >= 0:
        return Fit.INSIDE, inside
    best = None
    for start in (n for n, letter in enumerate(where) if letter == word[0]):
        at, jumps = start, int(start not in starts)
        for letter in word[1:]:
            following = where.find(letter, at + 1)
            if following < 0:
                break
            jumps += 0 if following == at + 1 or following in starts else following - at
            at = following
        else:
            best = jumps if best is None else min(best, jumps)
    return None if best is None else (Fit.SCATTERED, best)


def _plain(text: str) -> str:
    """Without case and without what is over or under letters."""
    taken_apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in taken_apart if not unicodedata.combining(c))
