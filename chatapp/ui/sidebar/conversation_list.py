"""The list view of the sidebar: keys, clicks and drags; no single key deletes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.ui.sidebar.conversation_delegate import ConversationDelegate
from chatapp.ui.sidebar.conversation_model import DRAGGED, ConversationModel
from chatapp.ui.sidebar.item_data import ItemRole
from chatapp.ui.widgets import drag_files
from chatapp.ui.widgets.list_keys import deletes

MOST_DRAGGED_OUT = 50
"""Conversations; more are only moved within the list."""


class ConversationList(QListView):
    """Shows a `ConversationModel`; what is asked of conversations and folders is reported."""

    delete = Signal(list)
    """Ids of the conversations to delete."""
    pin = Signal(list, bool)
    archive = Signal(list, bool)
    export = Signal(list)
    put_into = Signal(list, list, str)
    """Ids of conversations and folders, and of the folder to put them in, or ""."""
    clear_messages = Signal(str)
    new_folder = Signal(str, list)
    """Id of the folder to make it in, or "", and of conversations to put into it."""
    instruct_folder = Signal(str)
    delete_folder = Signal(str)
    entered_conversation = Signal()
    """Enter: the person wants to write in the chosen conversation."""
    undo = Signal()
    redo = Signal()
    menu_requested = Signal(QModelIndex, QPoint)
    """A row, and a place on the screen."""
    files_wanted = Signal(list)
    """Ids of conversations that are about to be dragged: as files too, with `drag`."""

    def __init__(
        self, model: ConversationModel, delegate: ConversationDelegate, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._delegate = delegate
        self._awaits_files = False
        self.by_keyboard = False
        """True if what is chosen at this moment is chosen by a key."""
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(tr("Conversations"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        # WORKAROUND (PySide6, QAbstractScrollArea.viewport, seen with 6.11.3): one of our own, for
        # to hand out Qt's it looks through all kinds of widgets there are.
        viewport = QWidget()
        self.setViewport(viewport)
        viewport.setAutoFillBackground(False)
        viewport.setAcceptDrops(True)

    # What is chosen

    def chosen(self) -> list[str]:
        """Ids of the selected conversations, from the top."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [i for index in indexes if (i := str(index.data(ItemRole.ID) or ""))]

    def choose_all(self) -> None:
        """Select every conversation that is listed."""
        self.rows.tell_all()
        self.selectAll()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        folder = str(self.currentIndex().data(ItemRole.FOLDER) or "")
        outward, inward = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.isRightToLeft():
            outward, inward = inward, outward
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the field for a new name left over
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        elif deletes(event):
            self._delete(folder)
        elif event.key() == outward and not event.modifiers():
            self._fold(folder)
        elif folder and event.key() == inward and not event.modifiers():
            self.rows.set_open(folder, True)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if folder:
                self._toggle(folder)
            elif self.currentIndex().isValid():
                if not self.chosen():
                    self.setCurrentIndex(self.currentIndex())
                self.entered_conversation.emit()
        else:
            self.by_keyboard = True
            super().keyPressEvent(event)
            self.by_keyboard = False

    def _delete(self, folder: str) -> None:
        # After a deletion nothing is chosen, but the next one has the ring.
        here = str(self.currentIndex().data(ItemRole.ID) or "")
        if chosen := self.chosen() or ([here] if here else []):
            self.delete.emit(chosen)
        elif folder:
            self.delete_folder.emit(folder)

    def _fold(self, folder: str) -> None:
        """Left closes the folder one is at, or goes to the one around."""
        row = self.currentIndex().row()
        around = folder or self.rows.folder_at(row)
        if folder and self.currentIndex().data(ItemRole.OPEN):
            self.rows.set_open(folder, False)
        elif around and (head := self.rows.folder_row(around)) is not None:
            self.setCurrentIndex(self.rows.index(head))

    def _toggle(self, folder: str) -> None:
        row = self.rows.folder_row(folder)
        if row is not None:
            self.rows.set_open(folder, not self.rows.index(row).data(ItemRole.OPEN))

    # Mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        folder = str(self.indexAt(event.position().toPoint()).data(ItemRole.FOLDER) or "")
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if folder and plain and self.state() == QAbstractItemView.State.NoState:
            self._toggle(folder)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index = self.indexAt(event.pos())
            where = event.globalPos()
        self.menu_requested.emit(index, where)

    def edit_row(self, row: int | None) -> None:
        """Let the person edit a row's words in place."""
        if row is not None:
            self.rows.tell(row)
            index = self.rows.index(row)
            self.scrollTo(index)
            self.setFocus()
            self.edit(index)

    # Drags

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803
        """First the files are made: within the list it goes to a folder, outside it is those."""
        chosen = self.chosen()
        if 0 < len(chosen) <= MOST_DRAGGED_OUT:
            self._awaits_files = True
            self.files_wanted.emit(chosen)
        else:
            self.drag([])

    def drag(self, paths: Sequence[Path]) -> None:
        """Begin the drag of what is selected, unless the button was let go meanwhile."""
        self._awaits_files = False
        indexes = self.selectionModel().selectedIndexes()
        if not indexes or not drag_files.button_is_down():
            return
        data = self.rows.mimeData(indexes)
        if paths:
            drag_files.put_files(data, paths)
        drag_files.run(self, data, Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._awaits_files = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # What moves on until the files are there selects nothing.
        if not self._awaits_files:
            super().mouseMoveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(DRAGGED):
            event.ignore()
            return
        at = event.position().toPoint()
        bar, edge = self.verticalScrollBar(), self.sizeHintForRow(0)
        if at.y() < edge:
            bar.setValue(bar.value() - edge // 2)
        elif at.y() > self.viewport().height() - edge:
            bar.setValue(bar.value() + edge // 2)
        self._aim(self.rows.folder_at(self.indexAt(at).row()))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim("")
        data = event.mimeData()
        if not data.hasFormat(DRAGGED):
            event.ignore()
            return
        ids, folders = json.loads(bytes(data.data(DRAGGED).data()))
        target = self.rows.folder_at(self.indexAt(event.position().toPoint()).row())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.put_into.emit(ids, [folder for folder in folders if folder != target], target)

    def _aim(self, folder: str) -> None:
        """Show where something would be dropped."""
        if self._delegate.target != folder:
            self._delegate.target = folder
            self.viewport().update()
