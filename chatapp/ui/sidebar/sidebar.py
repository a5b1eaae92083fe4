"""The sidebar's widget: search box, conversations, and buttons for New and Settings."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import tr
from chatapp.ui.actions import follow
from chatapp.ui.sidebar.conversation_delegate import ConversationDelegate
from chatapp.ui.sidebar.conversation_list import ConversationList
from chatapp.ui.sidebar.conversation_model import ConversationModel
from chatapp.ui.sidebar.item_data import ItemRole
from chatapp.ui.sidebar.sections import Shown
from chatapp.ui.theme import icons
from chatapp.ui.theme.theme import Size, Space, Theme, Type
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.plain_text import PlainLabel, set_tip
from chatapp.ui.widgets.tab_order import chain, stops

if TYPE_CHECKING:
    from chatapp.core.domain.conversation import Conversation, Folder

_TURN_MS = 400
_TURN_DEGREES = 90
_DATE_MS = 60_000


class Sidebar(QWidget):
    """Conversations to choose from. It changes nothing itself: it asks, and is told."""

    selected = Signal(str)
    """The person chose the conversation of this id."""
    new = Signal()
    new_temporary = Signal()
    rename = Signal(str, str)
    """Id and the new title."""
    settings = Signal()
    undo = Signal()
    trash = Signal()
    """The person wants to see what is in the trash."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._current: str | None = None
        self._quiet = False
        self._model = ConversationModel(self, now=now)
        self.delegate = ConversationDelegate(theme, self)
        self.list = ConversationList(self._model, self.delegate, self)
        """The list itself, for focus and tests."""
        self.search = QLineEdit(self)
        self._new = text_button(tr("New conversation"), "new", parent=self)
        self._settings = text_button(tr("Settings"), "row", parent=self)
        self._view = QToolButton(self)
        self._back = text_button(tr("Archive", "the place"), "row", parent=self)
        self._empty = PlainLabel(parent=self)
        self._stack = QStackedWidget(self)
        self._page: QWidget | None = None
        self._arrange()

        self._model.renamed.connect(self.rename)
        self._model.modelReset.connect(self._after_reset)
        self._model.rowsInserted.connect(self._show_what_there_is)
        self._model.rowsRemoved.connect(self._show_what_there_is)
        # Not the current index: assistive tools select a row without making it current.
        self.list.selectionModel().selectionChanged.connect(self._chosen)
        self.list.undo.connect(self.undo)
        self._new.clicked.connect(self.new)
        self._new.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        temporary = QAction(self._new)
        follow(temporary, tr("New temporary conversation"), "new_temporary")
        temporary.triggered.connect(self.new_temporary)
        self._new.addAction(temporary)
        self._settings.clicked.connect(self.settings)
        self._view.clicked.connect(self._show_view_menu)
        self.list.menu_requested.connect(self._show_row_menu)
        self._back.clicked.connect(lambda: self.show_only(Shown.CURRENT))

        self._spin = QTimer(self)
        self._spin.setInterval(_TURN_MS)
        self._spin.timeout.connect(self._turn)
        self._calendar = QTimer(self)
        self._calendar.setInterval(_DATE_MS)
        self._calendar.timeout.connect(self._model.follow_the_date)
        self.set_theme(theme)

    def _arrange(self) -> None:
        self.setAutoFillBackground(True)
        self.setMinimumWidth(Size.SIDEBAR_MIN)
        self.search.setAccessibleName(tr("Search"))
        self.search.setPlaceholderText(tr("Search"))
        self.search.setProperty("kind", "search")
        self.search.setClearButtonEnabled(True)
        for clear in self.search.findChildren(QToolButton):
            # WORKAROUND (Qt, QLineEdit::setClearButtonEnabled, seen with 6.11.3): it has no name.
            clear.setAccessibleName(tr("Clear search"))
        self.search.installEventFilter(self)
        self._view.setAccessibleName(tr("View", "how the list is shown"))
        set_tip(self._view, tr("Sorting, folders, archive and trash"))
        self._view.setIconSize(QSize(Size.ICON, Size.ICON))
        self._back.setAccessibleName(tr("Back to conversations"))
        self._back.hide()
        for button in (self._new, self._settings, self._back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(Size.ICON, Size.ICON))
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setMargin(Space.L)
        self._empty.setProperty("kind", "quiet")
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.M, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self._new)
        finding = QHBoxLayout()
        finding.setSpacing(Space.XS)
        finding.addWidget(self.search, 1)
        finding.addWidget(self._view)
        column.addLayout(finding)
        column.addWidget(self._back)
        column.addWidget(self._stack, 1)
        column.addWidget(self._settings)
        chain(self._new, self.search, self._view, self._back, self.list, self._settings)

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._theme = theme
        c = theme.colour
        look = self.palette()
        look.setColor(self.backgroundRole(), c.sidebar)
        self.setPalette(look)
        self._new.setIcon(icons.icon("new", c.accent))
        self._settings.setIcon(icons.icon("settings", c.text_quiet))
        self._view.setIcon(icons.icon("sliders", c.text_quiet))
        self._back.setIcon(icons.icon("chevron-left", c.text_quiet))
        self._empty.setFont(theme.font(Type.SMALL))
        self.delegate.set_theme(theme)
        self.list.doItemsLayout()
        self.list.viewport().update()

    # Told by the owner

    def set_conversations(self, conversations: Sequence[Conversation]) -> None:
        """Show exactly these, in order of last activity."""
        self._model.set_conversations(conversations)

    def put(self, *conversations: Conversation) -> None:
        """Add conversations or show how they stand now; those in the trash leave."""
        if any(c.id == self._current and c.deleted_at is not None for c in conversations):
            self._current = None
        with self._quietly():
            self._model.put_all(conversations)
        self._reselect()

    def remove(self, conversation_id: str) -> None:
        """Take a conversation out. The owner then selects another."""
        if conversation_id == self._current:
            self._current = None
        with self._quietly():
            self._model.remove(conversation_id)
        self._reselect()

    def set_folders(self, folders: Sequence[Folder]) -> None:
        """Show exactly these folders."""
        self._model.set_folders(folders)

    def show_only(self, shown: Shown) -> None:
        """Lists current conversations, or those in the archive."""
        self._back.setVisible(shown is Shown.ARCHIVE)
        self._model.set_shown(shown)
        self.list.scrollToTop()

    def select(self, conversation_id: str | None) -> None:
        """Mark the open conversation (None: a new one) without emitting `selected`."""
        self._current = conversation_id
        self._reselect(scroll=True)

    def set_busy(self, conversation_id: str, busy: bool) -> None:
        """Show whether a conversation is being answered."""
        self._model.set_busy(conversation_id, busy)
        self._animate()

    def set_unread(self, conversation_id: str, unread: bool) -> None:
        """Show whether a conversation has an answer not seen yet."""
        self._model.set_unread(conversation_id, unread)

    def edit_title(self, conversation_id: str) -> None:
        """Let the person edit that conversation's title in place."""
        if self._model.conversation(conversation_id) is None:
            return
        self.search.clear()
        self._model.unfold(conversation_id)
        if self._model.row_of(conversation_id) is None:
            shown = self._model.shown
            self.show_only(Shown.ARCHIVE if shown is Shown.CURRENT else Shown.CURRENT)
        self.list.edit_row(self._model.row_of(conversation_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words on the first button where there is no room for all of them."""
        super().resizeEvent(event)
        words = self._new.accessibleName()
        self._new.setText(words)
        if self._new.minimumSizeHint().width() > self.width() - 2 * Space.S:
            self._new.setText(tr("New", "a conversation, where room is short"))

    def add_page(self, page: QWidget) -> None:
        """Take in what may be shown in place of the conversations."""
        self._stack.addWidget(page)
        chain(self._back, *stops(page))

    def show_page(self, page: QWidget | None) -> None:
        """Show an added page in place of the conversations, or these again."""
        self._page = page
        self._show_what_there_is()

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # Inside

    def _row(self) -> int | None:
        return None if self._current is None else self._model.row_of(self._current)

    def _reselect(self, *, scroll: bool = False) -> None:
        """Bring Qt's current row to the open conversation, unless several are chosen."""
        if len(self.list.selectionModel().selectedRows()) > 1:
            return
        row = self._row()
        if row is not None:
            self._model.tell(row)
        index = QModelIndex() if row is None else self._model.index(row)
        chosen = self.list.selectionModel()
        with self._quietly():
            if row is None:
                chosen.clear()
            elif index != self.list.currentIndex() or not chosen.isSelected(index):
                chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if scroll and self.isVisible():
            self._scroll_to(row)

    def _scroll_to(self, row: int | None) -> None:
        if row is None:
            return
        if row and not self._model.index(row - 1).data(ItemRole.ID):
            self.list.scrollTo(self._model.index(row - 1))
        self.list.scrollTo(self._model.index(row))

    def _chosen(self, selection: QItemSelection) -> None:
        count = len(self.list.selectionModel().selectedRows())
        # An assistive tool adds the row it presses to the one chosen; a person holds a key for it.
        pressed = count == 2 and not QGuiApplication.keyboardModifiers()
        if count != 1 and not pressed:
            return  # many are chosen to do something with them, not to be read
        chosen = next((str(i.data(ItemRole.ID) or "") for i in selection.indexes()), "")
        if not self._quiet and chosen and chosen != self._current:
            self._current = chosen
            self.selected.emit(chosen)

    def _after_reset(self) -> None:
        self._reselect()
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        archive = self._model.shown is Shown.ARCHIVE
        self._empty.setText(
            tr("No archived conversations. Right-click a conversation and choose “Archive”.")
            if archive
            else tr("Your conversations will appear here.")
        )
        listed = self.list if self._model.rowCount() else self._empty
        self._stack.setCurrentWidget(self._page or listed)

    def _show_view_menu(self) -> None:
        menu = self.view_menu()
        menu.popup(self._view.mapToGlobal(self._view.rect().bottomLeft()))

    def view_menu(self) -> QMenu:
        """The menu of the button beside the search box."""
        from chatapp.ui.sidebar import view_menu

        return view_menu.make(self.list, show_only=self.show_only, open_trash=self.trash.emit)

    def _show_row_menu(self, index: QModelIndex, where: QPoint) -> None:
        from chatapp.ui.sidebar import conversation_menu

        if menu := conversation_menu.for_row(self.list, index):
            menu.popup(where)

    def _animate(self) -> None:
        if self.isVisible() and self._model.busy_rows():
            self._spin.start()
        else:
            self._spin.stop()

    def _turn(self) -> None:
        self.delegate.turn = (self.delegate.turn + _TURN_DEGREES) % 360
        for row in self._model.busy_rows():
            self.list.update(self._model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() == Qt.Key.Key_Down and self._model.rowCount():
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    @property
    def turning(self) -> bool:
        """True while the mark of a running reply turns."""
        return self._spin.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._calendar.start()
        self._model.follow_the_date()
        self._scroll_to(self._row())
        self._animate()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._calendar.stop()
        self._spin.stop()

    @contextmanager
    def _quietly(self) -> Generator[None]:
        """A context in which a change of the current row is not the person's choice."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before
