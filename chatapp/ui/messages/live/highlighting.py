"""Highlights the code in view, one slice of time after the other."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer

from chatapp.ui.messages.layout.column import Anchor, Column
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.live.preload import Preload
from chatapp.ui.messages.rows.code_row import CodeRow

_SLICE = 0.006
"""Seconds that one slice takes."""
_PAUSE_MS = 200


class Highlighting(QObject):
    """Colours the code that is seen while nothing else is to do."""

    def __init__(
        self,
        column: Column,
        scroller: Scroller,
        preload: Preload,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._column, self._scroller = column, scroller
        self._preload = preload
        preload.ready.connect(self.look)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tint)
        self._paused = False
        """True while code that grows waits for its share of the time."""

    def look(self) -> None:
        """Other code may be seen now."""
        if not (self._paused and self._timer.isActive()):
            self._timer.start(0)

    def _go_on(self, wait: int) -> None:
        self._paused = bool(wait)
        self._timer.start(wait)

    def _tint(self) -> None:
        column, scroller = self._column, self._scroller
        until = time.perf_counter() + _SLICE
        height = scroller.height
        for number in column.visible(scroller.value, scroller.value + height):
            item = column.item(number)
            if item is None:
                continue
            top = scroller.value - column.heights.above(number)
            for slot, row_number, _ in item.visible(top, top + height):
                row = item.sections[slot].rows[row_number]
                if isinstance(row, CodeRow) and not row.coloured:
                    if not self._preload.has_lexer(row.spec.language):
                        continue
                    if row.waits:
                        self._go_on(_PAUSE_MS)
                        return
                    done = row.colour(until)
                    scroller.repaint_row(Anchor(number, slot, row_number))
                    self._go_on(0 if done or not row.pausing else _PAUSE_MS)
                    return
