"""Keeps Python's collection of cycles in the window's thread, the only one that may end Qt objects.

Python collects cycles in whichever thread happens to allocate, the database's or the keyring's
too. A QObject that dies there leaves its timers behind, and the next timer event reaches freed
memory: the program crashes at a random place.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimerEvent

INTERVAL = 1000  # milliseconds between looks; a look that finds little to do costs microseconds


class Collector(QObject):
    """Collects in its own thread while it lives; `stop` gives the work back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        # What is there at the start stays: no later collection walks through the libraries.
        gc.freeze()
        self._timer = self.startTimer(INTERVAL)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Collect each generation that has grown as far as Python itself would let it."""
        for generation in reversed(range(3)):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """End it; may be called again."""
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0
            gc.unfreeze()
            gc.enable()
