"""Delegate that paints a list's rows: words, quiet words at the end, and a line below."""

from __future__ import annotations

from enum import IntEnum
from math import ceil

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from chatapp.ui.theme.style_sheet import mix
from chatapp.ui.theme.theme import Space, Theme, Type
from chatapp.ui.widgets.surfaces import paint_row_ground


class RowRole(IntEnum):
    """The item roles of a row besides its words, which are its `DisplayRole`."""

    END = Qt.ItemDataRole.UserRole + 1
    """Quiet words at the end of the line, never cut: a key."""
    BELOW = Qt.ItemDataRole.UserRole + 2
    """Quiet words in a line of their own."""
    HEADING = Qt.ItemDataRole.UserRole + 3
    """True for a heading of the rows that follow."""


class TwoLineRows(QStyledItemDelegate):
    """Paints rows of a list in a theme's colours; rows that cannot be chosen are paler."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self._theme = theme
        self._font, self._small = theme.font(), theme.font(Type.SMALL)
        self._heading = theme.font(Type.SMALL, bold=True)
        self._line = QFontMetrics(self._font).height()
        self._small_line = QFontMetrics(self._small).height()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        height = self._line + 2 * Space.S
        if index.data(RowRole.BELOW):
            height += self._small_line
        return QSize(0, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        toward: Qt.LayoutDirection = option.direction  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(RowRole.HEADING):
            inside = area.adjusted(Space.S, Space.S, -Space.S, 0)
            self._write(painter, inside, str(index.data()), self._heading, toward, quiet=True)
        else:
            paint_row_ground(painter, self._theme, option)
            self._paint_words(painter, area, state, toward, index)
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        area: QRect,
        state: QStyle.StateFlag,
        toward: Qt.LayoutDirection,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        inside = area.adjusted(Space.S, Space.S, -Space.S, -Space.S)
        first = QRect(inside.left(), inside.top(), inside.width(), self._line)
        if end := str(index.data(RowRole.END) or ""):
            # Rounded down, its last letter would be cut.
            taken = ceil(QFontMetricsF(self._small).horizontalAdvance(end)) + 1
            corner = QRect(first.right() + 1 - taken, first.top(), taken, first.height())
            place = QStyle.visualRect(toward, first, corner)
            self._write(painter, place, end, self._small, toward, quiet=True, pale=not enabled)
            rest = first.adjusted(0, 0, -taken - Space.M, 0)
            first = QStyle.visualRect(toward, first, rest)
        words = str(index.data())
        self._write(painter, first, words, self._font, toward, quiet=False, pale=not enabled)
        if below := str(index.data(RowRole.BELOW) or ""):
            under = inside.adjusted(0, self._line, 0, 0)
            self._write(painter, under, below, self._small, toward, quiet=True)

    def _write(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        font: QFont,
        toward: Qt.LayoutDirection,
        *,
        quiet: bool,
        pale: bool = False,
    ) -> None:
        c = self._theme.colour
        painter.setFont(font)
        ink = c.text_quiet if quiet or pale else c.text
        painter.setPen(mix(ink, c.window, 0.35) if pale and quiet else ink)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        aligned = QStyle.visualAlignment(
            toward, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        painter.drawText(area, aligned | Qt.TextFlag.TextSingleLine, shown)
