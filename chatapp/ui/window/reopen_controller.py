"""Asks before the window is reopened, where something would end with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.composer.attachments import AttachmentsController
from chatapp.ui.widgets import plain_text
from chatapp.ui.window.main_window import MainWindow


class ReopenController(QObject):
    """Asks before `window` is reopened, if something goes on in it."""

    confirmed = Signal()
    """The window can be closed and opened again."""

    def __init__(
        self, bridge: Bridge, attaching: AttachmentsController, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._bridge, self._attaching, self._window = bridge, attaching, window

    def ask(self, parent: QWidget) -> None:
        """Have it confirmed over `parent`; at once where nothing ends."""
        if self._window.unsaved:
            self._refuse(parent)
        elif ending := self._ending():
            self._question(parent, " ".join(ending))
        else:
            self.confirmed.emit()

    def _ending(self) -> list[str]:
        """A sentence for each thing that would end with the window."""
        sentences: list[str] = []
        if self._bridge.replying:
            sentences.append(tr("The reply under way will stop. What has arrived is kept."))
        if self._bridge.import_export.busy:
            sentences.append(tr("The import or export under way will stop."))
        if self._attaching.paths():
            sentences.append(tr("Files that are still being read will not be attached."))
        return sentences

    def _question(self, parent: QWidget, details: str) -> None:
        box = plain_text.box(parent, tr("Reopen"), tr("Reopen Chatapp now?"), details)
        reopen = box.addButton(tr("Reopen"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        reopen.clicked.connect(self.confirmed)
        box.open()

    def _refuse(self, parent: QWidget) -> None:
        box = plain_text.box(
            parent,
            tr("Not saved"),
            tr("Chatapp cannot be reopened yet."),
            tr("Something is not saved. Try again when it is."),
        )
        box.addButton(QMessageBox.StandardButton.Ok)
        box.open()
