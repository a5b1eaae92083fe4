"""The page of search results, in the sidebar in place of the conversations."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import tr
from chatapp.core.domain.query import Query, SearchHit
from chatapp.ui.search.result_delegate import SearchDelegate
from chatapp.ui.search.result_model import SearchModel
from chatapp.ui.theme.theme import Space, Theme, Type
from chatapp.ui.widgets.plain_text import PlainLabel, set_tip

FILTERS = (
    *("in:folder", "has:pdf", "model:name", "before:2026-10", "after:2026-10"),
    *("is:archived", "is:pinned", "is:trash", "thinking:yes"),
)


class SearchResults(QWidget):
    """Shows what it is told; the current result is chosen by mouse, or from the search box."""

    chosen = Signal(object)
    """The `SearchHit` to go to."""
    thinking_changed = Signal(bool)
    """True if thinking is to be searched, too."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._model = SearchModel(self, now=now)
        self._delegate = SearchDelegate(theme, self)
        self.list = QListView()
        """The list itself, for tests."""
        self._thinking = QCheckBox(tr("Include thinking"))
        self._nothing = PlainLabel()
        self._hint = PlainLabel(
            tr("Filters: {filters}").format(filters="in: has: model: before: is:")
        )
        self._stack = QStackedWidget()
        self._moved = False
        """True if the person moved the current row; else it is the first."""
        self._arrange()
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self._thinking.toggled.connect(self.thinking_changed)
        self.set_theme(theme)

    def _arrange(self) -> None:
        view = self.list
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setAccessibleName(tr("Search results"))
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        # A click leaves the focus in the box, from where one goes on.
        view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        view.viewport().setAutoFillBackground(False)
        self._thinking.setAccessibleName(tr("Include thinking"))
        set_tip(self._thinking, tr("Also search what the models thought"))
        self._thinking.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for label in (self._nothing, self._hint):
            label.setWordWrap(True)
            label.setProperty("kind", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setMargin(Space.L)
        set_tip(self._hint, "\n".join(FILTERS))
        self._hint.setContentsMargins(Space.S, 0, Space.S, 0)
        self._stack.addWidget(view)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._thinking)
        column.addWidget(self._stack, 1)
        column.addWidget(self._hint)

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._delegate.set_theme(theme)
        for label in (self._nothing, self._hint):
            label.setFont(theme.font(Type.SMALL))
        self.list.doItemsLayout()
        self.list.viewport().update()

    @property
    def thinking(self) -> bool:
        """True if thinking is to be searched, too."""
        return self._thinking.isChecked()

    # What was found

    def begin(self, hits: Sequence[SearchHit]) -> None:
        """Show the first of what was found for other words than before."""
        self._moved = False
        self._model.set_hits(hits)
        self.list.scrollToTop()
        self._show_what_there_is()

    def add(self, hits: Sequence[SearchHit]) -> None:
        """Show more of what was found."""
        self._model.add_hits(hits)
        self._show_what_there_is()

    def finish(self, query: Query, trouble: str = "") -> None:
        """Note that all was found; `trouble` is the sentence why it may not be."""
        count = self.count
        if count and not trouble:
            self.announce(tr("1 result|%n results", "", count))
            return
        sentence = trouble or _nothing_found(query)
        self._nothing.setText(sentence)
        if not count:
            self._stack.setCurrentWidget(self._nothing)
        self.announce(sentence)

    @property
    def count(self) -> int:
        """The number of results so far."""
        rows = range(self._model.rowCount())
        return sum(self._model.hit(row) is not None for row in rows)

    def announce(self, words: str) -> None:
        """Have a screen reader say this, politely: the focus is in the box."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, words))

    def _show_what_there_is(self) -> None:
        if self._model.rowCount():
            self._stack.setCurrentWidget(self.list)
            if not self._moved:
                self._make_current(self._model.next_hit(-1, 1))

    # Moving

    def step(self, by: int) -> None:
        """Make the result so many further down (or up) the current one, as far as there are."""
        row = self.list.currentIndex().row()
        for _ in range(abs(by)):
            following = self._model.next_hit(row, 1 if by > 0 else -1)
            if following is None:
                break
            row = following
        self._moved = True
        self._make_current(row)
        self.announce(str(self._model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)))

    @property
    def page(self) -> int:
        """About how many results are seen at once."""
        height = self.list.sizeHintForRow(max(self.list.currentIndex().row(), 0))
        return max(self.list.viewport().height() // max(height, 1) - 1, 1)

    def open_current(self) -> bool:
        """Go to the current result; whether there is one."""
        index = self.list.currentIndex()
        self._choose(index)
        return self._model.hit(index.row()) is not None

    def _make_current(self, row: int | None) -> None:
        if row is None or row < 0:
            return
        if row == self._model.next_hit(-1, 1):
            self.list.scrollToTop()  # with its heading
        self.list.setCurrentIndex(self._model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        if (hit := self._model.hit(index.row())) is not None:
            self._moved = True
            self.chosen.emit(hit)


def _nothing_found(query: Query) -> str:
    if query.misread:
        return tr("“{word}” is not a complete filter. Available: {filters}.").format(
            word=query.misread[0], filters=", ".join(FILTERS)
        )
    if not query.words:
        return tr("No matching conversations.")
    words = " ".join(query.words)
    if query.filters:
        return tr("No results for “{words}” with these filters.").format(words=words)
    return tr("No results for “{words}” in titles, messages or PDFs.").format(words=words)
