"""Connects window and session with the desktop: notifications, tray, task bar button, motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chatapp.core.domain.conversation import Message
from chatapp.core.settings import ReduceMotion, Settings
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.desktop.attention import Attention
from chatapp.ui.desktop.motion import SystemMotion
from chatapp.ui.desktop.notification import Note, note_of
from chatapp.ui.desktop.notifications import Notifications
from chatapp.ui.desktop.taskbar import TaskBar
from chatapp.ui.desktop.taskbar_state import Shown
from chatapp.ui.window.controller import WindowController
from chatapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from chatapp.core.import_export.importer import Progress, Summary
    from chatapp.ui.desktop.tray import Tray


class DesktopIntegration(QObject):
    """Joins the desktop with the window and what is behind it."""

    def __init__(self, window: MainWindow, bridge: Bridge, routing: WindowController) -> None:
        super().__init__(window)
        self._window, self._bridge, self._routing = window, bridge, routing
        self._tray: Tray | None = None
        self._progress: float | None = None
        self.attention = Attention(window, bridge, routing.pane)
        self.notifications = Notifications(self.tray, self)
        self._task_bar = TaskBar(window)
        self._motion = SystemMotion(self)
        self._motion.changed.connect(self._move)
        self.attention.ended.connect(self._ended)
        self.attention.seen.connect(self.notifications.withdraw)
        self.attention.changed.connect(self._show)
        self.notifications.clicked.connect(self._open)
        bridge.import_export.progressed.connect(self._progressed)
        bridge.import_export.imported.connect(self._imported)
        bridge.settings_changed.connect(self._use)
        self._use(bridge.settings)

    async def close(self) -> None:
        """Leave the desktop as if the program had never run, but for what it told."""
        self.attention.blockSignals(True)  # what ends now, ends with the window
        if self._tray is not None:
            self._tray.want(False)
        self._task_bar.show(Shown())
        await self.notifications.close()
        await self._motion.close()

    def tray(self) -> Tray | None:
        """The icon in the tray, made when first needed; None where there is no tray."""
        # Imported here: most runs never need it.
        from chatapp.ui.desktop.tray import Tray, has_tray

        if self._tray is None and has_tray():
            self._tray = tray = Tray(self._window)
            tray.open.connect(self._window.come_forward)
            tray.new.connect(self._begin_new)
            tray.quit.connect(self._window.quit)
            tray.clicked.connect(self._open)
        return self._tray

    def _use(self, settings: Settings) -> None:
        tray = self.tray() if settings.keep_in_tray else self._tray
        # Where the tray is gone, closing must not make the window unreachable.
        self._window.stays = settings.keep_in_tray and tray is not None
        if tray is not None:
            tray.want(settings.keep_in_tray)
        self._move()

    def _move(self) -> None:
        """Spread text that comes in bursts, unless less motion is wanted."""
        choice = self._bridge.settings.reduce_motion
        follows = choice is ReduceMotion.SYSTEM
        less = self._motion.less if follows else choice is ReduceMotion.ON
        self._routing.pane.view.updates.spreads = not less

    def _begin_new(self) -> None:
        self._routing.open("")
        self._window.come_forward()

    def _ended(self, message: Message) -> None:
        settings = self._bridge.settings
        if settings.notify:
            title = self._routing.title_of(message.conversation_id)
            self.notifications.show(note_of(message, title, words=settings.notify_words))

    def _open(self, note: Note, token: str = "") -> None:
        self._window.come_forward(token)
        self._routing.go_to(note.conversation_id, note.message_id)

    def _progressed(self, progress: Progress) -> None:
        # In whole percents: a dock need not hear of each conversation.
        self._progress = round(progress.done / progress.total, 2) if progress.total else None
        self._show()

    def _imported(self, _summary: Summary, _why: str) -> None:
        self._progress = None
        self._show()

    def _show(self) -> None:
        attention = self.attention
        if attention.running:
            self._motion.ask()  # here, not at the start: only replies move
        self._task_bar.show(
            Shown(len(attention.unseen), self._progress, busy=attention.running > 0)
        )
