"""Controller of fault reports: joins the page "About", the clipboard and the bridge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.platform.window_system import described
from chatapp.ui.settings.about_page import AboutPage


class ReportController(QObject):
    """Serves `page` for as long as it lives."""

    def __init__(self, bridge: Bridge, page: AboutPage) -> None:
        super().__init__(page)
        self._page = page
        self._folder = bridge.diagnostics.log_folder
        page.log_wanted.connect(self._open_folder)
        page.report_wanted.connect(lambda: bridge.diagnostics.report(described()))
        bridge.diagnostics.reported.connect(self._copy)

    def _open_folder(self) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self._page.tell("")
        else:
            sentence = tr("The folder could not be opened: {folder}")
            self._page.tell(sentence.format(folder=self._folder), "danger")

    def _copy(self, report: str) -> None:
        QGuiApplication.clipboard().setText(report)
        self._page.tell(tr("Copied. Paste the details into your report."), "success")
