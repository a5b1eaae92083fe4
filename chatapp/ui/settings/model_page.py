"""Settings page "Model": instructions, temperature, length limit, PDFs."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from chatapp.core.domain.i18n import marked, tr
from chatapp.core.settings import SendPdfs, Settings
from chatapp.ui.theme.theme import Size
from chatapp.ui.widgets.form_rows import SettingPage, verdict, words

_SHORT = 1024
_OFFERED_TOKENS = 4096
_OFFERED_TEMPERATURE = 1.0
_TYPING_MS = 400

_TOO_SHORT = marked(
    "A model that thinks first may use all of this up for thinking and never get to its reply."
)

_PDFS = {
    SendPdfs.AUTO: marked("Automatic"),
    SendPdfs.ORIGINAL: marked("Always as PDF"),
    SendPdfs.TEXT: marked("Always as text"),
}


class ModelPage(SettingPage):
    """The page for instructions, temperature, longest answer and PDFs."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.instructions = QPlainTextEdit()
        self.instructions.setTabChangesFocus(True)
        self.instructions.setFixedHeight(Size.TEXT_AREA)
        self.instructions.setPlaceholderText(tr("For example: Answer briefly, in plain words."))
        self.add_setting(
            "instructions", tr("Instructions"), self.instructions, self._show_instructions
        )

        self.default_temperature = QCheckBox(tr("Use the model's default temperature"))
        self.temperature = QDoubleSpinBox()
        self.temperature.setRange(0.0, 2.0)
        self.temperature.setSingleStep(0.1)
        self.add_setting("temperature", tr("Temperature"), self.temperature, self._show_temperature)
        self._put_before(self.default_temperature, self.temperature)

        self.no_limit = QCheckBox(tr("No length limit"))
        self.max_tokens = QSpinBox()
        self.max_tokens.setRange(1, 10_000_000)
        self.max_tokens.setSingleStep(_SHORT)
        self.max_tokens.setGroupSeparatorShown(True)
        self.max_tokens.setSuffix(tr(" tokens"))
        self.add_setting(
            "max_tokens", tr("Maximum reply length"), self.max_tokens, self._show_limit
        )
        self._put_before(self.no_limit, self.max_tokens)
        self.too_short = words()
        self.column.insertWidget(self.column.indexOf(self.max_tokens) + 1, self.too_short)

        self.pdfs = self.add_choice("send_pdfs", tr("PDFs"), _PDFS)
        self.add_whole_reset()

        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._take_all)
        self.set_settings(settings)
        self.instructions.document().clearUndoRedoStacks()
        self.instructions.textChanged.connect(self._typed)
        for box in (self.default_temperature, self.no_limit):
            box.toggled.connect(self._take_all)
        for number in (self.temperature, self.max_tokens):
            number.valueChanged.connect(self._take_all)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what was typed a moment ago, too."""
        super().hideEvent(event)
        if self._typing.isActive():
            self._take_all()

    def _show_instructions(self, instructions: str) -> None:
        """Show the instructions, unless they are being typed."""
        # Blank ends come and go while words are typed: they are no difference.
        shown = self.instructions.toPlainText().strip()
        if not self._typing.isActive() and shown != instructions.strip():
            # As if typed: Ctrl+Z brings back what Reset took away.
            cursor = QTextCursor(self.instructions.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(instructions)

    def _show_temperature(self, temperature: float | None) -> None:
        self.default_temperature.setChecked(temperature is None)
        self.temperature.setEnabled(temperature is not None)
        if temperature is not None:
            self.temperature.setValue(temperature)
        elif not self.temperature.value():
            self.temperature.setValue(_OFFERED_TEMPERATURE)

    def _show_limit(self, most: int | None) -> None:
        self.no_limit.setChecked(most is None)
        self.max_tokens.setEnabled(most is not None)
        self.max_tokens.setValue(_OFFERED_TOKENS if most is None else most)
        short = most is not None and most < _SHORT
        verdict(self.too_short, tr(_TOO_SHORT) if short else "", "danger")

    def _put_before(self, box: QCheckBox, control: QWidget) -> None:
        self.column.insertWidget(self.column.indexOf(control), box)
        QWidget.setTabOrder(box, control)

    def _typed(self) -> None:
        if not self.filling:
            self._typing.start()

    def _take_all(self) -> None:
        """Make settings of what the controls show, and report them if they are new."""
        if self.filling:
            return
        self._typing.stop()
        as_default, unlimited = self.default_temperature.isChecked(), self.no_limit.isChecked()
        self.take(
            instructions=self.instructions.toPlainText().strip(),
            temperature=None if as_default else round(self.temperature.value(), 2),
            max_tokens=None if unlimited else self.max_tokens.value(),
        )
