"""The button that leads back to the end when text has arrived below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.rows.buttons import fill, label_width, outline
from chatapp.ui.messages.rows.direction import across, leading
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.theme.theme import Size, Space


class JumpToEnd(QToolButton):
    """“New text”, floating above the lower edge."""

    def __init__(self, look: TextStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(tr("New text"))
        self.setAccessibleName(tr("New text"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        self.set_look(look)

    def set_look(self, look: TextStyle) -> None:
        """Take over fonts and colours."""
        self._look = look
        self.setFixedSize(label_width(look, self.text(), icon=True) + Space.M, Size.BUTTON)

    def place(self, width: int, height: int) -> None:
        """Stand in the middle above the lower edge of a view of this size."""
        self.move((width - self.width()) // 2, height - self.height() - Space.M)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        painter = QPainter(self)
        colour = look.colour.accent_hover if self.underMouse() else look.colour.accent
        fill(painter, rect, colour, rect.height() / 2)
        if self.hasFocus():
            inner = rect.adjusted(2, 2, -2, -2)
            outline(painter, inner, look.colour.text_on_accent, Size.RING, inner.height() / 2)
        ratio = self.devicePixelRatioF()
        top = (self.height() - Size.SMALL_ICON) // 2
        place = QRectF(Space.M + Space.XS, top, Size.SMALL_ICON, Size.SMALL_ICON)
        picture = look.icon("chevron-down", "text_on_accent", ratio)
        painter.drawPixmap(self._seen(place).topLeft(), picture)
        painter.setFont(look.small)
        painter.setPen(look.colour.text_on_accent)
        left = Space.M + Space.XS + Size.SMALL_ICON + Space.S
        words = QRectF(left, 0, rect.width() - left, rect.height())
        painter.drawText(self._seen(words), leading(mirrored=look.mirrored), self.text())

    def _seen(self, rect: QRectF) -> QRectF:
        return across(rect, self.width()) if self._look.mirrored else rect
