"""Paths of the profile's files, and of the resources shipped with the program."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chatapp.core.domain.errors import ProfileUnusable
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.system_reasons import reason_of

_DATABASE = "conversations.sqlite3"
_LONGEST_PATH = 511
"""Bytes that SQLite takes as the path of a file, on POSIX."""
_LONGEST_NAME = "backups/conversations-v10-20260101-000000-0a1b2c.sqlite3-journal"
"""Of what it has to open in a profile."""
_LOG = "log"
_PORTABLE = "portable.txt"
"""Beside a frozen program: it is carried along, and what it keeps goes with it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The files and folders one person's Chatapp keeps. Naming them creates nothing."""

    root: Path
    """The folder of the conversations; everything else too, when it was chosen by hand."""
    settings: Path
    log: Path
    """A folder."""

    @classmethod
    def at(cls, root: Path | None) -> Profile:
        """The profile under `root`; when None, where the platform says.

        A portable program, which is carried about with its profile, has it beside itself.
        """
        root = root or _beside_the_program()
        if root is not None:
            root = root.expanduser().absolute()
            return cls(root, root / "settings.toml", root / _LOG)
        # Imported here: a profile given by hand needs none of it.
        import platformdirs

        folders = platformdirs.PlatformDirs("chatapp", appauthor=False)
        return cls(
            folders.user_data_path,
            folders.user_config_path / "settings.toml",
            folders.user_log_path,
        )

    @property
    def kind(self) -> str:
        """The kind of its place: "portable", "own" (chosen by hand) or "platform"."""
        if self.root == _beside_the_program():
            return "portable"
        return "own" if self.log == self.root / _LOG else "platform"

    @property
    def database(self) -> Path:
        """The file of conversations (SQLite)."""
        return self.root / _DATABASE

    @property
    def attachments(self) -> Path:
        """The folder of attached files, each under its content hash."""
        return self.root / "attachments"

    @property
    def backups(self) -> Path:
        """The folder of copies of the database."""
        return self.root / "backups"

    @property
    def model_lists(self) -> Path:
        """The file of what servers said of their models."""
        return self.root / "models.json"

    @property
    def lessons(self) -> Path:
        """The file of what servers turned out to want of requests."""
        return self.root / "lessons.json"

    @property
    def writing_lock(self) -> Path:
        """The file that everybody locks who writes replies into the database."""
        return self.root / "writing.lock"

    @property
    def writers(self) -> Path:
        """The folder with a file for each process that writes replies into the database."""
        return self.root / "writers"

    @property
    def dragged(self) -> Path:
        """The folder of files that were dragged out of the window, until it is closed."""
        return self.root / "dragged"

    @property
    def unfinished(self) -> Path:
        """The folder of notes about files elsewhere that are not whole yet."""
        return self.root / "unfinished"

    def create(self) -> None:
        """Make the folders, readable by this person alone.

        Raises `ProfileUnusable` where that is impossible. One whose conversations are there
        can be read on a disk that takes no changes.
        """
        length = len(os.fsencode(self.root / _LONGEST_NAME))
        if os.name == "posix" and length > _LONGEST_PATH:
            raise ProfileUnusable(
                tr(
                    "The profile folder cannot be used: its path is too long by %n byte. Choose "
                    "one with a shorter path."
                    "|The profile folder cannot be used: its path is too long by %n bytes. Choose "
                    "one with a shorter path.",
                    "",
                    length - _LONGEST_PATH,
                )
            )
        try:
            self._create()
        except OSError as error:
            if self.database.exists() and not may_write(self.root):
                return
            raise ProfileUnusable(
                tr("The profile folder “{folder}” cannot be used ({why}).").format(
                    folder=self.root, why=reason_of(error)
                )
            ) from error

    def _create(self) -> None:
        # A folder chosen by hand may hold other things (a home, /tmp): it is closed to
        # others only when it is fresh or a profile already.
        fresh = not self.root.exists() or self.database.exists() or not any(self.root.iterdir())
        if fresh:
            _private_folder(self.root)
        for folder in (self.attachments, self.backups, self.log, self.settings.parent):
            if folder != self.root:
                _private_folder(folder)


def may_write(path: Path) -> bool:
    """True if this process may write into a folder or a file, as far as the system says."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _beside_the_program() -> Path | None:
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return folder / "data" if (folder / _PORTABLE).exists() else None


def _private_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # One that is private already may be on a disk that takes no changes.
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


@cache
def resources() -> Path:
    """The folder of icons and themes: in a frozen program, a wheel, or a clone."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parents[2]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
