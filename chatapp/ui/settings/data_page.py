"""Settings page "Data": import, export and backups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.actions import key_for
from chatapp.ui.settings.backup_section import BackupSection
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import Page, Row, words


class DataPage(Page):
    """The page for import, export and backups."""

    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.import_button = text_button(tr("Import conversations…"))
        self.export_button = text_button(tr("Export all conversations…"))
        self._section(
            tr("Import"),
            self.import_button,
            tr(
                "From a ChatGPT export (the zip file or its conversations.json) or from files "
                "that Chatapp exported. Conversations you already have are not added again."
            ),
        )
        self._about_export = self._section(tr("Export"), self.export_button, _export_about(""))
        self.backups = BackupSection()
        self.column.addWidget(self.backups)
        self.import_button.clicked.connect(self.import_requested)
        self.export_button.clicked.connect(self.export_requested)

    def rows(self) -> list[Row]:
        """Import and export, and the backups."""
        return [*super().rows(), self.backups.row()]

    def showEvent(self, event: QShowEvent) -> None:
        """The key may be another now."""
        super().showEvent(event)
        about = _export_about(key_for(self, "export"))
        self._about_export.setText(about)
        self.export_button.setAccessibleDescription(one_line(about))

    def _section(self, title: str, button: QPushButton, about: str) -> QLabel:
        self._rows.append(Row(title, about, button))
        said = words(about, "quiet")
        button.setAccessibleDescription(one_line(about))
        self.column.addWidget(words(title, "strong"))
        self.column.addWidget(said)
        self.column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(Space.L)
        return said


def _export_about(key: str) -> str:
    if not key:
        return tr("One file per conversation. Chatapp JSON is complete and can be imported again.")
    return tr(
        "One file per conversation. Chatapp JSON is complete and can be imported again. To export "
        "a single conversation, open it and press {keys}."
    ).format(keys=key)
