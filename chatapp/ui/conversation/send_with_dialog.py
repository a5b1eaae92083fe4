"""The dialog "Send with": instructions, persona, model and options for one message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.invisible import one_line
from chatapp.core.reply_settings import ReplySettings
from chatapp.core.settings import Settings
from chatapp.ui.options.option_rows import OptionRows
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import Page, words
from chatapp.ui.widgets.plain_text import choosable

NO_PERSONA = "none"
"""The id of no persona: that of the conversation is not to reply."""


class SendWithDialog(QDialog):
    """Settings for one message; where nothing is set, those of its conversation count."""

    send = Signal(object)
    """The `ConversationSettings` that the message goes with."""
    models_wanted = Signal(object)
    """The `Server` whose models are offered."""

    def __init__(
        self, reply_settings: ReplySettings, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Send with - Chatapp"))
        self._reply_settings, self._settings = reply_settings, settings
        self._page = Page(self)
        self._page.column.addWidget(
            words(tr("For this message only. Everything else stays as it is."), "quiet")
        )
        self._page.column.addSpacing(Space.M)
        self.instructions = QPlainTextEdit()
        self.persona, self.answering, self.model = QComboBox(), QComboBox(), QComboBox()
        self._arrange()
        self.options = OptionRows(self._page)
        self.options.add_folded()
        self.options.set_options(GenerationOptions(), reply_settings.options, ())
        self._turn()
        self.answering.currentIndexChanged.connect(self._server_chosen)
        self.model.editTextChanged.connect(self._note_model)
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
        self.instructions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        page, settings = self._page, self._settings
        self.instructions.setTabChangesFocus(True)
        self.instructions.setFixedHeight(Size.TEXT_AREA)
        self.instructions.setPlaceholderText(tr("For example: Answer in German."))
        page.add(
            tr("Instructions"),
            self.instructions,
            tr("Sent after all other instructions."),
        )
        self.persona.addItem(tr("As in this conversation"), "")
        if self._reply_settings.persona:
            self.persona.addItem(tr("None"), NO_PERSONA)
        for persona in settings.personas:
            self.persona.addItem(one_line(f"{persona.icon} {persona.name}"), persona.id)
        if settings.personas:
            page.add(tr("Persona"), self.persona)
        for box in (self.answering, self.model):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        as_is = tr("As in this conversation ({name})")
        self.answering.addItem(one_line(as_is.format(name=self._reply_settings.server.name)), "")
        for server in settings.all_servers():
            self.answering.addItem(one_line(server.name), server.id)
        page.add(tr("Server"), self.answering)
        self.model.setEditable(True)
        page.add(tr("Model"), self.model)

    def _asked(self) -> Server:
        """The server that answers as the dialog stands."""
        chosen = self._settings.server(str(self.answering.currentData()))
        return chosen or self._reply_settings.server

    def _turn(self) -> None:
        """Show the model that replies where none is typed, and what is known of it."""
        server = self._asked()
        self.model.setEnabled(server.kind is not ServerKind.LOCAL)
        field = self.model.lineEdit()
        assert field is not None
        field.setPlaceholderText(one_line(server.model))
        self._note_model()

    def _note_model(self) -> None:
        server, typed = self._asked(), self.model.currentText().strip()
        self.options.set_server(replace(server, model=typed) if typed else server)

    def _server_chosen(self) -> None:
        self.model.clear()
        self._turn()
        self.ask_for_models()

    def set_models(self, server_id: str, models: Sequence[str]) -> None:
        """The models a server offers; empty if it does not say."""
        if server_id == self._asked().id:
            text = self.model.currentText()
            self.model.clear()
            self.model.addItems(choosable(models))
            self.model.setEditText(text)

    def ask_for_models(self) -> None:
        """Have the models of whoever answers offered."""
        if self._asked().kind is not ServerKind.LOCAL:
            self.models_wanted.emit(self._asked())

    def _send(self) -> None:
        self.options.take()
        if self.options.faulty:
            return
        self.accept()
        self.send.emit(
            ConversationSettings(
                instructions=self.instructions.toPlainText().strip(),
                server_id=str(self.answering.currentData()),
                model=self.model.currentText().strip(),
                options=self.options.options,
                persona_id=str(self.persona.currentData()),
                unset=self.options.unset,
            )
        )
