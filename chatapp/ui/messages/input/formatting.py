"""Makes the formatted form of what was copied, on a thread: parsing can take seconds.

Only what was asked for last is told of. The thread knows nothing of Qt.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from chatapp.ui.messages.rows.clipping import Clip

_POLL_MS = 20


class Formatting(QObject):
    """Forms of a clip that are made while the window goes on."""

    made = Signal(object)
    """`Clip`: what was begun last is ready."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: deque[tuple[int, Clip]] = deque()
        self._newest = 0
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._collect)

    def begin(self, make: Callable[[], Clip]) -> None:
        """Call `make` on a thread, in place of what was begun before."""
        self._newest = number = self._newest + 1
        done = self._done
        threading.Thread(
            target=lambda: done.append((number, make())), name="formatting", daemon=True
        ).start()
        self._poll.start()

    def forget(self) -> None:
        """Tell of nothing that was begun."""
        self._newest += 1
        self._poll.stop()

    def _collect(self) -> None:
        while self._done:
            number, clip = self._done.popleft()
            if number == self._newest:
                self._poll.stop()
                self.made.emit(clip)
