"""Settings: what every model is told, and how it may answer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from chatapp.core.settings import SendPdfs, Settings, help_for
from chatapp.core.wording import tr
from chatapp.ui.setting_rows import Page, verdict, words
from chatapp.ui.theme import Size

_SHORT = 1024
_OFFERED_TOKENS = 4096
_OFFERED_TEMPERATURE = 1.0
_TYPING_MS = 400

_TOO_SHORT = (
    "A model that thinks first can spend this on its thinking alone and never come to an answer."
)

_PDFS = {
    SendPdfs.AUTO: "As each server documents",
    SendPdfs.ORIGINAL: "Always the PDF itself",
    SendPdfs.TEXT: "Always its text only",
}


class ModelPage(Page):
    """Instructions, temperature, longest answer, PDFs."""

    changed = Signal(object)
    """The new `Settings`."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.instructions = QPlainTextEdit()
        self.instructions.setTabChangesFocus(True)
        self.instructions.setFixedHeight(Size.TEXT_AREA)
        self.instructions.setPlaceholderText(tr("For example: Answer briefly, in plain words."))
        self.add(tr("Instructions"), self.instructions, help_for("instructions"))

        self.own_temperature = QCheckBox(tr("Leave the temperature to the model"))
        self.temperature = QDoubleSpinBox()
        self.temperature.setRange(0.0, 2.0)
        self.temperature.setSingleStep(0.1)
        self.add(tr("Temperature"), self.temperature, help_for("temperature"))
        self._put_before(self.own_temperature, self.temperature)

        self.no_limit = QCheckBox(tr("No limit on the answer"))
        self.max_tokens = QSpinBox()
        self.max_tokens.setRange(1, 10_000_000)
        self.max_tokens.setSingleStep(_SHORT)
        self.max_tokens.setGroupSeparatorShown(True)
        self.max_tokens.setSuffix(" tokens")
        self.add(tr("Longest answer"), self.max_tokens, help_for("max_tokens"))
        self._put_before(self.no_limit, self.max_tokens)
        self.too_short = words()
        self.column.insertWidget(self.column.indexOf(self.max_tokens) + 1, self.too_short)

        self.pdfs = QComboBox()
        for choice, label in _PDFS.items():
            self.pdfs.addItem(label, choice.value)
        self.add(tr("PDFs"), self.pdfs, help_for("send_pdfs"))

        self._filling = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._take)
        self.set_settings(settings)
        self.instructions.textChanged.connect(self._typed)
        self.own_temperature.toggled.connect(self._take)
        self.no_limit.toggled.connect(self._take)
        self.temperature.valueChanged.connect(self._take)
        self.max_tokens.valueChanged.connect(self._take)
        self.pdfs.currentIndexChanged.connect(self._take)

    def set_settings(self, settings: Settings) -> None:
        """Shows `settings`; instructions that are being typed stay."""
        self._settings = settings
        self._filling = True
        # Blank ends come and go while words are typed: they are no difference.
        shown = self.instructions.toPlainText().strip()
        if not self._typing.isActive() and shown != settings.instructions.strip():
            self.instructions.setPlainText(settings.instructions)
        temperature, most = settings.temperature, settings.max_tokens
        self.own_temperature.setChecked(temperature is None)
        self.temperature.setEnabled(temperature is not None)
        if temperature is not None:
            self.temperature.setValue(temperature)
        elif not self.temperature.value():
            self.temperature.setValue(_OFFERED_TEMPERATURE)
        self.no_limit.setChecked(most is None)
        self.max_tokens.setEnabled(most is not None)
        self.max_tokens.setValue(_OFFERED_TOKENS if most is None else most)
        self.pdfs.setCurrentIndex(self.pdfs.findData(settings.send_pdfs.value))
        self._filling = False
        verdict(self.too_short, _TOO_SHORT if most is not None and most < _SHORT else "", "danger")

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed a moment ago counts, too."""
        super().hideEvent(event)
        if self._typing.isActive():
            self._take()

    def _put_before(self, box: QCheckBox, control: QWidget) -> None:
        self.column.insertWidget(self.column.indexOf(control), box)
        QWidget.setTabOrder(box, control)

    def _typed(self) -> None:
        if not self._filling:
            self._typing.start()

    def _take(self) -> None:
        """Makes settings of what the controls show, and reports them if they are new."""
        if self._filling:
            return
        self._typing.stop()
        own, unlimited = self.own_temperature.isChecked(), self.no_limit.isChecked()
        settings = replace(
            self._settings,
            instructions=self.instructions.toPlainText().strip(),
            temperature=None if own else round(self.temperature.value(), 2),
            max_tokens=None if unlimited else self.max_tokens.value(),
            send_pdfs=SendPdfs(self.pdfs.currentData()),
        )
        if settings != self._settings:
            self.set_settings(settings)
            self.changed.emit(settings)
