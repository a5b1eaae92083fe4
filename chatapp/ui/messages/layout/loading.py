"""Asks for the bodies of messages: what is seen first, then its neighbours, each once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView

_NEIGHBOURS_MS = 30


class Loading(QObject):
    """Which bodies a view asked for and does not have yet."""

    def __init__(self, view: MessageView) -> None:
        super().__init__(view)
        self._view = view
        self._requested: set[str] = set()
        self._asking = QTimer(self, singleShot=True)
        self._asking.timeout.connect(self.ask)

    def reset(self) -> None:
        """Another conversation is shown."""
        self._requested.clear()

    def arrived(self, message_id: str) -> bool:
        """A body came, and may be asked for again if it is dropped; True if it was asked for."""
        asked = message_id in self._requested
        self._requested.discard(message_id)
        return asked

    def look(self) -> None:
        """Something else may be near the viewport now: ask soon."""
        top, height = self._view.value, self._view.viewport().height()
        missing = self._view.column.missing(top - height, top + 2 * height)
        if missing and not self._asking.isActive():
            self._asking.start(0)

    def ask(self) -> None:
        """Drop what is far away and ask for what is near."""
        view = self._view
        top, height = view.value, view.viewport().height()
        view.column.forget(view.column.visible(top - height, top + 2 * height))
        # What is seen comes first, its neighbours in a second round.
        seen = self._unasked(top, top + height)
        self.request(seen or self._unasked(top - height, top + 2 * height))
        if seen:
            self._asking.start(_NEIGHBOURS_MS)

    def _unasked(self, top: int, bottom: int) -> list[str]:
        missing = self._view.column.missing(top, bottom)
        return [i for i in missing if i not in self._requested]

    def request(self, message_ids: Sequence[str]) -> None:
        """Ask for bodies, each once."""
        fresh = [i for i in message_ids if i not in self._requested]
        self._requested.update(fresh)
        if fresh:
            self._view.needed.emit(fresh)
