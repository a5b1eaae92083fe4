"""Saves everything when the session ends, or when a signal ends this process."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Coroutine
from types import FrameType
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QSocketNotifier, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

SAVED_WITHIN_MS = 3000
"""Sessions end without a program that takes longer to save than some seconds."""


class SessionEnd(QObject):
    """Calls `end` where a signal asks this process to end, and has `settle` done before the
    system ends the session, while it waits for this program.
    """

    def __init__(
        self,
        application: QApplication,
        *,
        end: Callable[[], object],
        settle: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        super().__init__()
        self._end, self._settle = end, settle
        self._before: dict[int, Any] = {}
        self._wakeup: int | None = None
        self._ends: tuple[socket.socket, socket.socket] | None = None
        self._notifier: QSocketNotifier | None = None
        # At once, and not when the loop next turns: the session may be over then.
        application.commitDataRequest.connect(self.commit, Qt.ConnectionType.DirectConnection)
        if os.name == "posix":
            self._watch_signals()

    def close(self) -> None:
        """Give signals the meaning back that they had before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        if self._ends is not None and self._wakeup is not None:
            signal.set_wakeup_fd(self._wakeup)
            for one in self._ends:
                one.close()
            self._ends = None

    @Slot()
    def commit(self) -> None:
        """Have everything on disk when this returns, or as much as there is time for."""
        waiting = QEventLoop()
        saving = asyncio.ensure_future(self._settle())
        saving.add_done_callback(lambda _: waiting.quit())
        QTimer.singleShot(SAVED_WITHIN_MS, waiting.quit)
        waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    if sys.platform != "win32":

        def _watch_signals(self) -> None:
            ours, theirs = self._ends = socket.socketpair()
            for one in self._ends:
                one.setblocking(False)
            # Qt's loop sleeps outside of Python: a byte on a socket wakes it up.
            self._wakeup = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._woken)
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                # Who started it with `nohup` wants it to go on.
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._asked)

        def _woken(self) -> None:
            """Python calls `_asked` before the next line of Python."""
            if self._ends is not None:
                self._ends[0].recv(64)

        def _asked(self, number: int, _: FrameType | None) -> None:
            # A second one need not ask.
            signal.signal(number, signal.SIG_DFL)
            QTimer.singleShot(0, self._end)
