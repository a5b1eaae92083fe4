"""The placeholder widget in the middle of a view that shows no message."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget


class Placeholder:
    """Keeps a widget in the middle of `room` while it is empty."""

    def __init__(self, room: QWidget) -> None:
        self._room = room
        self.widget: QWidget | None = None

    def put(self, widget: QWidget | None) -> None:
        """Show `widget` from now on; the room owns it."""
        if self.widget is not None and self.widget is not widget:
            self.widget.hide()
            self.widget.deleteLater()
        self.widget = widget
        if widget is not None:
            widget.setParent(self._room)

    def place(self, *, shown: bool) -> None:
        """Show it in the middle, or hide it."""
        widget = self.widget
        if widget is None:
            return
        if shown:
            size = widget.sizeHint().expandedTo(widget.minimumSize())
            room = self._room.size()
            size = size.boundedTo(room)
            x, y = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
            widget.setGeometry(QRect(QPoint(max(x, 0), max(y, 0)), size))
        if widget.isVisibleTo(self._room) != shown:
            widget.setVisible(shown)
