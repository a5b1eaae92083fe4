"""Settings: what this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from chatapp import __version__
from chatapp.core.domain.i18n import marked, tr
from chatapp.ui.theme import icons
from chatapp.ui.theme.theme import Size, Space, Theme
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import Page, words
from chatapp.ui.widgets.plain_text import PlainLabel

_SENTENCES = (
    marked(
        "Chat with MiniMax M2.7, any OpenAI-compatible server or a model on this computer, and "
        "ask about PDFs."
    ),
    marked(
        "Your conversations stay on this computer. What you write is sent to the server you chose "
        "and nowhere else. API keys are kept in the system's keyring."
    ),
    marked("Free software under the MIT licence."),
)


class AboutPage(Page):
    """Name, version, and where things are kept."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = PlainLabel()
        self.column.addWidget(self._picture)
        self.column.addWidget(words("Chatapp", "heading"))
        self.column.addWidget(words(tr("Version {number}").format(number=__version__), "quiet"))
        self.column.addSpacing(Space.M)
        for sentence in _SENTENCES:
            self.column.addWidget(words(tr(sentence)))
            self.column.addSpacing(Space.S)
        self.licences = text_button(tr("Licences…"))
        self.licences.clicked.connect(self._show_licences)
        self.column.addWidget(self.licences, alignment=Qt.AlignmentFlag.AlignLeft)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draws itself in `theme`."""
        self._picture.setPixmap(
            icons.pixmap("chatapp", theme.colour.accent, Size.PICTURE, self.devicePixelRatioF())
        )

    def _show_licences(self) -> None:
        # Imported here: few look, and it reads all that is installed.
        from chatapp.ui.settings.licences_dialog import LicencesDialog

        dialog = LicencesDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
