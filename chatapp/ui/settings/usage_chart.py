"""A bar chart of usage: one bar a day, or a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space, Theme, Type
from chatapp.ui.widgets.plain_text import show_tip

_FILLED = 0.7
"""Share of a bar's place that it takes."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its height as a number, words for it, and a short name that may stand below."""

    value: float
    words: str
    """The day or month with its numbers, for a tooltip and for assistive tools."""
    below: str = ""


class UsageChart(QWidget):
    """Paints bars side by side; the highest fills the height."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self._theme = theme
        self._small = theme.font(Type.SMALL)
        self.updateGeometry()
        self.update()

    def set_bars(self, name: str, bars: Sequence[Bar]) -> None:
        """Show `bars`; `name` says what they are of."""
        self._bars = bars
        self.setAccessibleName(one_line(name))
        said = "; ".join(bar.words for bar in bars if bar.value)
        self.setAccessibleDescription(one_line(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(Size.CARD, Size.TEXT_AREA + self._line())

    def _line(self) -> int:
        return self.fontMetrics().height() + Space.XS

    def place_of(self, number: int) -> QRectF:
        """The stretch of the chart that belongs to a bar, from top to base line."""
        wide = self.width() / max(1, len(self._bars))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            number = len(self._bars) - 1 - number
        return QRectF(number * wide, 0, wide, self.height() - self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        colour = self._theme.colour
        highest = max((bar.value for bar in self._bars), default=0.0)
        base = self.height() - self._line()
        for number, bar in enumerate(self._bars):
            place = self.place_of(number)
            if bar.value and highest:
                high = max(Size.RING, (base - Space.S) * bar.value / highest)
                wide = min(Size.BAR, place.width() * _FILLED)
                drawn = QRectF(place.center().x() - wide / 2, base - high, wide, high)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour.accent)
                painter.drawRoundedRect(drawn, Size.RING, Size.RING)
            if bar.below:
                painter.setPen(colour.text_quiet)
                under = QRectF(place.left() - Space.L, base, place.width() + 2 * Space.L, 0)
                under.setHeight(self._line())
                painter.drawText(under, Qt.AlignmentFlag.AlignCenter, bar.below)
        painter.setPen(colour.border)
        painter.drawLine(0, base, self.width(), base)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the bar under the pointer stands for."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for number, bar in enumerate(self._bars):
                if self.place_of(number).contains(event.pos()):
                    show_tip(event.globalPos(), bar.words, self)
                    return True
        return super().event(event)
