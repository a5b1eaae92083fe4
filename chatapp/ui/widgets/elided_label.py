"""A label and a button that elide their text where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from chatapp.core.invisible import one_line
from chatapp.ui.theme.direction import mirrored
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.plain_text import PlainLabel, set_tip


class ElidedButton(QToolButton):
    """A button that shows as much of its words as fits; who sets them sets a tooltip too."""

    def minimumSizeHint(self) -> QSize:
        """The icon, and a word's beginning."""
        return QSize(self.sizeHint().height() + Space.XL, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.width() - self.sizeHint().width()
        if room >= 0:  # where it just fits, eliding would take fractions of a pixel for too much
            super().paintEvent(event)
            return
        # Imported here: there are no words yet when the window opens.
        from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter

        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        room = max(0, room + self._width_of(self.text()))
        elide = Qt.TextElideMode.ElideRight
        option.text = self.fontMetrics().elidedText(self.text(), elide, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)

    def _width_of(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)


class ElidedLabel(PlainLabel):
    """A label, whole in its tooltip and name. `kind` is the style sheet's, such as ``quiet``."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = ""
        self.setProperty("kind", kind)
        if mirrored():
            # Where the line begins, whatever script the words are in.
            sides = Qt.AlignmentFlag
            self.setAlignment(sides.AlignRight | sides.AlignAbsolute | sides.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str) -> None:
        """Show `words`, or as much of them as fits."""
        if (words := one_line(words)) == self._words:
            return
        self._words = words
        self.setAccessibleName(one_line(words))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, max(0, self.width())
        )
        if shown != self.text():
            self.setText(shown)
        set_tip(self, self._words if shown != self._words else "")
