"""The dialog to choose one conversation out of a backup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout, QWidget

from chatapp.core.domain.conversation import Conversation
from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets import date_texts
from chatapp.ui.widgets.form_rows import words
from chatapp.ui.widgets.input_method import Composition


class BackupChooser(QDialog):
    """Lists conversations, narrowed by what is typed."""

    chosen = Signal(str)
    """A conversation's id."""

    def __init__(
        self, made: str, conversations: Sequence[Conversation], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Restore one conversation - Chatapp"))
        model = QStandardItemModel(self)
        for conversation in conversations:
            facts = [conversation.title, date_texts.written(conversation.updated_at)]
            if conversation.deleted_at is not None:
                facts.append(tr("in the trash"))
            item = QStandardItem(one_line(" · ".join(facts)))
            item.setData(conversation.id, Qt.ItemDataRole.UserRole)
            item.setEditable(False)
            model.appendRow(item)
        self._narrowed = QSortFilterProxyModel(self)
        self._narrowed.setSourceModel(model)
        self._narrowed.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = QLineEdit()
        Composition(self.search)
        self.search.setPlaceholderText(tr("Search titles"))
        self.search.setAccessibleName(tr("Search titles"))
        self.list = QListView()
        self.list.setProperty("kind", "rows")
        self.list.ensurePolished()  # the height of all rows is that of the first one measured
        self.list.setModel(self._narrowed)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Conversations in the backup"))
        buttons = QDialogButtonBox()
        self._restore = buttons.addButton(tr("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(words(tr("In the backup from {moment}:").format(moment=made), "strong"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        about = tr(
            "A conversation that still exists is not changed. The restored one is added beside it."
        )
        column.addWidget(words(about, "quiet"))
        column.addWidget(buttons)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.CARD, Size.DIALOG_HEIGHT)
        self.search.textChanged.connect(self._narrow)
        self.list.activated.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._refresh)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self._narrow("")

    def _narrow(self, text: str) -> None:
        self._narrowed.setFilterFixedString(text.strip())
        self.list.setCurrentIndex(self._narrowed.index(0, 0))
        self._refresh()

    def _refresh(self) -> None:
        self._restore.setEnabled(self.list.currentIndex().isValid())

    def _take(self) -> None:
        index: QModelIndex = self.list.currentIndex()
        if index.isValid():
            self.chosen.emit(index.data(Qt.ItemDataRole.UserRole))
            self.accept()
