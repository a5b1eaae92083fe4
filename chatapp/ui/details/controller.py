"""Controller of the details: joins the messages, the bridge, the dialog and the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from chatapp.core.domain.events import Event, Finished, Settled
from chatapp.core.inspection.details import ReplyDetails
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.theme.theme import Theme
from chatapp.ui.widgets.notice_bar import NoticeBar

# Imported when it is opened: most runs never open it, and the window should not wait for it.
if TYPE_CHECKING:
    from chatapp.ui.details.details_dialog import DetailsDialog


class DetailsController(QObject):
    """Opens the dialog for the details that come, and keeps them up to date."""

    def __init__(self, bridge: Bridge, notices: NoticeBar, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._notices, self._window = bridge, notices, window
        self._theme = theme
        self._dialog: DetailsDialog | None = None
        self._message_id = ""
        bridge.answers.details.connect(self._show)
        bridge.events.connect(self._hear)

    def set_theme(self, theme: Theme) -> None:
        """Dress what is open in `theme`."""
        self._theme = theme
        if self._dialog is not None:
            self._dialog.set_theme(theme)

    def _show(self, details: ReplyDetails) -> None:
        from chatapp.ui.details.details_dialog import DetailsDialog

        if self._dialog is not None and details.message.id == self._message_id:
            self._dialog.show_details(details)
            return
        if self._dialog is not None:
            self._dialog.close()
        self._message_id = details.message.id
        self._dialog = DetailsDialog(details, self._theme, parent=self._window)
        self._dialog.copied.connect(self._copy)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _hear(self, events: Sequence[Event]) -> None:
        """Tokens and price may come after the end."""
        ended = (event.message.id for event in events if isinstance(event, Finished | Settled))
        if self._dialog is not None and self._message_id in ended:
            self._bridge.answers.fetch_details(self._message_id)

    def _closed(self) -> None:
        if dialog := self._dialog:
            self._dialog, self._message_id = None, ""
            dialog.deleteLater()

    def _copy(self, text: str, sentence: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._notices.post(sentence, timeout_ms=2500)
