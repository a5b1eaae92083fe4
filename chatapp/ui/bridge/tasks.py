"""The tasks of the bridges: started, named, awaited; their errors become signals."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.errors import ChatappError
from chatapp.core.domain.i18n import tr

log = logging.getLogger("chatapp.tasks")


class Tasks(QObject):
    """The tasks of all bridges over one session."""

    failed = Signal(str)
    """A task ended with a known error: its sentence."""
    crashed = Signal(str)
    """A defect: the sentence; the log has the traceback."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._named: dict[str, asyncio.Task[Any]] = {}
        self._closed = False

    def start(
        self,
        coroutine: Coroutine[Any, Any, Any],
        *,
        failed: Callable[[str], object] | None = None,
        name: str = "",
    ) -> asyncio.Task[Any]:
        """Run `coroutine` in a task that is kept; a known error's sentence goes to `failed`.

        A task with a `name` cancels an earlier one of that name. Once this is closed a task
        is cancelled before its first step.
        """
        task = asyncio.ensure_future(self._run(coroutine, failed or self.failed.emit))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # One that is cancelled before its first step never gets to the coroutine inside.
        task.add_done_callback(lambda _: coroutine.close())
        if name:
            self.cancel(name)
            self._named[name] = task
        if self._closed:
            task.cancel()
        return task

    def cancel(self, name: str) -> None:
        """Cancel the task of that name, if it is running."""
        if (task := self._named.get(name)) and not task.done():
            task.cancel()

    async def wait(self, seconds: float) -> None:
        """Wait until all tasks have ended, but not longer than `seconds`."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def close(self) -> None:
        """Cancel every task and wait for its end; none begins any more.

        A timer of the window can still ask for something, and so can the last events.
        """
        self._closed = True
        hanging = list(self._tasks)
        for task in hanging:
            task.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)

    async def _run(
        self, coroutine: Coroutine[Any, Any, Any], failed: Callable[[str], object]
    ) -> None:
        try:
            await coroutine
        except ChatappError as error:
            # Its sentence may quote a title, or what a server said.
            log.info("failed: %s", type(error).__name__)
            failed(error.sentence)
        except Exception:  # whatever it is, the window lives on and the log has the traceback
            log.exception("A task of the bridge failed")
            self.crashed.emit(tr("Something went wrong in Chatapp. The log has the details."))
