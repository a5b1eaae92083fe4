"""Controller of settings and API keys: joins the first-run card, the dialog and the bridge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from chatapp.core.domain.servers import AIML, Server, ServerKind
from chatapp.core.profile.credentials import Kept
from chatapp.core.settings import Settings
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.settings.welcome_card import WelcomeCard
from chatapp.ui.theme.theme import Theme

if TYPE_CHECKING:
    from chatapp.ui.settings.settings_dialog import SettingsDialog


class SettingsController(QObject):
    """Checks and keeps keys wherever they are typed, and opens the settings over `window`."""

    link_requested = Signal(str)
    import_requested = Signal()
    export_requested = Signal()
    """All conversations are to be exported."""
    conversation_requested = Signal(str)
    reopen_wanted = Signal(object)
    """The window is to be reopened: the `QWidget` over which that is asked about."""
    key_accepted = Signal()
    """A key is kept, and the person is done with where they typed it: they can write now."""
    warned = Signal(str)
    """A sentence the person should see although nothing failed."""

    def __init__(self, bridge: Bridge, welcome: WelcomeCard, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._welcome = welcome
        self._theme = theme
        self._window = window
        self._dialog: SettingsDialog | None = None
        self._typed = ""
        self._accepted = False
        """True if a key was kept while the dialog is open."""
        bridge.settings_changed.connect(self._settings_changed)
        bridge.server_changed.connect(self._server_changed)
        bridge.keys.checked.connect(self._checked)
        bridge.keys.key_kept.connect(self._kept)
        welcome.key_entered.connect(self._key_entered)
        welcome.cancelled.connect(bridge.keys.cancel_key)
        welcome.another_server.connect(lambda: self.open(add_server=True))
        welcome.link.connect(self.link_requested)
        self._lacking = False
        self._server_changed()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._came_back)

    def set_theme(self, theme: Theme) -> None:
        """Dress the dialog, if it is open, in `theme`."""
        self._theme = theme
        if self._dialog is not None:
            self._dialog.set_theme(theme)

    # The first-run card

    def _server_changed(self) -> None:
        server = self._bridge.server
        if server.kind is ServerKind.LOCAL:
            trouble = self._bridge.local_trouble
            self._lacking = bool(trouble)
            self._welcome.set_local_available(not trouble, trouble)
        self._welcome.set_server(server, key_expected=self._bridge.key_expected)

    def _came_back(self, state: Qt.ApplicationState) -> None:
        """Look again: what this computer lacked may have been installed meanwhile."""
        if self._lacking and state is Qt.ApplicationState.ApplicationActive:
            self._server_changed()

    def _key_server(self) -> Server:
        """The server of a key that is typed into the card."""
        server = self._bridge.server
        return server if server.kind is ServerKind.AIML else AIML

    def _key_entered(self, key: str) -> None:
        self._typed = key
        self._welcome.show_checking()
        self._bridge.keys.check_key(self._key_server(), key)

    def _checked(self, server_id: str, sentence: str, accepted: bool) -> None:
        if self._dialog is not None:
            self._dialog.set_check_result(server_id, sentence, accepted)
        if self._typed and server_id == self._key_server().id:
            if accepted:
                self._welcome.show_keeping()
                self._bridge.keys.keep_key(server_id, self._typed)
            else:
                self._welcome.show_error(sentence)
            self._typed = ""

    def _kept(self, server_id: str, kept: Kept | None, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.set_key_state(server_id, sentence, kept is not None)
            self._accepted = self._accepted or kept is not None
        if server_id == self._key_server().id and self._welcome.busy:
            if kept is None:
                self._welcome.show_error(sentence)
                return
            focus = QApplication.focusWidget()
            waited = focus is None or self._welcome.isAncestorOf(focus)
            self._welcome.show_done(sentence)
            if self._bridge.server.kind is ServerKind.AIML:
                self._server_changed()
            else:
                self._bridge.change_settings(replace(self._bridge.settings, server_id=server_id))
            if waited:
                self.key_accepted.emit()
        if kept is Kept.MEMORY:
            self.warned.emit(sentence)

    # The dialog

    def open(
        self, *, page: str = "", add_server: bool = False, language: bool = False, option: str = ""
    ) -> None:
        """Show the settings: a page, where a server is added, or where the language is chosen."""
        if self._dialog is None:
            self._dialog = self._make_dialog()
        if page:
            self._dialog.turn_to(page)
        if add_server:
            self._dialog.add_server()
        if language:
            self._dialog.lead_to_language()
        self._dialog.open()
        if option:
            self._dialog.lead_to_option(option)

    def _make_dialog(self) -> SettingsDialog:
        # Imported here: most runs never open it, and the window should not wait for it.
        from chatapp.ui.settings.backup_controller import BackupController
        from chatapp.ui.settings.report_controller import ReportController
        from chatapp.ui.settings.settings_dialog import SettingsDialog

        bridge = self._bridge
        dialog = SettingsDialog(bridge.settings, self._theme, parent=self._window)
        dialog.changed.connect(bridge.change_settings)
        dialog.key_entered.connect(bridge.keys.keep_key)
        dialog.key_forgotten.connect(bridge.keys.forget_key)
        dialog.check_wanted.connect(self._check_wanted)
        dialog.models_wanted.connect(self._models_wanted)
        dialog.link.connect(self.link_requested)
        dialog.appearance.reopen_wanted.connect(lambda: self.reopen_wanted.emit(dialog))
        dialog.data.import_requested.connect(self.import_requested)
        dialog.data.export_requested.connect(self.export_requested)
        dialog.usage.wanted.connect(bridge.usage.fetch)
        dialog.usage.balance_wanted.connect(bridge.usage.fetch_balance)
        bridge.usage.balance.connect(dialog.usage.set_balance)
        dialog.usage.conversation_wanted.connect(self.conversation_requested)
        bridge.usage.fetched.connect(dialog.usage.set_report)
        dialog.finished.connect(self._closed)
        bridge.keys.models.connect(dialog.set_models)
        bridge.keys.listed.connect(dialog.servers.set_model_list)
        bridge.keys.look_for_models()
        bridge.keys.learned.connect(dialog.servers.set_lessons)
        bridge.keys.look_for_lessons()
        dialog.lessons_forgotten.connect(bridge.keys.forget_lessons)
        bridge.keys.key_known.connect(dialog.set_has_key)
        bridge.keys.look_for_keys()
        # These end with the dialog.
        BackupController(bridge, dialog.data.backups)
        ReportController(bridge, dialog.about)
        return dialog

    def _closed(self) -> None:
        if dialog := self._dialog:
            self._dialog = None
            self._bridge.usage.fetched.disconnect(dialog.usage.set_report)
            self._bridge.usage.balance.disconnect(dialog.usage.set_balance)
            self._bridge.keys.models.disconnect(dialog.set_models)
            self._bridge.keys.listed.disconnect(dialog.servers.set_model_list)
            self._bridge.keys.learned.disconnect(dialog.servers.set_lessons)
            self._bridge.keys.key_known.disconnect(dialog.set_has_key)
            dialog.deleteLater()
        if self._accepted:
            self._accepted = False
            self.key_accepted.emit()

    def _settings_changed(self, settings: Settings) -> None:
        if self._dialog is not None:
            self._dialog.set_settings(settings)

    def _check_wanted(self, server_id: str, key: str) -> None:
        if server := self._bridge.settings.server(server_id):
            self._bridge.keys.check_key(server, key)

    def _models_wanted(self, server_id: str) -> None:
        if server := self._bridge.settings.server(server_id):
            self._bridge.keys.list_models(server)
