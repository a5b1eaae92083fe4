"""The command palette: every command in one list over the window, found by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from chatapp.core.domain.i18n import tr
from chatapp.core.fuzzy_matching import fit
from chatapp.core.invisible import one_line
from chatapp.ui.actions import Offer
from chatapp.ui.theme.theme import SCRIM, Radius, Size, Space, Theme
from chatapp.ui.widgets.columns import centred
from chatapp.ui.widgets.form_rows import words
from chatapp.ui.widgets.input_method import Composition
from chatapp.ui.widgets.list_field import ListField
from chatapp.ui.widgets.surfaces import paint_card
from chatapp.ui.widgets.two_line_rows import RowRole, TwoLineRows


def arrange(typed: str, offers: Sequence[Offer], recent: Sequence[str]) -> list[Offer]:
    """The offers that fit what is `typed`, the better first, and of those as good the more recent.

    What cannot be done now comes last.
    """
    age = {name: number for number, name in enumerate(recent)}
    ranked: list[tuple[bool, int, int, int, int, Offer]] = []
    for number, offer in enumerate(offers):
        if (found := fit(typed, offer.label)) is not None:
            late = age.get(offer.name, len(recent))
            better = -found[1] if typed.strip() else 0
            ranked.append((bool(offer.hindrance), -found[0], late, better, number, offer))
    return [one[-1] for one in sorted(ranked, key=lambda one: one[:-1])]


class Palette(QWidget):
    """Lies over the whole of `home`; it closes when the focus leaves it.

    The focus stays in the field: arrows choose, Enter does it, Esc leaves.
    """

    chosen = Signal(object)
    """The `Offer` to carry out; the palette has closed, and the focus is where it was."""
    closed = Signal()

    def __init__(
        self, offers: Sequence[Offer], recent: Sequence[str], theme: Theme, home: QWidget
    ) -> None:
        super().__init__(home)
        self._offers, self._recent, self._theme = list(offers), list(recent), theme
        self._shown: list[Offer] = []
        self._came_from: QWidget | None = home.window().focusWidget()
        self.field = ListField(tr("Command"), always=True)
        self.field.setPlaceholderText(tr("Type a command"))
        Composition(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self._rows = TwoLineRows(theme, self.list)
        self.list.setItemDelegate(self._rows)
        self._nothing = words("", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.panel = _Panel(theme, (self.field, self.list, self._nothing))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.M, Space.XXL, Space.M, Space.M)
        whole.addLayout(centred(self.panel))
        whole.addStretch(1)
        self.field.textChanged.connect(self._fill)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._take)
        self.field.escaped.connect(self.close_palette)
        self.list.itemClicked.connect(self._take)
        home.installEventFilter(self)
        self._cover()

    def open(self) -> None:
        """Show it, with all commands, those chosen of late first."""
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._fill("")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def close_palette(self, *, back: bool = True) -> None:
        """Hide it for good; the focus goes `back` to where it was."""
        if self.isHidden():
            return
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._focus_changed)
        self.hide()
        # A button of a message may be gone meanwhile.
        if back and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._theme = self.panel.theme = theme
        self._rows.set_theme(theme)
        self.list.doItemsLayout()
        self.update()

    # The list

    def _fill(self, typed: str) -> None:
        self._shown = arrange(typed, self._offers, self._recent)
        self.list.clear()
        for offer in self._shown:
            item = QListWidgetItem(one_line(offer.label))
            item.setData(RowRole.END, offer.key)
            item.setData(RowRole.BELOW, offer.hindrance)
            if offer.hindrance:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            said = (offer.label, offer.key, offer.hindrance)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, one_line(", ".join(s for s in said if s))
            )
            self.list.addItem(item)
        nothing = "" if self._shown else tr("No commands match “{words}”.").format(words=typed)
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing))
        self.list.setVisible(not nothing)
        self._fit_list()
        if nothing:
            self._announce(nothing)
        else:
            self._choose(0)

    def _fit_list(self) -> None:
        """Be as high as the rows, as far as there is room."""
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        taken = 2 * Space.XXL + self.field.sizeHint().height() + 4 * Space.M
        room = max(self.height() - taken, Size.BUTTON)
        self.list.setFixedHeight(min(rows, room, Size.PALETTE))

    def _choose(self, row: int) -> None:
        self.list.setCurrentRow(row)
        if (item := self._current()) is not None:
            self._announce(str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _current(self) -> QListWidgetItem | None:
        row = self.list.currentRow()
        return self.list.item(row) if 0 <= row < len(self._shown) else None

    def _move(self, by: int) -> None:
        doable = sum(not offer.hindrance for offer in self._shown)
        self._choose(min(max(self.list.currentRow() + by, 0), max(doable - 1, 0)))

    def _announce(self, said: str) -> None:
        """Have a screen reader say it: the focus is in the field."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, said))

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown) and not self._shown[row].hindrance:
            self.close_palette()
            self.chosen.emit(self._shown[row])

    # What is around it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab stays: there is nowhere else to go in here."""
        return True

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self.close_palette(back=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside it leaves it."""
        self.close_palette()

    def _cover(self) -> None:
        home = self.parentWidget()
        assert home is not None
        self.setGeometry(home.rect())
        self._fit_list()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(SCRIM)
        painter.fillRect(self.rect(), self._theme.colour.sidebar)
        painter.end()


class _Panel(QWidget):
    """The rounded card with the field and the list."""

    def __init__(self, theme: Theme, inside: tuple[QLineEdit, QListWidget, QLabel]) -> None:
        super().__init__()
        self.theme = theme
        self.setMaximumWidth(Size.CARD)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        for widget in inside:
            column.addWidget(widget)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click in it is none beside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self.theme.colour
        paint_card(self, c.raised, c.border_strong, Radius.L)
