"""Tells of what is not saved, offers it as a file, and asks before the window closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from chatapp.core.domain.i18n import tr
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.widgets import plain_text
from chatapp.ui.window.main_window import MainWindow
from chatapp.ui.window.save_screen import ScreenCopy


class UnsavedController(QObject):
    """Joins `window` and the disk; `title` is that of the conversation on screen, or ""."""

    def __init__(
        self, pane: ConversationPane, window: MainWindow, title: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._window, self._notices, self._title = window, pane.notices, title
        self._copy = ScreenCopy(pane, window)
        self._copy.failed.connect(self._failed)
        self._copy.saved.connect(self._saved)
        window.close_questioned.connect(self._question_closing)

    def tell(self, sentence: str) -> None:
        """Say that something is not saved, until it is."""
        self._window.unsaved = True
        self._notices.post(
            tr("{sentence} Chatapp keeps trying.").format(sentence=sentence),
            action_label=tr("Export…"),
            callback=lambda: self._export(sentence),
            kind="danger",
            topic="saving",
        )

    def end(self) -> None:
        """Take the notice away: everything is saved again."""
        self._window.unsaved = False
        self._notices.hide_topic("saving")

    def save_on_screen(self) -> None:
        """Let the person save what is on the screen as a file."""
        self._copy.save(self._title())

    def _export(self, sentence: str) -> None:
        self.tell(sentence)  # it is not saved yet, whatever becomes of the copy
        self.save_on_screen()

    def _failed(self, sentence: str) -> None:
        self._notices.post(sentence, kind="danger")

    def _saved(self, sentence: str) -> None:
        self._notices.post(sentence, timeout_ms=6000, topic="copy")

    def _question_closing(self) -> None:
        """Ask before what the disk does not take is lost."""
        box = plain_text.box(
            self._window,
            tr("Not saved"),
            tr("Close without saving everything?"),
            tr("Unsaved text will be lost. “Export…” can save it elsewhere."),
        )
        close = box.addButton(tr("Close anyway"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("Keep open"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        close.clicked.connect(self._close_anyway)
        box.open()

    def _close_anyway(self) -> None:
        self._window.quit(whatever=True)
