"""Bridge for the details of a fault report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session


class DiagnosticsBridge(QObject):
    """The calls for a fault report. Each returns at once; its outcome arrives as a signal."""

    reported = Signal(str)
    """The details for a report, as text."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks

    @property
    def log_folder(self) -> Path:
        return self._core.profile.log

    def report(self, window: str) -> None:
        """Gather the details for a report; `window`: what it is made with."""

        async def verb() -> None:
            self.reported.emit(await self._core.report(window))

        self._tasks.start(verb(), name="report")
