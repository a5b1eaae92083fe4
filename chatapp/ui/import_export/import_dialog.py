"""The import dialog: progress, then the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import number, tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import verdict, words

if TYPE_CHECKING:
    from chatapp.core.import_export.importer import Progress, Summary

_STEPS = 1000
_MOST_LINES = 500
"""Of what could not be read; the rest is counted."""


class ImportDialog(QDialog):
    """The import's dialog, beside the window, which stays usable. Closing it early cancels."""

    cancelled = Signal()

    def __init__(self, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.running = True
        """False from the moment that everything is in, or nothing more comes."""
        self.setWindowTitle(tr("Import - Chatapp"))
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.said = words()
        verdict(self.said, what)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(Space.XS)
        self._bar.setRange(0, 0)
        self.unreadable = QPlainTextEdit()
        self.unreadable.setReadOnly(True)
        self.unreadable.setTabChangesFocus(True)
        self.unreadable.setAccessibleName(tr("Items that could not be imported"))
        self.unreadable.setMinimumHeight(Size.TEXT_AREA)
        self.unreadable.hide()
        self._button = text_button(tr("Cancel"))
        self._button.setDefault(True)
        self._button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.said)
        column.addWidget(self._bar)
        column.addWidget(self.unreadable, 1)
        column.addLayout(buttons)
        self.resize(Size.CARD, self.sizeHint().height())

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(_STEPS * progress.done // max(progress.total, 1))
        self.said.setText(
            tr(
                "1 conversation so far, {done} of {total} MB read.|"
                "%n conversations so far, {done} of {total} MB read.",
                "",
                progress.conversations,
            ).format(
                done=number(round(progress.done / 1e6)), total=number(round(progress.total / 1e6))
            )
        )

    def show_summary(self, summary: Summary, why: str) -> None:
        """Show what came in and what could not be read; `why` it ended early, if it did."""
        self.running = False
        self._bar.hide()
        self._button.setText(tr("Close"))
        self._button.setAccessibleName(tr("Close"))
        self._button.setEnabled(True)
        verdict(self.said, f"{summary.sentence} {why}".strip())
        if lines := summary.unreadable:
            more = len(lines) - _MOST_LINES
            last = [tr("And one more.|And %n more.", "", more)] if more > 0 else []
            told = [one_line(line) for line in lines[:_MOST_LINES]]
            self.unreadable.setPlainText("\n".join(told + last))
            self.unreadable.show()
            self.resize(self.width(), self.sizeHint().height())

    def reject(self) -> None:
        """Esc, the button and the window's own way to close it."""
        if not self.running:
            super().reject()
            return
        # What is being written is still made whole.
        self._button.setEnabled(False)
        self.said.setText(tr("Stopping…"))
        self.cancelled.emit()
