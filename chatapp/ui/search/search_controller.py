"""Controller of the search: joins the search box, the results page and the bridge."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from chatapp.core.domain.query import SearchHit, parse
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.search.results_page import SearchResults
from chatapp.ui.sidebar.sidebar import Sidebar
from chatapp.ui.theme.theme import Theme
from chatapp.ui.widgets.input_method import Composition

PAUSE_MS = 25
"""It is searched for what is typed at most this often."""


class SearchController(QObject):
    """Searches while the box of `sidebar` has text, and shows below it what is found."""

    chosen = Signal(object, list)
    """The `SearchHit` to go to, and the words to mark there."""
    told = Signal()
    """The first results for what is typed stand there, or that there are none."""
    left = Signal()
    """The person has done with searching."""

    def __init__(self, sidebar: Sidebar, bridge: Bridge, theme: Theme) -> None:
        super().__init__(sidebar)
        self._sidebar, self._bridge = sidebar, bridge
        self._asked = ""
        """The text that results are shown for, or awaited."""
        self._fresh = False
        """True if nothing has come yet for what was asked."""
        self._going = False
        """True if the first result is to be opened once it comes."""
        self.results = SearchResults(theme)
        sidebar.add_page(self.results)
        self._since = QElapsedTimer()
        self._since.start()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._ask)
        sidebar.search.installEventFilter(self)
        Composition(sidebar.search)
        sidebar.search.textChanged.connect(self._typed)
        self.results.chosen.connect(self._chosen)
        self.results.thinking_changed.connect(self._ask)
        bridge.searching.found.connect(self._found)
        bridge.searching.ended.connect(self._searched)
        if sidebar.search.text():
            self._ask()

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self.results.set_theme(theme)

    def _typed(self, text: str) -> None:
        self._going = False
        if text.strip():
            self._pause.start(max(0, PAUSE_MS - self._since.elapsed()))
            return
        self._pause.stop()
        self._asked = ""
        self._bridge.searching.end()
        self._sidebar.show_page(None)
        self.results.begin(())

    def _ask(self) -> None:
        self._pause.stop()
        self._since.restart()
        self._asked, self._fresh = self._sidebar.search.text(), True
        self._bridge.searching.search(self._asked, thinking=self.results.thinking)

    def _found(self, typed: str, hits: list[SearchHit]) -> None:
        if typed != self._asked:
            return
        # Until now what was found before stands there: nothing flickers.
        if self._fresh:
            self._fresh = False
            self.results.begin(hits)
            self._sidebar.show_page(self.results)
            self.told.emit()
        else:
            self.results.add(hits)
        if self._going:
            self._going = False
            self.results.open_current()

    def _searched(self, typed: str, trouble: str) -> None:
        if typed != self._asked:
            return
        if self._fresh:
            self._found(typed, [])
        self.results.finish(parse(typed), trouble)

    def _chosen(self, hit: SearchHit) -> None:
        self.chosen.emit(hit, list(parse(self._asked).words))

    def _open(self) -> None:
        if self._pause.isActive() or self._fresh:
            # Typed faster than found.
            if self._pause.isActive():
                self._ask()
            self._going = True
        else:
            self.results.open_current()

    def _leave(self) -> None:
        self._sidebar.search.clear()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # the window's own Esc stops a reply
                return True
            if event.type() == QEvent.Type.KeyPress and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._leave()
            return True
        if not self._asked and not self._pause.isActive():
            return False
        page = self.results.page
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        steps |= {Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        if key in steps:
            self.results.step(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            return False
        return True
