"""The choices of how a person's own server is spoken to: its kind, and earlier thinking."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from chatapp.core.domain import dialects
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.servers import SendThinking, Server
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.form_rows import name, words

_CHOICES = {
    SendThinking.AUTO: marked("Automatic: as the server wants it"),
    SendThinking.ALWAYS: marked("Always"),
    SendThinking.NEVER: marked("Never"),
}


class ServerManners(QWidget):
    """Two choices of one line each, with a sentence on what the first comes to."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.thinking = QComboBox(), QComboBox()
        self._kinds = ["", *(dialect.name for dialect in dialects.ALL)]
        self.kind.addItem("")
        self.kind.addItems([tr(dialect.name) for dialect in dialects.ALL])
        self.thinking.addItems([tr(said) for said in _CHOICES.values()])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for label, box in (
            (tr("Kind of server"), self.kind),
            (tr("Send thinking back"), self.thinking),
        ):
            caption = words(label, "strong")
            caption.setBuddy(box)
            name(box, label)
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            column.addSpacing(Space.S)
            column.addWidget(caption)
            column.addWidget(box)
            box.activated.connect(self.changed)
        note = tr("Some models go on better with the thinking of their earlier replies.")
        self.thinking.setAccessibleDescription(one_line(note))
        column.addWidget(words(note, "quiet"))

    def show_server(self, server: Server) -> None:
        """Show what is chosen for `server`."""
        found = tr(replace(server, speaks="").dialect.name)
        self.kind.setItemText(0, tr("Automatic: {kind}").format(kind=found))
        known = server.speaks if server.speaks in self._kinds else ""
        self.kind.setCurrentIndex(self._kinds.index(known))
        self.thinking.setCurrentIndex(list(_CHOICES).index(server.send_thinking))

    def chosen_for(self, server: Server) -> Server:
        """`server` with what is chosen here."""
        return replace(
            server,
            speaks=self._kinds[self.kind.currentIndex()],
            send_thinking=list(_CHOICES)[self.thinking.currentIndex()],
        )
