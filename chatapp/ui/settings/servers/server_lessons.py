"""The lessons of a server's refusals: what is sent to it otherwise, and the way to forget that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import words


class ServerLessons(QWidget):
    """Sentences and a button; not seen where nothing was learned."""

    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = words()
        self.forget = text_button(tr("Forget what was learned"))
        told = tr("Learned from requests that the server refused. Forgotten after 30 days.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addSpacing(Space.S)
        for widget in (words(tr("Adjusted for this server"), "strong"), self.said):
            column.addWidget(widget)
        column.addWidget(words(told, "quiet"))
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        self.forget.clicked.connect(self.forgotten)
        self._lessons: dict[str, Sequence[str]] = {}
        self._server_id = ""

    def set_lessons(self, lessons: Mapping[str, Sequence[str]]) -> None:
        """All that was learned, by the ids of servers."""
        self._lessons |= lessons
        self.show_server(self._server_id)

    def show_server(self, server_id: str) -> None:
        """Show what was learned of a server."""
        self._server_id = server_id
        sentences = self._lessons.get(server_id, ())
        self.said.setText(" ".join(sentences))
        self.setVisible(bool(sentences))
