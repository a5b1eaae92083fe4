"""Settings: light or dark, and how large text is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget

from chatapp.core.settings import Settings, ThemeChoice, help_for
from chatapp.core.wording import tr
from chatapp.ui.setting_rows import Page

_THEMES = {
    ThemeChoice.SYSTEM: "Follow the system",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
    ThemeChoice.LIGHT_CONTRAST: "Light, high contrast",
    ThemeChoice.DARK_CONTRAST: "Dark, high contrast",
}


class AppearancePage(Page):
    """The theme and the size of text."""

    changed = Signal(object)
    """The new `Settings`."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.theme = QComboBox()
        for choice, label in _THEMES.items():
            self.theme.addItem(label, choice.value)
        self.add(tr("Theme"), self.theme, help_for("theme"))
        self.text_size = QDoubleSpinBox()
        self.text_size.setRange(6, 48)
        self.text_size.setSingleStep(1)
        self.text_size.setDecimals(1)
        self.text_size.setSuffix(" pt")
        # Half a number typed is no size to wear: "14" passes through 1.
        self.text_size.setKeyboardTracking(False)
        self.add(tr("Text size"), self.text_size, help_for("text_size"))
        self._filling = False
        self.set_settings(settings)
        self.theme.currentIndexChanged.connect(self._take)
        self.text_size.valueChanged.connect(self._take)

    def set_settings(self, settings: Settings) -> None:
        """Shows `settings`."""
        self._settings = settings
        self._filling = True
        self.theme.setCurrentIndex(self.theme.findData(settings.theme.value))
        self.text_size.setValue(settings.text_size)
        self._filling = False

    def _take(self) -> None:
        if self._filling:
            return
        settings = replace(
            self._settings,
            theme=ThemeChoice(self.theme.currentData()),
            text_size=self.text_size.value(),
        )
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)
