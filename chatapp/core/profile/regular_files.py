"""Opens files only where they are regular files: no pipe, device, socket or folder.

Opening a pipe waits for whoever writes into it, and a device never ends; each may stand
under any name, also behind a link, and be put there between looking and opening.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from chatapp.core.domain.i18n import tr

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_AT_ONCE = (
    getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)


class NotAFile(OSError):
    """Raised for a name under which something else than a file stands."""

    def __init__(self, path: Path, error: int = errno.EINVAL) -> None:
        super().__init__(error, tr("it is not a file"), str(path))


class _Reading(io.FileIO):
    """Says so where there is nothing to read yet, as some of the system's own files do."""

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        count = super().readinto(buffer)
        if count is None:  # pyright: ignore[reportUnnecessaryComparison] (without blocking it is)
            raise NotAFile(Path(str(self.name)))
        return count

    def readall(self) -> bytes:
        data = super().readall()
        if data is None:  # pyright: ignore[reportUnnecessaryComparison] (without blocking it is)
            raise NotAFile(Path(str(self.name)))
        return data


def must_be_file(path: Path) -> None:
    """Check a path that others open by its name.

    Raises `NotAFile` for what there is and is none.
    """
    try:
        mode = path.stat().st_mode
    except ValueError as error:  # no name of anything has a NUL in it
        raise NotAFile(path) from error
    except OSError:
        return  # whoever opens it is told why
    _check(path, mode)


def descriptor(path: Path, flags: int, mode: int = 0o600) -> int:
    """A file opened as by `os.open`. Raises `NotAFile` and `OSError`, and waits for nobody."""
    must_be_file(path)  # a device may do something only because it is opened
    try:
        opened = os.open(path, flags | _AT_ONCE, mode)
    except OSError as error:
        if error.errno in {errno.ENXIO, errno.ENODEV}:  # a socket, a pipe that nobody reads
            raise NotAFile(path) from error
        raise
    try:
        _check(path, os.fstat(opened).st_mode)
    except NotAFile:
        os.close(opened)
        raise
    return opened


def open_file(path: Path) -> BinaryIO:
    """A file to read from. Raises `NotAFile` and `OSError`, and waits for nobody."""
    return io.BufferedReader(_Reading(descriptor(path, os.O_RDONLY), "rb"))


def content(path: Path) -> bytes:
    """The whole content of a file. Raises `NotAFile` and `OSError`."""
    with open_file(path) as file:
        return file.read()


def _check(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise NotAFile(path, errno.EISDIR)
    if not stat.S_ISREG(mode):
        raise NotAFile(path)
