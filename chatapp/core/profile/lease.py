"""Lease of a process that writes replies into a profile: a file that is locked while it lives.

Each process makes a file with a random name in one folder and locks it; the name stands beside
its replies under way. A name whose file is gone, or can be locked by another, belongs to a
process that has ended, for the system frees the lock of one that was killed: its file is
removed and its replies count as interrupted. So whether somebody still writes a reply is asked
neither of a clock nor of a process number, which another may have by now.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from chatapp.core.profile.single_instance import FileLock


class Lease:
    """The lease of this process; `folder` has the files of all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: FileLock | None = None
        self.id = os.urandom(8).hex()
        """The name that is written beside a reply under way."""

    def take(self) -> None:
        """Be among them, and remove the files of those who are not any more."""
        # A folder that takes none has no writers either.
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            for file in list(self._folder.iterdir()):
                self.is_alive(file.name)
        while True:
            lock = FileLock(self._folder / self.id)
            # Somebody who starts at the same moment may take it for left behind.
            if lock.alone() and (
                lock.descriptor is None or self._folder.joinpath(self.id).exists()
            ):
                self._lock = lock
                return
            lock.release()
            self.id = os.urandom(8).hex()

    def is_alive(self, writer: str) -> bool:
        """True if the process of that id, which may be this one, still has its file."""
        file = self._folder / writer
        if not file.exists():
            return False
        lock = FileLock(file)
        if not lock.alone():
            return True
        _remove(file, lock)
        return False

    def release(self) -> None:
        """Write no more."""
        if self._lock is not None:
            _remove(self._folder / self.id, self._lock)
            self._lock = None


def _remove(file: Path, lock: FileLock) -> None:
    # While it is locked, or somebody might begin to rely on it; Windows removes no open file.
    if os.name == "posix":
        with suppress(OSError):
            file.unlink()
    lock.release()
    with suppress(OSError):
        file.unlink(missing_ok=True)
