"""Bridge for images of replies: they are fetched only when the person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session


class ImagesBridge(QObject):
    """The call for an image. It returns at once; its outcome arrives as a signal."""

    fetched = Signal(str, object)
    """address, bytes of the file or the sentence why there is none."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks

    def fetch(self, address: str) -> None:
        """Get an image of a reply; the person asked for it."""

        async def verb() -> None:
            self.fetched.emit(address, await self._core.client.fetch_image(address))

        self._tasks.start(verb(), failed=lambda sentence: self.fetched.emit(address, sentence))
