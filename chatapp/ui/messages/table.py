"""A table: each line a row of its own, so that three thousand lines cost what is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from chatapp.ui.messages.buttons import fill
from chatapp.ui.messages.code import thumb
from chatapp.ui.messages.formulas import bare
from chatapp.ui.messages.look import Look
from chatapp.ui.messages.row import Brush, Row
from chatapp.ui.messages.specs import Face, LineSpec, Run, Style
from chatapp.ui.messages.typeset import Typeset, shown
from chatapp.ui.theme import Space

SAMPLED = 200
"""Lines whose cells decide how wide the columns are."""
_WIDEST = 24
"""Widest natural column, in average characters times `_UNIT`."""
_UNIT = 2
_NARROWEST = 8
_MEASURED = 400
"""Characters of a cell that its column's width depends on."""


class Columns:
    """The widths that the lines of one table share, and how far they are scrolled."""

    def __init__(self) -> None:
        self.lines: list[LineSpec] = []
        self.widths: list[int] = []
        self.room = 0
        self.x = 0
        self.waiting = False
        """Whether a formula that they depend on is still to be drawn."""

    def fit(self, look: Look, room: int) -> bool:
        """Choose widths for `room`; True when they differ from before."""
        self.waiting = False
        natural: list[float] = []
        words: list[float] = []
        plain = QFontMetricsF(look.font(Style.BODY))
        strong = QFont(look.font(Style.BODY))
        strong.setWeight(QFont.Weight.Bold)
        bold = QFontMetricsF(strong)
        for line in self.lines[:SAMPLED]:
            metrics = bold if line.header else plain
            for i, cell in enumerate(line.cells):
                if i == len(natural):
                    natural.append(0.0)
                    words.append(0.0)
                wide = 0.0
                for run in cell:
                    used = look.code_metrics if run.face & Face.CODE else metrics
                    used = bold if run.face & Face.BOLD else used
                    if (drawn := _drawn(run, look)) is not None:
                        wide += drawn
                        words[i] = max(words[i], drawn)
                        continue
                    self.waiting = self.waiting or _awaited(run, look)
                    text = shown(run)[:_MEASURED]
                    longest = max(text.split(), key=len, default="")
                    wide += used.horizontalAdvance(text)
                    words[i] = max(words[i], used.horizontalAdvance(longest))
                natural[i] = max(natural[i], wide)
        pad = 2 * Space.M + 2
        widest = look.average * _WIDEST * _UNIT
        full = [min(n, widest) + pad for n in natural]
        least = [
            min(f, max(min(w, widest / 2) + pad, look.average * _NARROWEST + pad))
            for f, w in zip(full, words, strict=True)
        ]
        if sum(full) > room:
            spare = max(room - sum(least), 0.0)
            wish = sum(f - low for f, low in zip(full, least, strict=True)) or 1.0
            full = [
                low + (f - low) * min(spare / wish, 1.0) for f, low in zip(full, least, strict=True)
            ]
        widths = [int(f) for f in full]
        changed = widths != self.widths or room != self.room
        self.widths, self.room = widths, room
        self.x = min(self.x, self.beyond)
        return changed

    @property
    def total(self) -> int:
        return sum(self.widths)

    @property
    def beyond(self) -> int:
        return max(0, self.total - self.room)


def _drawn(run: Run, look: Look) -> float | None:
    """The width of a formula or image that is drawn."""
    if run.image and look.pictures is not None:
        inset = look.pictures.inset(run.image, look.average * _WIDEST * _UNIT)
        return inset.width if inset else None
    if not run.face & Face.MATH or look.formulas is None:
        return None
    tex, display = bare(run.text)
    ink = look.formulas.ink(tex, display=display)
    return ink.width * look.formula_size(Style.BODY) if ink else None


def _awaited(run: Run, look: Look) -> bool:
    """Whether the run is a formula that is still to be drawn."""
    if not run.face & Face.MATH or look.formulas is None:
        return False
    tex, display = bare(run.text)
    return look.formulas.waiting(tex, display=display)


