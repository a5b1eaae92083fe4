"""A dialog that shows a text to read: Esc or Close ends it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button


class TextDialog(QDialog):
    """The text, above it perhaps another widget, and the button below.

    Whoever makes it gives the window its title, and `text` its accessible name.
    """

    def __init__(self, parent: QWidget | None = None, *, above: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        close = text_button(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        if above is not None:
            column.addWidget(above)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(Size.DIALOG_WIDTH, Size.DIALOG_HEIGHT)
