"""Drags a message out of the window by its Copy button, as a Markdown file and as text."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt
from PySide6.QtWidgets import QApplication, QWidget

from chatapp.core.domain.conversation import is_temporary, title_from
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.import_export.file_names import safe
from chatapp.core.reply_extras.full_text import as_markdown
from chatapp.ui.messages.input.clipboard import mime_data
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.widgets import drag_files

log = logging.getLogger("chatapp.messages")


class MessageDrag(QObject):
    """Begins drags of whole messages of `column`, from the widget `source`."""

    def __init__(self, column: Column, source: QWidget) -> None:
        super().__init__(source)
        self._column, self._source = column, source
        self.outbox = drag_files.Outbox()
        """The outbox that keeps a file that was dragged out."""

    @staticmethod
    def far_enough(start: QPointF, now: QPointF) -> bool:
        """True if a button that went down at `start` is dragged by now."""
        return (now - start).manhattanLength() >= QApplication.startDragDistance()

    def message(self, number: int) -> None:
        """Drag a message out, as far as it came."""
        item = self._column.item(number)
        if item is not None and (data := self.data_of(item)) is not None:
            drag_files.run(self._source, data, Qt.DropAction.CopyAction)

    def data_of(self, item: Item) -> QMimeData | None:
        """The data to drop; None if the message says nothing.

        Of a temporary conversation nothing is written to the disk: it is only text.
        """
        source = (item.source(Slot.TEXT) or item.message.answer).strip("\n")
        if not item.mine and not item.streaming:
            source = as_markdown(item.message).strip("\n")
        if not source:
            return None
        data = mime_data()
        data.setText(source)
        data.setData("text/markdown", source.encode("utf-8", "replace"))
        if not is_temporary(item.message.conversation_id):
            try:
                path = self.outbox.folder() / f"{_name(source)}.md"
                path.write_text(f"{source}\n", "utf-8", errors="replace", newline="\n")
            except OSError as error:
                # Its words name the file, and the file is named by what it holds.
                log.info("no file to drag out: %s", reason_of(error))
            else:
                drag_files.put_files(data, [path])
        return data


def _name(source: str) -> str:
    """The first words of a message without Markdown's marks, as a file's name."""
    first = source.lstrip("#>*-_`~| \t\n").partition("\n")[0]
    return safe(title_from(first), tr("Message"))
