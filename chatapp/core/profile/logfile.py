"""The log file in the profile: rotated, redacted, the same for window and terminal."""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from chatapp.core.console import people
from chatapp.core.invisible import legible, one_line
from chatapp.core.profile import stray_errors
from chatapp.core.profile.regular_files import descriptor
from chatapp.core.redact import RedactingFilter

NAME = "chatapp.log"
"""The newest file in the folder of logs; older ones have a number behind it."""

# How httpcore connects. What else it and httpx log has addresses and headers in it.
_WITH_DEBUG = ("httpcore.connection", "httpcore.proxy", "httpcore.socks")

_ALSO_SHOWN = (stray_errors.log.name, "chatapp.qt")
"""Defects that nobody tells the person of: who started the program in a terminal sees them."""


class _PrivateFile(RotatingFileHandler):
    """A log file only its owner can read, and to which several processes may write."""

    def emit(self, record: logging.LogRecord) -> None:
        if self._is_elsewhere():
            # Another process has begun a new one.
            self.close()
        super().emit(record)

    def doRollover(self) -> None:
        """Begin a new file, unless another process is about it or has done so."""
        assert self.stream is not None
        with _alone_with(self.stream) as alone:
            if alone and not self._is_elsewhere():
                # Windows renames no file that another process has open: it grows, then.
                with suppress(PermissionError):
                    super().doRollover()

    def _is_elsewhere(self) -> bool:
        if self.stream is None:
            return False
        path = Path(self.baseFilename)
        try:
            return not os.path.samestat(path.stat(), os.fstat(self.stream.fileno()))
        except FileNotFoundError:
            return path.parent.is_dir()
        except OSError:
            return False

    def _open(self):  # pyright: ignore[reportUnknownParameterType, reportIncompatibleMethodOverride]
        def private(path: str, flags: int) -> int:
            return descriptor(Path(path), flags)

        return open(self.baseFilename, self.mode, encoding="utf-8", opener=private)


@contextmanager
def _alone_with(file: TextIO) -> Generator[bool]:
    """Lock a file while others are renamed; gives False if another process has it locked."""
    # The lock is of both descriptors, and outlives the closing of the first.
    descriptor = os.dup(file.fileno())
    try:
        yield _locked(descriptor)
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk without locks
        pass
    return True


class _OnStandardError(logging.Handler):
    """The log on standard error, for whoever reads along in a terminal."""

    def emit(self, record: logging.LogRecord) -> None:
        for line in self.format(record).split("\n"):
            people.line(line)


class _Lines(logging.Formatter):
    """A line for each record, whatever is in its message; a traceback follows indented."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = one_line(record.message)
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        return legible(super().format(record)).replace("\n", "\n    ")


def begin(folder: Path, *, debug: bool = False) -> RedactingFilter:
    """Log to `folder` from now on; returns the filter every record passes.

    With `debug` in all detail, and on standard error too. A folder that cannot be written
    leaves the program without a log, not without a start: warnings go to standard error then.
    """
    redacting = RedactingFilter()
    # What libraries say below a warning has addresses, headers and the like in it.
    logging.getLogger().setLevel(logging.WARNING)
    logging.getLogger("chatapp").setLevel(logging.DEBUG if debug else logging.INFO)
    for name in _WITH_DEBUG:
        logging.getLogger(name).setLevel(logging.DEBUG if debug else logging.WARNING)
    if debug:
        _add(_OnStandardError(), redacting)
    try:
        file = _PrivateFile(folder / NAME, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    except OSError as error:
        if not debug:
            _add(_OnStandardError(logging.WARNING), redacting)
        # Where nothing can be written, that is said already.
        expected = error.errno in {errno.EROFS, errno.EACCES}
        level = logging.INFO if expected else logging.WARNING
        logging.getLogger("chatapp.log").log(level, "no log: %s", error)
    else:
        _add(file, redacting)
        if not debug:
            stray = _OnStandardError(logging.WARNING)
            stray.addFilter(lambda record: record.name in _ALSO_SHOWN)
            _add(stray, redacting)
    stray_errors.hear()
    return redacting


def _add(handler: logging.Handler, redacting: RedactingFilter) -> None:
    handler.setFormatter(_Lines())
    handler.addFilter(redacting)
    logging.getLogger().addHandler(handler)
