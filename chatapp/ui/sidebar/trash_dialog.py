"""The trash dialog: restores single things, and empties the trash after a confirmation."""

from __future__ import annotations

import time
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.conversation import Kind, TrashedItem
from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.date_texts import when
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.plain_text import PlainLabel, box, set_tip
from chatapp.ui.widgets.tab_order import chain

_AT_ONCE = 500
"""Rows made at a time."""


class TrashDialog(QDialog):
    """Shows what it is told with `set_thrown`; asks for the rest."""

    restore = Signal(object, str)
    """`Kind` and id."""
    emptied = Signal()
    """The person said that all is to be gone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Trash - Chatapp"))
        self._thrown: list[TrashedItem] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Trash"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setWordWrap(False)
        self._nothing = PlainLabel(tr("The trash is empty."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("kind", "quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self._restore = text_button(tr("Restore"), "primary")
        self._empty = text_button(tr("Empty trash…"), "danger")
        self._close = text_button(tr("Close"))
        self._words = PlainLabel()
        self._words.setProperty("kind", "quiet")
        self._words.setWordWrap(True)
        buttons = FlowLayout(None, Space.S, to_end=True)
        for button in (self._empty, self._close, self._restore):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self._words)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        chain(self.list, self._empty, self._close, self._restore)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.CARD, Size.CARD)
        self.list.currentRowChanged.connect(self._follow)
        self.list.itemActivated.connect(self._ask_restore)
        self.list.verticalScrollBar().valueChanged.connect(self._more)
        self._restore.clicked.connect(self._ask_restore)
        self._empty.clicked.connect(self._ask_empty)
        self._close.clicked.connect(self.reject)
        self.set_thrown([])

    def open(self) -> None:
        """Show the dialog beside the window, which stays usable."""
        self.show()
        self.activateWindow()
        self.list.setFocus()

    def set_thrown(self, thrown: list[TrashedItem]) -> None:
        """Show exactly these."""
        row = max(self.list.currentRow(), 0)
        self._thrown = thrown
        self._words.setText(tr("Deleted items are kept for 30 days."))
        self.list.clear()
        self._add()
        self.list.setCurrentRow(min(row, len(thrown) - 1))
        self._stack.setCurrentWidget(self.list if thrown else self._nothing)
        if thrown and self._close.hasFocus():
            self.list.setFocus()  # where it was to be, before there was anything
        self._empty.setEnabled(bool(thrown))
        self._follow(self.list.currentRow())

    def _add(self) -> None:
        today = date.fromtimestamp(time.time())
        height = self.list.fontMetrics().height() + 2 * Space.S
        start = self.list.count()
        for thrown in self._thrown[start : start + _AT_ONCE]:
            item = QListWidgetItem(one_line(f"{when(thrown.deleted_at, today)}  ·  {what(thrown)}"))
            set_tip(item, thrown.words)
            item.setSizeHint(QSize(0, height))
            self.list.addItem(item)

    def _more(self, value: int) -> None:
        if value == self.list.verticalScrollBar().maximum():
            self._add()

    def _follow(self, row: int) -> None:
        self._restore.setEnabled(0 <= row < len(self._thrown))

    def _ask_restore(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._thrown):
            self.restore.emit(self._thrown[row].kind, self._thrown[row].id)

    def _ask_empty(self) -> None:
        many = len(self._thrown)
        asked = box(
            self,
            tr("Empty trash"),
            tr(
                "Delete 1 item permanently?|Delete %n items permanently?",
                "",
                many,
            ),
            tr(
                "This cannot be undone. Text and files are overwritten on this computer. Backups "
                "keep them for up to 28 days."
            ),
        )
        asked.setIcon(QMessageBox.Icon.Warning)
        sure = asked.addButton(tr("Empty trash"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = asked.addButton(QMessageBox.StandardButton.Cancel)
        asked.setDefaultButton(cancel)
        sure.clicked.connect(self._confirmed)
        asked.open()

    def _confirmed(self) -> None:
        self._words.setText(tr("Emptying the trash…"))
        self._empty.setEnabled(False)
        self._restore.setEnabled(False)
        self.emptied.emit()


def what(thrown: TrashedItem) -> str:
    """The words for a thing in the trash, in one line."""
    words = " ".join(thrown.words.split()) or tr("(empty)")
    if thrown.kind is Kind.FOLDER:
        if not thrown.along:
            return tr("Folder “{name}”").format(name=words)
        return tr(
            "Folder “{name}” with 1 conversation|Folder “{name}” with %n conversations",
            "",
            thrown.along,
        ).format(name=words)
    if thrown.kind is Kind.MESSAGE:
        if not thrown.along:
            return tr("“{words}”, in “{title}”").format(words=words[:80], title=thrown.where)
        return tr(
            "“{words}” and 1 later message, in “{title}”"
            "|“{words}” and %n later messages, in “{title}”",
            "",
            thrown.along,
        ).format(words=words[:80], title=thrown.where)
    return words
