"""Parts of set text: slabs of Qt's layout, lines, and formulas drawn within them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import zip_longest
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from chatapp.core.invisible import visible
from chatapp.ui.messages.rows.formulas import Ink
from chatapp.ui.messages.rows.pictures import Inset
from chatapp.ui.messages.rows.row_specs import Face, Run, Style
from chatapp.ui.messages.rows.text_style import PLACE, TextStyle
from chatapp.ui.messages.rows.utf16 import Units

_HIDDEN = str.maketrans(
    {"\0": "\ufffd", **{chr(c): "\ufffd" for c in range(0xD800, 0xE000)}, "\r": " "}
)
_HIDES = re.compile("[\0\r\ud800-\udfff]")

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def turns(text: str) -> bool:
    """True if any of it runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def drawable(text: str) -> str:
    """`text` with what Qt cannot take (NUL, lone surrogates) replaced, one for one."""
    # Beyond ASCII looking is many times cheaper than translating.
    return text.translate(_HIDDEN) if text.isascii() or _HIDES.search(text) else text


def shown(run: Run) -> str:
    """The drawn text of `run`, one for one: in code and links what hides is seen."""
    return drawable(visible(run.text) if run.link or run.face & Face.CODE else run.text)


def x_of(line: QTextLine, offset: int) -> float:
    """The x at which the character `offset` begins."""
    # WORKAROUND (PySide6, QTextLine.cursorToX, seen with 6.11.3): it returns the offset, too, and
    # its annotations do not say so.
    return cast("tuple[float, int]", line.cursorToX(offset))[0]


_MEASURED = 300
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    r"\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
"""Characters of about two columns."""


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


def option_for(align: str, *, rtl: bool) -> QTextOption:
    """The way in which Qt breaks and aligns the lines of a text."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    right = align == "right" or (rtl and not align)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    if align == "center":
        side = Qt.AlignmentFlag.AlignHCenter
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return option


def with_places(piece: str, start: int, inks: list[Drawn]) -> str:
    """`piece`, which begins at `start`, with one letter in the place of each formula."""
    parts: list[str] = []
    at = 0
    for drawn in inks:
        parts += [piece[at : drawn.start - start], PLACE]
        at = drawn.end - start
    return "".join(parts) + piece[at:]


def space_for(slab: Slab, drawn: Drawn, look: TextStyle, style: Style) -> QTextLayout.FormatRange:
    """The format that makes a formula's place as wide as the formula, and invisible."""
    made = QTextLayout.FormatRange()
    made.start, made.length = slab.unit(drawn.start), 1
    made.format = look.place(style, drawn.ink.width * drawn.size)
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


def widest(lines: Sequence[str], look: TextStyle) -> float:
    """The width of the widest of these lines of code. Of very many only those are measured that
    have the most columns: each takes its time."""
    if len(lines) > _MEASURED:
        columns = map(len, _WIDE.sub("xx", "\n".join(lines)).split("\n"))
        lines = [line for _, line in nlargest(_MEASURED, zip(columns, lines, strict=True))]
    return max(map(look.code_metrics.horizontalAdvance, lines), default=0)


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


def same_runs(before: Sequence[Run], now: Sequence[Run]) -> int:
    """Count the runs at the beginning that are as they were."""
    same = 0
    for old, new in zip(before, now, strict=False):
        if old is not new and old != new:
            break
        same += 1
    return same


def alike(before: Sequence[Run], now: Sequence[Run]) -> int:
    """Count the characters that two texts begin with and that look alike; their first runs are
    different."""
    if not before or not now:
        return 0
    old, new = before[0], now[0]
    if (old.face, old.link) != (new.face, new.link) or new.image or new.face & Face.MATH:
        return 0
    return common(old.text, new.text)


def drawn_alike(before: list[Drawn], now: list[Drawn], same: int) -> int:
    """Of the `same` first characters, count those up to the first formula drawn otherwise."""
    for old, new in zip_longest(before, now):
        if old is not new and old != new:
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
