"""The conversation settings dialog: instructions, server and model, parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.invisible import one_line
from chatapp.core.reply_settings import ReplySettings, reply_settings_for
from chatapp.core.settings import Settings, help_for
from chatapp.ui.composer.option_chips import INSTRUCTIONS, MODEL, SUMMARY
from chatapp.ui.options.option_rows import OptionRows
from chatapp.ui.theme.theme import Size
from chatapp.ui.widgets.form_rows import Page
from chatapp.ui.widgets.plain_text import choosable

_TYPING_MS = 400
_NOTHING = marked("No instructions.")


class ConversationSettingsDialog(QDialog):
    """The conversation settings dialog. Each change is reported with `changed`, effective at once.

    `server` answers where the conversation names none, `inherited` are the instructions of
    its folders.
    """

    changed = Signal(object)
    """The new `ConversationSettings`."""
    models_wanted = Signal(object)
    """The `Server` whose models are offered."""

    def __init__(
        self,
        custom: ConversationSettings,
        settings: Settings,
        server: Server,
        inherited: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Conversation settings - Chatapp"))
        self._custom, self._settings, self._server = custom, settings, server
        self._inherited = inherited
        self._filling = True
        self.instructions = QPlainTextEdit(custom.instructions)
        self.summary = QPlainTextEdit(custom.summary)
        self.answering = QComboBox()
        self.model = QComboBox()
        self.preview = QPlainTextEdit()
        self.persona = QComboBox()
        self._page = Page(self)
        self._arrange()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._take)
        self._fill()
        self.instructions.textChanged.connect(self._typed)
        self.summary.textChanged.connect(self._typed)
        self.model.editTextChanged.connect(self._typed)
        self.answering.currentIndexChanged.connect(self._server_chosen)
        self.persona.activated.connect(self._take)
        self.options.changed.connect(self._take)
        self._filling = False
        self._show_reply_settings()

    def _arrange(self) -> None:
        page = self._page
        for area in (self.instructions, self.summary, self.preview):
            area.setTabChangesFocus(True)
            area.setFixedHeight(Size.TEXT_AREA)
        self.instructions.setPlaceholderText(tr("For example: Answer in German."))
        page.add(
            tr("Instructions"),
            self.instructions,
            tr("Sent after the instructions in Settings and in the folders of this conversation."),
        )
        if self._custom.continues or self._custom.summary:
            page.add(
                tr("Summary"),
                self.summary,
                tr("Of the conversation that this one continues. Sent after the instructions."),
            )
        if self._settings.personas:
            page.add(tr("Persona"), self.persona, help_for("personas"))
        self.preview.setReadOnly(True)
        page.add(
            tr("What the model receives"),
            self.preview,
            tr("All instructions, exactly as they are sent."),
        )
        page.add(tr("Server"), self.answering)
        self.model.setEditable(True)
        for chooser in (self.answering, self.model):
            chooser.setMinimumContentsLength(8)
            chooser.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        page.add(tr("Model"), self.model, tr("Leave empty to use the model from Settings."))
        self.options = OptionRows(page)
        self.options.add_folded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.CARD, Size.DIALOG_HEIGHT)
        self.instructions.setFocus()

    def _fill(self) -> None:
        custom, settings = self._custom, self._settings
        as_is = tr("As in Settings ({name})").format(name=self._server.name)
        self.answering.addItem(one_line(as_is), "")
        for server in settings.all_servers():
            self.answering.addItem(one_line(server.name), server.id)
        self.answering.setCurrentIndex(max(0, self.answering.findData(custom.server_id)))
        self.persona.addItem(tr("None"), "")
        for persona in settings.personas:
            self.persona.addItem(one_line(f"{persona.icon} {persona.name}"), persona.id)
        self.persona.setCurrentIndex(max(0, self.persona.findData(custom.persona_id)))
        self.model.setEditText(custom.model)

    def _asked(self) -> Server:
        """The server that answers as the dialog stands, with the model of Settings."""
        chosen = self._settings.server(str(self.answering.currentData()))
        return chosen or self._general().server

    def _general(self) -> ReplySettings:
        """The settings of a reply without the conversation's own, but with its persona."""
        only = ConversationSettings(persona_id=self._custom.persona_id)
        return reply_settings_for(self._settings, self._server, self._inherited, only)

    def _show_reply_settings(self) -> None:
        server = self._asked()
        self.model.setEnabled(server.kind is not ServerKind.LOCAL)
        field = self.model.lineEdit()
        assert field is not None
        field.setPlaceholderText(one_line(server.model))
        own = self._custom
        self.options.set_options(own.options, self._general().options, own.unset)
        reply_settings = reply_settings_for(
            self._settings, self._server, self._inherited, self._custom
        )
        self.options.set_server(reply_settings.server)
        told = reply_settings.system
        if self.preview.toPlainText() != (shown := told or tr(_NOTHING)):
            self.preview.setPlainText(shown)

    def set_models(self, server_id: str, models: Sequence[str]) -> None:
        """The models a server offers; empty if it does not say."""
        if server_id == self._asked().id:
            text, self._filling = self.model.currentText(), True
            self.model.clear()
            self.model.addItems(choosable(models))
            self.model.setEditText(text)
            self._filling = False

    @property
    def custom(self) -> ConversationSettings:
        """The settings as they stand here."""
        return self._custom

    def lead_to(self, option: str) -> None:
        """Bring an option, or what a chip of that name shows, into view, and the focus to it."""
        controls = {INSTRUCTIONS: self.instructions, MODEL: self.model, SUMMARY: self.summary}
        if control := controls.get(option):
            self._page.lead_to(next(row for row in self._page.rows() if row.control is control))
        else:
            self.options.lead_to(option)

    def ask_for_models(self) -> None:
        """Have the models of whoever answers offered."""
        if self._asked().kind is not ServerKind.LOCAL:
            self.models_wanted.emit(self._asked())

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what was typed a moment ago, too."""
        super().hideEvent(event)
        self.options.take()
        if self._typing.isActive():
            self._take()

    def _server_chosen(self) -> None:
        self._filling = True
        self.model.clear()
        self.model.setEditText("")
        self._filling = False
        self._take()
        self.ask_for_models()

    def _typed(self) -> None:
        if not self._filling:
            self._typing.start()

    def _take(self) -> None:
        """Make settings of what the controls show, and report them if they are new."""
        if self._filling:
            return
        self._typing.stop()
        custom = replace(
            self._custom,
            instructions=self.instructions.toPlainText().strip(),
            server_id=str(self.answering.currentData()),
            model=self.model.currentText().strip(),
            options=self.options.options,
            persona_id=str(self.persona.currentData()),
            unset=self.options.unset,
            summary=self.summary.toPlainText().strip(),
        )
        changed, self._custom = custom != self._custom, custom
        self._show_reply_settings()
        if changed:
            self.changed.emit(custom)
