"""Search in the settings: by the words of labels, pages and help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Space, Theme
from chatapp.ui.widgets.form_rows import Page, Row, words
from chatapp.ui.widgets.input_method import Composition
from chatapp.ui.widgets.list_field import ListField
from chatapp.ui.widgets.two_line_rows import RowRole, TwoLineRows


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a page, by the words that it is found by."""

    page: Page
    title: str
    """The title of the page."""
    row: Row


def find(wanted: str, places: Sequence[Place]) -> list[Place]:
    """The places that have every word of `wanted`: in their label first, then by page or help."""
    asked = wanted.casefold().split()
    ranked: list[tuple[int, int, Place]] = []
    for number, place in enumerate(places):
        label = place.row.label.casefold()
        around = f"{label}\n{place.title}\n{place.row.help}".casefold()
        if all(word in around for word in asked):
            in_label = all(word in label for word in asked)
            rank = 2 - in_label - (in_label and label.startswith(asked[0]))
            ranked.append((rank, number, place))
    return [place for _, _, place in sorted(ranked, key=lambda one: one[:2])]


class SettingsSearch(QObject):
    """A field, and the page of what it found.

    The focus stays in the field: arrows choose, Enter leads there, Esc empties it.
    """

    led = Signal(object)
    """The chosen `Place`."""
    searching = Signal(bool)
    """True if results are to be seen in place of the pages."""

    def __init__(
        self, theme: Theme, places: Callable[[], Sequence[Place]], parent: QWidget
    ) -> None:
        """`places` tells all that can be found at a moment."""
        super().__init__(parent)
        self._places = places
        self._found: list[Place] = []
        self.field = ListField(tr("Search settings"))
        self.field.setPlaceholderText(tr("Search settings"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Settings found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._rows = TwoLineRows(theme, self.list)
        self.list.setItemDelegate(self._rows)
        self._nothing = words("", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.page = _page(self.list, self._nothing)
        self.field.textChanged.connect(self._search)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._lead)
        self.field.escaped.connect(self.field.clear)
        Composition(self.field)
        self.list.itemClicked.connect(self._lead)
        self.list.itemActivated.connect(self._lead)

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._rows.set_theme(theme)
        self.list.doItemsLayout()

    def begin(self, text: str = "") -> None:
        """Put the focus into the field, and `text` where its cursor is."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.field.insert(text)
        else:
            self.field.selectAll()

    def _search(self, wanted: str) -> None:
        self.list.clear()
        if not wanted.strip():
            self.searching.emit(False)
            return
        self._found = find(wanted, self._places())
        for place in self._found:
            item = QListWidgetItem(one_line(place.row.label))
            below = " · ".join(part for part in (place.title, place.row.help) if part)
            item.setData(RowRole.BELOW, below)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, one_line(f"{place.row.label}, {below}")
            )
            self.list.addItem(item)
        nothing = tr("No settings match “{words}”.").format(words=wanted.strip())
        self._nothing.setText("" if self._found else nothing)
        self.page.setCurrentIndex(0 if self._found else 1)
        self.list.setCurrentRow(0)
        self.searching.emit(True)
        count = len(self._found)
        self._announce(tr("One setting|%n settings", "found", count) if count else nothing)

    def _announce(self, said: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, said))

    def _lead(self, _item: QListWidgetItem | None = None) -> None:
        if 0 <= (row := self.list.currentRow()) < len(self._found):
            place = self._found[row]
            self.field.clear()
            self.led.emit(place)

    def _move(self, by: int) -> None:
        if count := self.list.count():
            self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), count - 1))
            item = self.list.currentItem()
            self._announce(str(item.data(Qt.ItemDataRole.AccessibleTextRole)))


def _page(found: QListWidget, nothing: QLabel) -> QStackedWidget:
    """The results, or that there are none, in one place."""
    stack = QStackedWidget()
    for widget in (found, nothing):
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.M, Space.L, Space.M, Space.M)
        column.addWidget(widget)
        stack.addWidget(inner)
    return stack
