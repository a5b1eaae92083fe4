"""The list in the sidebar: arrow keys and clicks choose, F2 renames, no single key deletes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from chatapp.ui.conversation_delegate import ConversationDelegate
from chatapp.ui.conversation_model import ConversationModel, ItemRole


class ConversationList(QListView):
    """Shows a `ConversationModel`; what is asked of a conversation is reported."""

    delete = Signal(str)
    """Id of the conversation to delete."""
    undo = Signal()

    def __init__(
        self, model: ConversationModel, delegate: ConversationDelegate, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName("Conversations")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # One of our own: to hand out Qt's, PySide looks through all kinds of widgets there are.
        viewport = QWidget()
        self.setViewport(viewport)
        viewport.setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo.emit()
        elif _deletes(event):
            if chosen := self._id(self.currentIndex()):
                self.delete.emit(chosen)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index = self.indexAt(event.pos())
            where = event.globalPos()
        if self._id(index):
            self._menu(index, where)

    def _menu(self, index: QModelIndex, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self._id(index)
        rename = menu.addAction("Rename")
        rename.setShortcut(Qt.Key.Key_F2)
        rename.triggered.connect(lambda: self.edit(self._index_of(chosen)))
        delete = menu.addAction("Delete")
        delete.triggered.connect(lambda: self.delete.emit(chosen))
        menu.popup(where)

    def _index_of(self, conversation_id: str) -> QModelIndex:
        model = self.model()
        assert isinstance(model, ConversationModel)
        row = model.row_of(conversation_id)
        if row is None:
            return QModelIndex()
        model.tell(row)
        return model.index(row)

    @staticmethod
    def _id(index: QModelIndex) -> str:
        return str(index.data(ItemRole.ID) or "")


def _deletes(event: QKeyEvent) -> bool:
    """Ctrl+Delete; on macOS Cmd+Backspace. One key alone never deletes."""
    key = Qt.Key.Key_Backspace if sys.platform == "darwin" else Qt.Key.Key_Delete
    return event.key() == key and event.modifiers() == Qt.KeyboardModifier.ControlModifier
