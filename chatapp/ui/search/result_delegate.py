"""Paints a row of the search results: a title, its date, and the words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from chatapp.core.domain.query import SearchHit, Where
from chatapp.core.invisible import one_line
from chatapp.ui.messages.rows.utf16 import Units
from chatapp.ui.search.result_model import HitRole, speaker
from chatapp.ui.theme.direction import mirrored
from chatapp.ui.theme.theme import Space, Theme, Type
from chatapp.ui.widgets.surfaces import paint_row_ground

_LINES = 2
"""Of the text around the words."""


class SearchDelegate(QStyledItemDelegate):
    """Title and date on one line; below it, for all but titles, two lines of the text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self._theme = theme
        self._title, self._small = theme.font(), theme.font(Type.SMALL)
        self._heading = theme.font(Type.SMALL, bold=True)
        self._strong = theme.font(bold=True)
        self._line = QFontMetrics(self._title).height()
        self._small_line = QFontMetrics(self._small).height()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hit: SearchHit | None = index.data(HitRole.HIT)
        below = 0 if hit is None or hit.where is Where.TITLE else _LINES * self._small_line
        return QSize(0, self._line + below + 2 * Space.S)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        hit: SearchHit | None = index.data(HitRole.HIT)
        if hit is None:
            painter.setFont(self._heading)
            painter.setPen(self._theme.colour.text_quiet)
            inside = area.adjusted(Space.S, Space.S, -Space.S, 0)
            painter.drawText(
                inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, index.data()
            )
        else:
            paint_row_ground(painter, self._theme, option)
            self._paint_hit(painter, area, hit, str(index.data(HitRole.WHEN)))
        painter.restore()

    def _paint_hit(self, painter: QPainter, area: QRect, hit: SearchHit, moment: str) -> None:
        c = self._theme.colour
        inside = area.adjusted(Space.S, Space.S, -Space.S, -Space.S)
        first = QRect(inside.left(), inside.top(), inside.width(), self._line)
        painter.setFont(self._small)
        painter.setPen(c.text_quiet)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, moment)
        taken = QFontMetrics(self._small).horizontalAdvance(moment) + Space.S
        first = first.adjusted(taken, 0, 0, 0) if mirrored() else first.adjusted(0, 0, -taken, 0)
        painter.setPen(c.text)
        if hit.where is Where.TITLE:
            self._paint_marked(painter, first, self._title, hit.snippet, hit.marks)
            return
        # A PDF that has the words in its name is marked there, and then says where it is.
        named = hit.where is Where.PDF and hit.snippet == hit.name
        marks = hit.marks if named else ()
        self._paint_marked(painter, first, self._strong, hit.name or hit.title, marks)
        text, marks = (hit.title, ()) if named else (hit.snippet, hit.marks)
        if who := speaker(hit):
            text = f"{who}: {text}"
            marks = tuple((a + len(who) + 2, b + len(who) + 2) for a, b in marks)
        rest = inside.adjusted(0, self._line, 0, 0)
        painter.setPen(c.text_quiet)
        self._paint_marked(painter, rest, self._small, text, marks, lines=_LINES)

    def _paint_marked(
        self,
        painter: QPainter,
        area: QRect,
        font: QFont,
        text: str,
        marks: Sequence[tuple[int, int]],
        *,
        lines: int = 1,
    ) -> None:
        """`text` in at most so many lines, the last cut with "…" if it must be."""
        text = one_line(text)
        layout = self._laid_out(text, font, area.width(), marks, lines)
        if not _fits(layout, lines):
            # What is left goes into the last line, cut.
            start = Units(text).from_qt(layout.lineAt(lines - 1).textStart())
            room = QFontMetrics(font)
            cut = room.elidedText(text[start:], Qt.TextElideMode.ElideRight, area.width())
            text = text[:start] + cut
            marks = [(a, min(b, len(text) - 1)) for a, b in marks if a < len(text) - 1]
            layout = self._laid_out(text, font, area.width(), marks, lines)
        layout.draw(painter, QPointF(area.topLeft()))

    def _laid_out(
        self, text: str, font: QFont, width: int, marks: Sequence[tuple[int, int]], lines: int
    ) -> QTextLayout:
        layout = QTextLayout(text, font)
        option = QTextOption()
        wrap = QTextOption.WrapMode
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = Qt.AlignmentFlag.AlignRight if mirrored() else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(wrap.WrapAnywhere if lines == 1 else wrap.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(text, marks))
        layout.beginLayout()
        top = 0.0
        for _ in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _formats(
        self, text: str, marks: Sequence[tuple[int, int]]
    ) -> list[QTextLayout.FormatRange]:
        units, formats = Units(text), list[QTextLayout.FormatRange]()
        for start, end in marks:
            one = QTextLayout.FormatRange()
            one.start = units.to_qt(start)
            one.length = units.to_qt(end) - one.start
            look = QTextCharFormat()
            look.setBackground(self._theme.colour.find_mark)
            look.setForeground(self._theme.colour.text)
            one.format = look
            formats.append(one)
        return formats


def _fits(layout: QTextLayout, lines: int) -> bool:
    """True if all of the text is in so many lines."""
    if layout.lineCount() < lines:
        return True
    last = layout.lineAt(lines - 1)
    text = layout.text()
    return last.textStart() + last.textLength() >= Units(text).to_qt(len(text))
