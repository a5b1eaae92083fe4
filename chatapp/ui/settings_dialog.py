"""The settings: servers, model, appearance, data, about; effective at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from chatapp.core.settings import Settings
from chatapp.core.wording import tr
from chatapp.ui.about_page import AboutPage
from chatapp.ui.appearance_page import AppearancePage
from chatapp.ui.data_page import DataPage
from chatapp.ui.model_page import ModelPage
from chatapp.ui.servers_page import ServersPage
from chatapp.ui.theme import Size, Theme


class SettingsDialog(QDialog):
    """One page a subject. It keeps nothing: every change is reported with `changed`."""

    changed = Signal(object)
    """The new `Settings`."""
    key_entered = Signal(str, str)
    """Server id and the key to keep."""
    key_forgotten = Signal(str)
    check_wanted = Signal(str, str)
    """Server id and a key; an empty key means the one that is kept."""
    models_wanted = Signal(str)
    link = Signal(str)
    """The address of a web page."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings - Chatapp"))
        self.servers = ServersPage(settings, theme)
        self.model = ModelPage(settings)
        self.appearance = AppearancePage(settings)
        self.data = DataPage()
        self.about = AboutPage(theme)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setAccessibleName(tr("Pages"))
        self.tabs.addTab(self.servers, tr("Servers"))
        self.tabs.addTab(self.model, tr("Model"))
        self.tabs.addTab(self.appearance, tr("Appearance"))
        self.tabs.addTab(self.data, tr("Data"))
        self.tabs.addTab(self.about, tr("About"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self.resize(Size.DIALOG_WIDTH, Size.DIALOG_HEIGHT)
        self.servers.answering.setFocus()

        self._pages = (self.servers, self.model, self.appearance)
        for page in self._pages:
            page.changed.connect(self._changed)
        form = self.servers.form
        form.key_entered.connect(self.key_entered)
        form.key_forgotten.connect(self.key_forgotten)
        form.check_wanted.connect(self.check_wanted)
        form.models_wanted.connect(self.models_wanted)
        form.link.connect(self.link)

    def open(self) -> None:
        """Shows the dialog beside the window, which stays usable."""
        self.show()
        self.activateWindow()

    def add_server(self) -> None:
        """Turns to the form of a new server."""
        self.tabs.setCurrentWidget(self.servers)
        self.servers.add_server()

    def set_settings(self, settings: Settings) -> None:
        """Shows `settings` that were changed elsewhere."""
        for page in self._pages:
            page.set_settings(settings)

    def set_models(self, server_id: str, names: Sequence[str]) -> None:
        """The models a server offers; empty if it does not say."""
        self.servers.set_models(server_id, names)

    def set_has_key(self, server_id: str, has: bool) -> None:
        """Whether a key is kept for that server."""
        self.servers.form.key.set_stored(server_id, has)

    def set_check_result(self, server_id: str, sentence: str, accepted: bool) -> None:
        """What came of `check_wanted`. An accepted key is then reported with `key_entered`."""
        if server_id == self.servers.chosen():
            self.servers.form.key.set_checked(sentence, accepted)

    def set_key_state(self, server_id: str, sentence: str, kept: bool) -> None:
        """What came of `key_entered`."""
        if kept:
            self.set_has_key(server_id, True)
        if server_id == self.servers.chosen():
            self.servers.form.key.set_kept(sentence, kept)

    def set_theme(self, theme: Theme) -> None:
        """Draws itself in `theme`."""
        self.servers.set_theme(theme)
        self.about.set_theme(theme)

    def _changed(self, settings: Settings) -> None:
        for page in self._pages:
            if page is not self.sender():
                page.set_settings(settings)
        self.changed.emit(settings)
