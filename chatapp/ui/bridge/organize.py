"""What the window asks of the core to put conversations in order, and to take it back."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.conversation import Folder, Kind, is_temporary, new_id

if TYPE_CHECKING:
    from chatapp.core.chat.organizer import Ordering
    from chatapp.core.session import Session
    from chatapp.ui.bridge.bridge import Bridge

_STATE = "sidebar"
_BODIES = 12
"""Messages of another branch that are shown at once; the rest is asked for."""


class OrderBridge(QObject):
    """Every method returns at once; what came of it is told by the events of the bridge."""

    told = Signal(list, str)
    """list[Folder], and how the sidebar was arranged, or "": before conversations are listed."""
    trash = Signal(list)
    """list[Thrown]: what is in the trash."""

    def __init__(self, core: Session, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._core = core
        self._bridge = bridge
        self._latest = core.order
        """Where the latest deed was done: in the store, or in memory."""

    async def arrangement(self) -> str:
        """How the sidebar was arranged, or ""."""
        return await self._core.store.state(_STATE) or ""

    def purge_old(self) -> None:
        """Really delete what has been in the trash for too long."""
        self._bridge.carry_out(self._core.order.purge_old())

    def save_arrangement(self, state: str) -> None:
        self._bridge.save_state(_STATE, state)

    # Conversations

    def rename(self, conversation_id: str, title: str) -> None:
        self._each([conversation_id], lambda order, ids: order.rename(ids[0], title))

    def pin(self, ids: Sequence[str], pinned: bool) -> None:
        self._each(ids, lambda order, some: order.set_pinned(some, pinned))

    def archive(self, ids: Sequence[str], archived: bool) -> None:
        self._each(ids, lambda order, some: order.set_archived(some, archived))

    def move(self, ids: Sequence[str], folder_id: str) -> None:
        kept = [i for i in ids if not is_temporary(i)]
        self._each(kept, lambda order, some: order.move(some, folder_id))

    def delete(self, ids: Sequence[str]) -> None:
        self._each(ids, lambda order, some: order.delete(some))

    def clear(self, conversation_id: str) -> None:
        self._each([conversation_id], lambda order, ids: order.clear(ids[0]))

    def delete_message(self, conversation_id: str, message_id: str) -> None:
        self._each([conversation_id], lambda order, ids: order.delete_message(ids[0], message_id))

    def show_branch(self, conversation_id: str, shown: Sequence[str]) -> None:
        """Show the branch as it is now where the messages with the ids `shown` stand."""

        async def verb() -> None:
            engine = self._core.engine_for(conversation_id)
            outline = await engine.outline(conversation_id)
            there = {o.id: n for n, o in enumerate(outline)}
            # What is shown may begin in the middle; the last that stays is shown anew.
            first = there.get(shown[0], 0) if shown else 0
            same = 0
            while same < min(len(shown), len(outline) - first):
                if shown[same] != outline[first + same].id:
                    break
                same += 1
            if not outline:
                self._bridge.outlined.emit(conversation_id, [])
                return
            at = max(first + same - 1, 0)
            bodies = await engine.messages([o.id for o in outline[at : at + _BODIES]])
            self._bridge.exchanged.emit(conversation_id, outline, bodies)

        self._bridge.carry_out(verb())

    # Folders

    def make_folder(self, name: str, parent_id: str, ids: Sequence[str]) -> None:
        """Make a folder and put conversations into it."""
        folder = Folder(new_id(), name, parent_id or None)

        async def verb() -> None:
            await self._core.order.make_folder(folder)
            if ids:
                await self._core.order.move(ids, folder.id)

        self._do(verb())

    def rename_folder(self, folder_id: str, name: str) -> None:
        self._do(self._core.order.rename_folder(folder_id, name))

    def instruct_folder(self, folder_id: str, instructions: str) -> None:
        self._do(self._core.order.instruct_folder(folder_id, instructions))

    def move_folder(self, folder_id: str, parent_id: str) -> None:
        self._do(self._core.order.move_folder(folder_id, parent_id))

    def delete_folder(self, folder_id: str) -> None:
        self._do(self._core.order.delete_folder(folder_id))

    # Taking back

    def undo(self) -> None:
        """Take back the newest deed that was kept."""
        self._do(self._core.order.undo())

    def undo_latest(self) -> None:
        """Take back what was done last, also in a temporary conversation."""
        self._bridge.carry_out(self._latest.undo())

    def redo(self) -> None:
        self._do(self._core.order.redo())

    # The trash

    def fetch_trash(self) -> None:
        async def verb() -> None:
            self.trash.emit(await self._core.order.in_trash())

        self._bridge.carry_out(verb())

    def restore(self, kind: Kind, thrown_id: str) -> None:
        async def verb() -> None:
            await self._core.order.restore(kind, thrown_id)
            self.trash.emit(await self._core.order.in_trash())

        self._do(verb())

    def empty_trash(self) -> None:
        async def verb() -> None:
            try:
                await self._core.order.empty_trash()
            finally:
                self.trash.emit(await self._core.order.in_trash())

        self._bridge.carry_out(verb())

    # Inside

    def _do(self, verb: Coroutine[Any, Any, None]) -> None:
        self._latest = self._core.order
        self._bridge.carry_out(verb)

    def _each(
        self,
        ids: Sequence[str],
        verb: Callable[[Ordering, Sequence[str]], Coroutine[Any, Any, None]],
    ) -> None:
        """Do `verb` where the conversations are kept: in the store, or in memory."""
        for temporary in (False, True):
            if some := [i for i in ids if is_temporary(i) == temporary]:
                self._latest = self._core.order_for(some[0])
                self._bridge.carry_out(verb(self._latest, some))
