"""Code rows: a header with language and Copy, lines that scroll sideways, colours in slices."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, count, filterfalse
from operator import add

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.rows.buttons import Button, fill, label_width, paint_button
from chatapp.ui.messages.rows.highlighter import CodeColours
from chatapp.ui.messages.rows.row import Brush, SidewaysRow
from chatapp.ui.messages.rows.row_specs import CodeSpec
from chatapp.ui.messages.rows.text_lines import drawable, shown_code, widest, wrap, x_of
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.utf16 import Units
from chatapp.ui.theme.theme import Radius, Size, Space

CUT = 2000
"""Columns after which a line of code goes on in the next line."""
FOLDED = 40
"""Lines of a block up to which all of it is shown unasked."""
AT_ONCE = 2000
"""Characters coloured with the layout; longer code is coloured in slices."""
_CACHE = 200
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
"""Code runs to the right in every window, and so does the line above it."""


class CodeRow(SidewaysRow):
    """A block of code in its frame. Its height is exact without laying out a line."""

    __slots__ = (
        "_advance",
        "_code",
        "_counted",
        "_drawn",
        "_look",
        "_wide",
        "_width",
        "colours",
        "copied",
        "starts",
        "unfolded",
        "wrapped",
    )
    spec: CodeSpec

    def __init__(self, spec: CodeSpec, tone: str = "code_text") -> None:
        super().__init__(spec, tone)
        self.starts: list[int] = [0]
        self._counted = 0
        self._wide = 0.0
        self._drawn: dict[int, QTextLayout] = {}
        self.colours = CodeColours(spec.language)
        self._look: TextStyle | None = None
        self._code = ""
        self._width = 0
        self._advance = 0.0
        self.copied = False
        self.unfolded = False
        self.wrapped = False

    def _head(self, look: TextStyle) -> int:
        return round(look.small_metrics.height()) + 2 * Space.S

    def estimate(self, look: TextStyle, width: int) -> int:
        return self._high(look, self.text.count("\n") + 1)

    def _high(self, look: TextStyle, lines: int) -> int:
        shown, foot = lines, 0
        if lines > FOLDED:
            # What was read while it arrived is not folded away when it ends.
            self.unfolded = self.unfolded or self.spec.open
            shown = lines if self.unfolded else FOLDED
            foot = 0 if self.spec.open else Size.BUTTON
        return self.top + self._head(look) + shown * look.code_line + Space.XS + Space.L + foot

    @property
    def _shown(self) -> int:
        """The number of lines that are drawn."""
        lines = len(self.starts)
        return FOLDED if lines > FOLDED and not self.unfolded else lines

    @property
    def _foot(self) -> int:
        """The height of the button below the lines."""
        return Size.BUTTON if len(self.starts) > FOLDED and not self.spec.open else 0

    def lay_out(self, look: TextStyle, width: int) -> None:
        if look is not self._look or (self.wrapped and width != self._width):
            self._look, self._counted, self.starts, self._wide = look, 0, [0], 0.0
            self._drawn.clear()
        before = self._width, self._x, self.wrapped, self.turned, bool(self.scroll_range())
        named = bool(self._code)
        self._width = width
        code = shown_code(self.text)
        if not code.startswith(self._code[: self._counted]):
            self._counted, self.starts, self._wide = 0, [0], 0.0
        kept = len(self.starts) - 1 if self.starts[-1] <= self._counted else 0
        grown = code.startswith(self._code)
        self._code = code
        self._count(look)
        if self.colours.language != self.spec.language:
            # Its name, too, came letter by letter.
            self.colours = CodeColours(self.spec.language)
            self._drawn.clear()
        if self.spec.open:
            self.colours.grow(code)
        recoloured = len(code) <= AT_ONCE and self.colours.at_once(code, growing=self.spec.open)
        anew = self.colours.language != self.spec.language or recoloured or not grown
        if not anew and not self.wrapped:
            for number in [n for n in self._drawn if n >= kept]:
                del self._drawn[number]
        else:
            self._drawn.clear()
        self.height = self._high(look, len(self.starts))
        self._x = min(self._x, self.scroll_range())
        self.laid = True
        now = width, self._x, self.wrapped, self.turned, bool(self.scroll_range())
        if anew or before != now or named != bool(code):
            self.changed_from = 0
        else:
            kept = min(kept, self._shown)
            below = int(self._body().top()) + kept * look.code_line
            self.changed_from = min(self.changed_from, below)

    def _count(self, look: TextStyle) -> None:
        """Find the lines after those counted; the last one may have grown."""
        code, starts = self._code, self.starts
        self._advance = look.code_metrics.horizontalAdvance("0")
        columns = max(int(self._body().width() / self._advance), 8) if self.wrapped else CUT
        del starts[bisect_right(starts, self._counted) :]
        while len(starts) > 1 and code[starts[-1] - 1 : starts[-1]] != "\n":
            starts.pop()
        at = starts[-1]
        rest = code[at:]
        lines = rest.split("\n")
        if not self.wrapped and len(max(lines, key=len)) <= CUT:
            starts.extend(map(add, accumulate(map(len, lines[:-1])), count(at + 1)))
            spread = rest.expandtabs(4).split("\n") if "\t" in rest else lines
        else:
            spread = self._cut(columns)
        self._counted = starts[-1]
        plain = max(map(len, filter(str.isascii, spread)), default=0) * self._advance
        others = () if rest.isascii() else list(filterfalse(str.isascii, spread))
        self._wide = max(self._wide, plain, widest(others, look))

    def _cut(self, columns: int) -> list[str]:
        """The lines from the last start on, each cut where it is too long, its tabs spread."""
        code, made, at = self._code, list[str](), self.starts[-1]
        while True:
            stop = code.find("\n", at)
            end = len(code) if stop < 0 else stop
            end = wrap(code, at, end, columns) if self.wrapped else min(end, at + CUT)
            made.append(code[at:end].expandtabs(4))
            if end >= len(code):
                return made
            at = end + 1 if code[end] == "\n" else end
            self.starts.append(at)

    def drop(self) -> None:
        self._drawn.clear()
        self.colours.drop()
        self._code, self.starts, self._counted, self._wide = "", [0], 0, 0.0
        self.laid = False

    def colour(self, until: float) -> bool:
        """Highlight until the clock reads `until` (`time.perf_counter`); True when done."""
        if not self.laid:
            return True
        done, changed = self.colours.work(self._code, until)
        if changed:
            self._drawn.clear()
        return done

    @property
    def coloured(self) -> bool:
        return self.colours.complete(self._code, growing=self.spec.open)

    @property
    def pausing(self) -> bool:
        """True if highlighting anew must wait for its share of the time."""
        return self.colours.pauses(self._code)

    @property
    def waits(self) -> bool:
        """True if `colour` would do nothing now."""
        return self.colours.waits(self._code)

    @property
    def touched(self) -> bool:
        return self.unfolded or self.wrapped or self.copied or bool(self._x)

    def _box(self) -> QRectF:
        return QRectF(self.lead, self.top, self._width - self.indent, self.height - self.top)

    def _body(self) -> QRectF:
        head = self._head(self._look) if self._look else 0
        return self._box().adjusted(Space.L, head + Space.XS, -Space.L, -Space.L - self._foot)

    def copy_button(self) -> Button:
        """The Copy button, in the row's coordinates."""
        look, box = self._look, self._box()
        label = tr("Copied") if self.copied else tr("Copy")
        if look is None:
            return Button(tr("Copy code"), "copy", QRectF())
        widest = max(map(look.small_metrics.horizontalAdvance, (tr("Copied"), tr("Copy"))))
        width = widest + 2 * Space.M + Space.L
        rect = QRectF(
            box.right() - width - Space.XS,
            box.top() + Space.XS,
            width,
            self._head(look) - 2 * Space.XS,
        )
        return Button(tr("Copy code"), "copy", rect, label=label, icon="copy")

    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        look, box, body = brush.look, self._box(), self._body()
        head = self._head(look)
        fill(painter, box, look.colour.code_surface, Radius.M)
        # The name of a language comes letter by letter, too: it is there with the first code.
        if brush.clip.top() < body.top() and (self._code or not self.spec.open):
            painter.setFont(look.small)
            painter.setPen(look.colour.text_quiet)
            painter.drawText(
                QRectF(box.left() + Space.L, box.top(), box.width() / 2, head),
                _LEFT,
                drawable(self.spec.language)[:40] or "text",
            )
        for button in self.buttons() if not brush.live and self._shows_button(brush) else ():
            over = brush.hover is not None and button.rect.contains(brush.hover)
            paint_button(painter, button, look, over=over)
        painter.save()
        painter.setClipRect(body.adjusted(-Space.S, 0, Space.S, 0), Qt.ClipOperation.IntersectClip)
        first = max(int((brush.clip.top() - body.top()) // look.code_line), 0)
        last = min(int((brush.clip.bottom() - body.top()) // look.code_line) + 1, self._shown)
        for mark in brush.marks:
            if first <= self._line_of(mark.start) < last:
                for place in self.boxes(mark.start, mark.end):
                    mark.paint(painter, place, look)
        for number in range(first, last):
            self._paint_line(painter, brush, number, body)
        painter.restore()
        self._paint_bar(painter, look, box, body)

    def _shows_button(self, brush: Brush) -> bool:
        """True if any of its buttons may be in what is painted: above the lines, or below."""
        body = self._body()
        return brush.clip.top() < body.top() or (
            bool(self._foot) and brush.clip.bottom() > body.bottom()
        )

    def _end(self, number: int) -> int:
        if number + 1 == len(self.starts):
            return len(self._code)
        end = self.starts[number + 1]
        return end - 1 if self._code[end - 1] == "\n" else end

    def _paint_line(self, painter: QPainter, brush: Brush, number: int, body: QRectF) -> None:
        look = brush.look
        y = body.top() + number * look.code_line
        layout = self._line(number, look)
        if brush.selected:
            low, high = brush.selected
            start, end = self.starts[number], self._end(number)
            if low <= end and high > start:
                line = layout.lineAt(0)
                units = Units(self._code[start:end])
                a = x_of(line, units.to_qt(max(low - start, 0)))
                b = x_of(line, units.to_qt(min(high, end) - start))
                b += self._advance / 2 if high > end else 0
                painter.fillRect(
                    QRectF(body.left() - self._x + a, y, b - a, look.code_line),
                    look.colour.selection,
                )
        layout.draw(painter, QPointF(body.left() - self._x, y))

    def _line(self, number: int, look: TextStyle) -> QTextLayout:
        found = self._drawn.get(number)
        if found is not None:
            return found
        start, end = self.starts[number], self._end(number)
        layout = QTextLayout(self._code[start:end], look.code_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTabStopDistance(4 * self._advance)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(self._formats(look, start, end))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        line.setPosition(QPointF(0, (look.code_line - line.height()) // 2))
        layout.endLayout()
        if len(self._drawn) >= _CACHE:
            self._drawn.pop(next(iter(self._drawn)))
        self._drawn[number] = layout
        return layout

    def _formats(self, look: TextStyle, start: int, end: int) -> list[QTextLayout.FormatRange]:
        units = Units(self._code[start:end])
        plain = QTextLayout.FormatRange()
        plain.start, plain.length = 0, units.to_qt(end - start)
        plain.format = look.code_format("plain")
        formats = [plain]
        for low, high, kind in self.colours.between(start, end):
            made = QTextLayout.FormatRange()
            made.start = units.to_qt(low - start)
            made.length = units.to_qt(high - start) - made.start
            made.format = look.code_format(kind)
            formats.append(made)
        return formats

    def _paint_bar(self, painter: QPainter, look: TextStyle, box: QRectF, body: QRectF) -> None:
        top = box.bottom() - self._foot - Space.S
        self.paint_thumb(painter, look, QPointF(body.left(), top), body.width())

    def offset_at(self, point: QPointF) -> int:
        look, body = self._look, self._body()
        if look is None or point.y() < body.top():
            return 0
        number = int((point.y() - body.top()) // look.code_line)
        if number >= self._shown:
            return self._end(self._shown - 1)
        line = self._line(number, look).lineAt(0)
        unit = line.xToCursor(point.x() - body.left() + self._x)
        start, end = self.starts[number], self._end(number)
        return start + Units(self._code[start:end]).from_qt(unit)

    def _line_of(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        look, body = self._look, self._body()
        made: list[QRectF] = []
        if look is None or not self.laid:
            return made
        for number in range(self._line_of(start), self._line_of(max(end - 1, start)) + 1):
            low, high = self.starts[number], self._end(number)
            line = self._line(number, look).lineAt(0)
            units = Units(self._code[low:high])
            a = x_of(line, units.to_qt(max(start, low) - low))
            b = x_of(line, units.to_qt(max(min(end, high) - low, 0)))
            top = body.top() + number * look.code_line
            made.append(QRectF(body.left() - self._x + a, top, b - a, look.code_line))
        return made

    def buttons(self) -> list[Button]:
        look, box = self._look, self._box()
        if look is None:
            return []
        copy = self.copy_button()
        made = [copy]
        if self.wrapped or self.scroll_range():
            width = label_width(look, tr("Wrap"), icon=False)
            at = copy.rect.left() - width - Space.XS
            rect = QRectF(at, copy.rect.top(), width, copy.rect.height())
            made.insert(0, Button(tr("Wrap lines"), "wrap", rect, tr("Wrap"), checked=self.wrapped))
        if self._foot:
            lines = self._code.count("\n") + 1
            if self.unfolded:
                label = tr("Show less")
            else:
                label = tr("Show all %n lines|Show all %n lines", "", lines)
            width = label_width(look, label, icon=False)
            left = max(box.center().x() - width / 2, box.left())
            rect = QRectF(left, box.bottom() - self._foot, width, self._foot - Space.XS)
            made.append(Button(label, "fold", rect, label))
        return made

    def press(self, verb: str) -> bool:
        if verb == "wrap":
            self.wrapped = not self.wrapped
            self._x, self._counted, self.starts, self._wide = 0, 0, [0], 0.0
        elif verb == "fold":
            self.unfolded = not self.unfolded
        else:
            return False
        return True

    def reveal(self, offset: int) -> bool:
        hidden = not self.unfolded and self.text.count("\n", 0, offset) >= FOLDED
        self.unfolded = self.unfolded or hidden
        return hidden

    def bar_area(self) -> QRectF:
        body, box = self._body(), self._box()
        if not self.scroll_range():
            return QRectF()
        return QRectF(body.left(), box.bottom() - self._foot - Space.M, body.width(), Space.M)

    def scroll_range(self) -> int:
        return max(0, round(self._wide - self._body().width()))
