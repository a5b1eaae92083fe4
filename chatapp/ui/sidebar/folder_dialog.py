"""The dialog for a folder's name, and the instructions for all that lies in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.conversation import Folder
from chatapp.core.domain.i18n import tr
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.input_method import Composition
from chatapp.ui.widgets.plain_text import PlainLabel, window_title

_LONGEST = 200


class FolderDialog(QDialog):
    """Asks for both if there is a `folder` already, and only for the name of a new one."""

    entered = Signal(str, str)
    """Name and instructions."""

    def __init__(self, title: str, parent: QWidget, *, folder: Folder | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(title))
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.name = QLineEdit(folder.name if folder else "")
        Composition(self.name)
        self.name.setAccessibleName(tr("Folder name"))
        self.name.setPlaceholderText(tr("Name"))
        self.name.setMaxLength(_LONGEST)
        self.instructions = QPlainTextEdit(folder.instructions if folder else "")
        self.instructions.setAccessibleName(tr("Folder instructions"))
        self.instructions.setPlaceholderText(
            tr("Sent to the model in every conversation in this folder")
        )
        self.instructions.setTabChangesFocus(True)
        self.instructions.setFixedHeight(Size.TEXT_AREA)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.name)
        if folder is not None:
            words = PlainLabel(
                tr("Sent after the parent folder's instructions and before the conversation's own.")
            )
            words.setWordWrap(True)
            words.setProperty("kind", "quiet")
            column.addWidget(self.instructions)
            column.addWidget(words)
        else:
            self.instructions.setParent(self)
            self.instructions.hide()
        column.addWidget(self._buttons)
        self.name.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(self._enter)
        self.finished.connect(self.deleteLater)
        self._check()
        (self.name if folder is None else self.instructions).setFocus()

    def _check(self) -> None:
        """A folder without a name is none."""
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.name.text().strip()))

    def _enter(self) -> None:
        self.entered.emit(self.name.text(), self.instructions.toPlainText())
