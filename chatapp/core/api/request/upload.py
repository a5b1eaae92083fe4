"""The body of a request on its way to the server: how much of it has been sent is known."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

PROGRESS_FROM = 1 << 18
"""Bytes from which the progress of an upload is told: less is sent at once."""
_STEP = 1 << 16

Progress = Callable[[int, int], None]
"""Is told the bytes that were sent and those there are."""


class Upload:
    """Hands out `data` in steps, as the connection takes them."""

    def __init__(self, data: bytes, progress: Progress | None = None) -> None:
        self._data = data
        self._progress = progress
        self.sent = 0

    @property
    def underway(self) -> bool:
        """True if some of it, but not all, was taken by the connection."""
        return 0 < self.sent < len(self._data)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self.sent = 0
        total = len(self._data)
        for at in range(0, total, _STEP):
            yield self._data[at : at + _STEP]
            self.sent = min(at + _STEP, total)
            if self._progress:
                self._progress(self.sent, total)
