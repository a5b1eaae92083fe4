"""Bridge for attached files: reading PDFs and keeping them."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.conversation import Attachment
from chatapp.core.domain.errors import ChatappError, FileRefused
from chatapp.core.domain.i18n import tr
from chatapp.core.pdf.reader import shown_name
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chatapp.core.session import Session

log = logging.getLogger("chatapp.pdf")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that cannot be attached."""

    name: str
    sentence: str
    reason: str
    """The sentence as it is of every file with the same fault."""


class FilesBridge(QObject):
    """The calls about files. Each returns at once; its outcome arrives as a signal."""

    ended = Signal(int, object)
    """The number of a reading, and an Attachment, a Refusal, or None: it was given up.
    Once for each, whatever happens to it."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks
        self._numbers = count()
        self._readings: dict[int, asyncio.Task[None]] = {}
        self._outcomes: dict[int, Attachment | Refusal] = {}

    def read(self, path: Path, conversation_id: str) -> int:
        """Read a PDF and keep it, for a conversation or a new one; gives the reading's number."""
        number = next(self._numbers)
        task = self._tasks.start(self._read(number, path, conversation_id))
        self._readings[number] = task
        # Of the task: one that never gets to its first step has an end, too.
        task.add_done_callback(lambda _: self._end(number))
        return number

    def give_up(self, numbers: Iterable[int]) -> None:
        """Read these no further."""
        for number in numbers:
            if task := self._readings.get(number):
                task.cancel()

    async def _read(self, number: int, path: Path, conversation_id: str) -> None:
        name = shown_name(path)
        try:
            outcome = await self._core.engine_for(conversation_id).attach(path)
        except FileRefused as error:
            sentence = error.sentence if name in error.sentence else f"{name}: {error.sentence}"
            outcome = Refusal(name, sentence, error.reason)
        except ChatappError as error:
            outcome = Refusal(name, f"{name}: {error.sentence}", error.sentence)
        except Exception:  # whatever it is, the file is told of, and the log has the traceback
            log.exception("a file could not be read")
            sentence = tr("“{name}” could not be read. The log has the details.")
            outcome = Refusal(name, sentence.format(name=name), sentence.format(name="…"))
        self._outcomes[number] = outcome

    def _end(self, number: int) -> None:
        del self._readings[number]
        self.ended.emit(number, self._outcomes.pop(number, None))
