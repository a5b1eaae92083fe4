"""Compares two texts word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_CHARACTERS = 2_000_000
"""Both texts together; longer ones are not compared."""
_MOST_WORDS = 6_000
"""Of one changed stretch, in both texts; a longer one is told by its lines alone."""

# A word with the white space before it, so that spaces are not the most frequent word of all;
# characters of scripts that write no spaces stand alone.
_WORD = re.compile(
    r"\s*(?:[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]|\w[\w'’]*|\S)|\s+"
)


class Kind(StrEnum):
    """The fate of a run of text: kept, removed or added."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, and its fate."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts as runs: the same and the removed ones are the old text, in order; the same
    and the added ones are the new."""

    runs: tuple[Run, ...]
    coarse: bool = False
    """True if a stretch was too long to be compared by words."""

    @property
    def changes(self) -> int:
        """The number of places in which the texts differ."""
        kinds = [run.kind is Kind.SAME for run in self.runs]
        return sum(not same and (n == 0 or kinds[n - 1]) for n, same in enumerate(kinds))


def compare(old: str, new: str) -> Comparison:
    """Compare `old` with `new`.

    Takes its time with long texts: not for a thread that draws. Raises `ValueError` beyond
    `MOST_CHARACTERS`.
    """
    if len(old) + len(new) > MOST_CHARACTERS:
        raise ValueError("too long to compare")
    runs: list[Run] = []
    coarse = False
    lines, changed = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for same, before, after in _stretches(lines, changed):
        if same:
            runs.append(Run(Kind.SAME, before))
            continue
        words, others = _WORD.findall(before), _WORD.findall(after)
        if not words or not others or len(words) + len(others) > _MOST_WORDS:
            coarse = coarse or bool(words and others)
            runs += [Run(Kind.REMOVED, before), Run(Kind.ADDED, after)]
            continue
        for alike, was, now in _stretches(words, others):
            if alike:
                runs.append(Run(Kind.SAME, was))
            else:
                runs += [Run(Kind.REMOVED, was), Run(Kind.ADDED, now)]
    return Comparison(tuple(_joined(_without_crumbs(runs))), coarse)


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Each stretch in order: True if it is the same, and how it reads in either text."""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag == "equal", "".join(old[i:j]), "".join(new[k:m])


def _without_crumbs(runs: Sequence[Run]) -> Iterator[Run]:
    """A few words that two quite different passages happen to share are no help to a reader."""
    for number, run in enumerate(runs):
        inside = 0 < number < len(runs) - 1 and run.kind is Kind.SAME
        size = len(run.text.strip())
        if inside and size < min(_change(runs, number - 1, -1), _change(runs, number + 1, 1)):
            yield Run(Kind.REMOVED, run.text)
            yield Run(Kind.ADDED, run.text)
        else:
            yield run


def _change(runs: Sequence[Run], at: int, step: int) -> int:
    """The smaller side of the change that begins at `at` and goes on by `step`."""
    sizes = {Kind.REMOVED: 0, Kind.ADDED: 0}
    while 0 <= at < len(runs) and runs[at].kind is not Kind.SAME:
        sizes[runs[at].kind] += len(runs[at].text.strip())
        at += step
    return min(sizes.values())


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Each change as at most one run that was removed and one that was added, in this order."""
    held = {Kind.SAME: "", Kind.REMOVED: "", Kind.ADDED: ""}

    def flush(*kinds: Kind) -> Iterator[Run]:
        for kind in kinds:
            if held[kind]:
                yield Run(kind, held[kind])
                held[kind] = ""

    for run in runs:
        if not run.text:
            continue
        if run.kind is Kind.SAME:
            yield from flush(Kind.REMOVED, Kind.ADDED)
        else:
            yield from flush(Kind.SAME)
        held[run.kind] += run.text
    yield from flush(Kind.SAME, Kind.REMOVED, Kind.ADDED)
