"""The base of all rows of a message: estimate, layout, painting, hit testing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from chatapp.ui.messages.rows.buttons import Button, fill, outline
from chatapp.ui.messages.rows.direction import across
from chatapp.ui.messages.rows.row_specs import Frame, Gap, Level, Spec, TextSpec
from chatapp.ui.messages.rows.text_style import GAPS, LEVEL_WIDTH, TINTS, TextStyle
from chatapp.ui.theme.theme import Radius, Size, Space

BLANK = TextSpec((), Frame(gap=Gap.NONE))
"""The spec of rows that show no text of the message."""


class Mark(NamedTuple):
    """A stretch of a row's text that was searched for."""

    start: int
    end: int
    current: bool

    @property
    def token(self) -> str:
        """The token of its colour."""
        return "find_mark_current" if self.current else "find_mark"

    def paint(self, painter: QPainter, box: QRectF, look: TextStyle) -> None:
        """Draw what is behind the text; the current one has an edge, too."""
        fill(painter, box, look.token(self.token), Radius.S / 2)
        if self.current:
            outline(painter, box, look.colour.text, Size.LINE, Radius.S / 2)


class Brush(NamedTuple):
    """The context that a row is painted in, besides the painter."""

    look: TextStyle
    width: int
    clip: QRectF
    """In the row's coordinates."""
    selected: tuple[int, int] | None = None
    """Offsets into the row's text."""
    hover: QPointF | None = None
    live: bool = False
    """True if real buttons lie over the row's."""
    marks: tuple[Mark, ...] = ()
    """The marks of what was found in the row's text."""


AS_IT_WAS = 1 << 30
"""A row's `changed_from` where it looks as it did."""


class Row(ABC):
    """A strip of a message as wide as its column. Heights are whole pixels.

    A row that is not laid out has an estimated height; `drop` makes it forget its
    layout and keep its height.
    """

    __slots__ = ("changed_from", "height", "laid", "spec", "tone", "turned")
    selectable: ClassVar[bool] = True
    own_buttons: ClassVar[bool] = False
    """True if what its buttons say is about the row, and not about its message."""

    def __init__(self, spec: Spec = BLANK, tone: str = "text") -> None:
        # Each kind of row has its own kind of spec.
        self.spec: Any = spec
        self.tone = tone
        """The token of its text's colour."""
        self.changed_from = 0
        """The y from which it looks otherwise than when it was last asked to be painted."""
        self.laid = False
        self.height = 0
        self.turned = False
        """True if its levels stand on the right."""

    @property
    def text(self) -> str:
        """Plain text; selections are offsets into it."""
        return self.spec.text

    @property
    def weight(self) -> int:
        """The memory its layout takes, in characters of plain text."""
        return len(self.text)

    @property
    def frame(self) -> Frame:
        return self.spec.frame

    @property
    def top(self) -> int:
        """The gap above the row, part of its height."""
        return GAPS[self.frame.gap]

    @property
    def indent(self) -> int:
        """The share of the row's width that its levels take."""
        return len(self.frame.levels) * LEVEL_WIDTH

    @property
    def lead(self) -> int:
        """Left edge of the row's own area."""
        return 0 if self.turned else self.indent

    @property
    def rtl(self) -> bool:
        """True if its text runs from right to left."""
        return False

    def turn(self, look: TextStyle) -> None:
        """Learn on which side its levels stand; before it is laid out."""
        self.turned = look.turned(self.frame)

    @abstractmethod
    def estimate(self, look: TextStyle, width: int) -> int:
        """A cheap guess of the height."""

    @abstractmethod
    def lay_out(self, look: TextStyle, width: int) -> None:
        """Lay the row out for `width`; sets `height` and `laid`."""

    @abstractmethod
    def drop(self) -> None:
        """Forget the layout."""

    @abstractmethod
    def paint_content(self, painter: QPainter, brush: Brush) -> None:
        """Paint, the row's top left at the origin."""

    def paint(self, painter: QPainter, brush: Brush) -> None:
        """Paint the levels the row stands in, then the row."""
        for depth, level in enumerate(self.frame.levels):
            if level is Level.LIST:
                continue
            top = 0 if depth < self.frame.shared else self.top
            bar = QRectF(depth * LEVEL_WIDTH + Space.XS, top, 3, self.height - top)
            bar = across(bar, brush.width) if self.turned else bar
            painter.fillRect(bar, brush.look.token(TINTS[level]))
        self.paint_content(painter, brush)

    def offset_at(self, point: QPointF) -> int:
        """The offset into `text` nearest to `point`."""
        return 0 if point.y() < self.height / 2 else len(self.text)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of the text from `start` to `end`, once the row is laid out."""
        del start, end
        return []

    def link_at(self, point: QPointF) -> str:
        """The target under `point`, or empty."""
        return ""

    def buttons(self) -> list[Button]:
        """The buttons on the row, in its coordinates, once it is laid out."""
        return []

    def reveal(self, offset: int) -> bool:
        """Unfold what hides `offset`; True if it has to be laid out anew."""
        del offset
        return False

    def bar_area(self) -> QRectF:
        """The rectangle of its sideways scroll bar, in its coordinates; empty if there is none."""
        return QRectF()

    def press(self, verb: str) -> bool:
        """Do what one of its buttons says; True if it has to be laid out anew."""
        del verb
        return False

    @property
    def waiting(self) -> bool:
        """True if it shows the source of a formula that is still to be drawn."""
        return False

    @property
    def touched(self) -> bool:
        """True if it is more than what it shows: unfolded, say, or scrolled sideways."""
        return False

    def scroll_range(self) -> int:
        """The distance that the row's content can be scrolled sideways, in pixels."""
        return 0

    def scroll_to(self, x: int) -> None:
        """Scroll sideways to `x`, kept within the range."""
        del x

    def scrolled(self) -> int:
        """The distance it is scrolled sideways."""
        return 0


class SidewaysRow(Row):
    """A row whose content may be wider than its place, and is scrolled sideways."""

    __slots__ = ("_x",)

    def __init__(self, spec: Spec, tone: str) -> None:
        super().__init__(spec, tone)
        self._x = 0

    def scroll_to(self, x: int) -> None:
        self._x = min(max(x, 0), self.scroll_range())

    def scrolled(self) -> int:
        return self._x

    def paint_thumb(self, painter: QPainter, look: TextStyle, at: QPointF, room: float) -> None:
        """Paint the scroll bar's thumb, if not all is seen; the bar begins `at`."""
        if bar := thumb(self._x, room, self.scroll_range()):
            rect = QRectF(at.x() + bar[0], at.y(), bar[1], Space.XS)
            fill(painter, rect, look.colour.quote_bar, Space.XS / 2)


def thumb(x: int, room: float, beyond: int) -> tuple[float, float] | None:
    """Left and width of a scroll bar's thumb in `room`, or None where all is seen."""
    if beyond <= 0 or room <= 0:
        return None
    width = max(room * room / (room + beyond), Space.XL)
    return (room - width) * x / beyond, width


class FixedRow(Row):
    """A row that needs no layout: it is as high as its estimate says."""

    __slots__ = ()

    def lay_out(self, look: TextStyle, width: int) -> None:
        self.height = self.estimate(look, width)
        self.changed_from, self.laid = 0, True

    def drop(self) -> None:
        self.laid = False
