"""The recovery screen's widget: a sentence and the choices, in place of a conversation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from chatapp.core.domain.backup import Choice, Remedy, RestoreBackup
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme import icons
from chatapp.ui.theme.theme import Size, Space, Theme
from chatapp.ui.widgets import date_texts
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import Page, words
from chatapp.ui.widgets.plain_text import PlainLabel

_WORDS = {
    Remedy.SALVAGE: (
        marked("Recover what is readable"),
        marked(
            "Reads the damaged file record by record. Whatever was in its damaged parts will be "
            "missing."
        ),
    ),
    Remedy.BEGIN_EMPTY: (
        marked("Start empty"),
        marked("With no conversations. The current file is kept."),
    ),
    Remedy.TRY_AGAIN: (marked("Try again"), ""),
    Remedy.QUIT: (marked("Quit"), marked("Leaves everything as it is.")),
}
_SAFE = marked("Nothing has been changed. Whatever you choose, the current file is kept.")


class RecoveryScreen(Page):
    """Says what happened and asks how to go on. It knows nothing of the database."""

    chosen = Signal(object)
    """A `Choice`."""
    save_wanted = Signal()
    """The conversation that was on the screen should be saved as a file."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = PlainLabel()
        self._title = words("", "heading")
        self._sentence = words()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(Space.XS)
        self._progress.setAccessibleName(tr("Working"))
        self._choices = QWidget()
        self._offers = QVBoxLayout(self._choices)
        self._offers.setContentsMargins(0, Space.M, 0, 0)
        self._offers.setSpacing(Space.XS)
        for widget in (self._picture, self._title, self._sentence, self._progress, self._choices):
            self.column.addWidget(widget)
        self.set_theme(theme)

    def ask(self, sentence: str, choices: Sequence[Choice], *, on_screen: bool = False) -> None:
        """Say `sentence` and offer `choices`, the best first.

        With `on_screen` there was a conversation on the screen, which can be saved.
        """
        self._say(tr("The conversations cannot be opened"), sentence)
        self._progress.hide()
        self._empty()
        if Remedy.BEGIN_EMPTY in choices:
            self._offers.addWidget(words(tr(_SAFE), "quiet"))
            self._offers.addSpacing(Space.M)
        if on_screen:
            button = self._row(
                tr("Save the conversation on screen…"), tr("As a Markdown file."), ""
            )
            button.clicked.connect(self.save_wanted)
        for choice in choices:
            label, why = _said(choice)
            button = self._row(label, why, "primary" if choice is choices[0] else "")
            button.clicked.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
            if choice is choices[0]:
                button.setFocus()
        self._choices.show()

    def work(self, sentence: str) -> None:
        """Say that what was chosen is being done."""
        self._say(tr("One moment"), sentence)
        self._choices.hide()
        self._progress.show()

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._picture.setPixmap(
            icons.pixmap("warning", theme.colour.accent, Size.BUTTON, self.devicePixelRatioF())
        )

    def _say(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(one_line(sentence))
        self.setAccessibleName(one_line(f"{title}. {sentence}"))

    def _row(self, label: str, why: str, kind: str) -> QPushButton:
        button = text_button(label, kind)
        button.setAccessibleDescription(one_line(why))
        self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if why:
            self._offers.addWidget(words(why, "quiet"))
        self._offers.addSpacing(Space.M)
        return button

    def _empty(self) -> None:
        while item := self._offers.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


def _said(choice: Choice) -> tuple[str, str]:
    """The words on a choice's button, and those below."""
    if isinstance(choice, RestoreBackup):
        moment = date_texts.written_with_time(choice.backup.made_at.timestamp())
        if choice.backup.ahead:
            return (
                tr("Restore a backup dated in the future"),
                tr(
                    "It is dated {moment}, which is in the future. The clock was wrong then, or "
                    "is wrong now."
                ).format(moment=moment),
            )
        return (
            tr("Restore the newest backup"),
            tr("From {moment}. Anything newer exists only in the damaged file.").format(
                moment=moment
            ),
        )
    label, why = _WORDS[choice]
    return tr(label), tr(why)
