"""Bridge for the totals of usage: what replies used and cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.usage_totals import ConversationTotals, DayTotals
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session


@dataclass(frozen=True, slots=True)
class UsageReport:
    """The totals of a stretch of days, both ends included."""

    first: date
    last: date
    days: tuple[DayTotals, ...]
    dearest: tuple[ConversationTotals, ...]
    """The conversations that cost the most in these days, the dearest first."""


class UsageBridge(QObject):
    """The calls about totals. Each returns at once; its outcome arrives as a signal."""

    fetched = Signal(object)
    """UsageReport."""

    balance = Signal(str, object)
    """The name of the server in use, and the `Balance` that is left there, or None."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks

    def fetch(self, first: date | None, last: date) -> None:
        """Fetch the totals from a day on, or from the very first one, to the last."""

        async def verb() -> None:
            totals = self._core.totals
            begun = first or date.fromisoformat(await totals.first_day() or last.isoformat())
            days = await totals.by_day(begun.isoformat(), last.isoformat())
            since = datetime.combine(begun, time.min).timestamp()
            dearest = await totals.dearest(since, datetime.combine(last, time.max).timestamp())
            self.fetched.emit(UsageReport(begun, last, tuple(days), tuple(dearest)))

        self._tasks.start(verb(), name="usage")

    def fetch_balance(self) -> None:
        """Ask the server in use what is left of the money, where it can tell."""
        server = self._core.engine.server

        async def verb() -> None:
            told = server.dialect.key_check.tells_balance
            key = await self._core.keys.get(server.id) if told else None
            left = await self._core.client.balance(server, key) if key else None
            self.balance.emit(server.name, left)

        self._tasks.start(
            verb(), failed=lambda _: self.balance.emit(server.name, None), name="balance"
        )
