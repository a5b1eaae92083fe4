"""Bridge for the context of a conversation: what is sent, what is left out, and fresh starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.conversation import Attachment
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session

_SUMMARY = "summary"


class ContextBridge(QObject):
    """Each method returns at once; its outcome arrives as a signal."""

    used = Signal(str, object)
    """conversation id or "", ContextUse: what its next request takes."""
    files_weighed = Signal(list, float)
    """The files that were asked about, and their tokens by estimate."""
    left_out = Signal(str)
    """The id of a conversation that sends its oldest messages no more."""
    not_left_out = Signal(str)
    """The sentence why there is nothing to leave out."""
    summary_grew = Signal(str)
    """The summary as far as it has come."""
    summarised = Signal(str, int)
    """The whole summary, and the number of messages that did not fit."""
    not_summarised = Signal(str)
    """The sentence why there is no summary."""
    began = Signal(object)
    """Conversation: the one that begins with a summary."""

    def __init__(
        self, core: Session, tasks: Tasks, flush: Callable[[], None], parent: QObject
    ) -> None:
        """`flush` tells the events gathered until now."""
        super().__init__(parent)
        self._core = core
        self._tasks = tasks
        self._flush = flush

    def fetch(self, conversation_id: str, custom: ConversationSettings | None = None) -> None:
        """Say what the next request takes; `custom` stand in for a new conversation's own."""

        async def verb() -> None:
            engine = self._core.engine_for(conversation_id)
            at = await engine.reply_settings(conversation_id, custom)
            self.used.emit(conversation_id, await engine.contexts.use(conversation_id, at))

        self._tasks.start(verb(), failed=_passed_over, name="context")

    def weigh(self, files: Sequence[Attachment], conversation_id: str) -> None:
        """Say how many tokens files take that are to go with a message."""

        async def verb() -> None:
            engine = self._core.engine_for(conversation_id)
            self.files_weighed.emit(list(files), await engine.contexts.of_files(files))

        self._tasks.start(verb(), failed=_passed_over, name="files")

    def leave_out(self, conversation_id: str, refused_id: str = "") -> None:
        """Leave out the oldest messages from now on, and ask for a `refused` reply again."""

        async def verb() -> None:
            engine = self._core.engine_for(conversation_id)
            at = await engine.reply_settings(conversation_id)
            await engine.contexts.leave_out(conversation_id, at)
            self._flush()
            self.left_out.emit(conversation_id)
            if refused_id:
                await engine.retry(refused_id)

        self._tasks.start(verb(), failed=self.not_left_out.emit)

    def send_all(self, conversation_id: str) -> None:
        """Send all messages again."""
        contexts = self._core.engine_for(conversation_id).contexts
        self._tasks.start(contexts.send_all(conversation_id))

    def summarise(self, conversation_id: str) -> None:
        """Ask the conversation's model for a summary; `cancel_summary` ends that."""

        async def verb() -> None:
            side_requests = self._core.engine_for(conversation_id).side_requests
            made = await side_requests.summarise(conversation_id, self.summary_grew.emit)
            self.summarised.emit(made.text, made.left_out)

        self._tasks.start(verb(), failed=self.not_summarised.emit, name=_SUMMARY)

    def undo(self, conversation_id: str) -> None:
        """Undo the newest step where that conversation is kept."""
        self._tasks.start(self._core.organizer_for(conversation_id).undo())

    def cancel_summary(self) -> None:
        self._tasks.cancel(_SUMMARY)

    def start_fresh(self, conversation_id: str, summary: str) -> None:
        """Begin a conversation with a summary; `began` says which."""

        async def verb() -> None:
            side_requests = self._core.engine_for(conversation_id).side_requests
            made = await side_requests.start_fresh(conversation_id, summary)
            self._flush()
            self.began.emit(made)

        self._tasks.start(verb())


def _passed_over(_sentence: str) -> None:
    """An estimate that cannot be made now is none: whatever hinders it is told elsewhere."""
