"""Requests the bodies of messages, each once: those in view first, then their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.scroller import Scroller

_NEIGHBOURS_MS = 30


class Loading(QObject):
    """Keeps track of the bodies that were asked for and have not come yet."""

    needed = Signal(list)
    """Ids of messages whose bodies are asked for."""

    def __init__(self, column: Column, scroller: Scroller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column, self._scroller = column, scroller
        self._requested: set[str] = set()
        self._asking = QTimer(self, singleShot=True)
        self._asking.timeout.connect(self.ask)

    def reset(self) -> None:
        """Forget what was asked for: another conversation is shown."""
        self._requested.clear()

    def arrived(self, message_id: str) -> bool:
        """A body came, and may be asked for again if it is dropped; True if it was asked for."""
        asked = message_id in self._requested
        self._requested.discard(message_id)
        return asked

    def look(self) -> None:
        """Ask soon: something else may be near the viewport now."""
        top, height = self._scroller.value, self._scroller.height
        missing = self._column.missing(top - height, top + 2 * height)
        if missing and not self._asking.isActive():
            self._asking.start(0)

    def ask(self) -> None:
        """Drop what is far away and ask for what is near."""
        top, height = self._scroller.value, self._scroller.height
        self._column.forget(self._column.visible(top - height, top + 2 * height))
        # What is seen comes first, its neighbours in a second round.
        seen = self._unasked(top, top + height)
        self.request(seen or self._unasked(top - height, top + 2 * height))
        if seen:
            self._asking.start(_NEIGHBOURS_MS)

    def _unasked(self, top: int, bottom: int) -> list[str]:
        missing = self._column.missing(top, bottom)
        return [i for i in missing if i not in self._requested]

    def request(self, message_ids: Sequence[str]) -> None:
        """Ask for bodies, each once."""
        fresh = [i for i in message_ids if i not in self._requested]
        self._requested.update(fresh)
        if fresh:
            self.needed.emit(fresh)
