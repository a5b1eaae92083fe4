"""Preloads grammar and lexers in a thread, before the first text or code needs them."""

from __future__ import annotations

import sys
import threading
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

GRAMMAR = "chatapp.core.markdown"
_IDLE_MS = 300
"""Milliseconds after the first paint before the grammar is fetched: the window opens first."""
_POLL_MS = 15


class Preload(QObject):
    """The loaded grammar and lexers; what is not at hand is fetched while the window goes on."""

    ready = Signal()
    """Code in languages that were asked for can be coloured now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painted = False
        self._lexers: threading.Thread | None = None
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(_fetch_grammar)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)

    def painted(self) -> None:
        """The window is there: what the first text needs can be fetched."""
        if not self._painted:
            self._painted = True
            self._idle.start()

    def has_lexer(self, language: str) -> bool:
        """True if code in `language` can be coloured without a long pause; soon if not."""
        # It is small itself; what it needs is not.
        from chatapp.core import highlight

        if highlight.is_prepared(language):
            return True
        if self._lexers is None:
            self._lexers = threading.Thread(
                target=highlight.prepare, args=(language,), name="lexer", daemon=True
            )
            self._lexers.start()
            self._poll.start()
        return False

    def _look(self) -> None:
        if self._lexers is not None and not self._lexers.is_alive():
            self._lexers = None
            self._poll.stop()
            self.ready.emit()


def _fetch_grammar() -> None:
    if GRAMMAR not in sys.modules:
        threading.Thread(target=import_module, args=(GRAMMAR,), name="grammar", daemon=True).start()
