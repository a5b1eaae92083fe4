"""Runs Python's garbage collection in the window's thread only, where Qt objects may end.

Python collects cycles in whichever thread happens to allocate, the database's or the keyring's
too. A QObject that dies there leaves its timers behind, and the next timer event reaches freed
memory: the program crashes at a random place.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimerEvent

from chatapp.core.slow_turns import SLOW, SlowTurns

INTERVAL = 1000
"""Milliseconds between looks; one that finds nothing to do costs microseconds."""
BUSY_INTERVAL = 100
"""The same while much is made: a second's worth would take longer than a frame."""
QUIET_LOOKS = 3
"""So often must be found that nothing is made, before everything is walked through: that takes
up to a tenth of a second, which nobody notices only while nothing happens."""
REST_LOOKS = 30
"""So many looks lie between two such walks."""
OVERDUE = 100
"""So many collections of the middle generation make one of everything due even so."""


class Collector(QObject):
    """Collects in its own thread while it lives; `stop` leaves Python as it was before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # WORKAROUND (PySide6, shiboken's destructors, seen with 6.11.3): a QObject is ended in
        # whichever thread collects it.
        self._enabled_before = gc.isenabled()
        self._looked = time.monotonic()
        self._slow = SlowTurns()
        gc.disable()
        # What is there at the start stays: no later collection walks through the libraries.
        gc.freeze()
        self._quiet = 0
        self._rested = REST_LOOKS
        self._interval: int = INTERVAL
        self._timer = self.startTimer(INTERVAL)

    def wake(self) -> None:
        """A reply is arriving: look soon, and take no moment between its pieces for a quiet one."""
        self._quiet = 0
        self._look_every(BUSY_INTERVAL)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Collect what is young, when there is enough of it; all, when nothing happens."""
        late = time.monotonic() - self._looked - self._interval / 1000
        if late >= SLOW:
            self._slow.took(late)
        young, middle, old = gc.get_count()
        busy = young > gc.get_threshold()[0]
        self._quiet = 0 if busy else self._quiet + 1
        if busy:
            gc.collect(1 if middle > gc.get_threshold()[1] else 0)
        self._rested += 1
        due = self._quiet >= QUIET_LOOKS and self._rested >= REST_LOOKS
        if old > OVERDUE or (due and (middle or old)):
            gc.collect()
            self._rested = 0
        self._look_every(BUSY_INTERVAL if busy else INTERVAL)
        self._looked = time.monotonic()

    def _look_every(self, interval: int) -> None:
        if self._timer and interval != self._interval:
            self.killTimer(self._timer)
            self._interval, self._looked = interval, time.monotonic()
            self._timer = self.startTimer(interval)

    def stop(self) -> None:
        """End it; may be called again."""
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0
            gc.unfreeze()
            # There are threads still, and Qt objects that end only now.
            if self._enabled_before:
                gc.enable()
