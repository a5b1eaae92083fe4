"""Settings page "Appearance": theme, text size, line length, language, motion."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import marked, tr
from chatapp.core.invisible import one_line
from chatapp.core.settings import Language, ReduceMotion, Settings, ThemeChoice
from chatapp.ui.platform.language import OWN_NAMES, awaits_reopening
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import SettingPage, words

_LANGUAGES = {Language.SYSTEM: marked("Follow the system"), **OWN_NAMES}
_THEMES = {
    ThemeChoice.SYSTEM: marked("Follow the system"),
    ThemeChoice.LIGHT: marked("Light"),
    ThemeChoice.DARK: marked("Dark"),
    ThemeChoice.LIGHT_CONTRAST: marked("Light, high contrast"),
    ThemeChoice.DARK_CONTRAST: marked("Dark, high contrast"),
}

_MOTION = {
    ReduceMotion.SYSTEM: marked("Follow the system"),
    ReduceMotion.ON: marked("On"),
    ReduceMotion.OFF: marked("Off"),
}


class AppearancePage(SettingPage):
    """The page for language, theme, text size, line length and motion."""

    reopen_wanted = Signal()
    """The window is to be closed and opened again."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.language = self.add_choice("language", tr("Language"), _LANGUAGES)
        self.column.addWidget(self._make_reopening())
        self.theme = self.add_choice("theme", tr("Theme"), _THEMES)
        size = QDoubleSpinBox()
        size.setRange(6, 48)
        size.setSingleStep(1)
        size.setDecimals(1)
        size.setSuffix(tr(" pt", "points: the size of text"))
        self.text_size = self.add_number("text_size", tr("Text size"), size)
        length = QSpinBox()
        length.setRange(50, 120)
        length.setSingleStep(5)
        length.setSuffix(tr(" characters"))
        self.line_length = self.add_number("line_length", tr("Line length"), length)
        self.reduce_motion = self.add_choice("reduce_motion", tr("Reduce motion"), _MOTION)
        self.add_whole_reset()
        self.set_settings(settings)

    def _make_reopening(self) -> QWidget:
        sentence = tr("Takes effect when Chatapp is opened again.")
        self.reopen = text_button(tr("Reopen now"))
        self.reopen.setAccessibleDescription(one_line(sentence))
        self.reopen.clicked.connect(self.reopen_wanted)
        self._reopening = QWidget()
        column = QVBoxLayout(self._reopening)
        column.setContentsMargins(0, 0, 0, Space.M)
        column.setSpacing(Space.XS)
        column.addWidget(words(sentence))
        column.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignLeft)
        return self._reopening

    def set_settings(self, settings: Settings) -> None:
        """Show `settings`, and how the language that was chosen comes about."""
        super().set_settings(settings)
        self._reopening.setVisible(awaits_reopening(settings.language))
