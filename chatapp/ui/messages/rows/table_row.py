"""Table rows: each line is a row of its own, so that a long table costs only what is seen."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from chatapp.ui.messages.rows.buttons import fill
from chatapp.ui.messages.rows.formulas import bare
from chatapp.ui.messages.rows.row import Brush, Row, thumb
from chatapp.ui.messages.rows.row_specs import Face, LineSpec, Run, Style
from chatapp.ui.messages.rows.text_lines import shown
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.theme.theme import Space

SAMPLED = 200
"""Lines whose cells decide how wide the columns are."""
_CELLS = 1500
"""Cells, too."""
_WIDEST = 24
"""Widest natural column, in average characters times `_UNIT`."""
_UNIT = 2
_STEP = 3
"""Average characters by which columns are wider or narrower: while a cell grows, they seldom
move."""
_SHORT = 100
"""Characters of a cell that may fit a line."""
_NARROWEST = 8
_MEASURED = 400
"""Characters of a cell that its column's width depends on."""


class Columns:
    """The widths that the lines of one table share, and how far they are scrolled."""

    def __init__(self, first: int = 0) -> None:
        self.first = first
        """The row of its first line."""
        self.lines: list[LineSpec] = []
        """Those that decide how wide the columns are."""
        self.widths: list[int] = []
        self.room = 0
        self.away = 0
        """The distance they are scrolled away from the first column."""
        self.rtl = False
        """True if the first column stands on the right."""
        self.waiting = False
        """True if a formula that they depend on is still to be drawn."""
        self._look: TextStyle | None = None
        self._measured: list[list[tuple[float, float]]] = []
        """The widths of the cells of the first lines, and of the longest word in each."""
        self._counted = 0
        """So many of these lines have no wider cells than ..."""
        self._widest: list[tuple[float, float]] = []
        """... these."""

    def take(self, begin: int, lines: Iterable[LineSpec]) -> None:
        """Take over the table's lines from `begin` on; the first of all are kept."""
        if begin > len(self.lines):
            return
        cells = sum(len(line.cells) for line in self.lines[:begin])
        old, self.lines = self.lines, self.lines[:begin]
        for line in lines:
            if len(self.lines) >= SAMPLED or cells >= _CELLS:
                break
            self.lines.append(line)
            cells += len(line.cells)
        same = begin
        while same < min(len(old), len(self.lines)) and old[same] == self.lines[same]:
            same += 1
        del self._measured[same:]
        if same < self._counted:
            self._counted, self._widest = 0, []

    def fit(self, look: TextStyle, room: int) -> bool:
        """Choose widths for `room`; True when they differ from before."""
        if look is not self._look or self.waiting:
            self._look = look
            self._measured.clear()
            self._counted, self._widest = 0, []
        self.waiting = False
        own, turned = self.lines[0].rtl if self.lines else None, self.rtl
        self.rtl = look.mirrored if own is None else own
        if len(self._measured) < len(self.lines):
            self._measure(look)
        # The last line may still grow.
        for line in self._measured[self._counted : -1]:
            self._widest = _wider(self._widest, line)
        self._counted = max(len(self._measured) - 1, 0)
        most = _wider(self._widest, self._measured[-1]) if self._measured else []
        pad = 2 * Space.M + 2
        widest, step = look.average * _WIDEST * _UNIT, look.average * _STEP
        full = [min(math.ceil(n / step) * step, widest) + pad for n, _ in most]
        least = [
            min(f, max(min(w, widest / 2) + pad, look.average * _NARROWEST + pad))
            for f, (_, w) in zip(full, most, strict=True)
        ]
        if sum(full) > room:
            spare = max(room - sum(least), 0.0)
            wish = sum(f - low for f, low in zip(full, least, strict=True)) or 1.0
            full = [
                low + (f - low) * min(spare / wish, 1.0) for f, low in zip(full, least, strict=True)
            ]
        widths = [int(f) for f in full]
        changed = (widths, room, self.rtl) != (self.widths, self.room, turned)
        self.widths, self.room = widths, room
        self.away = min(self.away, self.beyond)
        return changed

    def _measure(self, look: TextStyle) -> None:
        """Measure the lines that were not."""
        for line in self.lines[len(self._measured) :]:
            metrics = look.bold_metrics if line.header else look.body_metrics
            self._measured.append([self._cell(cell, look, metrics) for cell in line.cells])

    def _cell(
        self, cell: tuple[Run, ...], look: TextStyle, metrics: QFontMetricsF
    ) -> tuple[float, float]:
        wide = word = 0.0
        for run in cell:
            used = look.code_metrics if run.face & Face.CODE else metrics
            used = look.bold_metrics if run.face & Face.BOLD else used
            if (drawn := _drawn(run, look)) is not None:
                wide += drawn
                word = max(word, drawn)
                continue
            self.waiting = self.waiting or _awaited(run, look)
            text = shown(run)[:_MEASURED]
            longest = max(text.split(), key=len, default="")
            wide += used.horizontalAdvance(text)
            word = max(word, used.horizontalAdvance(longest))
        return wide, word

    @property
    def x(self) -> int:
        """The width of them that is hidden on the left."""
        return self.beyond - self.away if self.rtl else self.away

    @x.setter
    def x(self, hidden: int) -> None:
        self.away = self.beyond - hidden if self.rtl else hidden

    @property
    def total(self) -> int:
        return sum(self.widths)

    @property
    def beyond(self) -> int:
        return max(0, self.total - self.room)


