"""The dialog "Send with": options for one message."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.i18n import tr
from chatapp.core.reply_settings import ReplySettings
from chatapp.ui.options.option_rows import OptionRows
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import Page, words


class SendWithDialog(QDialog):
    """Options for one message; where nothing is set, those of its conversation count."""

    send = Signal(object)
    """The `GenerationOptions` that the message goes with."""

    def __init__(self, reply_settings: ReplySettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Send with - Chatapp"))
        self._page = Page(self)
        self._page.column.addWidget(
            words(tr("For this message only. Everything else stays as it is."), "quiet")
        )
        self._page.column.addSpacing(Space.M)
        self.options = OptionRows(self._page)
        self.options.add_folded()
        self.options.set_options(GenerationOptions(), reply_settings.options)
        self.options.set_server(reply_settings.server)
        cancel = text_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.send_button = text_button(tr("Send message"), "primary")
        self.send_button.setDefault(True)
        self.send_button.clicked.connect(self._send)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        buttons.setSpacing(Space.S)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addLayout(buttons)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.CARD, Size.DIALOG_HEIGHT)
        self.options.row("temperature").control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        self.options.take()
        if not self.options.faulty:
            self.accept()
            self.send.emit(self.options.options)
