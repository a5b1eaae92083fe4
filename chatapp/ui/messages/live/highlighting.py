"""Highlights the code that is seen, a slice of time after the other."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chatapp.ui.messages.live.preload import Warming
from chatapp.ui.messages.rows.code_row import CodeRow

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView

_SLICE = 0.006
"""Seconds that one slice takes."""
_PAUSE_MS = 200


class Tinting(QObject):
    """Colours the code of one view while nothing else is to do."""

    def __init__(self, view: MessageView, warming: Warming) -> None:
        super().__init__(view)
        self._view = view
        self._warming = warming
        warming.ready.connect(self.look)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tint)

    def look(self) -> None:
        """Other code may be seen now."""
        self._timer.start(0)

    def _tint(self) -> None:
        view, until = self._view, time.perf_counter() + _SLICE
        height = view.viewport().height()
        for number in view.column.visible(view.value, view.value + height):
            item = view.column.item(number)
            if item is None:
                continue
            top = view.value - view.column.heights.above(number)
            for slot, row_number, _ in item.visible(top, top + height):
                row = item.sections[slot].rows[row_number]
                if isinstance(row, CodeRow) and not row.coloured:
                    if not self._warming.has_lexer(row.spec.language):
                        continue
                    if row.waits:
                        self._timer.start(_PAUSE_MS)
                        return
                    done = row.colour(until)
                    view.touchup.item(number)
                    self._timer.start(0 if done or not row.pausing else _PAUSE_MS)
                    return
