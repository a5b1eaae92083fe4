"""Finds where a reply's text cites its sources, and puts marks there that are shown as numbers.

Servers name places in the content as it was sent, thinking included, and often wrongly: one
that cannot be found in the text, that stands within a word, or in code or a formula, gets no
mark; the source is in the list all the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from chatapp.core.api.response.parts import stretches
from chatapp.core.api.response.whole_reply import split
from chatapp.core.domain.conversation import Message, Piece, Source, TextPart
from chatapp.core.domain.reply_extras import CitedSource, ReplyExtras
from chatapp.core.reply_extras.citation_marks import NUMBER

_CLOSED = "*_~)]}\"'”’»›"
"""Signs that close what a passage stands in: a number comes behind them."""
_BEFORE = re.compile(rf"(?:{NUMBER.pattern}[\s.,;:!?)]*)+\Z")
_BEHIND = re.compile(rf"[\s.,;:!?)]*(?:{NUMBER.pattern}\s?)+")
_NEAR = 60
_WHOLE = re.compile(
    r"(?P<barred>^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[^\n]*$|\Z)"
    r"|^ {0,3}\[[^\]\n]+\]:[^\n]*$|^[ >]*[-=:| ]+$"
    r"|\$\$.+?\$\$|\\\[.+?\\\]|\\\(.+?\\\)|\$[^$\s](?:[^$\n]*[^$\s])?\$)"
    r"|(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
    r"|!?\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)"
    r"|<[^<>\n]+>|https?://[^\s<>)\]]+",
    re.MULTILINE | re.DOTALL,
)
"""Stretches that a mark would break: within some there is none, behind the others there is."""


def marked_answer(message: Message, sources: Iterable[CitedSource]) -> str:
    """The reply's text, with a mark behind each passage that a source is cited for."""
    answer = message.answer
    if not any(source.ends for source in sources):
        return answer
    wanted: dict[int, list[int]] = {}
    for end, number in _places(message, answer):
        numbers = wanted.setdefault(end, [])
        if number not in numbers:
            numbers.append(number)
    return _with_marks(answer, wanted)


def _places(message: Message, answer: str) -> Iterator[tuple[int, int]]:
    """The ends of passages in the answer, each with the number of its source."""
    numbers = {source.url or source.title: source.number for source in message.extras.sources}
    found = 0
    for stretch in stretches(message.pieces):
        content = _joined(stretch, Source.CONTENT)
        said = "".join(p.text for p in split(stretch) if isinstance(p, TextPart)).strip("\n")
        within, at = content.find(said), answer.find(said, found)
        if not said or within < 0 or at < 0:
            continue
        found = at + len(said)
        for source in ReplyExtras.of(_joined(stretch, Source.EXTRAS)).sources:
            for end in source.ends:
                if within < end <= within + len(said):
                    yield at + end - within, numbers.get(source.url or source.title, 0)


def _joined(pieces: Iterable[Piece], source: Source) -> str:
    return "".join(piece.text for piece in pieces if piece.source is source)


def _with_marks(text: str, wanted: dict[int, list[int]]) -> str:
    """`text` with marks as near behind the `wanted` places as they do no harm."""
    wholes = [(m.start(), m.end(), bool(m["barred"])) for m in _WHOLE.finditer(text)]
    placed: dict[int, list[int]] = {}
    at = 0
    for end in sorted(wanted):
        while at < len(wholes) and wholes[at][1] < end:
            at += 1
        around = wholes[at] if at < len(wholes) and wholes[at][0] < end < wholes[at][1] else None
        place = None if around and around[2] else _settled(text, around[1] if around else end)
        if place is None:
            continue
        near = _BEFORE.search(text, max(place - _NEAR, 0), place), _BEHIND.match(text, place)
        written = {int(m[1]) for run in near if run for m in NUMBER.finditer(run[0])}
        there = placed.setdefault(place, [])
        there += [n for n in wanted[end] if n and n not in written and n not in there]
    parts: list[str] = []
    done = 0
    for place in sorted(placed):
        parts.append(text[done:place])
        parts += [f"\ufff9{number}\ufffb" for number in placed[place]]
        done = place
    return "".join((*parts, text[done:]))


def _settled(text: str, end: int) -> int | None:
    """The place for a mark at `end`; None within a word, or where nothing stands before."""
    while end and (text[end - 1].isspace() or (text[end - 1] == "|" and _in_table(text, end))):
        end -= 1
    while end < len(text) and text[end] in _CLOSED:
        end += 1
    if not end:
        return None
    if end < len(text):
        before, after = text[end - 1], text[end]
        torn = before.isalnum() and after.isalnum() and max(before, after) < "\u2e80"
        if torn or after in "\u200d\ufe0f" or before == "\u200d" or unicodedata.combining(after):
            return None
    return end


def _in_table(text: str, end: int) -> bool:
    start = text.rfind("\n", 0, end - 1) + 1
    return text[start:end].lstrip().startswith("|")
