"""The marks that models put around thinking in the text of a reply, as a table.

named tags      ``<think>`` … ``</think>``, with attributes, in any case
brackets        ``[THINK]`` … ``[/THINK]`` (Mistral), ``◁think▷`` … ``◁/think▷`` (Kimi),
                ``<|begin_of_thought|>`` … ``<|end_of_thought|>``
channels        ``<|channel|>analysis<|message|>`` … ``<|end|>`` (harmony, of gpt-oss); the
                headings of ``final`` and of ``commentary`` are left out of the answer
tool calls      ``<minimax:tool_call>``, no thinking either, but found in the same way

One table serves every server: a stored reply does not know what server it came from, and each
mark stands for nothing else at the start of a line. Every pattern is bounded, so that looking
for a mark at the end of a text costs the same however long that is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

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


_NAME = f"(?ai:{'|'.join(sorted(NAMES, key=len, reverse=True))})"
_ATTRIBUTE = (
    r"[ \t]{1,3}[\w:.-]{1,30}[ \t]{0,3}=[ \t]{0,3}"
    r"""(?:"[^"<>\n]{0,60}"|'[^'<>\n]{0,60}'|[^\s"'<>=]{1,60})"""
)
_TAG = rf"{_NAME}(?:{_ATTRIBUTE}){{0,4}}[ \t]{{0,3}}>"
_CLOSING_TAG = rf"/{_NAME}[ \t]{{0,3}}>"
_TAG_BEGUN = (
    rf"(?:/?(?ai:{_begun(*NAMES)})|/(?:{_NAME}[ \t]{{0,3}})?"
    rf"|{_NAME}(?:{_ATTRIBUTE}){{0,4}}"
    r"(?:[ \t]{1,3}(?:[\w:.-]{1,30}[ \t]{0,3}(?:=[ \t]{0,3}"
    r"""(?:"[^"<>\n]{0,60}|'[^'<>\n]{0,60}|[^\s"'<>=]{1,60})?)?)?)?)"""
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

_BEGINNINGS = ("<", "[", "◁")
"""Every mark begins with one of these."""
# Found in two steps, as `re` runs to the first characters at once where they are literal.
_MAY_BEGIN = re.compile(r"<(?=[/|tTrRmMsS])|\[(?=/?T)|◁(?=/?t)")
_MARK = re.compile(
    rf"(?P<heading>{_HEADING})|(?P<end>{_END})|(?P<call>{_CALL})"
    rf"|(?P<opener><{_TAG}|\[THINK\](?=[^(\[:])|◁think▷|<\|begin_of_thought\|>)"
    rf"|(?P<closer><{_CLOSING_TAG}|\[/THINK\]|◁/think▷|<\|end_of_thought\|>)"
)
_UNFINISHED = re.compile(
    rf"(?:<{_TAG_BEGUN}?|{_HEADING_BEGUN}|{_END_BEGUN}|\[THINK\]"
    rf"|{_begun(_CALL, *BRACKETS, *BRACKETS.values())})\Z"
)
_WORD = re.compile(f"</?({_NAME})")
_OPENING_OF = {closer: opener for opener, closer in BRACKETS.items()}


def may_begin(text: str) -> bool:
    """True if a mark could begin in `text`: far faster to tell than by a pattern."""
    return any(character in text for character in _BEGINNINGS)


def mark_in(text: str, at: int) -> Mark | None:
    """The first whole mark in `text` from `at` on."""
    for beginning in _MAY_BEGIN.finditer(text, at):
        if found := _MARK.match(text, beginning.start()):
            return _mark(found)
    return None


def mark_at(text: str, at: int) -> Mark | None:
    """The mark that begins at `at`."""
    found = _MARK.match(text, at)
    return _mark(found) if found else None


def _mark(found: re.Match[str]) -> Mark:
    text = found[0]
    if found["heading"]:
        kind = Kind.OPENER if _THOUGHT in text else Kind.HEADING
        return Mark(kind, _HARMONY, *found.span())
    if found["end"]:
        return Mark(Kind.END, _HARMONY, *found.span())
    if found["call"]:
        return Mark(Kind.CALL, text, *found.span())
    kind = Kind.OPENER if found["opener"] else Kind.CLOSER
    if word := _WORD.match(text):
        return Mark(kind, word[1].lower(), *found.span())
    return Mark(kind, _OPENING_OF.get(text, text), *found.span())


def unfinished_mark(text: str, at: int) -> int:
    """The place at which the end of `text` begins that may become a mark."""
    found = _UNFINISHED.search(text, max(at, len(text) - LONGEST))
    return found.start() if found else len(text)


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


def is_closer(text: str) -> bool:
    """True if `text` is a closing mark and nothing else."""
    found = _MARK.fullmatch(text)
    return bool(found and found["closer"])


def _dress(closer: str) -> Dress:
    return Dress(re.compile(re.escape(closer)), re.compile(rf"{_begun(closer)}\Z"), closer)


def _named(name: str) -> Dress:
    word = re.escape(name)
    return Dress(
        re.compile(rf"</(?ai:{word})[ \t]{{0,3}}>"),
        re.compile(rf"<(?:/(?:(?ai:{_begun(name)})|(?ai:{word})[ \t]{{0,3}})?)?\Z"),
        f"</{name}>",
    )


DRESSES = {
    **{name: _named(name) for name in NAMES},
    **{opener: _dress(closer) for opener, closer in BRACKETS.items()},
    # A channel ends, too, where the next one begins.
    _HARMONY: Dress(
        re.compile(rf"{_END}|(?={_HEADING})"),
        re.compile(rf"(?:{_END_BEGUN}|{_HEADING_BEGUN})\Z"),
        "<|end|>",
    ),
}
"""The dresses by the name of their marks."""