class LineRow(Row):
    """One line of a table."""

    __slots__ = ("_cells", "_starts", "columns", "last")
    spec: LineSpec

    def __init__(self, spec: LineSpec, columns: Columns, tone: str = "text") -> None:
        super().__init__(spec, tone)
        self.columns = columns
        self.last = False
        self._cells: list[Typeset] = []
        self._starts: list[int] = []

    def _bar(self) -> int:
        return Space.M if self.last and self.columns.beyond else 0

    def estimate(self, look: Look, width: int) -> int:
        return self.top + look.line(Style.BODY) + 2 * Space.S

    def lay_out(self, look: Look, width: int) -> None:
        if self.columns.waiting:
            self.columns.fit(look, self.columns.room)
        self._cells, self._starts = [], []
        tallest, at = look.line(Style.BODY), 0
        for i, cell in enumerate(self.spec.cells):
            room = self.columns.widths[i] - 2 * Space.M if i < len(self.columns.widths) else 1
            runs = cell
            if self.spec.header:
                runs = tuple(Run(r.text, r.face | Face.BOLD, r.link) for r in cell)
            align = self.spec.aligns[i] if i < len(self.spec.aligns) else ""
            made = Typeset(runs, look, room, tone=self.tone, align=align)
            self._cells.append(made)
            self._starts.append(at)
            at += sum(len(run.text) for run in cell) + 1
            tallest = max(tallest, made.height)
        self.height = self.top + tallest + 2 * Space.S + self._bar()
        self.laid = True

    def drop(self) -> None:
        self._cells = []
        self.laid = False

    @property
    def waiting(self) -> bool:
        return self.columns.waiting or any(cell.waiting for cell in self._cells)

    def _lefts(self) -> list[float]:
        lefts: list[float] = []
        x = float(self.indent - self.columns.x)
        for i in range(len(self._cells)):
            lefts.append(x + Space.M)
            x += self.columns.widths[i] if i < len(self.columns.widths) else 1
        return lefts

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        look, room = brush.look, self.columns.room
        width = min(self.columns.total, room)
        bottom = self.height - self._bar()
        area = QRectF(self.indent, self.top, width, bottom - self.top)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        for i, (left, cell) in enumerate(zip(self._lefts(), self._cells, strict=True)):
            chosen = None
            if brush.selected:
                low = max(brush.selected[0] - self._starts[i], 0)
                high = brush.selected[1] - self._starts[i]
                length = sum(len(run.text) for run in cell.runs)
                chosen = (low, min(high, length)) if high > low and low < length else None
            at = QPointF(left, self.top + Space.S)
            start = self._starts[i]
            length = sum(len(run.text) for run in cell.runs)
            marks = tuple(
                m._replace(start=m.start - start, end=m.end - start)
                for m in brush.marks
                if start <= m.start < start + length
            )
            cell.paint(painter, at, brush._replace(selected=chosen, marks=marks))
        painter.restore()
        if self.spec.header or not self.last:
            colour = look.colour.border_strong if self.spec.header else look.colour.border
            painter.fillRect(QRectF(self.indent, bottom - 1, width, 1), colour)
        bar = thumb(self.columns.x, room, self.columns.beyond)
        if self.last and bar:
            rect = QRectF(self.indent + bar[0], bottom + Space.XS, bar[1], Space.XS)
            fill(painter, rect, look.colour.quote_bar, Space.XS / 2)

    def _cell_at(self, point: QPointF) -> tuple[int, QPointF] | None:
        lefts = self._lefts()
        for i in range(len(lefts) - 1, -1, -1):
            if point.x() >= lefts[i] - Space.M or i == 0:
                return i, QPointF(point.x() - lefts[i], point.y() - self.top - Space.S)
        return None

    def offset_at(self, point: QPointF) -> int:
        found = self._cell_at(point)
        if found is None:
            return 0
        return self._starts[found[0]] + self._cells[found[0]].offset_at(found[1])

    def boxes(self, start: int, end: int) -> list[QRectF]:
        made: list[QRectF] = []
        for left, cell, first in zip(self._lefts(), self._cells, self._starts, strict=True):
            at = QPointF(left, self.top + Space.S)
            made += [b.translated(at) for b in cell.boxes(max(start - first, 0), end - first)]
        return made

    def link_at(self, point: QPointF) -> str:
        found = self._cell_at(point)
        return self._cells[found[0]].link_at(found[1]) if found else ""

    def bar_area(self) -> QRectF:
        if not self._bar():
            return QRectF()
        return QRectF(self.indent, self.height - self._bar(), self.columns.room, self._bar())

    def scroll_range(self) -> int:
        return self.columns.beyond

    def scroll_to(self, x: int) -> None:
        self.columns.x = min(max(x, 0), self.columns.beyond)

    def scrolled(self) -> int:
        return self.columns.x
