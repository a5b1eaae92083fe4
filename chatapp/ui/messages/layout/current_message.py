"""The current message, which has the controls: chosen by mouse or keyboard, else the newest."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from chatapp.ui.messages.layout.column import Column


class CurrentMessage(QObject):
    """The number of the current message in `column`; -1 where there is none."""

    changed = Signal(int)
    """Another message was chosen: its number."""

    def __init__(self, column: Column, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.number = -1
        self.chosen = False
        """True if the person chose it; else it is the newest."""
        self.by_keyboard = False
        """True if it is marked with a ring, for a person who uses the keyboard."""

    def reset(self) -> None:
        """Make the newest message current: another conversation is shown."""
        self.number, self.chosen, self.by_keyboard = len(self._column) - 1, False, False

    def shift(self, by: int) -> None:
        """Shift the number: so many messages were put above the first."""
        self.number += by

    def newest(self) -> None:
        """Make the newest message current, without a signal."""
        self.number, self.chosen = len(self._column) - 1, False

    def take(self, number: int) -> None:
        """Make a message current, without a signal."""
        self.number, self.chosen = number, number != len(self._column) - 1

    def choose(self, number: int) -> None:
        """Make a message the current one."""
        if 0 <= number < len(self._column) and number != self.number:
            self.take(number)
            self.changed.emit(number)
