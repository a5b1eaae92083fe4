"""Controller of backups: joins the settings' section, its questions and the bridge."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from chatapp.core.domain.backup import Backup
from chatapp.core.domain.conversation import Conversation
from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.settings.backup_chooser import BackupChooser
from chatapp.ui.settings.backup_section import BackupSection, moment
from chatapp.ui.widgets import plain_text


class BackupController(QObject):
    """Serves `page` for as long as it lives."""

    def __init__(self, bridge: Bridge, page: BackupSection) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._page = page
        page.set_folder(str(bridge.backups.folder))
        page.backup_wanted.connect(bridge.backups.make)
        page.everything_wanted.connect(self._confirm)
        page.one_wanted.connect(bridge.backups.open)
        bridge.backups.listed.connect(page.set_backups)
        bridge.backups.done.connect(self._done)
        bridge.backups.contents.connect(self._choose)
        bridge.backups.fetch()

    def _done(self, sentence: str, well: bool) -> None:
        self._page.tell(sentence, "success" if well else "danger")

    def _choose(self, backup: Backup, conversations: list[Conversation]) -> None:
        chooser = BackupChooser(moment(backup), conversations, self._page.window())

        def restore(conversation_id: str) -> None:
            self._bridge.backups.restore_conversation(backup, conversation_id)

        chooser.chosen.connect(restore)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _confirm(self, backup: Backup) -> None:
        box = plain_text.box(
            self._page.window(),
            tr("Restore everything"),
            _question(backup).format(moment=moment(backup)),
            tr(
                "Unsent messages are kept. Your current data is set aside, not deleted, and can "
                "be restored from this list. The window will close and reopen."
            ),
        )
        restore = box.addButton(tr("Restore"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)

        def decide(_result: int) -> None:
            if box.clickedButton() is restore:
                self._bridge.backups.restore_everything(backup)

        box.finished.connect(decide)
        box.open()


def _question(backup: Backup) -> str:
    if backup.replaced:
        return tr("Restore everything to how it was before the restore on {moment}?")
    return tr("Restore everything to how it was on {moment}?")
