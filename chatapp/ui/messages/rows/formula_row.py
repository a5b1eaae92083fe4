"""Formula rows: a formula on a line of its own, drawn, or its source where it cannot be."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from chatapp.core.formula import in_place_of
from chatapp.ui.messages.rows.formulas import Ink, bare
from chatapp.ui.messages.rows.row import Brush, SidewaysRow
from chatapp.ui.messages.rows.row_specs import Face, MathSpec, Run, Style
from chatapp.ui.messages.rows.text_style import LEVEL_WIDTH, TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.theme.theme import Space

_SHRUNK = 0.8
"""The smallest scale at which a formula is drawn to fit; a wider one is scrolled sideways."""


class MathRow(SidewaysRow):
    """The formula; its text is its source."""

    __slots__ = (
        "_ink",
        "_left",
        "_room",
        "_set",
        "_size",
        "_waiting",
    )
    spec: MathSpec

    def __init__(self, spec: MathSpec, tone: str = "text") -> None:
        super().__init__(spec, tone)
        self._ink: Ink | None = None
        self._set: Typeset | None = None
        self._size = 0.0
        self._left = 0.0
        self._room = 0
        self._waiting = False

    @property
    def touched(self) -> bool:
        return bool(self._x)

    def estimate(self, look: TextStyle, width: int) -> int:
        return self.top + max(self.text.count("\n") + 1, 2) * look.line(Style.BODY)

    def lay_out(self, look: TextStyle, width: int) -> None:
        self._room = max(width - self.indent, LEVEL_WIDTH)
        self._ink, self._set, self._waiting = None, None, False
        tex, display = bare(self.spec.source)
        if look.formulas is not None and not self.spec.open:
            self._ink = look.formulas.ink(tex, display=display)
            self._waiting = look.formulas.waiting(tex, display=display)
        if self._ink is None:
            awaited = self._waiting or (self.spec.open and look.formulas is not None)
            words = in_place_of(tex) if awaited else self.text.replace("\n", "\u2028")
            runs = (Run(words, Face.PLAIN if awaited else Face.MATH),)
            self._set = Typeset(runs, look.undrawn, self._room, tone=self.tone, neutral=False)
            self.height = self.top + self._set.height
        else:
            size = look.formula_size(Style.BODY)
            self._size = max(min(size, self._room / self._ink.width), size * _SHRUNK)
            box = self._ink.extent(self._size)
            self._left = max((self._room - box.width()) / 2, 0.0)
            bar = Space.M if self.scroll_range() else 0
            self.height = self.top + math.ceil(box.height()) + 2 * Space.XS + bar
        self._x = min(self._x, self.scroll_range())
        self.changed_from, self.laid = 0, True

    def drop(self) -> None:
        self._ink, self._set = None, None
        self.laid = False

    @property
    def waiting(self) -> bool:
        return self._waiting

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        if self._set is not None:
            self._set.paint(painter, QPointF(self.lead, self.top), brush)
        if self._ink is None:
            return
        box = self._ink.extent(self._size)
        left = self.lead + self._left - self._x
        area = QRectF(self.lead, self.top, self._room, box.height() + 2 * Space.XS)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        marked = QRectF(left, self.top, box.width(), area.height())
        for mark in brush.marks:
            mark.paint(painter, marked, brush.look)
        if brush.selected:
            painter.fillRect(marked, brush.look.colour.selection)
        baseline = QPointF(left, self.top + Space.XS - box.top())
        colour = brush.look.token(self.tone)
        brush.look.prints.paint(self._ink, painter, baseline, self._size, colour)
        painter.restore()
        at = QPointF(self.lead, area.bottom() + Space.XS)
        self.paint_thumb(painter, brush.look, at, self._room)

    def offset_at(self, point: QPointF) -> int:
        if self._set is not None:
            return self._set.offset_at(point - QPointF(self.lead, self.top))
        middle = self.lead + self._room / 2
        return 0 if point.x() < middle and point.y() < self.height else len(self.text)

    def bar_area(self) -> QRectF:
        if not self.scroll_range():
            return QRectF()
        return QRectF(self.lead, self.height - Space.M, self._room, Space.M)

    def scroll_range(self) -> int:
        wide = self._ink.width * self._size if self._ink else 0.0
        return max(0, math.ceil(wide - self._room))
