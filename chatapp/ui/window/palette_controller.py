"""Controller of the palette: its offers, and the commands chosen lately."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chatapp.core.domain.conversation import is_temporary
from chatapp.core.domain.i18n import tr
from chatapp.ui.actions import Actions, Offer
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.theme.theme import Theme
from chatapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from chatapp.ui.window.palette import Palette

_STATE = "palette"
_RECENT = 12


class PaletteController(QObject):
    """Opens the palette over `window` and remembers what was chosen in it."""

    def __init__(
        self,
        bridge: Bridge,
        actions: Actions,
        pane: ConversationPane,
        window: MainWindow,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._bridge, self._actions = bridge, actions
        self._pane, self._window, self._theme = pane, window, theme
        self._palette: Palette | None = None
        self._recent: list[str] = []
        bridge.recalled.connect(self._recalled)
        bridge.recall_state(_STATE)

    def set_theme(self, theme: Theme) -> None:
        """Dress the palette, if it is open, in `theme`."""
        self._theme = theme
        if self._palette is not None:
            self._palette.set_theme(theme)

    def open(self) -> None:
        """Show every command; pressed again, leave."""
        if self._palette is not None:
            self._palette.close_palette()
            return
        # Imported here: most runs never open it, and the window should not wait for it.
        from chatapp.ui.window.palette import Palette

        offers = self._actions.offers(without=("palette",))
        offers += [*self._servers(), *self._moves(), *self._folders()]
        palette = Palette(offers, self._recent, self._theme, self._window)
        self._palette = palette
        palette.chosen.connect(self._chosen)
        palette.closed.connect(self._closed)
        palette.open()

    def _servers(self) -> list[Offer]:
        """An offer for each server that could answer instead."""
        settings, now = self._bridge.settings, self._bridge.server.id

        def switch(server_id: str) -> None:
            self._bridge.change_settings(replace(self._bridge.settings, server_id=server_id))

        return [
            Offer(
                f"server {server.id}",
                tr("Switch to {server}").format(server=server.name),
                lambda server_id=server.id: switch(server_id),
                hindrance=tr("Already in use.") if server.id == now else "",
            )
            for server in settings.all_servers()
        ]

    def _moves(self) -> list[Offer]:
        """An offer for each folder that the conversation on screen could be in."""
        view, here = self._window.sidebar.list, self._pane.conversation_id
        conversation = view.rows.conversation(here)
        if conversation is None or is_temporary(here):
            return []
        offers = [
            Offer(
                f"folder {folder.id}",
                tr("Move to folder “{folder}”").format(folder=folder.name),
                lambda folder_id=folder.id: view.put_into.emit([here], [], folder_id),
            )
            for folder in view.rows.folders
            if folder.id != conversation.folder_id
        ]
        if conversation.folder_id:
            out = tr("Remove from folder")
            offers.append(Offer("folder", out, lambda: view.put_into.emit([here], [], "")))
        return offers

    def _folders(self) -> list[Offer]:
        """The commands for each folder."""
        view = self._window.sidebar.list
        verbs: dict[str, Callable[[str], object]] = {
            tr("Edit folder “{folder}”"): view.instruct_folder.emit,
            tr("New folder inside “{folder}”"): lambda folder_id: view.new_folder.emit(
                folder_id, []
            ),
            tr("Delete folder “{folder}”"): view.delete_folder.emit,
        }
        return [
            Offer(
                f"folder {folder.id} {number}",
                words.format(folder=folder.name),
                lambda callback=callback, folder_id=folder.id: callback(folder_id),
            )
            for folder in view.rows.folders
            for number, (words, callback) in enumerate(verbs.items())
        ]

    def _chosen(self, offer: Offer) -> None:
        others = [name for name in self._recent if name != offer.name]
        self._recent = [offer.name, *others][:_RECENT]
        self._bridge.save_state(_STATE, "\n".join(self._recent))
        offer.run()

    def _closed(self) -> None:
        if palette := self._palette:
            self._palette = None
            palette.deleteLater()

    def _recalled(self, key: str, value: str) -> None:
        if key == _STATE and not self._recent:
            self._recent = value.split("\n") if value else []
