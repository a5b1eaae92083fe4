"""Typesetting: runs of text broken into lines, with formulas within, and painted.

Qt breaks a text without spaces in quadratic time, so it gets the text in windows of `WINDOW`
characters, each a `Slab` with its own `QTextLayout`. The last line of a window may be short for
want of text: it is dropped, and the next window begins with its text. A text that has grown
takes over the windows of its earlier state (`before`) whose text and looks are the same. A
formula that can be drawn stands in Qt's text as one letter (`PLACE`) whose format makes it as
wide as the drawing; lines with tall formulas get more height. Offsets are characters of the
runs, Qt's are UTF-16 units: each slab translates (`Units`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextLayout, QTextLine, QTextOption

from chatapp.ui.messages.rows.buttons import fill
from chatapp.ui.messages.rows.direction import right_to_left
from chatapp.ui.messages.rows.formulas import AWAITED, Ink, bare
from chatapp.ui.messages.rows.row import Brush
from chatapp.ui.messages.rows.row_specs import Face, Run, Style
from chatapp.ui.messages.rows.text_lines import (
    Drawn,
    Line,
    Slab,
    alike,
    beyond,
    drawn_alike,
    option_for,
    same_runs,
    shown,
    space_for,
    turns,
    unchanged,
    with_places,
    x_of,
)
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.utf16 import Units
from chatapp.ui.theme.theme import Radius

# WORKAROUND (Qt, QTextLayout::createLine, seen with 6.11.3): quadratic time without spaces.
WINDOW = 2000
"""Characters given to Qt at once."""
_OPEN = 4
"""Lines of the last window that are set again with each word."""
_FEW = 300
_SHRUNK = 0.7
"""The smallest scale at which a formula within text is drawn to fit its line."""
_LATIN = Face.CODE | Face.MATH


class Typeset:
    """Runs of text set in lines of one width; line breaking in linear time for any text."""

    __slots__ = (
        "_bidi",
        "_boxes",
        "_drawn",
        "_key",
        "_parts",
        "_slabs",
        "_starts",
        "_tone",
        "height",
        "lines",
        "natural",
        "rtl",
        "runs",
        "same_to",
        "waiting",
    )

    def __init__(
        self,
        runs: tuple[Run, ...],
        look: TextStyle,
        width: int,
        style: Style = Style.BODY,
        *,
        tone: str = "text",
        align: str = "",
        neutral: bool | None = None,
        before: Typeset | None = None,
    ) -> None:
        """`before` is an earlier state of the same text: what did not change is taken over.

        Text without a letter runs to the left if `neutral`; by default as the window does.
        """
        self.runs = runs
        stay = same_runs(before.runs, runs) if before is not None else 0
        parts = [shown(run) for run in runs[stay:]]
        if before is not None:
            parts[:0] = before._parts[:stay]
        self._parts = parts
        text = "".join(parts)
        otherwise = look.mirrored if neutral is None else neutral
        # Of prose, where there is any: code and formulas are Latin in every language.
        prose = (p for p, r in zip(parts, runs, strict=True) if not r.face & _LATIN)
        self.rtl = rtl = right_to_left(chain(prose, (text,)), neutral=otherwise)
        self._bidi = rtl or turns(text)
        option = option_for(align, rtl=rtl)
        self.waiting = False
        """True if a formula in it is still to be drawn, or an image may come or go."""
        self._tone = tone
        self._key = (look, width, style, tone, align, rtl)
        if before is not None and before._key != self._key:
            before, stay = None, 0
        self._drawn = self._inks(look, max(width, 1), style, before, stay)
        self._slabs: list[Slab] = []
        self.lines: list[Line] = []
        self.height = 0
        self.natural = 0.0
        self.same_to = 0
        """The y down to which it looks as `before` did."""
        same = 0
        if before is not None:
            text_same = sum(map(len, parts[:stay])) + alike(before.runs[stay:], runs[stay:])
            same = drawn_alike(before._drawn, self._drawn, text_same)
            self._take_over(before, same, few=len(text) - same < _FEW)
        self._set(text, look, max(width, 1), style, option, tone=tone)
        if before is not None and same:
            self.same_to = unchanged(before.lines, self.lines, same)
        self._starts = [line.start for line in self.lines]
        self._boxes = self._code_boxes()

    def _inks(
        self, look: TextStyle, width: int, style: Style, before: Typeset | None, stay: int
    ) -> list[Drawn]:
        """The formulas that can be drawn, and the images that were loaded; the text of
        others stands for them, and of a formula that does not fit a line. The first runs are
        as `before`: if nothing in it waited, so are their formulas."""
        found: list[Drawn] = []
        at = 0
        if before is None or before.waiting:
            stay = 0
        else:
            at = sum(map(len, self._parts[:stay]))
            found += before._drawn[: bisect_left(before._drawn, at, key=lambda d: d.start)]
        for run in self.runs[stay:]:
            end = at + len(run.text)
            if run.image and look.pictures is not None:
                self.waiting = True
                inset = look.pictures.inset(run.image, width)
                if inset is not None:
                    found.append(Drawn(at, end, inset, 1.0))
            elif run.face & Face.MATH and look.formulas is not None:
                tex, display = bare(run.text)
                ink = look.formulas.ink(tex, display=display)
                size = look.formula_size(style)
                if ink is None and look.formulas.waiting(tex, display=display):
                    self.waiting, ink = True, AWAITED
                if ink is None:
                    pass  # it cannot be drawn: its source stands for it
                elif (fit := min(size, width / ink.width)) >= size * _SHRUNK:
                    found.append(Drawn(at, end, ink, fit))
            at = end
        return found

    def _set(
        self,
        text: str,
        look: TextStyle,
        width: int,
        style: Style,
        option: QTextOption,
        *,
        tone: str,
    ) -> None:
        font, lowest = look.font(style), look.line(style)
        start = self.lines[-1].end if self.lines else 0
        while True:
            piece = text[start : self._whole(start + WINDOW)]
            last = start + len(piece) >= len(text)
            inks = [d for d in self._drawn if start <= d.start < start + len(piece)]
            layout = QTextLayout(with_places(piece, start, inks), font)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            slab = Slab(
                start,
                layout,
                Units(piece, [(d.start - start, d.end - start) for d in inks]),
                piece,
            )
            formats = self._formats(look, slab, len(piece), style, tone)
            layout.setFormats([*formats, *(space_for(slab, d, look, style) for d in inks)])
            self._slabs.append(slab)
            layout.beginLayout()
            made: list[QTextLine] = []
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                made.append(line)
            # The last line of a window may be short for want of text: it goes to the next.
            if not last and len(made) > 1:
                made.pop()
            for line in made:
                height = max(lowest, round(line.height()))
                begin = slab.character(line.textStart())
                end = slab.character(line.textStart() + line.textLength())
                top = (height - line.height()) // 2
                here = [d for d in inks if begin <= d.start < end]
                above, below = beyond(here, top + line.ascent(), height)
                height += above + below
                line.setPosition(QPointF(0, self.height + top + above))
                placed = Line(begin, end, slab, line, self.height, height)
                self.lines.append(placed)
                slab.lines.append(placed)
                self.height += height
                self.natural = max(self.natural, line.naturalTextWidth())
            layout.endLayout()
            if last or not made:
                break
            start = self.lines[-1].end
        if not self.lines:
            self.height = lowest

    def _whole(self, end: int) -> int:
        """`end`, or the end of the formula that stands there."""
        return next((d.end for d in self._drawn if d.start < end < d.end), end)

    def _take_over(self, before: Typeset, same: int, *, few: bool) -> None:
        """Take over the lines of an earlier state that stay as they are.

        What comes behind a line can change it as far as the word at the beginning of the next:
        the last two lines are set again, and all of the last window while it is small, or
        where more than a few characters came: windows that are full take less memory.
        """
        lines = before.lines
        keep = bisect_right(lines, same, key=lambda line: line.end) - 2
        opened = len(before._slabs[-1].lines) if before._slabs else 0
        if self._bidi or before._bidi or opened <= _OPEN or not few:
            keep = min(keep, len(lines) - opened)
        if keep <= 0:
            return
        self.lines = lines[:keep]
        last = self.lines[-1]
        for slab in before._slabs:
            if slab.start < last.end:
                self._slabs.append(slab)
        del last.slab.lines[last.slab.lines.index(last) + 1 :]
        self.height = last.y + last.height
        self.natural = before.natural

    def _formats(
        self, look: TextStyle, slab: Slab, length: int, style: Style, tone: str
    ) -> list[QTextLayout.FormatRange]:
        formats: list[QTextLayout.FormatRange] = []
        start, ends = slab.start, list(accumulate(map(len, self._parts)))
        first = bisect_right(ends, start)
        at = ends[first - 1] if first else 0
        for run in self.runs[first:]:
            begin, end = max(at, start), min(at + len(run.text), start + length)
            at += len(run.text)
            if begin >= end:
                break
            made = QTextLayout.FormatRange()
            made.start = slab.unit(begin)
            made.length = slab.unit(end) - made.start
            made.format = look.format(run.face, bool(run.link), style, tone)
            formats.append(made)
        return formats

    def _code_boxes(self) -> list[QRectF]:
        boxes: list[QRectF] = []
        at = 0
        for run in self.runs:
            if run.face & Face.CODE:
                boxes += [
                    box.adjusted(-2, 2, 2, -2)
                    for box in self.boxes(at, at + len(run.text))
                    if box.width() > 0
                ]
            at += len(run.text)
        return boxes

    def line_at(self, offset: int) -> int:
        """The number of the line that holds `offset`."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Rectangles behind the text from `start` to `end`, one or more a line."""
        if start >= end or not self.lines:
            return []
        boxes: list[QRectF] = []
        for line in self.lines[self.line_at(start) : self.line_at(end) + 1]:
            slab = line.slab
            low, high = max(start, line.start), min(end, line.end)
            if low >= high:
                continue
            steps = range(low, high) if self._bidi else (low,)
            left = right = None
            for step in steps:
                stop = step + 1 if self._bidi else high
                a, b = sorted((x_of(line.line, slab.unit(step)), x_of(line.line, slab.unit(stop))))
                if left is not None and right is not None and a <= right + 0.5 and b >= left - 0.5:
                    left, right = min(left, a), max(right, b)
                else:
                    if left is not None and right is not None:
                        boxes.append(QRectF(left, line.y, right - left, line.height))
                    left, right = a, b
            if left is not None and right is not None:
                boxes.append(QRectF(left, line.y, right - left, line.height))
        return boxes

    def offset_at(self, point: QPointF) -> int:
        """The offset of the character boundary nearest to `point`."""
        if not self.lines or point.y() < 0:
            return 0
        line = self.lines[bisect_right(self.lines, point.y(), key=lambda n: n.y) - 1]
        offset = line.slab.character(line.line.xToCursor(self._aim(line, point.x())))
        return min(offset, line.end)

    def character_at(self, point: QPointF) -> int | None:
        """The offset of the character drawn under `point`."""
        if point.y() < 0:
            return None
        for line in self.lines:
            if line.y <= point.y() < line.y + line.height:
                rect = line.line.naturalTextRect()
                if not rect.left() <= point.x() <= rect.right():
                    return None
                on = QTextLine.CursorPosition.CursorOnCharacter
                return line.slab.character(line.line.xToCursor(self._aim(line, point.x()), on))
        return None

    def _aim(self, line: Line, x: float) -> float:
        """The x at which Qt is to be asked for what is at `x`."""
        # WORKAROUND (Qt, QTextLine::xToCursor, seen with 6.11.3): in a line that runs to the left
        # it forgets the space at which the line was broken.
        if not self.rtl:
            return x
        slab = line.slab
        text = slab.piece[line.start - slab.start : line.end - slab.start]
        end = line.end - len(text) + len(text.rstrip())
        return x + x_of(line.line, slab.unit(end)) - x_of(line.line, slab.unit(line.end))

    def link_at(self, point: QPointF) -> str:
        """The target of the link under `point`, or empty."""
        offset = self.character_at(point)
        if offset is None:
            return ""
        for run in self.runs:
            if offset < len(run.text):
                return run.link
            offset -= len(run.text)
        return ""

    def paint(self, painter: QPainter, at: QPointF, brush: Brush) -> None:
        """Draw the lines that the clip shows, `at` the top left."""
        clip = brush.clip
        for box in (box.translated(at) for box in self._boxes):
            if box.bottom() > clip.top() and box.top() < clip.bottom():
                fill(painter, box, brush.look.colour.code_header, Radius.S / 2)
        for mark in brush.marks:
            line = self.lines[self.line_at(mark.start)] if self.lines else None
            if line is None or not clip.top() - line.height < line.y + at.y() < clip.bottom():
                continue
            for box in self.boxes(mark.start, mark.end):
                mark.paint(painter, box.translated(at), brush.look)
        if brush.selected:
            for box in self.boxes(*brush.selected):
                painter.fillRect(box.translated(at), brush.look.colour.selection)
        top, bottom = clip.top() - at.y(), clip.bottom() - at.y()
        if self._drawn:
            self._paint_formulas(painter, at, brush, top, bottom)
        if len(self._slabs) == 1 and len(self.lines) < 60 and top <= 0:
            self._slabs[0].layout.draw(painter, at)
            return
        first = bisect_right(self.lines, top, key=lambda line: line.y + line.height)
        for line in self.lines[first:]:
            if line.y >= bottom:
                break
            line.line.draw(painter, at)

    def _paint_formulas(
        self, painter: QPainter, at: QPointF, brush: Brush, top: float, bottom: float
    ) -> None:
        """Draw the formulas of the lines between `top` and `bottom`."""
        first = bisect_right(self.lines, top, key=lambda line: line.y + line.height)
        last = bisect_left(self.lines, bottom, key=lambda line: line.y)
        if first >= last:
            return
        start, end = self.lines[first].start, self.lines[last - 1].end
        colour = brush.look.token(self._tone)
        for drawn in self._drawn[bisect_left(self._drawn, start, key=lambda d: d.start) :]:
            if drawn.start >= end:
                break
            line = self.lines[self.line_at(drawn.start)]
            unit = line.slab.unit(drawn.start)
            left = min(x_of(line.line, unit), x_of(line.line, unit + 1))
            baseline = QPointF(left, line.line.position().y() + line.line.ascent())
            if isinstance(drawn.ink, Ink):
                brush.look.prints.paint(drawn.ink, painter, baseline + at, drawn.size, colour)
            else:
                drawn.ink.paint(painter, baseline + at, drawn.size, colour)
