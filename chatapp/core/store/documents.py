"""Attached files on disk: one for each content, named by its SHA-256."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import Protocol

from chatapp.core.domain.errors import NotSaved, UnreadableFile
from chatapp.core.domain.i18n import tr
from chatapp.core.profile.lasting_names import take_place
from chatapp.core.profile.regular_files import content

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Document(Protocol):
    """A file that was read and can be kept."""

    @property
    def path(self) -> Path: ...
    @property
    def sha256(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def pages(self) -> int: ...
    @property
    def text(self) -> str: ...


class Keeping(Protocol):
    """A place that keeps attached files under their hashes. All of it may block."""

    def keep(self, source: Path, sha256: str) -> None:
        """Keep a file's content. Raises `UnreadableFile` and `NotSaved`."""

    def keep_bytes(self, data: bytes, sha256: str) -> None:
        """Keep a content that has that hash. Raises `NotSaved`."""

    def bytes_of(self, sha256: str) -> bytes:
        """A kept file's content. Raises `UnreadableFile`."""
        ...


class Discarding(Protocol):
    """A place that kept files can be removed from."""

    def discard(self, sha256: str) -> None:
        """Remove a file that nothing refers to. Raises `NotSaved`."""


class Folder:
    """The folder of attached files. All of it blocks: call it off the GUI thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, source: Path, sha256: str) -> None:
        """Copy a file under its hash: whole and on the disk, or not at all. Mode 0600.

        Raises `UnreadableFile` if the source cannot be read or is no longer what the
        hash says, `NotSaved` if the copy cannot be written.
        """
        self.keep_bytes(unchanged(source, sha256), sha256)

    def keep_bytes(self, data: bytes, sha256: str) -> None:
        """Write a file's content, which has that hash, as `keep` does. Raises `NotSaved`."""
        target = self._file(sha256)
        try:
            if target.exists() and content(target) == data:
                return
            self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(target, data)
        except OSError as error:
            raise NotSaved(
                tr("Not saved: the attached file could not be stored."), details=str(error)
            ) from error

    def bytes_of(self, sha256: str) -> bytes:
        """A kept file's content. Raises `UnreadableFile` if it is missing or damaged."""
        try:
            data = content(self._file(sha256))
        except OSError as error:
            raise UnreadableFile(
                tr("The attached file is missing. Attach it again."), details=str(error)
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise UnreadableFile(tr("The attached file is damaged. Attach it again."))
        return data

    def discard(self, sha256: str) -> None:
        """Remove a kept file that nothing refers to; a missing one is no matter.

        Raises `NotSaved` if it cannot be removed.
        """
        try:
            self._file(sha256).unlink(missing_ok=True)
        except OSError as error:
            raise NotSaved(
                tr("An attached file could not be removed."), details=str(error)
            ) from error

    def _file(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a SHA-256 in hexadecimal: {sha256!r}")
        return self._path / sha256


def unchanged(source: Path, sha256: str) -> bytes:
    """The content of a file. Raises `UnreadableFile` if it cannot be read or is another now."""
    try:
        data = content(source)
    except OSError as error:
        raise UnreadableFile(details=str(error)) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UnreadableFile(tr("The file changed while it was being read. Attach it again."))
    return data


def _write(target: Path, data: bytes) -> None:
    # mkstemp makes the file with mode 0600.
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".partial")
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        take_place(partial, target)
    finally:
        partial.unlink(missing_ok=True)
