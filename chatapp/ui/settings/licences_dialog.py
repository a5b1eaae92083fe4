"""The dialog that shows the licences of everything the program ships."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from chatapp.core import licences
from chatapp.core.domain.i18n import tr
from chatapp.ui.widgets.text_dialog import TextDialog


class LicencesDialog(TextDialog):
    """The licences, one after the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Licences - Chatapp"))
        self.text.setAccessibleName(tr("Licences"))
        self.text.setPlainText(licences.text())
