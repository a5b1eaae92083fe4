"""Logs what Qt has to say: its warnings, each once, and in all detail with `--debug`."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("chatapp.qt")

_MOST = 100
"""Different messages that are logged: one that has a number in it is always another."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def heard() -> Generator[None]:
    """Have Qt's messages in the log within this block, and on standard error as before."""
    seen: set[str] = set()

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        text = f"{context.category}: {message}"
        if text in seen or len(seen) > _MOST:
            return
        seen.add(text)
        if len(seen) > _MOST:
            log.warning("%d different messages: no more are logged", _MOST)
        else:
            log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)

    qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(None)
