"""The application object: passes on the system's wishes to quit and to open files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """The application object.

    Between `listen` and `ignore`, quitting and opening files are others' decisions.
    """

    quit_wanted = Signal()
    """The system's own "Quit", in the Dock or at the end of a session: see `QEvent.Quit`."""
    opened = Signal(object)
    """`Path`: a file that was opened with the program, where that is no new process (macOS)."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._listening = False
        self._opened_early: list[Path] = []

    def listen(self) -> None:
        """Hand the signals to somebody from now on; what came before is told."""
        self._listening = True
        early, self._opened_early = self._opened_early, []
        for path in early:
            self.opened.emit(path)

    def ignore(self) -> None:
        """Hand the signals to nobody any more."""
        self._listening = False

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            path = Path(event.file())
            if self._listening:
                self.opened.emit(path)
            else:
                self._opened_early.append(path)
            return True
        if event.type() is QEvent.Type.Quit and self._listening:
            # Qt would stop the loop under whatever runs.
            self.quit_wanted.emit()
            return True
        return super().event(event)
