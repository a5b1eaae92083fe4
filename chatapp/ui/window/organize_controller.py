"""Controller of folders, archive, trash and undo: joins sidebar, dialogs, notices and bridge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.conversation import Folder
from chatapp.core.domain.events import (
    BranchChanged,
    Event,
    FoldersChanged,
    UndoableDone,
    UndoDirection,
)
from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.sidebar.sidebar import Sidebar

if TYPE_CHECKING:
    from chatapp.ui.sidebar.trash_dialog import TrashDialog

_UNDO_OFFERED_MS = 20_000
_SAID_MS = 6_000
_NOTICE = "undo"


class OrganizeController(QObject):
    """Carries out what the sidebar and the messages ask, and offers to undo it at once."""

    open_requested = Signal(str)
    """Id of a conversation that was on screen and is back."""

    def __init__(self, bridge: Bridge, sidebar: Sidebar, pane: ConversationPane) -> None:
        super().__init__(pane)
        self._bridge, self._organize = bridge, bridge.organize
        self._sidebar, self._pane = sidebar, pane
        self._trash: TrashDialog | None = None
        self._left = ""
        """Id of the conversation that was on screen when it was deleted."""
        organize, view = self._organize, sidebar.list
        sidebar.rename.connect(organize.rename)
        sidebar.undo.connect(organize.undo)
        sidebar.trash.connect(self.show_trash)
        view.redo.connect(organize.redo)
        view.delete.connect(organize.delete)
        view.pin.connect(organize.pin)
        view.archive.connect(organize.archive)
        view.put_into.connect(organize.move)
        view.clear_messages.connect(organize.clear)
        view.new_folder.connect(self._new_folder)
        view.delete_folder.connect(organize.delete_folder)
        view.instruct_folder.connect(self._instruct)
        view.rows.folder_renamed.connect(organize.rename_folder)
        view.rows.rearranged.connect(lambda: organize.save_arrangement(view.rows.state()))
        pane.delete_requested.connect(organize.delete_message)
        pane.undo_requested.connect(organize.undo)
        organize.told.connect(self._told)

    def _told(self, folders: list[Folder], state: str) -> None:
        self._sidebar.set_folders(folders)
        if state:
            self._sidebar.list.rows.restore_state(state)

    # What happened

    def left(self, conversation_id: str) -> None:
        """The conversation on screen went to the trash."""
        self._left = conversation_id

    def apply(self, events: Sequence[Event]) -> None:
        """Take in what was put in order, or undone."""
        for event in events:
            if isinstance(event, FoldersChanged):
                self._sidebar.set_folders(event.folders)
            elif isinstance(event, BranchChanged):
                if event.conversation_id == self._pane.conversation_id:
                    shown = [one.id for one in self._pane.view.column.outline]
                    self._bridge.show_branch(event.conversation_id, shown)
            elif isinstance(event, UndoableDone):
                self._done(event)

    def _done(self, event: UndoableDone) -> None:
        notices = self._pane.notices
        notices.hide_topic(_NOTICE)
        if event.turn is UndoDirection.DONE:
            if event.away:
                notices.post(
                    event.sentence,
                    action_label=tr("Undo"),
                    callback=self._organize.undo_latest,
                    timeout_ms=_UNDO_OFFERED_MS,
                    topic=_NOTICE,
                )
        elif not event.sentence:
            nothing = tr("Nothing to redo.")
            if event.turn is UndoDirection.UNDONE:
                nothing = tr("Nothing to undo.")
            notices.post(nothing, timeout_ms=_SAID_MS, topic=_NOTICE)
        else:
            undone = event.turn is UndoDirection.UNDONE
            said = tr("Undone: {action}") if undone else tr("Redone: {action}")
            notices.post(
                said.format(action=event.sentence),
                action_label=tr("Redo") if undone else tr("Undo"),
                callback=self._organize.redo if undone else self._organize.undo,
                timeout_ms=_SAID_MS,
                topic=_NOTICE,
            )
            if undone and self._left in event.conversations:
                self.open_requested.emit(self._left)
        self._left = "" if event.turn is not UndoDirection.DONE else self._left
        if self._trash is not None and self._trash.isVisible():
            self._organize.fetch_trash()

    # Folders and the trash

    def _new_folder(self, parent_id: str, ids: list[str]) -> None:
        from chatapp.ui.sidebar.folder_dialog import (
            FolderDialog,  # with the first one: start stays light
        )

        dialog = FolderDialog(tr("New folder"), self._sidebar.window())

        def make(name: str, _instructions: str) -> None:
            self._organize.make_folder(name, parent_id, ids)

        dialog.entered.connect(make)
        dialog.open()

    def _instruct(self, folder_id: str) -> None:
        from chatapp.ui.sidebar.folder_dialog import (
            FolderDialog,  # with the first one: start stays light
        )

        folder = next((f for f in self._sidebar.list.rows.folders if f.id == folder_id), None)
        if folder is None:
            return

        def keep(name: str, instructions: str) -> None:
            self._organize.edit_folder(folder_id, name, instructions)

        dialog = FolderDialog(tr("Folder"), self._sidebar.window(), folder=folder)
        dialog.entered.connect(keep)
        dialog.open()

    def show_trash(self) -> None:
        """Open the trash."""
        from chatapp.ui.sidebar.trash_dialog import (
            TrashDialog,  # with the first look: start stays light
        )

        if self._trash is None:
            self._trash = TrashDialog(self._sidebar.window())
            self._trash.restore.connect(self._organize.restore)
            self._trash.emptied.connect(self._organize.empty_trash)
            self._organize.trash.connect(self._trash.set_thrown)
        self._organize.fetch_trash()
        self._trash.open()
