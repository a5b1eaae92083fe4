"""The section of the settings that lists backups and offers to restore them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from chatapp.core.domain.backup import Backup
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets import date_texts
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.form_rows import Row, name, verdict, words

_ABOUT = marked(
    "Once a day, Chatapp backs up all conversations and verifies the backup. Backups of the last "
    "seven days and the last four weeks are kept. Anything you delete permanently is gone from "
    "them after 28 days."
)
_NONE = marked("No backups yet. The first one is created a minute after Chatapp starts.")


class BackupSection(QWidget):
    """Shows the backups and asks; it makes and restores none itself."""

    backup_wanted = Signal()
    everything_wanted = Signal(object)
    """The `Backup` to put in the place of everything."""
    one_wanted = Signal(object)
    """The `Backup` to take a conversation out of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = words(tr(_ABOUT), "quiet")
        self._folder = words("", "quiet")
        self._folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.list = QListWidget()
        self.list.setFixedHeight(Size.TEXT_AREA)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._state = words()
        self._now = text_button(tr("Back up now"))
        self._everything = text_button(tr("Restore everything…"))
        self._one = text_button(tr("Restore one conversation…"))
        caption = words(tr("Backups"), "strong")
        caption.setBuddy(self.list)
        name(self.list, tr("Backups"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        buttons = QWidget()
        row = FlowLayout(buttons, Space.S)
        for button in (self._now, self._one, self._everything):
            row.addWidget(button)
        for widget in (caption, self._about, self.list, buttons, self._state, self._folder):
            column.addWidget(widget)
        self._state.hide()
        self._now.clicked.connect(self._make)
        self._everything.clicked.connect(self._ask_for_everything)
        self._one.clicked.connect(self._ask_for_one)
        self.list.currentRowChanged.connect(self._refresh)
        self._refresh()

    def row(self) -> Row:
        """The row to which one who looks for backups is led."""
        return Row(self.list.accessibleName(), self._about.text(), self.list)

    def set_folder(self, folder: str) -> None:
        """Set the folder of the backups."""
        self._folder.setText(tr("Stored in {folder}").format(folder=folder))

    def set_backups(self, backups: Sequence[Backup]) -> None:
        """Show `backups`, the newest first and chosen."""
        self.list.clear()
        for backup in backups:
            item = QListWidgetItem(one_line(_row(backup)))
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if not backups:
            self.tell(tr(_NONE), "quiet")
        self._refresh()

    def tell(self, sentence: str, kind: str = "") -> None:
        """Say what came of something; "danger" and "success" colour it."""
        verdict(self._state, sentence, kind)
        self._now.setEnabled(True)

    def _make(self) -> None:
        self.tell(tr("Creating a backup…"))
        self._now.setEnabled(False)
        self.backup_wanted.emit()

    def _ask_for_everything(self) -> None:
        self.everything_wanted.emit(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _ask_for_one(self) -> None:
        self.one_wanted.emit(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _refresh(self) -> None:
        chosen = self.list.currentRow() >= 0
        self._everything.setEnabled(chosen)
        self._one.setEnabled(chosen)


def moment(backup: Backup) -> str:
    """The time at which it was made, in words."""
    return date_texts.written_with_time(backup.made_at.timestamp())


def _row(backup: Backup) -> str:
    size = QLocale().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    facts = [moment(backup), size]
    if backup.version is not None:
        facts.append(tr("before an update"))
    if backup.replaced:
        facts.append(tr("before a restore"))
    if backup.ahead:
        facts.append(tr("dated in the future"))
    return " · ".join(facts)
