"""The dialog with the details of a reply, and with the exchanges with its server behind it."""

from __future__ import annotations

import json

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import decimal, number, tr
from chatapp.core.inspection.curl import as_curl, pretty
from chatapp.core.inspection.details import ReplyDetails
from chatapp.core.inspection.exchange import Exchange, Headers
from chatapp.ui.details.exchange_page import ExchangePage
from chatapp.ui.details.fact_reader import FactReader
from chatapp.ui.theme.theme import Size, Space, Theme
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.flow_layout import FlowLayout


class DetailsDialog(QDialog):
    """Four pages about one reply: details, timeline, request, response."""

    copied = Signal(str, str)
    """A text for the clipboard, and a sentence that tells of it."""

    def __init__(self, details: ReplyDetails, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Details of the reply - Chatapp"))
        self._details = details
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(tr("Details of the reply"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.facts = FactReader(tr("Details"), theme)
        self.timeline = FactReader(tr("Timeline"), theme, labels=20)
        self.request = ExchangePage(tr("Request"), theme)
        self.response = ExchangePage(tr("Raw response"), theme)
        self.copy_details = text_button(tr("Copy details"))
        self.copy_id = text_button(tr("Copy request ID"))
        self.copy_timeline = text_button(tr("Copy timeline"))
        self.copy_curl = self.request.add_button(tr("Copy as curl"))
        self.copy_request = self.request.add_button(tr("Copy request"))
        self.copy_response = self.response.add_button(tr("Copy raw data"))
        self._arrange()
        self.show_details(details)
        for page in (self.request, self.response):
            page.attempt.currentIndexChanged.connect(self._choose)
        self.copy_details.clicked.connect(lambda: self._copy(self._details.text))
        self.copy_id.clicked.connect(lambda: self._copy(self._request_id()))
        self.copy_timeline.clicked.connect(lambda: self._copy(self._timeline_text()))
        self.copy_request.clicked.connect(lambda: self._copy(self._request_text()))
        self.copy_response.clicked.connect(lambda: self._copy(self._response_text()))
        self.copy_curl.clicked.connect(self._copy_curl)

    def _arrange(self) -> None:
        first = _page(self.facts, self.copy_details, self.copy_id)
        second = _page(self.timeline, self.copy_timeline)
        self.tabs.addTab(first, tr("Details"))
        self.tabs.addTab(second, tr("Timeline"))
        self.tabs.addTab(self.request, tr("Request"))
        self.tabs.addTab(self.response, tr("Raw data"))
        close = text_button(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.tabs, 1)
        column.addLayout(below)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.CARD + 2 * Space.L, Size.DIALOG_HEIGHT)
        self.tabs.tabBar().setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        for page in (self.facts, self.timeline, self.request, self.response):
            page.set_theme(theme)

    def show_details(self, details: ReplyDetails) -> None:
        """Show these."""
        self._details = details
        self.facts.show_tables(
            (section.title, [(fact.label, fact.value) for fact in section.facts])
            for section in details.sections
        )
        self.copy_id.setVisible(bool(self._request_id()))
        self.timeline.show_tables(self._timeline())
        for page in (self.request, self.response):
            page.set_attempts(details.exchanges)
        self._show_exchange()

    # Timeline

    def _timeline(self) -> list[tuple[str, list[tuple[str, str]]]]:
        moments = self._details.moments
        if not moments:
            return [("", [("", tr("No times are kept of this reply."))])]
        begun = moments[0].at
        rows = [
            (tr("{seconds} s").format(seconds=decimal(moment.at - begun, 2)), moment.sentence)
            for moment in moments
        ]
        moment = QDateTime.fromSecsSinceEpoch(int(begun))
        day = QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
        title = f"{day} {moment.time().toString('HH:mm:ss')}"
        return [(title, rows)]

    def _timeline_text(self) -> str:
        lines: list[str] = []
        for title, rows in self._timeline():
            lines += [title, *("\t".join(row) for row in rows)]
        return "\n".join(filter(None, lines))

    # Request and response

    @property
    def _exchange(self) -> Exchange | None:
        at = self.request.attempt.currentIndex()
        return self._details.exchanges[at] if at >= 0 else None

    def _choose(self, index: int) -> None:
        """Show one attempt on both pages."""
        for page in (self.request, self.response):
            page.attempt.blockSignals(True)
            page.attempt.setCurrentIndex(index)
            page.attempt.blockSignals(False)
        self._show_exchange()

    def _show_exchange(self) -> None:
        here = self._exchange is not None
        kept = tr("Requests and raw events are kept until Chatapp is closed.")
        if here:
            left_out = tr("Without your API key; files are shown by their length.")
            self.request.show_text(self._request_text(), f"{left_out} {kept}")
        else:
            gone = tr("This request is no longer kept.")
            self.request.show_text("", f"{gone} {kept}")
        self.request.text.setVisible(here)
        for button in (self.copy_curl, self.copy_request):
            button.setVisible(here)
        response = self._response_text()
        self.response.text.setVisible(bool(response))
        self.copy_response.setVisible(bool(response))
        self.response.show_text(response, self._about_response(kept))

    def _about_response(self, kept: str) -> str:
        one = self._exchange
        if one is None:
            told = tr("The raw events are no longer kept. This is what was kept of the response.")
            return told if self._details.record.get("answer") else kept
        shown = len(one.raw.encode())
        if one.came > shown:
            told = tr("The last {shown} of {came} bytes, as they came.")
            return f"{told.format(shown=number(shown), came=number(one.came))} {kept}"
        all_of_it = tr("All that came, as it came.")
        return f"{all_of_it} {kept}"

    def _request_text(self) -> str:
        one = self._exchange
        if one is None:
            return ""
        return f"{one.method} {one.url}\n{_lines(one.headers)}\n\n{pretty(one.body)}"

    def _response_text(self) -> str:
        one = self._exchange
        if one is not None:
            status = "" if one.status is None else f"HTTP {one.status}\n"
            return f"{status}{_lines(one.response_headers)}\n\n{one.raw}".strip()
        answer = self._details.record.get("answer")
        return json.dumps(answer, indent=2, ensure_ascii=False) if answer else ""

    # Copying

    def _request_id(self) -> str:
        every = (fact for section in self._details.sections for fact in section.facts)
        return next((fact.value for fact in every if fact.id), "")

    def _copy(self, text: str) -> None:
        self.copied.emit(text, tr("Copied"))

    def _copy_curl(self) -> None:
        if (one := self._exchange) is not None:
            self.copied.emit(as_curl(one), tr("Copied. It reads the API key from $API_KEY."))


def _page(reader: QWidget, *buttons: QWidget) -> QWidget:
    page = QWidget()
    row = FlowLayout(None, Space.S)
    for button in buttons:
        row.addWidget(button)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, Space.S, 0, 0)
    column.setSpacing(Space.S)
    column.addWidget(reader, 1)
    column.addLayout(row)
    return page


def _lines(headers: Headers) -> str:
    return "\n".join(f"{name}: {value}" for name, value in headers)
