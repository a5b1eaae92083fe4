"""Retries small writes until the disk takes them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from chatapp.core.domain.errors import NotSaved
from chatapp.core.domain.events import Event, SavingFailed, SavingResumed

TRY_AGAIN_AFTER = 2.0
"""Seconds between two attempts."""

_log = logging.getLogger("chatapp.store")


class SaveRetrier:
    """Retries saves;

    `report` hears when something on screen is not on disk, and when all is again.
    """

    def __init__(self, report: Callable[[Event], None]) -> None:
        self._report = report
        self._failing: set[str] = set()

    @property
    def failing(self) -> bool:
        """True while the disk has refused something and not taken it yet."""
        return bool(self._failing)

    async def keep(self, name: str, write: Callable[[], Awaitable[None]]) -> None:
        """Have `write` done, however long the disk refuses.

        Whoever keeps something newer of the same `name` cancels this. Raises what is no
        `NotSaved`.
        """
        while True:
            try:
                await write()
            except NotSaved as error:
                if not self._failing:
                    _log.warning("%s, and tried again: %s", name, error.sentence)
                    self._report(SavingFailed(error.sentence))
                self._failing.add(name)
                await asyncio.sleep(TRY_AGAIN_AFTER)
            else:
                break
        if name in self._failing:
            self._failing.remove(name)
            if not self._failing:
                self._report(SavingResumed())
