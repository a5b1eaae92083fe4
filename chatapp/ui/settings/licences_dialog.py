"""The dialog that shows the licences of everything the program ships."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from chatapp.core import licences
from chatapp.core.domain.i18n import tr
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button


class LicencesDialog(QDialog):
    """A long text over its parent; Esc or Close ends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Licences - Chatapp"))
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.text = QPlainTextEdit(licences.text())
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Licences"))
        close = text_button(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(Size.DIALOG_WIDTH, Size.DIALOG_HEIGHT)
