"""The tray icon: leads to the window while it is closed, and tells of replies."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.ui.desktop.notification import Note


def has_tray() -> bool:
    """True if this desktop has one."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """An icon that is there while the person wants it, or while it tells of something."""

    open = Signal()
    new = Signal()
    quit = Signal()
    clicked = Signal(object)
    """The `Note` that was clicked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._wanted = False
        self._note: Note | None = None
        self._menu = QMenu(window)
        for words, told in (
            (tr("Open Chatapp"), self.open),
            (tr("New conversation"), self.new),
            (tr("Quit"), self.quit),
        ):
            action = QAction(words, self._menu)
            action.triggered.connect(told)
            self._menu.addAction(action)
        self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._icon.setToolTip("Chatapp")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self._message_clicked)

    @property
    def menu(self) -> QMenu:
        """The menu of the icon."""
        return self._menu

    def want(self, wanted: bool) -> None:
        """Keep the icon in the tray, or take it away."""
        self._wanted = wanted
        self._show()

    def tell(self, note: Note) -> None:
        """Show `note` beside the icon."""
        self._note = note
        self._show()
        self._icon.showMessage(note.title, note.body, self._icon.icon())

    def withdraw(self, conversation_id: str) -> None:
        """Withdraw what was told of that conversation: it is seen."""
        if self._note and self._note.conversation_id == conversation_id:
            self._note = None
            self._show()

    def _show(self) -> None:
        self._icon.setVisible(self._wanted or self._note is not None)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open.emit()

    def _message_clicked(self) -> None:
        note, self._note = self._note, None
        self._show()
        if note is not None:
            self.clicked.emit(note)
