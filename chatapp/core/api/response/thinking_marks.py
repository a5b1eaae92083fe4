"""The marks that models put around thinking in the text of a reply, as a table.

named tags      ``<think>`` … ``</think>``, with attributes, in any case
brackets        ``[THINK]`` … ``[/THINK]`` (Mistral), ``◁think▷`` … ``◁/think▷`` (Kimi),
                ``<|begin_of_thought|>`` … ``<|end_of_thought|>``
channels        ``<|channel|>analysis<|message|>`` … ``<|end|>`` (harmony, of gpt-oss); the
                headings of ``final`` and of ``commentary`` are left out of the answer
tool calls      ``<minimax:tool_call>``, no thinking either, but found in the same way

All of them serve a server of which nothing else is known: each stands for nothing else at the
start of a line. A server may have a set of its own (`marks_of`), which is kept with its replies.
Every pattern is bounded, so that looking for a mark at the end of a text costs the same however
long that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from chatapp.core.domain.thinking_pairs import pairs_in

NAMES = ("think", "thinking", "thought", "reasoning", "mm:think", "seed:think")
BRACKETS = {
    "[THINK]": "[/THINK]",
    "◁think▷": "◁/think▷",
    "<|begin_of_thought|>": "<|end_of_thought|>",
}
LONGEST = 640
"""No mark is longer."""


class Kind(Enum):
    """The sense of a mark in the answer's text."""

    OPENER = auto()
    CLOSER = auto()
    HEADING = auto()
    """Of a channel that is no thinking."""
    END = auto()
    """Of a channel."""
    CALL = auto()
    """Of a tool, in a model's own form."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark found in a text."""

    kind: Kind
    name: str
    """The same for an opener and its closer."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dress:
    """One way of marking thinking: how its end is found and written."""

    closer: re.Pattern[str]
    unfinished: re.Pattern[str]
    """Finds an end of the text that may become `closer`."""
    written: str


def _begun(*words: str) -> str:
    """A pattern of all beginnings of `words`, with at least a character, without the whole."""
    beginnings = {word[:size] for word in words for size in range(1, len(word))}
    longest_first = sorted(beginnings, key=lambda text: (-len(text), text))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


_ATTRIBUTE = (
    r"[ \t]{1,3}[\w:.-]{1,30}[ \t]{0,3}=[ \t]{0,3}"
    r"""(?:"[^"<>\n]{0,60}"|'[^'<>\n]{0,60}'|[^\s"'<>=]{1,60})"""
)
_ATTRIBUTE_BEGUN = (
    r"[ \t]{1,3}(?:[\w:.-]{1,30}[ \t]{0,3}(?:=[ \t]{0,3}"
    r"""(?:"[^"<>\n]{0,60}|'[^'<>\n]{0,60}|[^\s"'<>=]{1,60})?)?)?"""
)
_CALL = "<minimax:tool_call>"
_START = "<|start|>assistant"
_CHANNEL = "<|channel|>"
_MESSAGE = "<|message|>"
_CHANNELS = ("analysis", "final", "commentary")
_THOUGHT = "analysis"
_HARMONY = "channel"
_END = r"<\|(?:end|return)\|>"
_END_BEGUN = rf"(?:{_begun('<|end|>', '<|return|>')})"
_BEFORE_CHANNEL = f"(?:{re.escape(_START)})?{re.escape(_CHANNEL)}"
_HEADING = rf"{_BEFORE_CHANNEL}(?:{'|'.join(_CHANNELS)})[ \t]{{0,3}}{re.escape(_MESSAGE)}"
_HEADING_BEGUN = (
    rf"(?:{_begun(_START)}|{re.escape(_START)}"
    rf"|(?:{re.escape(_START)})?(?:{_begun(_CHANNEL)}|{re.escape(_CHANNEL)}"
    rf"(?:{_begun(*_CHANNELS)}|(?:{'|'.join(_CHANNELS)})[ \t]{{0,3}}{_begun(_MESSAGE)}?)?))"
)

_NEVER = "(?!)"
_TAG = re.compile(r"<([a-z][\w:.-]*)>", re.I)


def follows_channel(text: str, at: int) -> bool | None:
    """True if the next message of a channel begins at `at`; None if it may yet."""
    rest = text[at : at + len(_START)]
    return True if rest == _START else (None if _START.startswith(rest) else False)


def is_harmony(mark: Mark) -> bool:
    """True for the marks of channels."""
    return mark.name == _HARMONY


def starts_turn(text: str, mark: Mark) -> bool:
    """True if the heading `mark` begins with the start of a turn, which prose seldom has."""
    return text.startswith(_START, mark.start)


def _dress(closer: str) -> Dress:
    return Dress(re.compile(re.escape(closer)), re.compile(rf"{_begun(closer)}\Z"), closer)


def _named(name: str) -> Dress:
    word = re.escape(name)
    return Dress(
        re.compile(rf"</(?ai:{word})[ \t]{{0,3}}>"),
        re.compile(rf"<(?:/(?:(?ai:{_begun(name)})|(?ai:{word})[ \t]{{0,3}})?)?\Z"),
        f"</{name}>",
    )


_CHANNEL_DRESS = Dress(
    # A channel ends, too, where the next one begins.
    re.compile(rf"{_END}|(?={_HEADING})"),
    re.compile(rf"(?:{_END_BEGUN}|{_HEADING_BEGUN})\Z"),
    "<|end|>",
)


