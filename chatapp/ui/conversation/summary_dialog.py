"""The dialog "Start fresh": a summary as the model writes it, to begin a conversation with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import name, verdict, words


class SummaryDialog(QDialog):
    """Shows how the summary grows; once it is whole, it can be changed and used."""

    begin = Signal(str)
    """The summary that a new conversation is to begin with."""
    wanted = Signal()
    """The summary is to be asked for, once more."""

    def __init__(self, model: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Start fresh - Chatapp"))
        self._model = model
        self.state, self.note = words("", "strong"), words("", "quiet")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        name(self.text, tr("Summary"))
        cancel = text_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.retry = text_button(tr("Retry"))
        self.retry.clicked.connect(self.ask)
        self.begin_button = text_button(tr("Start fresh"), "primary")
        self.begin_button.setDefault(True)
        self.begin_button.clicked.connect(self._begin)
        self.text.textChanged.connect(self._allow)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch(1)
        for button in (cancel, self.retry, self.begin_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.state)
        column.addWidget(self.text, 1)
        column.addWidget(self.note)
        column.addLayout(buttons)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.CARD, Size.DIALOG_HEIGHT)
        self._whole = False
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Ask for the summary."""
        self._whole = False
        self.text.clear()
        self.text.setReadOnly(True)
        self.retry.hide()
        self.begin_button.show()
        said = tr("Asking {name} for a summary of this conversation…")
        verdict(self.state, said.format(name=one_line(self._model)), "strong")
        verdict(self.note, tr("This conversation stays as it is."), "quiet")
        self._allow()
        self.wanted.emit()

    def grow(self, text: str) -> None:
        """Show the summary as far as it has come."""
        known = self.text.toPlainText()
        if text.startswith(known):
            cursor = self.text.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            cursor.insertText(text[len(known) :])
        else:
            self.text.setPlainText(text)

    def end(self, text: str, left_out: int) -> None:
        """The summary is whole; `left_out` messages were too many for the model."""
        self.grow(text)
        self._whole = True
        self.text.setReadOnly(False)
        self.text.document().clearUndoRedoStacks()
        verdict(self.state, tr("The new conversation begins with this summary."), "strong")
        note = tr("You can change it. The new conversation sends it with its instructions.")
        if left_out:
            told = tr(
                "%n older message did not fit and is not in it.|"
                "%n older messages did not fit and are not in it.",
                "",
                left_out,
            )
            note = f"{told} {note}"
        verdict(self.note, note, "quiet")
        self._allow()
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def fail(self, sentence: str) -> None:
        """There is no summary, for that reason."""
        verdict(self.state, tr("No summary could be made."), "strong")
        verdict(self.note, sentence, "danger")
        self.begin_button.hide()
        self.retry.show()
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        self.begin_button.setEnabled(self._whole and bool(self.text.toPlainText().strip()))

    def _begin(self) -> None:
        self.accept()
        self.begin.emit(self.text.toPlainText())