def _wider(
    most: list[tuple[float, float]], line: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """For each column the greater widths of both."""
    both = zip_longest(most, line, fillvalue=(0.0, 0.0))
    return [(max(a, c), max(b, d)) for (a, b), (c, d) in both]


def _drawn(run: Run, look: TextStyle) -> float | None:
    """The width of a formula or image that is drawn."""
    if run.image and look.pictures is not None:
        inset = look.pictures.inset(run.image, look.average * _WIDEST * _UNIT)
        return inset.width if inset else None
    if not run.face & Face.MATH or look.formulas is None:
        return None
    tex, display = bare(run.text)
    ink = look.formulas.ink(tex, display=display)
    return ink.width * look.formula_size(Style.BODY) if ink else None


def _awaited(run: Run, look: TextStyle) -> bool:
    """True if the run is a formula that is still to be drawn."""
    if not run.face & Face.MATH or look.formulas is None:
        return False
    tex, display = bare(run.text)
    return look.formulas.waiting(tex, display=display)


def _fits(cell: tuple[Run, ...], look: TextStyle, room: int, *, strong: bool) -> bool:
    """True if a cell's text surely is one line of the usual height: what is cheap to know."""
    if len(cell) != 1:
        return not cell
    (run,) = cell
    text = run.text
    if run.face & ~Face.BOLD or run.image or len(text) > _SHORT:
        return False
    metrics = look.bold_metrics if strong or run.face else look.body_metrics
    return text.isascii() and text.isprintable() and metrics.horizontalAdvance(text) + 1 <= room


class LineRow(Row):
    """A line of a table. Of cells whose text surely fits a line, only what is seen is set."""

    __slots__ = ("_cells", "_look", "_made_for", "_rooms", "_set_of", "_starts", "columns", "last")
    spec: LineSpec

    def __init__(self, spec: LineSpec, columns: Columns, tone: str = "text") -> None:
        super().__init__(spec, tone)
        self.columns = columns
        self.last = False
        self._look: TextStyle | None = None
        self._cells: list[Typeset | None] = []
        self._set_of: LineSpec | None = None
        """The line whose cells were set ..."""
        self._made_for: tuple[object, ...] = ()
        """... and all that their looks depend on besides the widths of their columns."""
        self._rooms: list[int] = []
        self._starts: list[int] = []

    def _bar(self) -> int:
        return Space.M if self.last and self.columns.beyond else 0

    def estimate(self, look: TextStyle, width: int) -> int:
        return self.top + look.line(Style.BODY) + 2 * Space.S

    def lay_out(self, look: TextStyle, width: int) -> None:
        if self.columns.waiting:
            self.columns.fit(look, self.columns.room)
        self._look = look
        columns, spec = self.columns, self.spec
        made_for = (look, columns.rtl, spec.aligns, spec.header)
        before = self._cells if made_for == self._made_for and not self.waiting else []
        old, rooms = self._set_of.cells if self._set_of is not None else (), self._rooms
        self._made_for, self._set_of = made_for, spec
        self._cells, self._starts = [], []
        self._rooms = [self._room(i) for i in range(len(spec.cells))]
        tallest, at = look.line(Style.BODY), 0
        for i, cell in enumerate(spec.cells):
            made = before[i] if i < len(before) and i < len(old) and old[i] == cell else None
            if made is not None and rooms[i] != self._rooms[i] and not self._stays(i, made):
                made = None
            if made is None and not _fits(cell, look, self._rooms[i], strong=spec.header):
                made = self._set(i, look)
            self._cells.append(made)
            self._starts.append(at)
            at += sum(len(run.text) for run in cell) + 1
            tallest = max(tallest, made.height if made is not None else 0)
        self.height = self.top + tallest + 2 * Space.S + self._bar()
        self.changed_from, self.laid = 0, True

    def _room(self, i: int) -> int:
        """The width that the text of a cell may have."""
        return self.columns.widths[i] - 2 * Space.M if i < len(self.columns.widths) else 1

    def _stays(self, i: int, made: Typeset) -> bool:
        """True if a cell that was set is set alike in a column of another width."""
        left = not self.columns.rtl and not made.rtl and self._align(i) in {"", "left"}
        return left and len(made.lines) == 1 and made.natural < self._rooms[i]

    def _align(self, i: int) -> str:
        return self.spec.aligns[i] if i < len(self.spec.aligns) else ""

    def _set(self, i: int, look: TextStyle) -> Typeset:
        runs = self.spec.cells[i]
        if self.spec.header:
            runs = tuple(Run(r.text, r.face | Face.BOLD, r.link) for r in runs)
        align = self._align(i) or ("right" if self.columns.rtl else "")
        return Typeset(
            runs, look, self._room(i), tone=self.tone, align=align, neutral=self.columns.rtl
        )

    def _cell(self, i: int) -> Typeset:
        """The text of a cell, set."""
        made = self._cells[i]
        if made is None:
            assert self._look is not None, "laid out"
            made = self._cells[i] = self._set(i, self._look)
        return made

    def drop(self) -> None:
        self._cells, self._starts, self._set_of = [], [], None
        self.laid = False

    @property
    def waiting(self) -> bool:
        return self.columns.waiting or any(
            cell is not None and cell.waiting for cell in self._cells
        )

    def _lefts(self) -> list[float]:
        """The left edge of the text of each cell, from the first column on."""
        columns, lefts, x = self.columns, list[float](), 0
        origin = self._area().left() - columns.x + Space.M
        for i in range(len(self._cells)):
            width = columns.widths[i] if i < len(columns.widths) else 1
            lefts.append(origin + (columns.total - x - width if columns.rtl else x))
            x += width
        return lefts

    def _between(self, left: float, right: float) -> Iterator[tuple[int, float]]:
        """The cells that reach into this stretch, and where the text of each begins."""
        for i, at in enumerate(self._lefts()):
            if at - Space.M < right and at + self._room(i) + Space.M > left:
                yield i, at

    def _area(self) -> QRectF:
        """The rectangle in which the cells are seen."""
        columns, left = self.columns, self.lead
        width = min(columns.total, columns.room)
        if columns.rtl:
            left += columns.room - width
        return QRectF(left, self.top, width, self.height - self._bar() - self.top)

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        look, room, area = brush.look, self.columns.room, self._area()
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        seen = area.intersected(brush.clip)
        for i, left in self._between(seen.left(), seen.right()):
            if not self.spec.cells[i]:
                continue
            cell, start = self._cell(i), self._starts[i]
            length = sum(len(run.text) for run in cell.runs)
            chosen = None
            if brush.selected:
                low = max(brush.selected[0] - start, 0)
                high = brush.selected[1] - start
                chosen = (low, min(high, length)) if high > low and low < length else None
            at = QPointF(left, self.top + Space.S)
            marks = tuple(
                m._replace(start=m.start - start, end=m.end - start)
                for m in brush.marks
                if start <= m.start < start + length
            )
            cell.paint(painter, at, brush._replace(selected=chosen, marks=marks))
        painter.restore()
        if self.spec.header or not self.last:
            colour = look.colour.border_strong if self.spec.header else look.colour.border
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), colour)
        bar = thumb(self.columns.x, room, self.columns.beyond)
        if self.last and bar:
            rect = QRectF(self.lead + bar[0], area.bottom() + Space.XS, bar[1], Space.XS)
            fill(painter, rect, look.colour.quote_bar, Space.XS / 2)

    def _cell_at(self, point: QPointF) -> tuple[int, QPointF] | None:
        lefts = self._lefts()
        if not lefts:
            return None
        before = [i for i, left in enumerate(lefts) if left - Space.M <= point.x()]
        leftmost = min(range(len(lefts)), key=lefts.__getitem__)
        i = max(before, key=lefts.__getitem__, default=leftmost)
        return i, QPointF(point.x() - lefts[i], point.y() - self.top - Space.S)

    def offset_at(self, point: QPointF) -> int:
        found = self._cell_at(point)
        if found is None:
            return 0
        return self._starts[found[0]] + self._cell(found[0]).offset_at(found[1])

    def boxes(self, start: int, end: int) -> list[QRectF]:
        made: list[QRectF] = []
        lefts = self._lefts()
        low = max(bisect_right(self._starts, start) - 1, 0)
        for i in range(low, bisect_left(self._starts, end)):
            at, first = QPointF(lefts[i], self.top + Space.S), self._starts[i]
            boxes = self._cell(i).boxes(max(start - first, 0), end - first)
            made += [b.translated(at) for b in boxes]
        return made

    def link_at(self, point: QPointF) -> str:
        found = self._cell_at(point)
        return self._cell(found[0]).link_at(found[1]) if found else ""

    def bar_area(self) -> QRectF:
        if not self._bar():
            return QRectF()
        return QRectF(self.lead, self.height - self._bar(), self.columns.room, self._bar())

    def scroll_range(self) -> int:
        return self.columns.beyond

    def scroll_to(self, x: int) -> None:
        self.columns.x = min(max(x, 0), self.columns.beyond)

    def scrolled(self) -> int:
        return self.columns.x
