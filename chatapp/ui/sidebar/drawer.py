"""The drawer: holds the sidebar over the conversation in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chatapp.ui.theme.theme import Size, Space, Theme


class Drawer(QWidget):
    """Covers `window` below `header`, which stays in use; the sidebar stands at its beginning."""

    left = Signal()
    """Somebody clicked beside the sidebar."""

    def __init__(self, window: QWidget, header: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._header = window, header
        self._spared: QWidget | None = None
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._beside = QWidget()
        self._row.addWidget(self._beside)
        self.hide()

    def take(self, sidebar: QWidget) -> None:
        """Hold the sidebar from now on."""
        self._row.insertWidget(0, sidebar, 1)

    def spare(self, widget: QWidget) -> None:
        """Leave what stands at and below `widget` uncovered while it is to be seen."""
        self._spared = widget
        widget.installEventFilter(self)
        self.fit()

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._theme = theme
        self.update()

    def open(self) -> None:
        """Cover the conversation."""
        self.fit()
        self.raise_()
        self.show()

    def covers(self, widget: QWidget) -> bool:
        """True if a widget of the window is under it, wholly or in part."""
        place = QRect(widget.mapTo(self._window, QPoint()), widget.size())
        return self.geometry().intersects(place)

    def fit(self) -> None:
        """Follow the window's size."""
        area = QRect(QPoint(), self._window.size())
        area.setTop(self._header.mapTo(self._window, QPoint(0, self._header.height())).y())
        if (spared := self._spared) is not None and spared.isVisibleTo(self._window):
            least = area.top() + self.minimumSizeHint().height()
            area.setBottom(max(least, spared.mapTo(self._window, QPoint()).y() - Space.S))
        self._beside.setFixedWidth(max(Size.DRAWER_LEAVES, area.width() - Size.SIDEBAR))
        self.setGeometry(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        seen = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}
        if event.type() in seen and self.isVisible():
            self.fit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour.scrim)
        painter.end()
