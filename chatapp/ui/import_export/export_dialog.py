"""The export dialog: the format, and whether thinking goes along."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import marked, tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import name, words

FORMATS: dict[str, tuple[str, str]] = {
    "markdown": (
        marked("Markdown"),
        marked("This branch as Markdown text, for notes and editors."),
    ),
    "html": (
        marked("Web page"),
        marked("This branch as one self-contained web page, light and dark, ready to print."),
    ),
    "pdf": (marked("PDF"), marked("This branch as a PDF document.")),
    "json": (
        marked("Chatapp JSON"),
        marked(
            "Everything: all versions, thinking and attached files. Chatapp can import it again."
        ),
    ),
}
"""Format -> what it is called, and what it is for."""


class ExportDialog(QDialog):
    """Asks, and says so with `chosen`; the place is asked for afterwards."""

    chosen = Signal(str, bool)
    """The format, and whether thinking goes along."""

    def __init__(self, what: str, form: str, *, thinking: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export - Chatapp"))
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.format = QComboBox()
        for key, (label, _) in FORMATS.items():
            self.format.addItem(tr(label), key)
        self.format.setCurrentIndex(self.format.findData(form))
        self._about = words("", "quiet")
        self.thinking = QCheckBox(tr("Include thinking"))
        self.thinking.setChecked(thinking)
        go = text_button(tr("Export…"), "primary")
        go.setDefault(True)
        cancel = text_button(tr("Cancel"))

        caption = words(tr("Format"), "strong")
        caption.setBuddy(self.format)
        name(self.format, tr("Format"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(words(what))
        column.addSpacing(Space.S)
        column.addWidget(caption)
        column.addWidget(self.format)
        column.addWidget(self._about)
        column.addWidget(self.thinking)
        column.addSpacing(Space.S)
        column.addStretch(1)
        column.addLayout(buttons)

        self.format.currentIndexChanged.connect(self._explain)
        go.clicked.connect(self._go)
        cancel.clicked.connect(self.reject)
        self._explain()
        self.format.setFocus()

    def _explain(self) -> None:
        form = str(self.format.currentData())
        about = tr(FORMATS[form][1])
        self._about.setText(about)
        self.format.setAccessibleDescription(one_line(about))
        # What is complete has it anyway.
        self.thinking.setEnabled(form != "json")

    def _go(self) -> None:
        self.chosen.emit(str(self.format.currentData()), self.thinking.isChecked())
        self.accept()
