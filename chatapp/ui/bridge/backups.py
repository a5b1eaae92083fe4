"""Bridge for backups: making them, looking into them, restoring them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.backup import Backup, RestoreBackup
from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session


class BackupsBridge(QObject):
    """The calls about backups. Each returns at once; its outcome arrives as a signal."""

    listed = Signal(list)
    """list[Backup], newest first, behind them what they replaced."""
    contents = Signal(object, list)
    """Backup, list[Conversation]."""
    done = Signal(str, bool)
    """The outcome of making a backup, or of restoring a conversation; True if it went well."""

    remedy_wanted = Signal(object)
    """A `Choice`: the window has to close for it, and another one opens."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks

    @property
    def folder(self) -> Path:
        return self._core.profile.backups

    def fetch(self) -> None:
        async def verb() -> None:
            made, replaced = await self._core.backups.listed(), await self._core.backups.set_aside()
            self.listed.emit(made + replaced)

        self._tasks.start(verb(), name="backups")

    def make(self) -> None:
        """Make a backup now."""

        async def verb() -> None:
            if await self._core.backups.make():
                self.done.emit(tr("Backup created and verified."), True)
            self.fetch()

        self._tasks.start(verb(), failed=lambda sentence: self.done.emit(sentence, False))

    def open(self, backup: Backup) -> None:
        async def verb() -> None:
            self.contents.emit(backup, await self._core.conversations_in(backup))

        self._tasks.start(
            verb(),
            failed=lambda sentence: self.done.emit(sentence, False),
            name="contents",
        )

    def restore_conversation(self, backup: Backup, conversation_id: str) -> None:
        async def verb() -> None:
            found = await self._core.restore_conversation(backup, conversation_id)
            self.done.emit(tr("“{title}” was restored.").format(title=found.title), True)

        self._tasks.start(verb(), failed=lambda sentence: self.done.emit(sentence, False))

    def restore_everything(self, backup: Backup) -> None:
        """Close this window, restore, and open another."""
        self.remedy_wanted.emit(RestoreBackup(backup))
