"""Stops a field's caret from blinking when nothing has been typed for a while.

Each blink paints all that lies under the caret and wakes the processor up, twice a second for
as long as the window stands open.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

BLINKS_MS = 10_000
"""As long as GTK's fields blink."""

_STIRS = frozenset({QEvent.Type.FocusIn, QEvent.Type.KeyPress, QEvent.Type.InputMethod})


class CaretRest(QObject):
    """Watches `field`. The pace of blinking is the application's: it is lent, and given back."""

    def __init__(self, field: QWidget, blinks_ms: int = BLINKS_MS) -> None:
        super().__init__(field)
        self._lent: int | None = None
        self._tired = QTimer(self)
        self._tired.setSingleShot(True)
        self._tired.setInterval(blinks_ms)
        self._tired.timeout.connect(self._rest)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _STIRS:
            self._blink()
            self._tired.start()
        elif event.type() == QEvent.Type.FocusOut:
            self._blink()
            self._tired.stop()
        return False

    def _rest(self) -> None:
        self._lent = QApplication.cursorFlashTime()
        QApplication.setCursorFlashTime(0)

    def _blink(self) -> None:
        if self._lent is not None:
            QApplication.setCursorFlashTime(self._lent)
            self._lent = None
