"""Controller of what stands beside a reply's text: its sound, and how sure the model was."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from chatapp.core.domain.conversation import is_temporary, title_from
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.import_export.file_names import safe
from chatapp.core.reply_extras.probabilities import Token
from chatapp.core.reply_extras.sound import SoundFile
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.messages.cards.sound_row import PLAY, SAVE
from chatapp.ui.theme.theme import Theme

# Imported when it is opened: most runs never do.
if TYPE_CHECKING:
    from chatapp.ui.conversation.confidence_dialog import ConfidenceDialog

CONFIDENCE = "confidence"


class ExtrasController(QObject):
    """Plays, saves and shows what the person asks for at a message of `pane`."""

    def __init__(
        self, bridge: Bridge, pane: ConversationPane, window: QWidget, theme: Theme
    ) -> None:
        super().__init__(window)
        self._bridge, self._pane, self._window, self._theme = bridge, pane, window, theme
        self._wish = ("", "")
        self._confidence: ConfidenceDialog | None = None
        pane.view.verb.connect(self._do)
        bridge.answers.sound.connect(self._have_sound)
        bridge.answers.written.connect(self._written)
        bridge.answers.tokens.connect(self._show_confidence)

    def set_theme(self, theme: Theme) -> None:
        """Dress what is open in `theme`."""
        self._theme = theme
        if self._confidence is not None:
            self._confidence.set_theme(theme)

    def _do(self, verb: str, message_id: str) -> None:
        if verb == CONFIDENCE:
            self._bridge.answers.fetch_tokens(message_id)
        elif verb == PLAY and is_temporary(message_id):
            told = tr("A temporary conversation leaves no file to play. Save the audio to hear it.")
            self._pane.notices.post(told, topic="audio")
        elif verb in {PLAY, SAVE}:
            self._wish = (verb, message_id)
            self._bridge.answers.fetch_sound(message_id)

    # Sound

    def _have_sound(self, message_id: str, found: SoundFile | None) -> None:
        verb, wished = self._wish
        if message_id != wished:
            return
        if found is None:
            told = tr("The audio of this reply is no longer there.")
            self._pane.notices.post(told, kind="warning", topic="audio")
        elif verb == PLAY:
            self._play(message_id, found)
        else:
            self._ask_where(message_id, found)

    def _name(self, message_id: str) -> str:
        """The first words of the reply, as a file's name."""
        message = self._pane.view.message(message_id)
        words = message.answer.strip().partition("\n")[0] if message is not None else ""
        return safe(title_from(words)) if words else tr("Reply")

    def _play(self, message_id: str, found: SoundFile) -> None:
        try:
            folder = self._pane.view.input.drag.outbox.folder()
        except OSError as error:
            told = tr("The audio cannot be played ({why}).").format(why=reason_of(error))
            self._pane.notices.post(told, kind="warning", topic="audio")
            return
        path = folder / f"{self._name(message_id)}{found.ending}"
        self._bridge.answers.write_sound(path, found, play=True)

    def _ask_where(self, message_id: str, found: SoundFile) -> None:
        name = f"{self._name(message_id)}{found.ending}"
        kinds = tr("Audio files (*{ending});;All files (*)").format(ending=found.ending)
        dialog = QFileDialog(self._window, tr("Save audio"), name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(found.ending.removeprefix("."))

        def write(chosen: str) -> None:
            self._bridge.answers.write_sound(Path(chosen), found)

        dialog.fileSelected.connect(write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _written(self, path: Path, play: bool) -> None:
        if play:
            # By the system's player: what Qt has for it is as large as half the program.
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                told = tr("No program plays this audio. It can be saved instead.")
                self._pane.notices.post(told, kind="warning", topic="audio")
            return
        told = tr("Audio saved as “{name}”.").format(name=path.name)
        self._pane.notices.post(told, timeout_ms=4000, topic="audio")

    # Confidence

    def _show_confidence(self, message_id: str, tokens: list[Token]) -> None:
        from chatapp.ui.conversation.confidence_dialog import ConfidenceDialog

        if not tokens:
            self._pane.notices.post(tr("No probabilities were kept of this reply."), topic="tokens")
            return
        if self._confidence is not None:
            self._confidence.close()
        dialog = self._confidence = ConfidenceDialog(tokens, self._theme, self._window)
        dialog.wanted.connect(partial(self._go_on, message_id))
        dialog.finished.connect(self._confidence_closed)
        dialog.open()

    def _go_on(self, message_id: str, text: str) -> None:
        if self._pane.running:
            told = tr("A reply is still in progress.")
            self._pane.notices.post(told, timeout_ms=4000, topic="blocked")
            return
        self._bridge.conversation.go_on_from(message_id, text)

    def _confidence_closed(self) -> None:
        if dialog := self._confidence:
            self._confidence = None
            dialog.deleteLater()
