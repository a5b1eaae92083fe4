"""Settings page "About": version, licences, log folder and fault report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from chatapp import __version__
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme import icons
from chatapp.ui.theme.theme import Size, Space, Theme
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.form_rows import Page, Row, verdict, words
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
    """The page with name, version, licences, and the details for a report."""

    log_wanted = Signal()
    """The folder of the log is to be opened."""
    report_wanted = Signal()
    """The details are to be copied; `tell` says what came of it."""

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
        self.column.addSpacing(Space.L)
        self._add_help()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._picture.setPixmap(
            icons.pixmap("chatapp", theme.colour.accent, Size.PICTURE, self.devicePixelRatioF())
        )

    def tell(self, sentence: str, kind: str = "") -> None:
        """Say what came of a button; "danger" and "success" colour it."""
        verdict(self._state, sentence, kind)

    def _add_help(self) -> None:
        about = tr(
            "The details are versions, folders, recent requests and errors. They contain no API "
            "keys and nothing from your conversations."
        )
        self.log = text_button(tr("Open log folder"))
        self.report = text_button(tr("Copy details for a report"))
        self.report.setAccessibleDescription(one_line(about))
        self._state = words()
        self._state.hide()
        buttons = QWidget()
        row = FlowLayout(buttons, Space.S)
        for button in (self.log, self.report):
            row.addWidget(button)
        title = words(tr("If something goes wrong"), "strong")
        for widget in (title, words(about, "quiet"), buttons, self._state):
            self.column.addWidget(widget)
        self._rows += [
            Row(tr("Open log folder"), "", self.log),
            Row(tr("Copy details for a report"), about, self.report),
        ]
        self.log.clicked.connect(self.log_wanted)
        self.report.clicked.connect(self.report_wanted)

    def _show_licences(self) -> None:
        # Imported here: few look, and it reads all that is installed.
        from chatapp.ui.settings.licences_dialog import LicencesDialog

        dialog = LicencesDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
