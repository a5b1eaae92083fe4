"""The window's main controller: connects sidebar, conversation pane and bridge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from chatapp.core.domain.conversation import TEMPORARY_TITLE, Conversation, Phase, is_temporary
from chatapp.core.domain.errors import Action
from chatapp.core.domain.events import (
    ConversationChanged,
    ConversationDeleted,
    Event,
    Finished,
    PhaseChanged,
    SavingFailed,
    SavingResumed,
    Started,
)
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.query import SearchHit, Where
from chatapp.core.settings import Settings
from chatapp.ui.actions import Actions
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.import_export.controller import ImportExportController
from chatapp.ui.search.open_hit import HitOpener
from chatapp.ui.search.search_controller import SearchController
from chatapp.ui.settings.controller import SettingsController
from chatapp.ui.settings.welcome_card import WelcomeCard
from chatapp.ui.theme.theme import CONTRAST_IS_KNOWN, Theme
from chatapp.ui.window.commands import Commands
from chatapp.ui.window.context_controller import ContextController
from chatapp.ui.window.conversation_controller import ConversationController
from chatapp.ui.window.main_window import NEW_TITLE, MainWindow
from chatapp.ui.window.options_controller import OptionsController
from chatapp.ui.window.organize_controller import OrganizeController
from chatapp.ui.window.palette_controller import PaletteController
from chatapp.ui.window.reopen_controller import ReopenController
from chatapp.ui.window.unsaved_controller import UnsavedController


class WindowController(QObject):
    """Brings `window` to life, once `begin` is called.

    `theme` is what the window wears; `make_theme(settings)` gives the theme for the
    settings and the system's colours from then on.
    """

    reopen_wanted = Signal()
    """The window is to be closed and opened again, and the person knows what ends with it."""

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        theme: Theme,
        make_theme: Callable[[Settings], Theme],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._theme = theme
        self._make_theme = make_theme
        self._titles: dict[str, str] = {}
        self._welcome = WelcomeCard(theme.chrome)
        self.pane = ConversationPane(bridge, theme, self._welcome, window.composer, window.status)
        self.hit_opener = HitOpener(self.pane, bridge)
        self._searching = SearchController(window.sidebar, bridge, theme.chrome)
        self.unsaved = UnsavedController(
            self.pane, window, lambda: self._titles.get(self.pane.conversation_id, "")
        )
        self._settings_controller = SettingsController(bridge, self._welcome, theme.chrome, window)
        self._organize_controller = OrganizeController(bridge, window.sidebar, self.pane)
        self._conversation_controller = ConversationController(
            bridge, self.pane, window, theme.chrome
        )
        self._options = OptionsController(
            self.pane,
            window,
            self._conversation_controller,
            self._settings_controller,
            theme.chrome,
        )
        self._context = ContextController(self.pane, window, lambda i: self._titles.get(i, ""))
        self._import_export = ImportExportController(
            bridge.import_export, window.sidebar.list, self.pane.notices, window
        )
        self.pane.view.input.drag.outbox = self._import_export.outbox
        self._commands = Commands(bridge, self.pane, window.sidebar, self._settings_controller)
        self._actions = Actions(
            window,
            {
                **self._commands.actions(),
                "new": lambda: self.open(""),
                **self._conversation_controller.actions(),
                **self._options.actions(),
                **self._context.actions(),
                "search": self._search,
                "attach": self._choose_files,
                "export": self._export,
                "settings": self._open_settings,
                "copy_reply": self.pane.copy_last_reply,
                **self.pane.message_actions(),
                "rename": self._rename,
                "next_pane": window.next_pane,
                "stop": lambda: window.fold() or self.pane.escape(),
                "sidebar": window.toggle_sidebar,
                "palette": self._open_palette,
                "import": self._import_export.choose_files,
                "export_all": lambda: self._import_export.export([]),
                "quit": window.quit,
            },
            {**self._commands.disabled_reasons(), **self._context.disabled_reasons()},
            bridge.settings.shortcuts,
        )
        self._palette = PaletteController(bridge, self._actions, self.pane, window, theme.chrome)
        self._connect()

    def _connect(self) -> None:
        window, bridge, pane, sidebar = self._window, self._bridge, self.pane, self._window.sidebar
        window.dropped.connect(pane.attaching.attach)
        window.rearranged.connect(self._save_state)
        window.leaving.connect(self._leave)
        bridge.events.connect(self._apply)
        bridge.listed.connect(self._listed)
        bridge.failed.connect(self._failed)
        bridge.crashed.connect(self._failed)
        bridge.settings_changed.connect(self._settings_changed)
        sidebar.selected.connect(self._choose)
        sidebar.list.entered_conversation.connect(window.composer.setFocus)
        sidebar.new.connect(lambda: self.open(""))
        sidebar.settings.connect(self._open_settings)
        self._organize_controller.open_requested.connect(self.open)
        self._searching.chosen.connect(self._land)
        self._searching.left.connect(window.composer.setFocus)
        pane.opened.connect(self._opened)
        self._conversation_controller.open_requested.connect(self.open)
        self._context.open_requested.connect(self.open)
        self._conversation_controller.settings_requested.connect(self._open_settings)
        self._commands.blocked.connect(self._blocked)
        pane.link_requested.connect(self._confirm_link)
        pane.view.zoom_requested.connect(self._commands.zoom)
        pane.action_requested.connect(self._act)
        pane.attach_requested.connect(self._choose_files)
        reopening = ReopenController(bridge, self.pane.attaching, window)
        reopening.confirmed.connect(self.reopen_wanted)
        self._settings_controller.reopen_wanted.connect(reopening.ask)
        self._settings_controller.link_requested.connect(self._confirm_link)
        self._settings_controller.warned.connect(self._warned)
        self._settings_controller.key_accepted.connect(window.composer.setFocus)
        self._settings_controller.import_requested.connect(self._import_export.choose_files)
        self._settings_controller.conversation_requested.connect(self.open)
        self._settings_controller.export_requested.connect(lambda: self._import_export.export([]))
        pane.attaching.import_offered.connect(self._import_export.offer)
        sidebar.list.export.connect(self.export)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._colours_changed)
        if CONTRAST_IS_KNOWN:
            hints.accessibility().contrastPreferenceChanged.connect(self._colours_changed)

    # What is on screen

    def begin(self, conversation_id: str) -> None:
        """Show the first conversation, with what was written before; the window is whole now."""
        self.pane.open(conversation_id, self._window.composer.text())
        self._window.set_pane(self.pane)
        self._window.composer.follow(self.pane.notices)
        self._window.drawer.spare(self.pane.notices)

    def return_to_language(self) -> None:
        """Show the settings where the language is chosen, which the window was reopened for."""
        self._settings_controller.open(language=True)

    def open(self, conversation_id: str) -> None:
        """Show a conversation, or a new one for ""."""
        self.pane.open(conversation_id)
        if self._window.folded:
            self._window.set_sidebar(False)

    def go_to(self, conversation_id: str, message_id: str) -> None:
        """Show a conversation and, in it, one of its messages."""
        if is_temporary(conversation_id):
            self.open(conversation_id)
            return
        there = SearchHit(Where.ANSWER, conversation_id, "", 0.0, message_id)
        self.hit_opener.go(there, ())
        self._window.fold()
        self._window.composer.setFocus()

    def title_of(self, conversation_id: str) -> str:
        """The conversation's name, as the window shows it."""
        untitled = tr(TEMPORARY_TITLE if is_temporary(conversation_id) else NEW_TITLE)
        return self._titles.get(conversation_id) or untitled

    def _choose(self, conversation_id: str) -> None:
        """Open what was chosen; who goes on with the arrow keys stays in the list."""
        view = self._window.sidebar.list
        self.open(conversation_id)
        if view.by_keyboard:
            view.setFocus()

    def _land(self, hit: SearchHit, words: list[str]) -> None:
        """Show what was found; from the search box one goes on to the next."""
        self.hit_opener.go(hit, words)
        if self._window.folded:
            self._window.set_sidebar(False)
            self.pane.view.setFocus()
        else:
            self._window.sidebar.search.setFocus()

    def _failed(self, sentence: str) -> None:
        self.pane.notices.post(sentence, kind="danger")

    def _blocked(self, sentence: str) -> None:
        self.pane.notices.post(sentence, timeout_ms=4000, topic="blocked")

    def _warned(self, sentence: str) -> None:
        self.pane.notices.post(sentence, kind="warning", topic="keyring")

    def _opened(self, conversation_id: str) -> None:
        sidebar = self._window.sidebar
        sidebar.select(conversation_id or None)
        sidebar.set_unread(conversation_id, False)
        self._show_title()
        if not is_temporary(conversation_id):
            self._bridge.set_unread(conversation_id, False)
            self._bridge.save_state("selected", conversation_id)

    def _show_title(self) -> None:
        conversation_id = self.pane.conversation_id
        untitled = tr(TEMPORARY_TITLE) if is_temporary(conversation_id) else ""
        self._window.set_title(self._titles.get(conversation_id, untitled))

    def _listed(self, conversations: list[Conversation]) -> None:
        self._titles.update({c.id: c.title for c in conversations})
        self._window.sidebar.set_conversations(conversations)
        for conversation in conversations:
            if conversation.unread:
                self._window.sidebar.set_unread(conversation.id, True)
        self._window.sidebar.select(self.pane.conversation_id or None)
        self._show_title()

    def _apply(self, events: Sequence[Event]) -> None:
        sidebar = self._window.sidebar
        told = (ConversationChanged, ConversationDeleted)
        if changed := {e.conversation.id: e.conversation for e in events if isinstance(e, told)}:
            self._changed(changed)
        for event in events:
            if isinstance(event, Started):
                sidebar.set_busy(event.conversation_id, True)
            elif isinstance(event, Finished):
                self._finished(event)
            elif isinstance(event, PhaseChanged) and event.phase is Phase.STOPPED:
                sidebar.set_busy(event.conversation_id, False)
            elif isinstance(event, SavingFailed):
                self.unsaved.tell(event.sentence)
            elif isinstance(event, SavingResumed):
                self.unsaved.end()
        self._organize_controller.apply(events)
        self.pane.apply(events)

    def _finished(self, event: Finished) -> None:
        self._window.sidebar.set_busy(event.conversation_id, False)
        seen = event.conversation_id == self.pane.conversation_id
        if not seen and not is_temporary(event.conversation_id):
            self._window.sidebar.set_unread(event.conversation_id, True)
            self._bridge.set_unread(event.conversation_id, True)

    def _changed(self, conversations: dict[str, Conversation]) -> None:
        """Show how these stand now; in the trash they are gone."""
        sidebar = self._window.sidebar
        self._titles.update({c.id: c.title for c in conversations.values()})
        sidebar.put(*(c for c in conversations.values() if not is_temporary(c.id)))
        if (here := conversations.get(self.pane.conversation_id)) is None:
            return
        if here.deleted_at is None:
            sidebar.select(here.id)
            self._show_title()
        else:
            by_keyboard = sidebar.list.hasFocus()
            self._organize_controller.left(here.id)
            self.open(self._context.origin_of(here.id))
            if by_keyboard:
                sidebar.list.setFocus()

    # Servers and settings

    def _settings_changed(self, settings: Settings) -> None:
        self._apply_theme(self._make_theme(settings))
        self._actions.rebind(settings.shortcuts)

    def _colours_changed(self) -> None:
        self._apply_theme(self._make_theme(self._bridge.settings))

    def _apply_theme(self, theme: Theme) -> None:
        worn, self._theme = self._theme, theme
        self._window.set_text(theme)
        if theme.chrome != worn.chrome:
            self._window.set_theme(theme)
            self.pane.set_theme(theme)
            controllers = (
                self._searching,
                self._settings_controller,
                self._conversation_controller,
                self._options,
                self._palette,
            )
            for dressed in (self._welcome, *controllers):
                dressed.set_theme(theme.chrome)
        elif theme != worn:
            self.pane.set_text(theme)

    def _open_palette(self) -> None:
        self._palette.open()

    def _open_settings(self) -> None:
        self._settings_controller.open()

    def _act(self, action: str, server_id: str) -> None:
        dialect = (self._bridge.settings.server(server_id) or self._bridge.server).dialect
        if action == Action.OPEN_SETTINGS:
            self._settings_controller.open()
        elif action == Action.OPEN_BILLING:
            self._confirm_link(dialect.billing_page)
        elif action == Action.OPEN_STATUS_PAGE:
            self._confirm_link(dialect.status_page)

    def _confirm_link(self, url: str) -> None:
        """Show where a link leads, and open it in the browser only then."""
        # Imported here: most runs open none, and the window should not wait for it.
        from chatapp.ui.conversation.link_dialog import LinkDialog

        LinkDialog(url, self._window).open()

    # Keys and files

    def _search(self) -> None:
        self._window.set_sidebar(True)
        self._window.sidebar.focus_search()

    def _rename(self) -> None:
        view = self._window.sidebar.list
        if view.hasFocus() and view.currentIndex().isValid():
            view.edit_row(view.currentIndex().row())
        elif self.pane.conversation_id:
            self._window.set_sidebar(True)
            self._window.sidebar.edit_title(self.pane.conversation_id)

    def _export(self) -> None:
        """Export those selected where the focus is: in the list, or the one on screen."""
        chosen = self._window.sidebar.list.chosen()
        if self._window.sidebar.list.hasFocus() and chosen:
            self.export(chosen)
        elif self.pane.conversation_id:
            self.export([self.pane.conversation_id])
        else:
            self.pane.notices.post(tr("There is no conversation to export."), timeout_ms=4000)

    def export(self, ids: list[str]) -> None:
        """Ask how these conversations are to be exported, and do it."""
        self._import_export.export(ids, self._titles.get(ids[0], "") if len(ids) == 1 else "")

    def _choose_files(self) -> None:
        dialog = QFileDialog(
            self._window, tr("Attach PDF"), "", tr("PDF files (*.pdf);;All files (*)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self.pane.attaching.attach([Path(name) for name in names])

    # What is kept between runs

    async def settle(self) -> None:
        """End replies and keep everything, while the window stays."""
        self._leave()
        await self._bridge.settle()

    def _leave(self) -> None:
        self.pane.drafts.save()
        self._save_state()

    def _save_state(self) -> None:
        self._bridge.save_state("window", self._window.state())
