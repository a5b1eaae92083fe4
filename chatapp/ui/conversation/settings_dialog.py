"""The conversation settings dialog: instructions, server and model, parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.conversation import ConversationSettings
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.invisible import one_line
from chatapp.core.reply_settings import reply_settings_for
from chatapp.core.settings import Settings
from chatapp.ui.theme.theme import Size
from chatapp.ui.widgets.form_rows import Page
from chatapp.ui.widgets.plain_text import choosable

_TYPING_MS = 400
_OFFERED_TOKENS = 4096
_OFFERED_TEMPERATURE = 1.0
_SHORT = 1024
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
        self.answering = QComboBox()
        self.model = QComboBox()
        self.custom_temperature = QCheckBox(tr("Custom temperature"))
        self.temperature = QDoubleSpinBox()
        self.custom_limit = QCheckBox(tr("Custom length limit"))
        self.max_tokens = QSpinBox()
        self.preview = QPlainTextEdit()
        self._page = Page(self)
        self._arrange()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._take)
        self._fill()
        self.instructions.textChanged.connect(self._typed)
        self.model.editTextChanged.connect(self._typed)
        self.answering.currentIndexChanged.connect(self._server_chosen)
        for box in (self.custom_temperature, self.custom_limit):
            box.toggled.connect(self._take)
        for number in (self.temperature, self.max_tokens):
            number.valueChanged.connect(self._take)
        self._filling = False
        self._show_terms()

    def _arrange(self) -> None:
        page = self._page
        for area in (self.instructions, self.preview):
            area.setTabChangesFocus(True)
            area.setFixedHeight(Size.TEXT_AREA)
        self.instructions.setPlaceholderText(tr("For example: Answer in German."))
        page.add(
            tr("Instructions"),
            self.instructions,
            tr("Sent after the instructions in Settings and in the folders of this conversation."),
        )
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
        self.temperature.setRange(0.0, 2.0)
        self.temperature.setSingleStep(0.1)
        page.add(tr("Temperature"), self.temperature)
        self._put_before(self.custom_temperature, self.temperature)
        self.max_tokens.setRange(1, 10_000_000)
        self.max_tokens.setSingleStep(_SHORT)
        self.max_tokens.setGroupSeparatorShown(True)
        self.max_tokens.setSuffix(tr(" tokens"))
        page.add(tr("Maximum reply length"), self.max_tokens)
        self._put_before(self.custom_limit, self.max_tokens)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.CARD, Size.DIALOG_HEIGHT)
        self.instructions.setFocus()

    def _put_before(self, box: QCheckBox, control: QWidget) -> None:
        column = self._page.column
        column.insertWidget(column.indexOf(control), box)
        QWidget.setTabOrder(box, control)

    def _fill(self) -> None:
        custom, settings = self._custom, self._settings
        as_is = tr("As in Settings ({name})").format(name=self._server.name)
        self.answering.addItem(one_line(as_is), "")
        for server in settings.all_servers():
            self.answering.addItem(one_line(server.name), server.id)
        self.answering.setCurrentIndex(max(0, self.answering.findData(custom.server_id)))
        temperature = custom.options.over(settings.options).temperature
        self.custom_temperature.setChecked(custom.options.temperature is not None)
        self.temperature.setValue(_OFFERED_TEMPERATURE if temperature is None else temperature)
        most = custom.options.over(settings.options).max_tokens
        self.custom_limit.setChecked(custom.options.max_tokens is not None)
        self.max_tokens.setValue(_OFFERED_TOKENS if most is None else most)
        self.model.setEditText(custom.model)

    def _asked(self) -> Server:
        """The server that answers as the dialog stands, with the model of Settings."""
        chosen = self._settings.server(str(self.answering.currentData()))
        return chosen or self._server

    def _show_terms(self) -> None:
        server = self._asked()
        self.model.setEnabled(server.kind is not ServerKind.LOCAL)
        field = self.model.lineEdit()
        assert field is not None
        field.setPlaceholderText(one_line(server.model))
        self.temperature.setEnabled(self.custom_temperature.isChecked())
        self.max_tokens.setEnabled(self.custom_limit.isChecked())
        told = reply_settings_for(
            self._settings, self._server, self._inherited, self._custom
        ).system
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

    def ask_for_models(self) -> None:
        """Have the models of whoever answers offered."""
        if self._asked().kind is not ServerKind.LOCAL:
            self.models_wanted.emit(self._asked())

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what was typed a moment ago, too."""
        super().hideEvent(event)
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
        limited = self.custom_limit.isChecked()
        custom = replace(
            self._custom,
            instructions=self.instructions.toPlainText().strip(),
            server_id=str(self.answering.currentData()),
            model=self.model.currentText().strip(),
            options=replace(
                self._custom.options,
                temperature=(
                    round(self.temperature.value(), 2)
                    if self.custom_temperature.isChecked()
                    else None
                ),
                max_tokens=self.max_tokens.value() if limited else None,
            ),
        )
        changed, self._custom = custom != self._custom, custom
        self._show_terms()
        if changed:
            self.changed.emit(custom)
