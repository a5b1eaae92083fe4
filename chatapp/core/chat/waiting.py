"""Says what a reply waits for, and for how long."""

from __future__ import annotations

import time

from chatapp.core.domain.conversation import Phase
from chatapp.core.domain.i18n import tr

SILENCE_SECONDS = 15.0
"""After this long without a word from the server the person is told how long it has been."""


class Waiting:
    """Times the silence of a server, and the share of a request that was sent."""

    def __init__(self) -> None:
        self._last_word = time.monotonic()
        self._uploaded = 1.0

    def heard(self) -> None:
        """A word came, or a new wait begins."""
        self._last_word = time.monotonic()

    def sent(self, sent: int, total: int) -> None:
        """So many bytes of the request are on their way."""
        self._uploaded = sent / total
        self.heard()

    def note(self, phase: Phase) -> str:
        """A sentence about what is waited for in `phase`; empty while nothing is worth telling."""
        silent = time.monotonic() - self._last_word
        clock = f"{int(silent) // 60}:{int(silent) % 60:02}"
        if self._uploaded < 1.0:
            return tr("{percent} % sent").format(percent=f"{self._uploaded * 100:.0f}")
        if silent < SILENCE_SECONDS:
            return ""
        if phase is Phase.CONNECTING:
            return tr("Waiting for the server for {time}").format(time=clock)
        return tr("No response from the model for {time}").format(time=clock)
