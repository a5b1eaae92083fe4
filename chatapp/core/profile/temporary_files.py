"""Removes temporary files at the end of the program, and those of a killed one at the next start.

Which of them nobody uses any more is told by locks, never by a clock: for what lies in the
profile by that of the window or of who writes, and for what lies elsewhere, beside the file
that it will be, by one on a note in the profile, which the system frees with the process.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path

from chatapp.core.profile.paths import Profile
from chatapp.core.profile.regular_files import content
from chatapp.core.profile.single_instance import FileLock

SETTINGS = (".settings-", ".tmp")
"""The beginning and the end of the name of settings that are not whole yet."""
_PARTIAL = re.compile(r"\.[0-9a-f]{12}\.(?:partial|html)")


def partial_of(path: Path) -> Path:
    """A name beside `path` for what it is to become."""
    return path.with_name(f".{os.urandom(6).hex()}.partial")


def clear_for_the_window(profile: Profile) -> None:
    """Remove what a window that was killed has left, for the only one there is now."""
    shutil.rmtree(profile.dragged, ignore_errors=True)
    begins, ends = SETTINGS
    _remove(profile.settings.parent.glob(f"{begins}*{ends}"))
    with suppress(OSError):
        for note in list(profile.unfinished.iterdir()):
            _clear_noted(note)


def clear_for_who_writes(profile: Profile) -> None:
    """Remove what whoever wrote into the profile has left, for the only one who does now."""
    _remove(profile.attachments.glob(".*.partial"))
    name = profile.database.name
    for half_made in (f".{name}-*", f"{name}.partial*", f"{name}.reading*"):
        _remove(profile.root.glob(half_made))


@contextmanager
def noted(partial: Path, folder: Path | None) -> Generator[None, None, None]:
    """See to it that `partial` is gone afterwards, also where this process is killed meanwhile.

    `folder` has the notes; without one it is only removed.
    """
    note = _note(partial, folder) if folder is not None else None
    try:
        yield
    finally:
        _remove([partial])
        if note is not None:
            path, lock = note
            lock.release()
            _remove([path])


def _note(partial: Path, folder: Path) -> tuple[Path, FileLock] | None:
    path = folder / os.urandom(8).hex()
    lock = FileLock(path)
    with suppress(OSError):  # a full disk: the file itself will not be written either
        folder.mkdir(mode=0o700, exist_ok=True)
        if lock.alone() and lock.descriptor is not None:
            os.write(lock.descriptor, os.fsencode(partial.absolute()))
            return path, lock
    lock.release()
    return None


def _clear_noted(note: Path) -> None:
    lock = FileLock(note)
    if not lock.alone():
        return
    try:
        partial = Path(os.fsdecode(content(note)))
        # Nothing else is ever removed, whatever somebody has written there.
        if _PARTIAL.fullmatch(partial.name):
            _remove([partial, partial.with_suffix(".html")])
    finally:
        lock.release()
    _remove([note])


def _remove(files: Iterable[Path]) -> None:
    for file in list(files):
        with suppress(OSError):
            file.unlink()
