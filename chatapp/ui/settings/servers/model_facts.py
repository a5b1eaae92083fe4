"""The lines below a model's name: its context window, its price, and when it retires."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chatapp.core.domain.i18n import decimal, number, tr
from chatapp.core.domain.models import Model
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import verdict, words
from chatapp.ui.widgets.plain_text import mnemonic_free


class ModelFacts(QWidget):
    """The lines on one model; hidden where nothing is known of it."""

    change_wanted = Signal(str)
    """The model to change to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._replacement = ""
        self.facts = words()
        self.retires = words()
        self.change = text_button("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.facts)
        column.addWidget(self.retires)
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.change.clicked.connect(lambda: self.change_wanted.emit(self._replacement))
        self.show_model(None)

    def show_model(self, model: Model | None, at: float = 0.0) -> None:
        """Show what is known of `model`, by a list that was heard `at` an earlier time."""
        self._replacement = model.replacement if model and model.retires else ""
        verdict(self.facts, facts_of(model, at) if model else "", "quiet")
        verdict(self.retires, end_of(model) if model else "", "danger")
        change = tr("Change to {model}").format(model=self._replacement)
        self.change.setText(mnemonic_free(one_line(change)))
        self.change.setAccessibleName(one_line(change))
        self.change.setVisible(bool(self._replacement))
        self.setVisible(bool(self.facts.text() or self.retires.text()))


def facts_of(model: Model, at: float = 0.0) -> str:
    """Its context window and its price, as far as they are known, and the day of an old list."""
    told: list[str] = []
    if model.window is not None:
        window = tr("Context window: {count} tokens").format(count=number(model.window))
        told.append(window)
    if model.usd_in is not None and model.usd_out is not None:
        if not model.usd_in and not model.usd_out:
            told.append(tr("free of charge"))
        else:
            price = tr("${sent} in and ${received} out per million tokens")
            sent, received = decimal(model.usd_in, 2), decimal(model.usd_out, 2)
            told.append(price.format(sent=sent, received=received))
    if told and (day := _day_of(at)):
        told.append(tr("as of {day}").format(day=day))
    return " · ".join(told)


def _day_of(at: float) -> str:
    """The day at which a list was heard, in words; empty where it is of today."""
    day = QDateTime.fromSecsSinceEpoch(int(at)).date() if at else QDate.currentDate()
    if day == QDate.currentDate():
        return ""
    return QLocale().toString(day, QLocale.FormatType.LongFormat)


def end_of(model: Model) -> str:
    """The day of its end in words, or nothing."""
    if not model.retires:
        return ""
    if model.retires == "now":
        return tr("This model is no longer served.")
    day = QDate.fromString(model.retires, Qt.DateFormat.ISODate)
    if not day.isValid():
        return tr("This model will be retired.")
    shown = QLocale().toString(day, QLocale.FormatType.LongFormat)
    return tr("This model retires on {day}.").format(day=shown)
