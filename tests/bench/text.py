"""Text as models write it, the same for the same seed."""

from __future__ import annotations

import random

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
