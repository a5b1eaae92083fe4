"""Running text: a paragraph, a heading, a list item's line, laid out and painted."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine, QTextOption

from chatapp.ui.messages.buttons import fill
from chatapp.ui.messages.flow import Face, Run, Style, TextSpec
from chatapp.ui.messages.look import LEVEL_WIDTH, TINTS, Look
from chatapp.ui.messages.row import Brush, Row
from chatapp.ui.theme import Radius, Space

WINDOW = 2000
"""Characters given to Qt at once: its line breaking takes quadratic time without spaces."""
_FIRST_STRONG = 400
_HIDDEN = str.maketrans(
    {"\0": "\ufffd", **{chr(c): "\ufffd" for c in range(0xD800, 0xE000)}, "\r": " "}
)


def drawable(text: str) -> str:
    """`text` with what Qt cannot take (NUL, lone surrogates) replaced, one for one."""
    return text.translate(_HIDDEN)


def right_to_left(text: str) -> bool:
    """Whether the first strong letter of `text` belongs to a right-to-left script."""
    for char in text[:_FIRST_STRONG]:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return False
        if kind in {"R", "AL"}:
            return True
    return False


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    slab: int
    line: QTextLine
    y: int
    height: int


class Typeset:
    """Runs of text set in lines of one width; line breaking in linear time for any text."""

    __slots__ = ("_bidi", "_boxes", "_slabs", "_starts", "height", "lines", "natural", "runs")

    def __init__(
        self,
        runs: tuple[Run, ...],
        look: Look,
        width: int,
        style: Style = Style.BODY,
        tone: str = "text",
        align: str = "",
    ) -> None:
        self.runs = runs
        text = drawable("".join(run.text for run in runs))
        rtl = right_to_left(text)
        self._bidi = rtl or (any(ord(c) >= 0x590 for c in text) and _mixed(text))
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
        self._slabs: list[tuple[int, QTextLayout]] = []
        self.lines: list[_Line] = []
        self.height = 0
        self.natural = 0.0
        self._set(text, look, max(width, 1), style, tone, option)
        self._starts = [line.start for line in self.lines]
        self._boxes = self._code_boxes()

    def _set(
        self, text: str, look: Look, width: int, style: Style, tone: str, option: QTextOption
    ) -> None:
        font, lowest = look.font(style), look.line(style)
        start = 0
        while True:
            piece = text[start : start + WINDOW]
            last = start + len(piece) >= len(text)
            layout = QTextLayout(piece, font)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            layout.setFormats(self._formats(look, start, len(piece), style, tone))
            slab = len(self._slabs)
            self._slabs.append((start, layout))
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
                line.setPosition(QPointF(0, self.height + (height - line.height()) // 2))
                begin = start + line.textStart()
                end = begin + line.textLength()
                self.lines.append(_Line(begin, end, slab, line, self.height, height))
                self.height += height
                self.natural = max(self.natural, line.naturalTextWidth())
            layout.endLayout()
            if last or not made:
                break
            start = self.lines[-1].end
        if not self.lines:
            self.height = lowest

    def _formats(
        self, look: Look, start: int, length: int, style: Style, tone: str
    ) -> list[QTextLayout.FormatRange]:
        formats: list[QTextLayout.FormatRange] = []
        at = 0
        for run in self.runs:
            begin, end = max(at, start), min(at + len(run.text), start + length)
            at += len(run.text)
            if begin >= end:
                continue
            made = QTextLayout.FormatRange()
            made.start, made.length = begin - start, end - begin
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
            base = self._slabs[line.slab][0]
            low, high = max(start, line.start), min(end, line.end)
            if low >= high:
                continue
            steps = range(low, high) if self._bidi else (low,)
            left = right = None
            for step in steps:
                stop = step + 1 if self._bidi else high
                a, b = sorted((self._x(line, step - base), self._x(line, stop - base)))
                if left is not None and right is not None and a <= right + 0.5 and b >= left - 0.5:
                    left, right = min(left, a), max(right, b)
                else:
                    if left is not None and right is not None:
                        boxes.append(QRectF(left, line.y, right - left, line.height))
                    left, right = a, b
            if left is not None and right is not None:
                boxes.append(QRectF(left, line.y, right - left, line.height))
        return boxes

    @staticmethod
    def _x(line: _Line, offset: int) -> float:
        found = line.line.cursorToX(offset)
        return found[0] if isinstance(found, tuple) else found

    def offset_at(self, point: QPointF) -> int:
        """The offset of the character boundary nearest to `point`."""
        if not self.lines or point.y() < 0:
            return 0
        line = self.lines[bisect_right(self.lines, point.y(), key=lambda n: n.y) - 1]
        offset = self._slabs[line.slab][0] + line.line.xToCursor(point.x())
        return min(offset, line.end)

    def character_at(self, point: QPointF) -> int | None:
        """The offset of the character drawn under `point`."""
        if point.y() < 0:
            return None
        for line in self.lines:
            if line.y <= point.y() < line.y + line.height:
                base = self._slabs[line.slab][0]
                rect = line.line.naturalTextRect()
                if not rect.left() <= point.x() <= rect.right():
                    return None
                on = QTextLine.CursorPosition.CursorOnCharacter
                return base + line.line.xToCursor(point.x(), on)
        return None

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
        for box in self._boxes:
            fill(painter, box.translated(at), brush.look.colour.code_header, Radius.S / 2)
        if brush.selected:
            for box in self.boxes(*brush.selected):
                painter.fillRect(box.translated(at), brush.look.colour.selection)
        clip = brush.clip
        if len(self._slabs) == 1 and len(self.lines) < 60:
            self._slabs[0][1].draw(painter, at)
            return
        for line in self.lines:
            top = line.y + at.y()
            if top + line.height > clip.top() and top < clip.bottom():
                line.line.draw(painter, at)


def _mixed(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in {"R", "AL"} for c in text)


class TextRow(Row):
    """A paragraph in its levels, with its marker."""

    __slots__ = ("_marker_font", "_rtl", "_set")
    spec: TextSpec

    def __init__(self, spec: TextSpec, tone: str = "text") -> None:
        super().__init__(spec, tone)
        self._set: Typeset | None = None
        self._rtl = False

    @property
    def _colour(self) -> str:
        return TINTS[self.spec.tint] if self.spec.tint else self.tone

    def estimate(self, look: Look, width: int) -> int:
        room = max(width - self.indent, LEVEL_WIDTH)
        per_line = max(int(room / look.average), 1)
        lines = sum(1 + len(part) // per_line for part in self.text.split("\u2028"))
        return self.top + lines * look.line(self.spec.style)

    def lay_out(self, look: Look, width: int) -> None:
        room = max(width - self.indent, LEVEL_WIDTH)
        self._rtl = right_to_left(self.text)
        self._set = Typeset(self.spec.runs, look, room, self.spec.style, self._colour)
        self.height = self.top + self._set.height
        self.laid = True

    def drop(self) -> None:
        self._set = None
        self.laid = False

    @property
    def natural(self) -> float:
        """The width the text needs at most, once laid out."""
        return self.indent + self._set.natural if self._set else 0.0

    def _origin(self) -> QPointF:
        return QPointF(0 if self._rtl else self.indent, self.top)

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        if self._set is None:
            return
        if self.spec.marker:
            self._paint_marker(painter, brush)
        self._set.paint(painter, self._origin(), brush)

    def _paint_marker(self, painter: QPainter, brush: Brush) -> None:
        look, style = brush.look, self.spec.style
        painter.setFont(QFont(look.font(style)))
        painter.setPen(look.token("text_quiet"))
        line = self._set.lines[0].height if self._set and self._set.lines else look.line(style)
        if self._rtl:
            left = brush.width - self.indent + Space.XS
            side = Qt.AlignmentFlag.AlignLeft
        else:
            left = self.indent - 2 * LEVEL_WIDTH - Space.XS
            side = Qt.AlignmentFlag.AlignRight
        box = QRectF(left, self.top, 2 * LEVEL_WIDTH - Space.XS, line)
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, self.spec.marker)

    def offset_at(self, point: QPointF) -> int:
        return self._set.offset_at(point - self._origin()) if self._set else 0

    def link_at(self, point: QPointF) -> str:
        return self._set.link_at(point - self._origin()) if self._set else ""
