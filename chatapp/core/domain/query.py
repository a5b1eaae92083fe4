"""Search queries and hits: parses the search box's words and filters, and makes excerpts.

Nothing that can be typed is an error: what is no filter is a word, and a filter that
cannot be read narrows nothing and is named in `Query.misread`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

_TERM = re.compile(r'(?:(?P<key>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S+))')
_UNSTORABLE = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(r"^[ \t]*(?:```|~~~).*$|^[ \t]*#{1,6} |\*\*|`|</?think>", re.MULTILINE)
"""Markup that would only disturb in an excerpt: fences, headings, bold, code."""
_MOST_WORDS = 16
_AT_ONCE = 8_000
"""Characters folded in one go: a call of more keeps the interpreter from the window's thread."""
_SPACE = re.compile(r"\s")


def plain(text: str) -> str:
    """`text` on one line, composed, with single spaces: what is searched and quoted."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\0", " ")).split())


def fold(text: str) -> str:
    """`plain` text in which case does not matter."""
    return " ".join(filter(None, (plain(part).casefold() for part in _stretches(text))))


def _stretches(text: str) -> Iterator[str]:
    """Cut a text at spaces, into parts of about `_AT_ONCE` characters."""
    start = 0
    while len(text) - start > _AT_ONCE and (space := _SPACE.search(text, start + _AT_ONCE)):
        yield text[start : space.start()]
        start = space.end()
    yield text[start:]


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed search. Everything given must hold."""

    words: tuple[str, ...] = ()
    """Folded; a quoted phrase is one word with spaces."""
    folders: tuple[str, ...] = ()
    """Folded parts of the names of folders, each of which must hold the conversation."""
    model: str = ""
    """A folded part of the name of the model that answered."""
    after: float | None = None
    """At this moment or later, seconds since 1970."""
    before: float | None = None
    has_pdf: bool = False
    archived: bool = False
    pinned: bool = False
    unread: bool = False
    trash: bool = False
    """Only what was deleted; else that is left out."""
    thinking: bool = False
    """In the models' thinking, too."""
    misread: tuple[str, ...] = ()
    """Filters as typed whose value means nothing (yet)."""

    @property
    def filters(self) -> bool:
        """True if anything but words narrows what is found."""
        return self != Query(self.words, thinking=self.thinking, misread=self.misread)

    @property
    def empty(self) -> bool:
        """True if nothing is looked for."""
        return not self.words and not self.filters


def parse(typed: str) -> Query:
    """Parse `typed` into a query: words, ``"phrases"`` and filters, in any order.

    Filters: ``in:folder in:"My folder" has:pdf model:m2 before:2026-10 after:2026-10-05
    is:archived is:pinned is:unread is:trash thinking:yes``.
    """
    query, words = Query(), dict[str, None]()
    for term in _TERM.finditer(_UNSTORABLE.sub("\ufffd", typed)):
        key = (term["key"] or "").lower()
        value = term["quoted"] if term["quoted"] is not None else term["plain"] or ""
        if key in _FILTERS:
            query = _filtered(query, key, fold(value), term[0])
        elif word := fold(term[0] if key else value):
            words[word] = None
    # A filter that is only begun ("before:") has no value to match the pattern's.
    begun = [word for word in words if word[-1] == ":" and word[:-1] in _FILTERS]
    kept = [word for word in words if word not in begun]
    return replace(query, words=tuple(kept[:_MOST_WORDS]), misread=(*query.misread, *begun))


_FILTERS = frozenset({"in", "has", "model", "before", "after", "is", "thinking"})
_IS = frozenset({"archived", "pinned", "unread", "trash"})
_YES, _NO = frozenset({"yes", "on", "true", "1"}), frozenset({"no", "off", "false", "0"})


def _filtered(query: Query, key: str, value: str, typed: str) -> Query:
    if key == "in" and value:
        return replace(query, folders=(*query.folders, value))
    if key == "model" and value:
        return replace(query, model=value)
    if key == "has" and value == "pdf":
        return replace(query, has_pdf=True)
    if key == "is" and value in _IS:
        return replace(query, **{value: True})
    if key == "thinking" and value in _YES | _NO:
        return replace(query, thinking=value in _YES)
    if key in {"before", "after"} and (moment := _moment(value)) is not None:
        return replace(query, **{key: moment})
    return replace(query, misread=(*query.misread, typed))


def _moment(value: str) -> float | None:
    """The beginning of a year, month or day, local time; None if it is none."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{1,2}){0,2}", value):
        return None
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        return datetime(year, month, day).timestamp()
    except (ValueError, OverflowError, OSError):  # no such day, or before the clock's time
        return None


class Where(StrEnum):
    """The place of the words that were found."""

    TITLE = "title"
    QUESTION = "question"
    ANSWER = "answer"
    THINKING = "thinking"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A search hit."""

    where: Where
    conversation_id: str
    title: str
    """The conversation's."""
    when: float
    """Of the message, or of the conversation's last activity; seconds since 1970."""
    message_id: str | None = None
    """None where it is the conversation itself."""
    name: str = ""
    """The PDF's."""
    snippet: str = ""
    """Some text around the first place, on one line."""
    marks: tuple[tuple[int, int], ...] = ()
    """Start and end, in the snippet, of every place of a word."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a text, on one line, and where in it the words stand."""

    text: str
    marks: tuple[tuple[int, int], ...]


def excerpt(text: str, words: tuple[str, ...], *, before: int = 28, length: int = 180) -> Excerpt:
    """`length` characters of `text` around the first of the `words`, all of them marked.

    The marks of Markdown that words do not need are left out.
    """
    line = plain(_MARKUP.sub("", text))
    if not all(word in line.casefold() for word in words):
        line = plain(text)
    folded = line.casefold()
    at = min((place for word in words if (place := folded.find(word)) >= 0), default=0)
    start = _unfolded(line, folded, at)
    begin = max(start - before, 0)
    if begin:
        space = line.find(" ", begin, start)
        begin = space + 1 if space >= 0 else begin
    end = begin + length
    if end < len(line):
        space = line.rfind(" ", begin + length // 2, end)
        end = space if space >= 0 else end
    shown = ("…" if begin else "") + line[begin:end] + ("…" if end < len(line) else "")
    return Excerpt(shown, marked(shown, words))


def marked(line: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The places in `line`, which is `plain`, at which the words stand: no two touch."""
    folded = line.casefold()
    found: list[tuple[int, int]] = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            found.append((_unfolded(line, folded, at), _unfolded(line, folded, end, up=True)))
            at = folded.find(word, end)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _unfolded(line: str, folded: str, place: int, *, up: bool = False) -> int:
    """The place in `line` of a place in its folded text, which may be longer ("ß" is "ss")."""
    if len(line) == len(folded):
        return place
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + (not up)) // 2
        there = len(line[:middle].casefold())
        if up:
            low, high = (middle + 1, high) if there < place else (low, middle)
        else:
            low, high = (middle, high) if there <= place else (low, middle - 1)
    return low
