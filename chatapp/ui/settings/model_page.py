"""Settings page "Model": instructions, options, PDFs."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.settings import SendPdfs, Settings
from chatapp.ui.options.option_rows import OptionRows
from chatapp.ui.theme.theme import Size
from chatapp.ui.widgets.form_rows import SettingPage

_TYPING_MS = 400

_PDFS = {
    SendPdfs.AUTO: marked("Automatic"),
    SendPdfs.ORIGINAL: marked("Always as PDF"),
    SendPdfs.TEXT: marked("Always as text"),
}


class ModelPage(SettingPage):
    """The page for instructions, PDFs, and the options that hold in every conversation."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.instructions = QPlainTextEdit()
        self.instructions.setTabChangesFocus(True)
        self.instructions.setFixedHeight(Size.TEXT_AREA)
        self.instructions.setPlaceholderText(tr("For example: Answer briefly, in plain words."))
        self.add_setting(
            "instructions", tr("Instructions"), self.instructions, self._show_instructions
        )
        self.options = OptionRows(self)
        self.pdfs = self.add_choice("send_pdfs", tr("PDFs"), _PDFS)
        self.options.add_folded()
        self.add_shown("options", self._show_options)
        self.add_whole_reset()

        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._take_instructions)
        self.set_settings(settings)
        self.instructions.document().clearUndoRedoStacks()
        self.instructions.textChanged.connect(self._typed)
        self.options.changed.connect(self._take_options)

    def set_settings(self, settings: Settings) -> None:
        """Show `settings`, and what is known of the model that is chosen in them."""
        super().set_settings(settings)
        answering = settings.server(settings.server_id) or settings.all_servers()[0]
        self.options.set_server(answering)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what was typed a moment ago, too."""
        super().hideEvent(event)
        self.options.take()
        if self._typing.isActive():
            self._take_instructions()

    def _show_instructions(self, instructions: str) -> None:
        """Show the instructions, unless they are being typed."""
        # Blank ends come and go while words are typed: they are no difference.
        shown = self.instructions.toPlainText().strip()
        if not self._typing.isActive() and shown != instructions.strip():
            # As if typed: Ctrl+Z brings back what Reset took away.
            cursor = QTextCursor(self.instructions.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(instructions)

    def _show_options(self, options: GenerationOptions) -> None:
        self.options.set_options(options)

    def _typed(self) -> None:
        if not self.filling:
            self._typing.start()

    def _take_instructions(self) -> None:
        self._typing.stop()
        self.take(instructions=self.instructions.toPlainText().strip())

    def _take_options(self, options: GenerationOptions) -> None:
        self.take(options=options)
