"""The log in the profile: rotated, redacted, and the same for window and terminal."""

from __future__ import annotations

import errno
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from chatapp.core.invisible import legible
from chatapp.core.profile.regular_files import descriptor
from chatapp.core.redact import RedactingFilter


class _PrivateFile(RotatingFileHandler):
    """A log file only its owner can read."""

    def _open(self):  # pyright: ignore[reportUnknownParameterType, reportIncompatibleMethodOverride]
        def private(path: str, flags: int) -> int:
            return descriptor(Path(path), flags)

        return open(self.baseFilename, self.mode, encoding="utf-8", opener=private)


class _Legible(logging.Formatter):
    """For standard error, which may be a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return legible(super().format(record))


def begin(folder: Path) -> RedactingFilter:
    """Log to `folder` from now on; returns the filter every record passes.

    A folder that cannot be written leaves the program without a log, not without a start:
    warnings go to standard error then.
    """
    redacting = RedactingFilter()
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    # httpx and httpcore log addresses of every request; headers at DEBUG.
    for chatty in ("httpx", "httpcore", "asyncio", "qasync", "markdown", "MARKDOWN"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    try:
        handler = _PrivateFile(
            folder / "chatapp.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
        )
    except OSError as error:
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
        handler.setFormatter(_Legible())
        handler.addFilter(redacting)
        root.addHandler(handler)
        # Where nothing can be written, that is said already.
        expected = error.errno in {errno.EROFS, errno.EACCES}
        level = logging.INFO if expected else logging.WARNING
        logging.getLogger(__name__).log(level, "no log: %s", error)
        return redacting
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(redacting)
    root.addHandler(handler)
    return redacting
