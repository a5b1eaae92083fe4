"""Paints a row of the sidebar, and edits its title in place."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chatapp.core.domain.i18n import tr
from chatapp.ui.sidebar.item_data import ItemRole
from chatapp.ui.theme import icons
from chatapp.ui.theme.direction import mirrored
from chatapp.ui.theme.theme import Size, Space, Theme, Type
from chatapp.ui.widgets.input_method import Composition
from chatapp.ui.widgets.surfaces import paint_row_ground

_SIXTEENTH = 16  # QPainter counts angles so
_DEEPEST = 6
"""Folders in folders beyond this are not indented further: words need room."""


class ConversationDelegate(QStyledItemDelegate):
    """A row as one line: the title, then a quiet time or a mark (being answered, unread).

    A folder has a mark that it is open, and how many conversations are in it.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.turn = 0
        """The angle to which the mark of a running answer has turned, in degrees."""
        self.target = ""
        """Id of the folder that something is being dragged over."""
        self._pictures: dict[tuple[str, str, float], QPixmap] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self._theme = theme
        self._title, self._bold = theme.font(), theme.font(bold=True)
        self._small = theme.font(Type.SMALL)
        self._heading = theme.font(Type.SMALL, bold=True)
        self._row = QFontMetrics(self._title).height() + 2 * Space.S

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._row)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if index.data(ItemRole.ID):
            self._paint_conversation(painter, option, index, area)
        elif index.data(ItemRole.FOLDER):
            self._paint_folder(painter, option, index, area)
        else:
            self._paint_heading(painter, area, index.data())
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, words: str) -> None:
        painter.setFont(self._heading)
        painter.setPen(self._theme.colour.text_quiet)
        inside = area.adjusted(Space.S, Space.S, -Space.S, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _inside(self, index: QModelIndex | QPersistentModelIndex, area: QRect) -> QRect:
        """The room for a row's words, by how deep it lies in folders."""
        depth = min(int(index.data(ItemRole.DEPTH)), _DEEPEST)
        return self._cut(area, before=Space.S + depth * Space.M, behind=Space.S)

    def _cut(self, area: QRect, *, before: int = 0, behind: int = 0) -> QRect:
        """`area` less so much where a line begins and where it ends."""
        if mirrored():
            return area.adjusted(behind, 0, -before, 0)
        return area.adjusted(before, 0, -behind, 0)

    def _paint_folder(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        area: QRect,
    ) -> None:
        c = self._theme.colour
        aimed = index.data(ItemRole.FOLDER) == self.target
        paint_row_ground(painter, self._theme, option, aimed=aimed)
        inside = self._inside(index, area)
        ratio = painter.device().devicePixelRatioF()
        drawing = "chevron-down" if index.data(ItemRole.OPEN) else "chevron-right"
        for name in (drawing, "folder"):
            key = (name, c.text_quiet.name(), ratio)
            if (picture := self._pictures.get(key)) is None:
                picture = icons.pixmap(name, c.text_quiet, Size.SMALL_ICON, ratio)
                self._pictures[key] = picture
            top = inside.center().y() + 1 - Size.SMALL_ICON // 2
            rest = self._cut(inside, before=Size.SMALL_ICON + Space.XS)
            turned = rest.left() == inside.left()
            left = inside.right() + 1 - Size.SMALL_ICON if turned else inside.left()
            painter.drawPixmap(left, top, picture)
            inside = rest
        taken = self._paint_time(painter, inside, str(index.data(ItemRole.WHEN)))
        inside = self._cut(inside, behind=taken + Space.S)
        self._paint_words(painter, inside, str(index.data()), self._title)

    def _paint_words(self, painter: QPainter, inside: QRect, words: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour.text)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        sides, way = Qt.AlignmentFlag, painter.layoutDirection()
        side = sides.AlignRight if mirrored() else sides.AlignLeft
        # On the window's side, but in the direction of its own script.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(inside, sides.AlignVCenter | side | sides.AlignAbsolute, shown)
        painter.setLayoutDirection(way)

    def _paint_conversation(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        area: QRect,
    ) -> None:
        paint_row_ground(painter, self._theme, option)
        inside = self._inside(index, area)
        unread = bool(index.data(ItemRole.UNREAD))
        if index.data(ItemRole.BUSY):
            taken = self._paint_running(painter, inside)
        elif unread:
            taken = self._paint_dot(painter, inside)
        else:
            taken = self._paint_time(painter, inside, str(index.data(ItemRole.WHEN)))
        inside = self._cut(inside, behind=taken + Space.S)
        self._paint_words(painter, inside, str(index.data()), self._bold if unread else self._title)

    def _paint_time(self, painter: QPainter, area: QRect, words: str) -> int:
        painter.setFont(self._small)
        painter.setPen(self._theme.colour.text_quiet)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return QFontMetrics(self._small).horizontalAdvance(words)

    def _paint_dot(self, painter: QPainter, area: QRect) -> int:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour.accent)
        painter.drawEllipse(_mark(area, Size.DOT))
        return Size.DOT

    def _paint_running(self, painter: QPainter, area: QRect) -> int:
        c = self._theme.colour
        ring = _mark(area, Size.SMALL_ICON).adjusted(Size.LINE, Size.LINE, -Size.LINE, -Size.LINE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(c.border, Size.RING))
        painter.drawEllipse(ring)
        pen = QPen(c.accent, Size.RING)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(ring, -self.turn * _SIXTEENTH, 110 * _SIXTEENTH)
        return Size.SMALL_ICON

    # Renaming

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = QLineEdit(parent)
        Composition(editor)
        editor.setProperty("kind", "inline")
        editor.setAccessibleName(tr("New name") if index.data(ItemRole.FOLDER) else tr("New title"))
        editor.setFont(self._title)
        editor.setMaxLength(200)
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # WORKAROUND (Qt, QAbstractItemView::edit, seen with 6.11.3): it adds this filter later
        # than any other, and of several the last is asked first.
        guard = watched.findChild(Composition)
        if guard is not None and guard.composing and guard.eventFilter(watched, event):
            return True
        # WORKAROUND (Qt, qabstractitemdelegate.cpp, seen with 6.11.3): Tab
        # would begin to rename the next one.
        tab = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        if tab and isinstance(watched, QLineEdit):
            if event.type() == QEvent.Type.KeyPress:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(watched, event)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        editor.setGeometry(area.adjusted(0, Size.LINE, 0, -Size.LINE))


def _mark(area: QRect, extent: int) -> QRectF:
    """A square where lines in `area` end, centred in its height."""
    top = area.center().y() + 0.5 - extent / 2
    if mirrored():
        return QRectF(area.left(), top, extent, extent)
    return QRectF(area.right() + 1 - extent, top, extent, extent)
