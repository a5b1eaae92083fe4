"""Drags files out of the window, and keeps them until the program ends."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget


class Outbox:
    """Folders for files to drag out, readable by this person alone.

    What they were dropped on may read them later, so they stay until the end, in the folder
    `within` or among the system's temporary ones. `temporary_files` removes those of a killed run.
    """

    def __init__(self, within: Path | None = None) -> None:
        self._within = within
        self._root: Path | None = None
        self._count = 0

    def folder(self) -> Path:
        """A new, empty folder. Raises `OSError`."""
        if self._root is None:
            if self._within is not None:
                self._within.mkdir(mode=0o700, exist_ok=True)
            self._root = Path(tempfile.mkdtemp(prefix="chatapp-drag-", dir=self._within))
            weakref.finalize(self, shutil.rmtree, self._root, ignore_errors=True)
        self._count += 1
        folder = self._root / str(self._count)
        folder.mkdir()
        return folder


def put_files(data: QMimeData, paths: Sequence[Path]) -> None:
    """Let `data` be dropped as these files."""
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])


def button_is_down() -> bool:
    """True if the person still holds what is to be dragged."""
    return bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)


def run(source: QWidget, data: QMimeData, actions: Qt.DropAction) -> None:
    """Drag `data` until it is dropped somewhere, or not."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(actions, Qt.DropAction.CopyAction)
