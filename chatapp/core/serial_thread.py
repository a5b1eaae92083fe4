"""Runs jobs one after the other on a thread of their own, and brings each outcome back.

The thread is a daemon: a job that never ends, as with a disk or a keyring that does not
answer, keeps no program alive.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")

Failed = Callable[[BaseException, bool], object]
"""Told an error on the loop that asked, and whether nobody else hears of it."""


class Call(Generic[T]):
    """A call on its way to a thread and back to the loop that asked.

    Its outcome is in no future and its `repr` shows nothing of it: asyncio writes both into
    the log of a slow loop, and an outcome may be secret.

    Cancelling `outcome` stops the waiting, not the work; a `droppable` call that has not
    begun by then is not made. `failed` is told each error before whoever waits.
    """

    def __init__(
        self, work: Callable[[], T], *, droppable: bool = False, failed: Failed | None = None
    ) -> None:
        self._work = work
        self._droppable = droppable
        self._failed = failed
        self._loop = asyncio.get_running_loop()
        self._done: asyncio.Future[None] = self._loop.create_future()
        self._result: list[T] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        """Do the work, on the thread that has this for its job."""
        if self._droppable and self._done.cancelled():
            return
        try:
            self._result.append(self._work())
        except BaseException as error:  # noqa: BLE001 - raised again in the asking task
            self._error = error
        with suppress(RuntimeError):  # the loop has ended, and whoever asked with it
            self._loop.call_soon_threadsafe(self._settle)

    async def outcome(self) -> T:
        """Wait for the work, and return its result. Raises what it raises."""
        try:
            await self._done
        except asyncio.CancelledError:
            if self._done.done() and not self._done.cancelled():
                self._tell(unheard=True)  # given up between its end and this
            raise
        if self._error is not None:
            try:
                raise self._error
            finally:
                self._error = None  # it would keep itself alive, by its traceback
        return self._result[0]

    def _settle(self) -> None:
        if not self._done.done():
            self._tell(unheard=False)
        if self._done.done():
            self._tell(unheard=True)
        else:
            self._done.set_result(None)

    def _tell(self, *, unheard: bool) -> None:
        error = self._error
        if unheard:
            self._error = None
        if error is not None and self._failed is not None:
            self._failed(error, unheard and not self._droppable)


class SerialThread:
    """A daemon thread, started by the first job it is given, that runs jobs in order.

    `name` is the thread's; `failed` is told the errors of calls (see `Call`).
    """

    def __init__(self, name: str, *, failed: Failed | None = None) -> None:
        self._name = name
        self._failed = failed
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def call(
        self, work: Callable[[], T], *, droppable: bool = False
    ) -> Coroutine[object, object, T]:
        """Have `work` done after all before it; to be awaited for what it returns or raises.

        Cancelled, it is done all the same; if it is `droppable`, only if it has begun.
        """
        if self._thread is None:
            self._thread = threading.Thread(
                target=_serve, args=(self._jobs,), name=self._name, daemon=True
            )
            self._thread.start()
        call = Call(work, droppable=droppable, failed=self._failed)
        self._jobs.put(call.run)
        return call.outcome()

    def end(self) -> threading.Thread | None:
        """Have the thread end after the jobs it has, without waiting; returns it, if there is one.

        A job that comes later starts another thread.
        """
        thread, self._thread = self._thread, None
        if thread is not None:
            self._jobs.put(None)
            self._jobs = SimpleQueue()
        return thread

    async def finish(self, last: Callable[[], object]) -> None:
        """Run `last` after the jobs there are, and see the thread end; nothing if there is none."""
        if self._thread is None:
            return
        try:
            await self.call(last)
        finally:
            thread = self.end()
        if thread is not None:
            thread.join()


def _serve(jobs: SimpleQueue[Callable[[], None] | None]) -> None:
    while (job := jobs.get()) is not None:
        job()