class Marks:
    """A set of marks, and how each is found."""

    def __init__(
        self, names: Sequence[str], brackets: Iterable[tuple[str, str]], *, channels: bool
    ) -> None:
        opening_of = {closer: opener for opener, closer in brackets}
        openers = list(opening_of.values())
        self.dresses = {name: _named(name) for name in names}
        """The dresses by the name of their marks."""
        self.dresses |= {opener: _dress(closer) for closer, opener in opening_of.items()}
        self.dresses |= {_HARMONY: _CHANNEL_DRESS} if channels else {}
        self._opening_of = opening_of
        word = f"(?ai:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})"
        tags = [rf"<{word}(?:{_ATTRIBUTE}){{0,4}}[ \t]{{0,3}}>"] if names else []
        closing_tags = [rf"</{word}[ \t]{{0,3}}>"] if names else []
        heading, end = (_HEADING, _END) if channels else (_NEVER, _NEVER)
        self._mark = re.compile(
            rf"(?P<heading>{heading})|(?P<end>{end})|(?P<call>{_CALL})"
            rf"|(?P<opener>{_any(tags + [_opener(text) for text in openers])})"
            rf"|(?P<closer>{_any(closing_tags + [re.escape(text) for text in opening_of])})"
        )
        self._word = re.compile(f"</?({word})") if names else re.compile(_NEVER)
        begun = [_begun(_CALL, *openers, *opening_of)]
        begun += [re.escape(text) for text in openers if _may_be_link(text)]
        begun += [rf"<{_tag_begun(names, word)}?"] if names else []
        begun += [_HEADING_BEGUN, _END_BEGUN] if channels else []
        self._unfinished = re.compile(rf"{_any(begun)}\Z")
        begins = {(text[0], text[1:2]) for text in (_CALL, *openers, *opening_of)}
        begins |= {("<", "|")} if channels else set()
        for name in names:
            begins |= {("<", "/"), ("<", name[0].lower()), ("<", name[0].upper())}
        self._beginnings = tuple(sorted({first for first, _ in begins}))
        seconds = {f: _seconds(begins, f) for f in self._beginnings}
        # Found in two steps, as `re` runs to the first characters at once where they are literal.
        self._may_begin = re.compile(
            "|".join(f"{re.escape(f)}{_followed_by(found)}" for f, found in seconds.items())
        )

    def may_begin(self, text: str) -> bool:
        """True if a mark could begin in `text`: far faster to tell than by a pattern."""
        return any(character in text for character in self._beginnings)

    def mark_in(self, text: str, at: int) -> Mark | None:
        """The first whole mark in `text` from `at` on."""
        for beginning in self._may_begin.finditer(text, at):
            if found := self._mark.match(text, beginning.start()):
                return self._of(found)
        return None

    def mark_at(self, text: str, at: int) -> Mark | None:
        """The mark that begins at `at`."""
        found = self._mark.match(text, at)
        return self._of(found) if found else None

    def _of(self, found: re.Match[str]) -> Mark:
        text = found[0]
        if found["heading"]:
            kind = Kind.OPENER if _THOUGHT in text else Kind.HEADING
            return Mark(kind, _HARMONY, *found.span())
        if found["end"]:
            return Mark(Kind.END, _HARMONY, *found.span())
        if found["call"]:
            return Mark(Kind.CALL, text, *found.span())
        kind = Kind.OPENER if found["opener"] else Kind.CLOSER
        if word := self._word.match(text):
            return Mark(kind, word[1].lower(), *found.span())
        return Mark(kind, self._opening_of.get(text, text), *found.span())

    def unfinished(self, text: str, at: int) -> int:
        """The place at which the end of `text` begins that may become a mark."""
        found = self._unfinished.search(text, max(at, len(text) - LONGEST))
        return found.start() if found else len(text)

    def is_closer(self, text: str) -> bool:
        """True if `text` is a closing mark and nothing else."""
        found = self._mark.fullmatch(text)
        return bool(found and found["closer"])


def _seconds(begins: set[tuple[str, str]], first: str) -> str:
    """The characters that may follow `first`; none where any may."""
    return "" if (first, "") in begins else "".join(b for a, b in sorted(begins) if a == first)


def _followed_by(characters: str) -> str:
    return f"(?=[{re.escape(characters)}])" if characters else ""


def _any(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns) or _NEVER})"


def _may_be_link(opener: str) -> bool:
    """True if an opener with something behind it may be a link of Markdown."""
    return opener.startswith("[") and opener.endswith("]")


def _opener(text: str) -> str:
    return re.escape(text) + (r"(?=[^(\[:])" if _may_be_link(text) else "")


def _tag_begun(names: Sequence[str], word: str) -> str:
    return (
        rf"(?:/?(?ai:{_begun(*names)})|/(?:{word}[ \t]{{0,3}})?"
        rf"|{word}(?:{_ATTRIBUTE}){{0,4}}(?:{_ATTRIBUTE_BEGUN})?)"
    )


ALL = Marks(NAMES, BRACKETS.items(), channels=True)
"""Every mark that is known."""


@lru_cache(maxsize=32)
def marks_of(text: str) -> Marks:
    """The set that `text` names in pairs (`thinking_pairs`); all marks where it names none."""
    pairs = pairs_in(text)
    names: list[str] = []
    brackets: list[tuple[str, str]] = []
    channels = False
    for opener, closer in pairs:
        tag = _TAG.fullmatch(opener)
        if opener.startswith(_CHANNEL):
            channels = True
        elif tag and closer.lower() == f"</{tag[1]}>".lower():
            names.append(tag[1].lower())
        else:
            brackets.append((opener, closer))
    return Marks(names, brackets, channels=channels) if pairs else ALL
