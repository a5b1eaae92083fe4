"""Settings page "Desktop": notifications, and the tray icon."""

from __future__ import annotations

from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.core.settings import Settings
from chatapp.ui.widgets.form_rows import SettingPage, words


class DesktopPage(SettingPage):
    """The page for notifications, and the tray where there is one."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.notify = self.add_switch("notify", tr("Notify me when a reply is ready"))
        self.notify_words = self.add_switch("notify_words", tr("Show a preview of the reply"))
        self.keep_in_tray = self.add_switch("keep_in_tray", tr("Keep running in the system tray"))
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.keep_in_tray.setEnabled(False)
            why = tr("This desktop has no system tray, so closing the window quits Chatapp.")
            self.keep_in_tray.setAccessibleDescription(one_line(why))
            self.column.addWidget(words(why, "quiet"))
        self.add_whole_reset()
        self.set_settings(settings)

    def set_settings(self, settings: Settings) -> None:
        super().set_settings(settings)
        self.notify_words.setEnabled(settings.notify)
