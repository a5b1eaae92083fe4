"""Text as models write it, the same for the same seed."""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate

_TEXT = (
    "the a of to and in is that for it as with on by this are be or from at which you can "
    "time value list when each message order first result function number between system "
    "answer because however simple example network window memory process language question "
    "Straße naïve 速度 λόγος"
)
_WORDS = tuple(_TEXT.split())
_CODE = (
    "def combine(left: list[int], right: list[int]) -> list[int]:",
    '    """Both, in order."""',
    "    merged = sorted(left + right, key=lambda number: -number)",
    "    for index, value in enumerate(merged):",
    '        print(f"{index}: {value!r}")  # what comes out',
    "    return [value for value in merged if value % 3 == 0]",
    "",
)


def markdown(size: int, seed: int) -> str:
    """`size` characters of prose, headings, lists, code and tables."""
    chance = random.Random(seed)
    blocks: list[str] = []
    length = 0
    while length < size:
        block = _block(chance)
        blocks.append(block)
        length += len(block) + 2
    return "\n\n".join(blocks)[:size]


def of_kind(kind: str, size: int) -> str:
    """`size` characters that are all one open block: prose, list, table, code or formula."""
    chance = random.Random(size)
    first, line, between = {
        "prose": ("", lambda: _sentences(chance, 4), "\n\n"),
        "list": ("", lambda: f"- {_sentences(chance, 1)}", "\n"),
        "table": (
            "| what | more of it | how many |\n|---|---|--:|\n",
            lambda: f"| {_phrase(chance, 2)} | {_phrase(chance, 5)} | {chance.randint(1, 999)} |",
            "\n",
        ),
        "code": ("```python\n", lambda: chance.choice(_CODE), "\n"),
        "formula": ("", lambda: f"{_phrase(chance, 5)} {_formula(chance)}", ", "),
    }[kind]
    made = first
    while len(made) < size:
        made += line() + between
    return made[:size]


def _formula(chance: random.Random) -> str:
    power = chance.randint(2, 99)
    return rf"$\frac{{a^{power} + b_{power}}}{{\sqrt{{c - {chance.randint(2, 99)}}}}}$"


def words(count: int, seed: int) -> str:
    """A short line without any marks."""
    chance = random.Random(seed)
    return " ".join(chance.choice(_WORDS) for _ in range(count))


def _block(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.60:
        return _sentences(chance, chance.randint(2, 6))
    if kind < 0.70:
        return f"## {_phrase(chance, 4).capitalize()}"
    if kind < 0.84:
        return "\n".join(f"- {_sentences(chance, 1)}" for _ in range(chance.randint(3, 7)))
    if kind < 0.94:
        lines = [chance.choice(_CODE) for _ in range(chance.randint(4, 24))]
        return "\n".join(["```python", *lines, "```"])
    rows = [f"| {_phrase(chance, 2)} | {chance.randint(1, 999)} |" for _ in range(6)]
    return "\n".join(["| what | how many |", "|---|--:|", *rows])


def _phrase(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(count))


def _sentences(chance: random.Random, count: int) -> str:
    made: list[str] = []
    for _ in range(count):
        sentence = _phrase(chance, chance.randint(6, 18)).capitalize()
        mark = chance.random()
        if mark < 0.15:
            sentence += f" **{_phrase(chance, 2)}**"
        elif mark < 0.3:
            sentence += f" `{chance.choice(_WORDS)}()`"
        made.append(sentence + ".")
    return " ".join(made)


_BEGINNINGS = (
    "ba be bi bo ca ce ch co da de di do en er es fa fe fi ga ge go ha he hi in is it ka ke ki la "
    "le li lo ma me mi mo na ne ni no on or pa pe pi po qu ra re ri ro sa se si so ta te ti to tra "
    "un ur va ve vi vo wa we wi xi ya yo za ze zo"
)
_SYLLABLES = _BEGINNINGS.split()
_IDEOGRAPHS = "".join(map(chr, range(0x4E00, 0x4E00 + 1500)))
_VOCABULARY = 30_000


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Words, the first of them real, and their frequencies summed up: as in any language."""
    chance = random.Random(7)
    made = list(_WORDS)
    known = set(made)
    while len(made) < _VOCABULARY:
        word = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5)))
        if word not in known:
            known.add(word)
            made.append(word)
    return tuple(made), tuple(accumulate(1 / (rank + 3) for rank in range(len(made))))


def prose(size: int, chance: random.Random) -> str:
    """About `size` characters; every tenth text has sentences in Chinese characters."""
    known, frequencies = vocabulary()
    said = chance.choices(known, cum_weights=frequencies, k=max(size // 7, 1))
    if chance.random() < 0.1:
        for at in range(0, len(said), 6):
            # The first are by far the most frequent, as they are among people.
            said[at] = "".join(
                _IDEOGRAPHS[int(len(_IDEOGRAPHS) * chance.random() ** 3)] for _ in range(8)
            )
    for at in range(12, len(said), 13):
        said[at] += ".\n\n" if at % 5 == 0 else "."
    return " ".join(said)
