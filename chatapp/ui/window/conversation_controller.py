"""Controller of the conversation on screen: its settings, versions, title, temporary ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from chatapp.core.domain.conversation import Conversation, Message, is_temporary
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.invisible import one_line
from chatapp.core.reply_settings import ReplySettings
from chatapp.core.settings import Settings
from chatapp.ui.actions import in_menu
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.details.controller import DetailsController
from chatapp.ui.theme.icons import icon
from chatapp.ui.theme.theme import Theme
from chatapp.ui.widgets.plain_text import mnemonic_free, set_tip
from chatapp.ui.window.extras_controller import ExtrasController
from chatapp.ui.window.main_window import MainWindow

# Imported when they are opened: most runs never are, and the window should not wait for them.
if TYPE_CHECKING:
    from chatapp.ui.conversation.compare_dialog import CompareDialog
    from chatapp.ui.conversation.settings_dialog import ConversationSettingsDialog

_BACK_MS = 20_000
"""Milliseconds for which one can go back to a temporary conversation that was left."""


class ConversationController(QObject):
    """Serves the conversation that `pane` shows."""

    open_requested = Signal(str)
    """The id of a conversation to show."""
    settings_requested = Signal()

    def __init__(
        self, bridge: Bridge, pane: ConversationPane, window: MainWindow, theme: Theme
    ) -> None:
        super().__init__(window)
        self._bridge, self._pane, self._window, self._theme = bridge, pane, window, theme
        self._beside = ExtrasController(bridge, pane, window, theme)
        self._compare: CompareDialog | None = None
        self._settings_dialog: ConversationSettingsDialog | None = None
        self._settings_of = self._lead_to = ""
        self._settings_before = ConversationSettings()
        """Those of the conversation when its dialog was opened."""
        self._shown = self._answers = ""
        self._details = DetailsController(bridge, pane.notices, theme, window)
        self._leaving = QTimer(self, singleShot=True, interval=_BACK_MS)
        self._leaving.timeout.connect(self._forget)
        window.answering.clicked.connect(self.open_menu)
        window.sidebar.new_temporary.connect(bridge.start_temporary)
        pane.opened.connect(self._opened)
        bridge.server_changed.connect(self.fetch_reply_settings)
        bridge.conversation.reply_settings.connect(self._show_reply_settings)
        bridge.conversation.settings_fetched.connect(self._open_settings_dialog)
        bridge.conversation.versions.connect(self._open_comparison)
        bridge.forked.connect(self._forked)
        bridge.conversation.retitled.connect(self._retitled)
        bridge.conversation.not_titled.connect(self._not_titled)
        bridge.temporary_begun.connect(self.open_requested)
        bridge.settings_changed.connect(self._settings_changed)
        self._show_server(bridge.server)

    def actions(self) -> dict[str, Callable[[], object]]:
        """The window's actions on the conversation on screen."""
        return {
            "new_temporary": self._bridge.start_temporary,
            "own_settings": self.open_conversation_settings,
            "suggest_title": self.suggest_title,
        }

    def set_theme(self, theme: Theme) -> None:
        """Dress what is open in `theme`."""
        self._theme = theme
        self._beside.set_theme(theme)
        self._window.answering.setIcon(icon("chevron-down", theme.colour.link))
        self._details.set_theme(theme)
        if self._compare is not None:
            self._compare.set_theme(theme)

    def open_menu(self) -> None:
        """Open the menu of the conversation as a whole, below the button in the header."""
        button = self._window.answering
        # The window's, not the button's, which is laid out the other way round.
        menu = QMenu(self._window)
        menu.setAccessibleName(tr("Conversation menu"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        exists = bool(self._pane.conversation_id)
        for words, name, call, enabled in (
            (tr("Conversation settings…"), "own_settings", self.open_conversation_settings, True),
            (tr("Suggest a title"), "suggest_title", self.suggest_title, exists),
            (
                tr("New temporary conversation"),
                "new_temporary",
                self._bridge.start_temporary,
                True,
            ),
            (tr("Settings…"), "settings", self.settings_requested.emit, True),
        ):
            if name == "settings":
                menu.addSeparator()
            action = menu.addAction(in_menu(words, button, name))
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, call=call: call())
        corner = QPoint(button.width() - menu.sizeHint().width(), button.height())
        menu.popup(button.mapToGlobal(corner))

    # Who answers

    def _opened(self, conversation_id: str) -> None:
        left, self._shown = self._shown, conversation_id
        if is_temporary(conversation_id):
            self._leaving.stop()
            self._pane.notices.hide_topic("temporary")
        elif is_temporary(left):
            self._leave(left)
        self.fetch_reply_settings()

    def fetch_reply_settings(self) -> None:
        """Ask who answers next in the conversation on screen, and how."""
        self._bridge.conversation.fetch_reply_settings(
            self._pane.conversation_id, self._pane.settings_of_new
        )

    def _show_reply_settings(self, conversation_id: str, reply_settings: ReplySettings) -> None:
        if conversation_id == self._pane.conversation_id:
            self._show_server(reply_settings.server)

    def _show_server(self, server: Server) -> None:
        button, local = self._window.answering, server.kind is ServerKind.LOCAL
        button.setIcon(icon("chevron-down", self._theme.colour.link))
        self._answers = server.name if local or not server.model else _short(server.model)
        button.setText(mnemonic_free(self._answers))
        told = tr("Model: {name}. Conversation menu").format(name=server.name)
        button.setAccessibleName(one_line(told))
        set_tip(
            button,
            tr("A small model on this computer replies. It is only meant for a first try.")
            if local
            else tr("{model} at {address}").format(model=server.model, address=server.base_url),
        )
        self._pane.set_server(server)

    # Terms of its own

    def open_conversation_settings(self, option: str = "") -> None:
        """Show what the conversation on screen does its own way, and an option of it."""
        self._lead_to = option
        self._bridge.conversation.fetch_settings(self._pane.conversation_id)

    def _open_settings_dialog(
        self, conversation_id: str, settings: ConversationSettings, inherited: list[str]
    ) -> None:
        from chatapp.ui.conversation.settings_dialog import ConversationSettingsDialog

        if self._settings_dialog is not None:
            self._settings_dialog.close()
        bridge = self._bridge
        settings = self._pane.settings_of_new or settings if not conversation_id else settings
        dialog = ConversationSettingsDialog(
            settings, bridge.settings, bridge.server, inherited, parent=self._window
        )
        self._settings_dialog, self._settings_of = dialog, conversation_id
        self._settings_before = settings
        dialog.changed.connect(self._conversation_settings_changed)
        dialog.models_wanted.connect(bridge.keys.list_models)
        dialog.finished.connect(self._dialog_closed)
        bridge.keys.models.connect(dialog.set_models)
        dialog.open()
        dialog.ask_for_models()
        if self._lead_to:
            dialog.lead_to(self._lead_to)

    def _conversation_settings_changed(self, settings: ConversationSettings) -> None:
        if self._settings_of:
            self._bridge.conversation.save_settings(self._settings_of, settings)
        elif not self._pane.conversation_id:
            self._pane.settings_of_new = settings
            self.fetch_reply_settings()

    def _dialog_closed(self) -> None:
        if dialog := self._settings_dialog:
            self._settings_dialog = None
            if self._settings_of:
                # However much was typed and tried there, it is one step of undo.
                self._bridge.conversation.note_change(self._settings_of, self._settings_before)
            self._bridge.keys.models.disconnect(dialog.set_models)
            dialog.deleteLater()

    def _settings_changed(self, _settings: Settings) -> None:
        """Close an open dialog: everything else has changed under it."""
        self.fetch_reply_settings()
        if self._settings_dialog is not None:
            self._settings_dialog.close()

    # Versions

    def _open_comparison(self, versions: list[Message]) -> None:
        from chatapp.ui.conversation.compare_dialog import CompareDialog

        shown = next(
            (n for n, m in enumerate(versions) if self._pane.view.message(m.id) is not None), 0
        )
        if self._compare is not None:
            self._compare.close()
        dialog = CompareDialog(versions, self._theme, parent=self._window)
        self._compare = dialog
        dialog.wanted.connect(self._bridge.conversation.compare)
        dialog.finished.connect(self._comparison_closed)
        self._bridge.conversation.compared.connect(dialog.show_comparison)
        dialog.choose(max(shown - 1, 0), max(shown, 1))
        dialog.open()

    def _comparison_closed(self) -> None:
        if dialog := self._compare:
            self._compare = None
            self._bridge.conversation.compared.disconnect(dialog.show_comparison)
            dialog.deleteLater()

    def _forked(self, conversation: Conversation) -> None:
        self.open_requested.emit(conversation.id)

    # A title from the model

    def suggest_title(self) -> None:
        """Ask whoever answers for a title, saying what is sent."""
        if self._pane.conversation_id:
            self._pane.notices.post(
                tr(
                    "Asking {name} for a title. The start of your first message and of the reply "
                    "is sent."
                ).format(name=self._answers),
                topic="title",
            )
            self._bridge.conversation.suggest_title(self._pane.conversation_id)

    def _retitled(self, before: Conversation, title: str) -> None:
        self._pane.notices.post(
            tr("Renamed to “{title}”.").format(title=title),
            action_label=tr("Undo"),
            callback=lambda: self._bridge.conversation.retitle(
                before.id, before.title, by_person=before.titled_by_person
            ),
            timeout_ms=_BACK_MS,
            topic="title",
        )

    def _not_titled(self, sentence: str) -> None:
        self._pane.notices.post(
            tr("No title could be suggested: {why}").format(why=sentence),
            kind="warning",
            topic="title",
        )

    # Temporary conversations

    def _leave(self, conversation_id: str) -> None:
        """Let a temporary conversation go, after a moment in which one can reopen it."""
        self._leaving.start()
        self._pane.notices.post(
            tr("Temporary conversation closed. Nothing was saved."),
            action_label=tr("Reopen"),
            callback=lambda: self.open_requested.emit(conversation_id),
            topic="temporary",
        )

    def _forget(self) -> None:
        self._pane.notices.hide_topic("temporary")
        self._bridge.forget_temporary()


def _short(model: str) -> str:
    """A model's name without whoever offers it."""
    return model.rstrip("/").rpartition("/")[2]
