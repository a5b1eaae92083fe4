"""Further body fields and headers of a server's requests: two fields of checked JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import Server
from chatapp.core.domain.typed_json import JsonFault, body_fault, headers_fault
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.form_rows import name, verdict, words

_TYPING_MS = 400


class ServerExtras(QWidget):
    """Two fields; text that cannot be sent stays in its field, with the reason below."""

    changed = Signal()
    """Either field has something else that can be sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._checks: dict[QPlainTextEdit, Callable[[str], JsonFault | None]] = {}
        self._faults: dict[QPlainTextEdit, QLabel] = {}
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.take)
        self.body = self._add(
            tr("Additional body fields"),
            tr("JSON that goes into every request, for what this server alone understands."),
            '{"top_k": 40}',
            body_fault,
        )
        self.headers = self._add(
            tr("Additional headers"),
            tr("JSON with names and texts. Kept in the settings file: not for API keys."),
            '{"X-Title": "Chatapp"}',
            headers_fault,
        )

    def _add(
        self, label: str, told: str, example: str, fault: Callable[[str], JsonFault | None]
    ) -> QPlainTextEdit:
        area = QPlainTextEdit()
        area.setTabChangesFocus(True)
        area.setFixedHeight(Size.TEXT_AREA // 2)
        area.setPlaceholderText(one_line(example))
        area.setAccessibleDescription(one_line(told))
        name(area, label)
        caption = words(label, "strong")
        caption.setBuddy(area)
        said = words()
        said.hide()
        self._column.addSpacing(Space.S)
        for widget in (caption, area, said, words(told, "quiet")):
            self._column.addWidget(widget)
        self._checks[area], self._faults[area] = fault, said
        area.textChanged.connect(self._typing.start)
        return area

    def fault(self, area: QPlainTextEdit) -> QLabel:
        """The words below a field for what cannot be sent."""
        return self._faults[area]

    def show_server(self, server: Server, *, same: bool) -> None:
        """Show what `server` has, but for what is typed for the `same` and was not taken."""
        for area, text in ((self.body, server.extra_body), (self.headers, server.extra_headers)):
            waits = self._typing.isActive() or bool(self._faults[area].text())
            if not (same and waits) and area.toPlainText().strip() != text.strip():
                with QSignalBlocker(area):
                    area.setPlainText(text)
                verdict(self._faults[area], "")

    def on(self, server: Server) -> Server:
        """`server` with what can be sent of what is typed."""
        body, headers = self.body.toPlainText().strip(), self.headers.toPlainText().strip()
        return replace(
            server,
            extra_body=server.extra_body if body and body_fault(body) else body,
            extra_headers=server.extra_headers if headers and headers_fault(headers) else headers,
        )

    def take(self) -> None:
        """Take what is typed, or say why it cannot be sent."""
        self._typing.stop()
        for area, check in self._checks.items():
            text = area.toPlainText()
            fault = check(text) if text.strip() else None
            verdict(self._faults[area], fault.sentence if fault else "", "danger")
        self.changed.emit()
