"""Draws formulas in a thread when they are first asked for, and caches them within a budget."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict, deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPainterPath, QPen

from chatapp.core.formula import Drawing, NotDrawable, Shape, draw

BUDGET = 300_000
"""Points of all outlines that are kept: about 10 MB."""
PRINTED = 6_000_000
"""Bytes of the pictures of formulas that are kept."""
_LARGEST_PRINT = 1_000_000
_MARGIN = 2
"""Pixels around a picture that softened edges may reach into."""
_FEW = 20
"""Points of outlines that are filled as fast as a picture is drawn."""
_LINGERS = 5.0
"""Seconds that the thread waits for another formula before it ends."""
_POLL_MS = 15
_MARKS = (("$$", "$$"), (r"\[", r"\]"), (r"\(", r"\)"), ("$", "$"))


@dataclass(frozen=True, slots=True)
class Ink:
    """A formula ready to paint, in units of the text's size."""

    left: float
    width: float
    ascent: float
    descent: float
    parts: tuple[tuple[QPainterPath, str, float], ...]
    """Outline, colour (empty: the text's) and width of its line (0: filled)."""
    points: int

    def paint(self, painter: QPainter, baseline: QPointF, size: float, colour: QColor) -> None:
        """Draw it from `baseline`, its left end, at a text size of `size` pixels."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(baseline)
        painter.scale(size, size)
        painter.translate(-self.left, 0)
        for path, name, stroke in self.parts:
            own = QColor(name) if name else colour
            ink = own if own.isValid() else colour
            if stroke:
                painter.strokePath(path, QPen(ink, stroke))
            else:
                painter.fillPath(path, ink)
        painter.restore()

    def extent(self, size: float) -> QRectF:
        """The rectangle it takes at a text size of `size` pixels, the baseline's left end at 0."""
        height = (self.ascent + self.descent) * size
        return QRectF(0, -self.ascent * size, self.width * size, height)


class Prints:
    """Draws formulas from pictures of them: to fill their outlines takes longer than a frame may.

    A picture is kept for each place between two pixels, so that it looks as if it were filled.
    """

    def __init__(self, budget: int = PRINTED) -> None:
        self._budget = budget
        self._bytes = 0
        self._kept: OrderedDict[tuple[object, ...], tuple[Ink, QImage, QPoint]] = OrderedDict()

    def paint(
        self, ink: Ink, painter: QPainter, baseline: QPointF, size: float, colour: QColor
    ) -> None:
        """Draw `ink` as its own `paint` does."""
        transform = painter.deviceTransform()
        ratio = transform.m11()
        even = transform.m22() == ratio and not (transform.m12() or transform.m21())
        raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if ink.points < _FEW or not (even and raster and ratio > 0):
            ink.paint(painter, baseline, size, colour)
            return
        place = transform.map(baseline)
        column, row = math.floor(place.x()), math.floor(place.y())
        within = round(place.x() - column, 3), round(place.y() - row, 3)
        key = (id(ink), size, colour.rgba(), ratio, *within)
        if (kept := self._kept.get(key)) is None:
            if (printed := _printed(ink, size * ratio, colour, QPointF(*within))) is None:
                ink.paint(painter, baseline, size, colour)
                return
            printed[0].setDevicePixelRatio(ratio)
            kept = self._keep(key, (ink, *printed))
        self._kept.move_to_end(key)
        _, image, corner = kept
        painter.save()
        painter.resetTransform()
        # What is left is the device's own: its ratio, and where a widget lies in its window.
        own, _ = painter.deviceTransform().inverted()
        painter.drawImage(own.map(QPointF(column + corner.x(), row + corner.y())), image)
        painter.restore()

    def _keep(
        self, key: tuple[object, ...], made: tuple[Ink, QImage, QPoint]
    ) -> tuple[Ink, QImage, QPoint]:
        self._kept[key] = made
        self._bytes += made[1].sizeInBytes()
        while self._bytes > self._budget and len(self._kept) > 1:
            _, (_, old, _) = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes()
        return made


def _printed(
    ink: Ink, size: float, colour: QColor, within: QPointF
) -> tuple[QImage, QPoint] | None:
    """A picture of a formula at `size` pixels, its baseline begun `within` a pixel, and where its
    corner is to be put. None if it is too large to keep."""
    area = QRectF()
    for path, _, stroke in ink.parts:
        area |= path.controlPointRect().adjusted(-stroke, -stroke, stroke, stroke)
    area.translate(-ink.left, 0)
    left = math.floor(area.left() * size + within.x()) - _MARGIN
    top = math.floor(area.top() * size + within.y()) - _MARGIN
    width = math.ceil(area.right() * size + within.x()) + _MARGIN - left
    height = math.ceil(area.bottom() * size + within.y()) + _MARGIN - top
    if 4 * width * height > _LARGEST_PRINT:
        return None
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    ink.paint(painter, within - QPointF(left, top), size, colour)
    painter.end()
    return image, QPoint(left, top)


