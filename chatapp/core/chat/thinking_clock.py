"""Times how long a model thinks, in as many stretches as it takes."""

from __future__ import annotations

import time


class ThinkingClock:
    """Runs while thinking comes."""

    def __init__(self) -> None:
        self.seconds: float | None = None
        """The time of all stretches that have ended; None if there was none."""
        self._since: float | None = None

    def run(self, thinking: bool) -> None:
        """Thinking comes now, or something else does."""
        now = time.monotonic()
        if thinking and self._since is None:
            self._since = now
        elif not thinking and self._since is not None:
            self.seconds = (self.seconds or 0.0) + now - self._since
            self._since = None
