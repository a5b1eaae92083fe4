"""Saves the conversation on screen as a Markdown file, without using the database."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.invisible import visible
from chatapp.core.profile.lasting_names import take_place
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.section_stack import Slot

_MISSING = marked("This message had not been read from disk yet.")
_NOT_SENT, _YOU, _ASSISTANT = marked("Not sent"), marked("You"), marked("Assistant")

log = logging.getLogger("chatapp.window")


class ScreenCopy(QObject):
    """Asks where to, and writes the conversation that `pane` shows, with what is unsent."""

    saved = Signal(str)
    """A sentence."""
    failed = Signal(str)
    """A sentence."""

    def __init__(self, pane: ConversationPane, window: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self._window = window

    def save(self, title: str = "") -> None:
        """Let the person choose a place, and write there what is on the screen then."""
        proposed = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", visible(title)).strip(" .\ufffd")
        proposed = proposed or tr("Conversation")
        dialog = QFileDialog(self._window, tr("Save conversation"), f"{proposed[:80]}.md")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Markdown files (*.md)"))
        dialog.setDefaultSuffix("md")

        def write(name: str) -> None:
            self._write(Path(name), title)

        dialog.fileSelected.connect(write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, path: Path, title: str) -> None:
        try:
            _write_whole(path, self.markdown(title))
        except OSError as error:
            # Its words name the file, and the file is named by what it holds.
            log.info("the screen was not saved: %s", reason_of(error))
            self.failed.emit(
                tr("“{name}” could not be saved there. Choose another location.").format(
                    name=path.name
                )
            )
        else:
            self.saved.emit(tr("Conversation saved as “{name}”.").format(name=path.name))

    def markdown(self, title: str = "") -> str:
        """The whole screen as Markdown: messages as far as they were read, and what is unsent."""
        column, composer = self._pane.view.column, self._pane.composer
        passages = [f"# {title}"] if title else []
        for number in range(len(column)):
            item = column.item(number)
            passages.append(_passage(item) if item else f"*({tr(_MISSING)})*")
        if composer.text():
            passages += [f"## {tr(_NOT_SENT)}", composer.text()]
        return "\n\n".join(passages) + "\n"


def _write_whole(path: Path, text: str) -> None:
    """Write a file whole: what there was under that name is replaced, and never written into."""
    partial = path.with_name(f".{os.urandom(6).hex()}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        take_place(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _passage(item: Item) -> str:
    if not item.mine:
        return f"## {tr(_ASSISTANT)}\n\n{item.source(Slot.TEXT)}"
    files = "".join(f"*{attachment.name}*\n\n" for attachment in item.message.attachments)
    return f"## {tr(_YOU)}\n\n{files}{item.message.raw}"