def _awaited() -> Ink:
    """Draw three dots, for the place of a formula within text until it is drawn."""
    path = QPainterPath()
    for number in range(3):
        path.addEllipse(0.2 + 0.3 * number, -0.32, 0.12, 0.12)
    return Ink(0.0, 1.2, 0.4, 0.0, ((path, "", 0.0),), 1)


AWAITED = _awaited()


def bare(source: str) -> tuple[str, bool]:
    """The TeX within its marks, and whether it stands on a line of its own."""
    for opening, closing in _MARKS:
        inner = len(source) - len(opening) - len(closing)
        if inner >= 0 and source.startswith(opening) and source.endswith(closing):
            return source[len(opening) : len(source) - len(closing)], opening in {"$$", r"\["}
    return source, True


class Formulas(QObject):
    """Hands out `Ink`; what is not drawn yet is drawn in a thread, then `ready` is emitted."""

    ready = Signal()
    """Some formulas that were asked for can be painted now."""

    def __init__(self, parent: QObject | None = None, *, budget: int = BUDGET) -> None:
        super().__init__(parent)
        self._budget = budget
        self._known: OrderedDict[tuple[str, bool], Ink | None] = OrderedDict()
        """None: it cannot be drawn."""
        self._points = 0
        self._asked: set[tuple[str, bool]] = set()
        self._drawer = _Drawer()
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._collect)

    def ink(self, tex: str, *, display: bool) -> Ink | None:
        """The formula, or None while its source has to be shown."""
        key = (tex, display)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if key not in self._asked:
            self._asked.add(key)
            self._drawer.add(key)
            self._poll.start()
        return None

    def waiting(self, tex: str, *, display: bool) -> bool:
        """True if the formula is still to be drawn."""
        return (tex, display) in self._asked

    @property
    def busy(self) -> bool:
        """True if any formula is still to be drawn."""
        return bool(self._asked)

    def _collect(self) -> None:
        drawn = self._drawer.drawn
        if not drawn:
            if not self._asked:
                self._poll.stop()
            return
        while drawn:
            key, drawing = drawn.popleft()
            self._asked.discard(key)
            ink = ink_of(drawing) if drawing is not None else None
            self._known[key] = ink
            self._points += ink.points if ink else 1
        while self._points > self._budget and len(self._known) > 1:
            _, old = self._known.popitem(last=False)
            self._points -= old.points if old else 1
        self.ready.emit()


class _Drawer:
    """A thread that draws what is queued, and ends when nothing comes. Knows nothing of Qt."""

    def __init__(self) -> None:
        self.drawn: deque[tuple[tuple[str, bool], Drawing | None]] = deque()
        self._queue: deque[tuple[str, bool]] = deque()
        self._news = threading.Condition()
        self._working = False

    def add(self, key: tuple[str, bool]) -> None:
        """Draw this; `drawn` will hold it, or None for what cannot be drawn."""
        with self._news:
            self._queue.append(key)
            if self._working:
                self._news.notify()
                return
            self._working = True
        threading.Thread(target=self._run, name="formulas", daemon=True).start()

    def _run(self) -> None:
        while True:
            with self._news:
                if not self._queue:
                    self._news.wait(_LINGERS)
                if not self._queue:
                    self._working = False
                    return
                key = self._queue.popleft()
            try:
                self.drawn.append((key, draw(key[0], display=key[1])))
            except NotDrawable:
                self.drawn.append((key, None))


def ink_of(drawing: Drawing) -> Ink:
    merged: dict[tuple[str, float], QPainterPath] = {}
    for shape in drawing.shapes:
        key = (shape.colour, shape.stroke)
        if key not in merged:
            merged[key] = QPainterPath()
            merged[key].setFillRule(Qt.FillRule.WindingFill)
        _trace(shape, merged[key])
    parts = tuple((path, colour, stroke) for (colour, stroke), path in merged.items())
    return Ink(
        drawing.left,
        drawing.width,
        drawing.ascent,
        drawing.descent,
        parts,
        sum(path.elementCount() for path, _, _ in parts),
    )


def _trace(shape: Shape, path: QPainterPath) -> None:
    for verb, n in shape.steps:
        if verb == "M":
            path.moveTo(n[0], n[1])
        elif verb == "L":
            path.lineTo(n[0], n[1])
        elif verb == "Q":
            path.quadTo(n[0], n[1], n[2], n[3])
        elif verb == "C":
            path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
        else:
            path.closeSubpath()
