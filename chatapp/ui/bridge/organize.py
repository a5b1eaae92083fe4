"""Bridge for organizing conversations: folders, archive, trash, undo."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.conversation import Folder, Kind, is_temporary, new_id
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.chat.organizer import Organizer
    from chatapp.core.session import Session

_STATE = "sidebar"


class OrganizeBridge(QObject):
    """Every method returns at once; what came of it is told by the events of the bridge."""

    told = Signal(list, str)
    """list[Folder], and how the sidebar was arranged, or "": before conversations are listed."""
    trash = Signal(list)
    """list[TrashedItem]: the content of the trash."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks
        self._latest = core.organizer
        """The organizer that did the latest step: the store's, or the one in memory."""

    async def arrangement(self) -> str:
        """The arrangement of the sidebar, or ""."""
        return await self._core.store.state(_STATE) or ""

    def purge_old(self) -> None:
        """Delete for good what has been in the trash for too long."""
        self._tasks.start(self._core.organizer.purge_old())

    def save_arrangement(self, state: str) -> None:
        store = self._core.store
        verb = self._core.saving.keep(f"state {_STATE}", lambda: store.set_state(_STATE, state))
        self._tasks.start(verb, name=f"state {_STATE}")

    # Conversations

    def rename(self, conversation_id: str, title: str) -> None:
        self._each([conversation_id], lambda organizer, ids: organizer.rename(ids[0], title))

    def pin(self, ids: Sequence[str], pinned: bool) -> None:
        self._each(ids, lambda organizer, some: organizer.pin(some, pinned))

    def archive(self, ids: Sequence[str], archived: bool) -> None:
        self._each(ids, lambda organizer, some: organizer.archive(some, archived))

    def move(self, ids: Sequence[str], folder_ids: Sequence[str], target: str) -> None:
        """Put conversations and folders into another folder, or out of any for ""."""
        kept = [i for i in ids if not is_temporary(i)]
        if kept or folder_ids:
            self._do(self._core.organizer.move(kept, target, folder_ids))

    def delete(self, ids: Sequence[str]) -> None:
        self._each(ids, lambda organizer, some: organizer.delete(some))

    def clear(self, conversation_id: str) -> None:
        self._each([conversation_id], lambda organizer, ids: organizer.clear(ids[0]))

    def delete_message(self, conversation_id: str, message_id: str) -> None:
        self._each([conversation_id], lambda organizer, _: organizer.delete_message(message_id))

    # Folders

    def make_folder(self, name: str, parent_id: str, ids: Sequence[str]) -> None:
        """Make a folder and put conversations into it."""
        folder = Folder(new_id(), name, parent_id or None)
        self._do(self._core.organizer.make_folder(folder, ids))

    def rename_folder(self, folder_id: str, name: str) -> None:
        self._do(self._core.organizer.edit_folder(folder_id, name=name))

    def edit_folder(self, folder_id: str, name: str, instructions: str) -> None:
        """Give a folder another name and other instructions."""
        self._do(self._core.organizer.edit_folder(folder_id, name=name, instructions=instructions))

    def delete_folder(self, folder_id: str) -> None:
        self._do(self._core.organizer.delete_folder(folder_id))

    # Undo

    def undo(self) -> None:
        """Undo the newest step that was kept."""
        self._do(self._core.organizer.undo())

    def undo_latest(self) -> None:
        """Undo what was done last, also in a temporary conversation."""
        self._tasks.start(self._latest.undo())

    def redo(self) -> None:
        self._do(self._core.organizer.redo())

    # The trash

    def fetch_trash(self) -> None:
        async def verb() -> None:
            self.trash.emit(await self._core.organizer.in_trash())

        self._tasks.start(verb())

    def restore(self, kind: Kind, thrown_id: str) -> None:
        async def verb() -> None:
            await self._core.organizer.restore(kind, thrown_id)
            self.trash.emit(await self._core.organizer.in_trash())

        self._do(verb())

    def empty_trash(self) -> None:
        async def verb() -> None:
            try:
                await self._core.organizer.empty_trash()
            finally:
                self.trash.emit(await self._core.organizer.in_trash())
            await self._forget_exchanges()

        self._tasks.start(verb())

    # Inside

    async def _forget_exchanges(self) -> None:
        """Keep nothing in memory of what went to a server for replies that are gone for good."""
        exchanges = self._core.exchanges
        ids = [one for one in exchanges.message_ids if not is_temporary(one)]
        gone = set(ids) - {message.id for message in await self._core.store.messages(ids)}
        exchanges.forget(lambda message_id: message_id in gone)

    def _do(self, verb: Coroutine[Any, Any, object]) -> None:
        self._latest = self._core.organizer
        self._tasks.start(verb)

    def _each(
        self,
        ids: Sequence[str],
        verb: Callable[[Organizer, Sequence[str]], Coroutine[Any, Any, object]],
    ) -> None:
        """Do `verb` where the conversations are kept: in the store, or in memory."""
        for temporary in (False, True):
            if some := [i for i in ids if is_temporary(i) == temporary]:
                self._latest = self._core.organizer_for(some[0])
                self._tasks.start(verb(self._latest, some))
