"""Form for one server's API key: entered, checked, kept, forgotten; never shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.form_rows import verdict, words
from chatapp.ui.widgets.input_method import Composition


class ApiKeyForm(QWidget):
    """A form for a key, which leaves it only by `entered` and `check_wanted`."""

    entered = Signal(str)
    """Keep this key."""
    forgotten = Signal()
    check_wanted = Signal(str)
    """Ask the server about this key; empty: about the kept one."""
    link = Signal()
    """The address of the page with keys is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._stored: dict[str, bool] = {}
        self._checked = ""
        caption = words(tr("API key"), "strong")
        self.field = QLineEdit()
        caption.setBuddy(self.field)
        self.field.setAccessibleName(tr("API key"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.check = text_button(tr("Check"))
        self.keep = text_button(tr("Save without checking"))
        self.forget = text_button(tr("Remove API key"), "danger")
        self.get = text_button(tr("Get an API key"), "link")
        self.said = words()
        buttons = FlowLayout(None, Space.S)
        for button in (self.check, self.keep, self.forget, self.get):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(caption)
        column.addWidget(self.field)
        column.addWidget(self.said)
        column.addLayout(buttons)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._check)
        Composition(self.field)
        self.check.clicked.connect(self._check)
        self.keep.clicked.connect(self._keep)
        self.forget.clicked.connect(self._forget)
        self.get.clicked.connect(self.link)

    def show_for(self, server_id: str, *, needed: bool, usable: bool) -> None:
        """Turn to a server: `needed` offers the page with keys, `usable` lets it be checked."""
        if server_id != self._id:
            self._id = server_id
            self._checked = ""
            self.field.clear()
            self.keep.hide()
            verdict(self.said, "")
        self.get.setVisible(needed)
        self.setEnabled(usable)
        self._refresh()

    def set_stored(self, server_id: str, stored: bool) -> None:
        """Say that a key is kept for that server, or that none is."""
        self._stored[server_id] = stored
        self._refresh()

    def set_checked(self, sentence: str, accepted: bool) -> None:
        """The server's word; a key it accepted is handed on to be kept."""
        verdict(self.said, sentence, "success" if accepted else "danger")
        self.check.setEnabled(True)
        typed = self.field.text()
        if accepted and typed and typed == self._checked:
            self._keep()
        else:
            self.keep.setVisible(bool(typed) and not accepted)

    def set_kept(self, sentence: str, kept: bool) -> None:
        """Say how keeping went; a kept key is no longer in the field."""
        verdict(self.said, sentence, "success" if kept else "danger")
        if kept:
            self._stored[self._id] = True
            self.field.clear()
            verdict(self.said, sentence, "success")
        self._refresh()

    def _typed(self) -> None:
        self.keep.hide()
        verdict(self.said, "")
        self.check.setEnabled(True)
        self._refresh()

    def _refresh(self) -> None:
        typed = bool(self.field.text().strip())
        self.check.setText(tr("Check and save") if typed else tr("Check"))
        self.check.setAccessibleName(one_line(self.check.text()))
        stored = self._stored.get(self._id)
        self.forget.setVisible(stored is not False)
        if stored is None:
            self.field.setPlaceholderText(tr("Enter an API key to add or replace it"))
        else:
            self.field.setPlaceholderText(tr("Stored in the keyring") if stored else tr("Not set"))

    def _check(self) -> None:
        self._checked = self.field.text()
        verdict(self.said, tr("Checking…"), "quiet")
        self.check.setEnabled(False)
        self.check_wanted.emit(self._checked)

    def _keep(self) -> None:
        self.keep.hide()
        self.entered.emit(self.field.text())

    def _forget(self) -> None:
        self._stored[self._id] = False
        self.field.clear()
        verdict(self.said, tr("API key removed."), "quiet")
        self._refresh()
        self.forgotten.emit()
