"""Parts of set text: slabs of Qt's layout, lines, and formulas drawn within them."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine

from chatapp.core.invisible import visible
from chatapp.ui.messages.rows.formulas import Ink
from chatapp.ui.messages.rows.pictures import Inset
from chatapp.ui.messages.rows.row_specs import Face, Run
from chatapp.ui.messages.rows.utf16 import Units

PLACE = "x"
"""The letter that stands for a drawn formula in Qt's text, so that lines break around it."""
_HIDDEN = str.maketrans(
    {"\0": "\ufffd", **{chr(c): "\ufffd" for c in range(0xD800, 0xE000)}, "\r": " "}
)


def drawable(text: str) -> str:
    """`text` with what Qt cannot take (NUL, lone surrogates) replaced, one for one."""
    return text.translate(_HIDDEN)


def shown(run: Run) -> str:
    """The drawn text of `run`, one for one: in code and links what hides is seen."""
    return drawable(visible(run.text) if run.link or run.face & Face.CODE else run.text)


def x_of(line: QTextLine, offset: int) -> float:
    """The x at which the character `offset` begins."""
    # WORKAROUND (PySide6, QTextLine.cursorToX, seen with 6.11.3): it returns the offset, too, and
    # its annotations do not say so.
    return cast("tuple[float, int]", line.cursorToX(offset))[0]


@dataclass(slots=True)
class Slab:
    """A window of the text, with its layout."""

    start: int
    layout: QTextLayout
    units: Units
    piece: str
    lines: list[Line] = field(default_factory=list["Line"])

    def unit(self, offset: int) -> int:
        """Qt's number for a character of the whole text."""
        return self.units.to_qt(offset - self.start)

    def character(self, unit: int) -> int:
        """The character of the whole text that Qt calls `unit`."""
        return self.start + self.units.from_qt(unit)


@dataclass(slots=True)
class Line:
    """A line of set text: its characters, and where it stands."""

    start: int
    end: int
    slab: Slab
    line: QTextLine
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A formula or image within the text, from `start` to `end`, at a size in pixels."""

    start: int
    end: int
    ink: Ink | Inset
    size: float


def with_places(piece: str, start: int, inks: list[Drawn]) -> str:
    """`piece`, which begins at `start`, with one letter in the place of each formula."""
    parts: list[str] = []
    at = 0
    for drawn in inks:
        parts += [piece[at : drawn.start - start], PLACE]
        at = drawn.end - start
    return "".join(parts) + piece[at:]


def space_for(slab: Slab, drawn: Drawn, font: QFont) -> QTextLayout.FormatRange:
    """The format that makes a formula's place as wide as the formula, and invisible."""
    made = QTextLayout.FormatRange()
    made.start, made.length = slab.unit(drawn.start), 1
    spaced = QFont(font)
    width = drawn.ink.width * drawn.size - QFontMetricsF(font).horizontalAdvance(PLACE)
    spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, width)
    look = QTextCharFormat()
    look.setFont(spaced)
    look.setForeground(Qt.GlobalColor.transparent)
    made.format = look
    return made


def beyond(inks: list[Drawn], baseline: float, height: int) -> tuple[int, int]:
    """The height by which the formulas of a line reach out of it, above and below."""
    above = below = 0
    for drawn in inks:
        above = max(above, math.ceil(drawn.ink.ascent * drawn.size + 1 - baseline))
        below = max(below, math.ceil(drawn.ink.descent * drawn.size + 1 - height + baseline))
    return above, below


def shown_code(text: str) -> str:
    """`text` with what hides or cannot be drawn replaced, one for one; copying takes `text`."""
    return visible(drawable(text))


def wrap(code: str, start: int, end: int, columns: int) -> int:
    """The place to break a line of `code` from `start` to `end` to fit so many columns."""
    if end - start <= columns and code[start:end].isascii() and "\t" not in code[start:end]:
        return end
    used = 0
    for at in range(start, end):
        char = code[at]
        if char == "\t":
            used += 4 - used % 4
        elif not unicodedata.combining(char):
            used += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used > columns:
            # After a space, where there is one near.
            space = code.rfind(" ", start + columns // 2, at)
            return space + 1 if space > 0 else max(at, start + 1)
    return end


def alike(
    before: Sequence[Run], now: Sequence[Run], inks_before: list[Drawn], inks: list[Drawn]
) -> int:
    """Count the characters at the beginning that look as they did."""
    same = 0
    for old, new in zip(before, now, strict=False):
        if old != new:
            if (old.face, old.link) == (new.face, new.link) and not new.image:
                same += 0 if new.face & Face.MATH else common(old.text, new.text)
            break
        same += len(new.text)
    for old, new in zip_longest(inks_before, inks):
        if old != new:
            return min(same, *(drawn.start for drawn in (old, new) if drawn is not None))
    return same


def unchanged(before: Sequence[Line], now: Sequence[Line], same: int) -> int:
    """Find the y down to which lines look as they did, if `same` characters do."""
    y = 0
    for old, new in zip(before, now, strict=False):
        moved = (old.start, old.end, old.y, old.height) != (new.start, new.end, new.y, new.height)
        if new is not old and (moved or new.end > same):
            break
        y = new.y + new.height
    return y


def common(one: str, other: str) -> int:
    """Count the characters that two texts begin with alike."""
    if other.startswith(one):
        return len(one)
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
