"""The selection of a conversation, shared by mouse, keyboard, find and clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Place, Selection


class SelectionModel(QObject):
    """The selection in `column`, and the place where selecting by keyboard begins."""

    changed = Signal()
    """Something else is selected now, or on its way to be."""
    selected = Signal()
    """Something that is not empty was selected to its end."""

    def __init__(self, column: Column, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.selection: Selection | None = None
        self.caret: Place | None = None
        """The place where text was last pointed at."""

    def reset(self) -> None:
        """Forget both: the messages are others now."""
        self.selection = self.caret = None

    def shift(self, by: int) -> None:
        """Shift both: so many messages were put above the first."""
        if self.selection is not None:
            self.selection = self.selection.shifted(by)
        if self.caret is not None:
            self.caret = self.caret.shifted(by)

    def drag(self, selection: Selection) -> None:
        """Select this for now: the mouse button is still down."""
        self.selection = selection
        self.changed.emit()

    def select(self, selection: Selection | None) -> None:
        """Select this, or nothing."""
        self.selection = selection
        if selection is not None and not selection.empty:
            self.selected.emit()
        self.changed.emit()

    def select_all(self) -> None:
        """Select every message."""
        last = len(self._column) - 1
        if last >= 0:
            end = Place(last, Slot.TAIL, 0, 0)
            self.select(Selection.between(Place(0, 0, 0, 0), end))
