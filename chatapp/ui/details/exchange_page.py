"""A page of the inspector: the text of what was sent, or of what came back, and ways to copy it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.inspection.exchange import Exchange
from chatapp.core.invisible import legible, one_line
from chatapp.ui.theme.theme import Space, Theme
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.form_rows import name, verdict, words

_MOST = 200_000
"""Characters that are shown: more would stop the window, and nobody reads them."""


class ExchangePage(QWidget):
    """A sentence, a choice among several attempts, the text, and buttons below it."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = words(kind="quiet")
        self.attempt = QComboBox()
        name(self.attempt, tr("Attempt"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(one_line(title))
        self._buttons = FlowLayout(None, Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.note)
        column.addWidget(self.attempt)
        column.addWidget(self.text, 1)
        column.addLayout(self._buttons)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Write in the font of `theme` for code."""
        self.text.setFont(theme.code_font())

    def add_button(self, label: str) -> QPushButton:
        """Make a further button."""
        button = text_button(label)
        self._buttons.addWidget(button)
        return button

    def set_attempts(self, exchanges: Sequence[Exchange]) -> None:
        """Offer these; the last is shown."""
        self.attempt.blockSignals(True)
        self.attempt.clear()
        for number, one in enumerate(exchanges, 1):
            came = tr("no response") if one.status is None else f"HTTP {one.status}"
            label = tr("Attempt {number} · {outcome}").format(number=number, outcome=came)
            self.attempt.addItem(one_line(label))
        self.attempt.setCurrentIndex(len(exchanges) - 1)
        self.attempt.blockSignals(False)
        self.attempt.setVisible(len(exchanges) > 1)

    def show_text(self, text: str, note: str) -> None:
        """Show `text`, as much of it as can be read, under `note`."""
        shown = legible(text[:_MOST])
        if len(text) > _MOST:
            shown += "\n…"
            note = tr("{note} Only its beginning is shown; all of it is copied.").format(note=note)
        self.text.setPlainText(shown)
        verdict(self.note, note, "quiet")
