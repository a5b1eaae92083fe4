"""The settings dialog: one page a subject, all of them searchable; effective at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDialog,
    QListWidget,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import tr
from chatapp.core.settings import Settings
from chatapp.ui.settings.about_page import AboutPage
from chatapp.ui.settings.appearance_page import AppearancePage
from chatapp.ui.settings.data_page import DataPage
from chatapp.ui.settings.desktop_page import DesktopPage
from chatapp.ui.settings.model_page import ModelPage
from chatapp.ui.settings.network_page import NetworkPage
from chatapp.ui.settings.personas_page import PersonasPage
from chatapp.ui.settings.servers.servers_page import ServersPage
from chatapp.ui.settings.settings_search import Place, SettingsSearch
from chatapp.ui.settings.shortcuts_page import ShortcutsPage
from chatapp.ui.settings.usage_page import UsagePage
from chatapp.ui.theme.theme import Size, Space, Theme
from chatapp.ui.widgets.form_rows import Page, Row
from chatapp.ui.widgets.two_line_rows import TwoLineRows

_TOP_DOWN_BELOW = Size.SIDEBAR_MIN + Size.CARD
"""Narrower, the names of the pages stand above them, in a box."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""A letter pressed with one of these is not typed."""


class SettingsDialog(QDialog):
    """A dialog with one page a subject. It keeps nothing: changes are reported with `changed`.

    Typing where nothing takes it, or Ctrl+F, leads to the field that searches all pages.
    """

    changed = Signal(object)
    """The new `Settings`."""
    key_entered = Signal(str, str)
    """Server id and the key to keep."""
    key_forgotten = Signal(str)
    lessons_forgotten = Signal(str)
    check_wanted = Signal(str, str)
    """Server id and a key; an empty key means the one that is kept."""
    models_wanted = Signal(str)
    link = Signal(str)
    """The address of a web page."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings - Chatapp"))
        self.servers = ServersPage(settings, theme)
        self.network = NetworkPage(settings)
        self.model = ModelPage(settings)
        self.personas = PersonasPage(settings)
        self.appearance = AppearancePage(settings)
        self.desktop = DesktopPage(settings)
        self.shortcuts = ShortcutsPage(settings, theme)
        self.usage = UsagePage(settings, theme)
        self.data = DataPage()
        self.about = AboutPage(theme)
        self.tabs = QTabWidget()
        """The pages; `names` and `name` turn them."""
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().hide()
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab would stay at the hidden bar
        self.names = QListWidget()
        """The names of the pages, beside them."""
        self._rows = TwoLineRows(theme, self.names)
        self.names.setItemDelegate(self._rows)
        self.name = QComboBox()
        """The same above them, where there is little room."""
        self.search = SettingsSearch(theme, self._places, self)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.tabs)
        self._shown.addWidget(self.search.page)
        self._pages: dict[str, Page] = {}
        self._add("servers", self.servers, tr("Servers"))
        self._add("network", self.network, tr("Network"))
        self._add("model", self.model, tr("Model"))
        self._add("personas", self.personas, tr("Personas"))
        self._add("appearance", self.appearance, tr("Appearance"))
        self._add("desktop", self.desktop, tr("Desktop"))
        self._add("shortcuts", self.shortcuts, tr("Shortcuts"))
        self._add("usage", self.usage, tr("Usage"))
        self._add("data", self.data, tr("Data"))
        self._add("about", self.about, tr("About"))
        self._arrange()
        self.setMinimumWidth(Size.DIALOG_MIN_WIDTH)
        self._take_room()
        self.search.field.setFocus()

        self.names.currentRowChanged.connect(self._turn)
        self.name.activated.connect(self._turn)
        self.tabs.currentChanged.connect(self._turned)
        self.search.searching.connect(self._show_found)
        self.search.led.connect(self._lead)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.begin)
        self._turned(0)

        self._changing = (
            *(self.servers, self.network, self.model, self.personas, self.appearance),
            *(self.desktop, self.shortcuts, self.usage),
        )
        for page in self._changing:
            page.changed.connect(self._changed)
        form = self.servers.form
        form.key_entered.connect(self.key_entered)
        form.key_forgotten.connect(self.key_forgotten)
        form.lessons_forgotten.connect(self.lessons_forgotten)
        form.check_wanted.connect(self.check_wanted)
        form.models_wanted.connect(self.models_wanted)
        form.link.connect(self.link)

    def _add(self, name: str, page: Page, title: str) -> None:
        self._pages[name] = page
        self.tabs.addTab(page, title)
        self.names.addItem(title)
        self.name.addItem(title)

    def _arrange(self) -> None:
        for names in (self.names, self.name):
            names.setAccessibleName(tr("Pages"))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setFrameShape(QListWidget.Shape.NoFrame)
        self._side = QWidget()
        self._side.setObjectName("side")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        side.setSpacing(Space.S)
        side.addWidget(self.search.field)
        side.addWidget(self.names, 1)
        side.addWidget(self.name)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._side)
        self._whole.addWidget(self._shown, 1)

    def _take_room(self) -> None:
        """Be as large as is comfortable, but not larger than the screen."""
        room = self.screen().availableSize()
        self.resize(min(Size.DIALOG_WIDTH, room.width()), min(Size.DIALOG_HEIGHT, room.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the names of the pages above them where the width is not enough for both."""
        super().resizeEvent(event)
        narrow = self.width() < _TOP_DOWN_BELOW
        directions = QBoxLayout.Direction
        self._whole.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._side.setMaximumWidth(self.width() if narrow else Size.SIDEBAR_MIN)
        self.names.setVisible(not narrow)
        self.name.setVisible(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search for letters that nothing else took."""
        typed, modifiers = event.text(), event.modifiers()
        if typed.strip() and typed.isprintable() and not modifiers & _COMMANDS:
            self.search.begin(typed)
        else:
            super().keyPressEvent(event)

    # Pages

    def _turn(self, number: int) -> None:
        self.search.field.clear()
        self.tabs.setCurrentIndex(number)

    def _turned(self, number: int) -> None:
        self.names.setCurrentRow(number)
        self.name.setCurrentIndex(number)

    def _show_found(self, found: bool) -> None:
        self._shown.setCurrentIndex(int(found))

    def _places(self) -> list[Place]:
        """Every page and all that is on it."""
        places: list[Place] = []
        for number in range(self.tabs.count()):
            page, title = self.tabs.widget(number), self.tabs.tabText(number)
            assert isinstance(page, Page)
            places.append(Place(page, "", Row(title, "", page)))
            places += [Place(page, title, row) for row in page.rows()]
        return places

    def _lead(self, place: Place) -> None:
        self.tabs.setCurrentWidget(place.page)
        if place.row.control is place.page:
            (self.names if self.names.isVisible() else self.name).setFocus()
        else:
            place.page.lead_to(place.row)

    def open(self) -> None:
        """Show the dialog beside the window, which stays usable."""
        self.show()
        self.activateWindow()

    def turn_to(self, page: str) -> None:
        """Show a page by its name here, e.g. ``"model"``."""
        self.search.field.clear()
        self.tabs.setCurrentWidget(self._pages[page])

    def add_server(self) -> None:
        """Turn to the form of a new server."""
        self.tabs.setCurrentWidget(self.servers)
        self.servers.add_server()

    def lead_to_option(self, name: str) -> None:
        """Turn to an option that holds in every conversation."""
        self.turn_to("model")
        self.model.options.lead_to(name)

    def lead_to_language(self) -> None:
        """Turn to the choice of the language."""
        self.tabs.setCurrentWidget(self.appearance)
        self.appearance.language.setFocus()

    def set_settings(self, settings: Settings) -> None:
        """Show `settings` that were changed elsewhere."""
        for page in self._changing:
            page.set_settings(settings)

    def set_models(self, server_id: str, names: Sequence[str]) -> None:
        """The models a server offers; empty if it does not say."""
        self.servers.set_models(server_id, names)

    def set_has_key(self, server_id: str, has: bool) -> None:
        """Say that a key is kept for that server, or that none is."""
        self.servers.form.key.set_stored(server_id, has)

    def set_check_result(self, server_id: str, sentence: str, accepted: bool) -> None:
        """Show the outcome of `check_wanted`.

        An accepted key is then reported with `key_entered`.
        """
        if server_id == self.servers.chosen():
            self.servers.form.key.set_checked(sentence, accepted)

    def set_key_state(self, server_id: str, sentence: str, kept: bool) -> None:
        """Show the outcome of `key_entered`."""
        if kept:
            self.set_has_key(server_id, True)
        if server_id == self.servers.chosen():
            self.servers.form.key.set_kept(sentence, kept)

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self.search.set_theme(theme)
        self._rows.set_theme(theme)
        self.shortcuts.set_theme(theme)
        self.names.doItemsLayout()
        self.servers.set_theme(theme)
        self.usage.set_theme(theme)
        self.about.set_theme(theme)

    def _changed(self, settings: Settings) -> None:
        for page in self._changing:
            if page is not self.sender():
                page.set_settings(settings)
        self.changed.emit(settings)
