"""Looks after the database while a window is open: a backup a day, a check after a crash."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine

from chatapp.core.domain.errors import DatabaseDamaged, StoreError
from chatapp.core.store.backups import Backups

FIRST_BACKUP_AFTER = 60.0
"""Seconds after the start: the person comes first."""
LOOK_EVERY = 1800.0
"""Seconds between two looks at whether a backup is due."""

_log = logging.getLogger("chatapp.backup")


class Maintenance:
    """The tasks of maintenance; `on_damage` is told if one finds the database damaged."""

    def __init__(self, backups: Backups, on_damage: Callable[[DatabaseDamaged], None]) -> None:
        self._backups = backups
        self._on_damage = on_damage

    async def run(
        self,
        *,
        check: bool,
        first_after: float = FIRST_BACKUP_AFTER,
        look_every: float = LOOK_EVERY,
    ) -> None:
        """Run until cancelled. With `check` the database is looked through first."""
        if check:
            await self._guarded(self._check)
        await asyncio.sleep(first_after)
        while True:
            await self._guarded(self.back_up_if_due)
            await asyncio.sleep(look_every)

    async def _check(self) -> None:
        complaints = await self._backups.complaints()
        if complaints:
            raise DatabaseDamaged(details="; ".join(complaints))

    async def back_up_if_due(self) -> None:
        """Make a backup unless there is one from the last day. Raises `StoreError`."""
        if await self._backups.is_due():
            await self._backups.make()

    async def _guarded(self, task: Callable[[], Coroutine[None, None, None]]) -> None:
        try:
            await task()
        except DatabaseDamaged as error:
            self._on_damage(error)
        except StoreError as error:
            _log.warning("No backup: %s %s", error.sentence, error.details)
