"""Tracks replies that ended unseen: in a window not in use, or in another conversation."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.events import ConversationDeleted, Event, Finished, Started
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.conversation.pane import ConversationPane

LONG_REPLY = 10.0
"""Seconds after which one has most likely turned to something else."""


class Attention(QObject):
    """Watches replies and `window`, in which `pane` shows a conversation."""

    ended = Signal(object)
    """`Message`: a reply that took long ended unseen."""
    seen = Signal(str)
    """The conversation of this id is seen, or gone."""
    changed = Signal()
    """`unseen` or `running` did."""

    def __init__(
        self,
        window: QWidget,
        bridge: Bridge,
        pane: ConversationPane,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._pane, self._now = window, pane, now
        self._began: dict[str, float] = {}
        self.unseen: set[str] = set()
        """Ids of conversations in which a reply ended unseen."""
        bridge.events.connect(self._apply)
        pane.opened.connect(self._look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._look)

    @property
    def running(self) -> int:
        """The number of replies under way."""
        return len(self._began)

    def _apply(self, events: Sequence[Event]) -> None:
        before = self.running, len(self.unseen)
        for event in events:
            if isinstance(event, Started):
                self._began[event.conversation_id] = self._now()
            elif isinstance(event, Finished):
                self._finished(event)
            elif isinstance(event, ConversationDeleted):
                self._see(event.conversation.id)
        if before != (self.running, len(self.unseen)):
            self.changed.emit()

    def _finished(self, event: Finished) -> None:
        now = self._now()
        took = now - self._began.pop(event.conversation_id, now)
        stopped = event.message.status is Status.STOPPED
        if stopped or (self._in_use() and event.conversation_id == self._pane.conversation_id):
            return
        self.unseen.add(event.conversation_id)
        if took >= LONG_REPLY:
            self.ended.emit(event.message)

    def _in_use(self) -> bool:
        """True if the window has the focus, or one of its dialogs."""
        active: QWidget | None = QApplication.activeWindow()
        while active is not None and active is not self._window:
            active = active.parentWidget()
        return active is not None

    def _look(self) -> None:
        if self._in_use() and self._see(self._pane.conversation_id):
            self.changed.emit()

    def _see(self, conversation_id: str) -> bool:
        if conversation_id not in self.unseen:
            return False
        self.unseen.discard(conversation_id)
        self.seen.emit(conversation_id)
        return True
