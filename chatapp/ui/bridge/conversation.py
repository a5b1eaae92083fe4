"""Bridge for one conversation: its settings, title and versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session


class ConversationBridge(QObject):
    """The calls about one conversation. Each returns at once; its outcome arrives as a signal."""

    versions = Signal(list)
    """list[Message]: all versions of a message, to compare them."""
    compared = Signal(object)
    """Comparison, or a str: the sentence why there is none."""
    reply_settings = Signal(str, object)
    """conversation id or "", ReplySettings: those of its next reply."""
    settings_fetched = Signal(str, object, list)
    """conversation id, ConversationSettings, its folders' instructions from outside in."""
    retitled = Signal(object, str)
    """Conversation as it was before, the title that the model gave it."""
    not_titled = Signal(str)
    """The sentence why the model gave no title."""

    def __init__(
        self, core: Session, tasks: Tasks, flush: Callable[[], None], parent: QObject
    ) -> None:
        """`flush` tells the events gathered until now."""
        super().__init__(parent)
        self._core = core
        self._tasks = tasks
        self._flush = flush

    # Versions

    def show_thinking(self, message_id: str) -> None:
        """Give a reply that is thinking alone a version that says it as its text."""
        self._tasks.start(self._core.engine_for(message_id).show_thinking(message_id))

    def go_on_from(self, message_id: str, text: str) -> None:
        """Give a reply a version that begins with `text` and goes on from there."""
        self._tasks.start(self._core.engine_for(message_id).retry(message_id, beginning=text))

    def fetch_versions(self, message_id: str) -> None:
        async def verb() -> None:
            self.versions.emit(await self._core.engine_for(message_id).versions(message_id))

        self._tasks.start(verb())

    def compare(self, old: str, new: str) -> None:
        """Say what changed between two texts with `compared`; the latest request counts."""

        async def verb() -> None:
            # Imported here: most runs never compare anything.
            from chatapp.core.comparison import MOST_CHARACTERS, compare

            if len(old) + len(new) > MOST_CHARACTERS:
                self.compared.emit(tr("These texts are too long to compare."))
            else:
                self.compared.emit(await run_in_daemon_thread(compare, old, new))

        self._tasks.start(verb(), name="compare")

    # Conversation settings

    def fetch_reply_settings(
        self, conversation_id: str, custom: ConversationSettings | None = None
    ) -> None:
        """Give the settings of the next reply; `custom` stand in for the conversation's own."""

        async def verb() -> None:
            engine = self._core.engine_for(conversation_id)
            self.reply_settings.emit(
                conversation_id, await engine.reply_settings(conversation_id, custom)
            )

        self._tasks.start(verb(), name="reply_settings")

    def fetch_settings(self, conversation_id: str) -> None:
        async def verb() -> None:
            custom, inherited = await self._core.store_for(conversation_id).settings_of(
                conversation_id
            )
            self.settings_fetched.emit(conversation_id, custom, inherited)

        self._tasks.start(verb())

    def save_settings(self, conversation_id: str, custom: ConversationSettings) -> None:
        """Keep what a conversation does its own way, and give the settings of its next reply."""

        async def verb() -> None:
            await self._core.store_for(conversation_id).save_settings(conversation_id, custom)
            engine = self._core.engine_for(conversation_id)
            self.reply_settings.emit(conversation_id, await engine.reply_settings(conversation_id))

        self._tasks.start(verb())

    def note_change(self, conversation_id: str, before: ConversationSettings) -> None:
        """Make one step of undo of all that was saved since the settings were `before`."""
        store = self._core.store_for(conversation_id)
        self._tasks.start(store.note_change(conversation_id, before))

    def change_settings(
        self,
        conversation_id: str,
        change: Callable[[ConversationSettings], ConversationSettings],
    ) -> None:
        """Keep what `change` makes of a conversation's own settings; it can be undone."""

        async def verb() -> None:
            store = self._core.store_for(conversation_id)
            before, _ = await store.settings_of(conversation_id)
            await store.save_settings(conversation_id, change(before), undoable=True)
            engine = self._core.engine_for(conversation_id)
            self.reply_settings.emit(conversation_id, await engine.reply_settings(conversation_id))

        self._tasks.start(verb())

    def suggest_title(self, conversation_id: str) -> None:
        """Ask the conversation's model for a title; `retitled` or `not_titled` answers."""

        async def verb() -> None:
            engine = self._core.engine_for(conversation_id)
            before = await engine.side_requests.suggest_title(conversation_id)
            now = await self._core.store_for(conversation_id).get(conversation_id)
            self._flush()
            self.retitled.emit(before, now.title if now else "")

        self._tasks.start(verb(), failed=self.not_titled.emit)

    def retitle(self, conversation_id: str, title: str, *, by_person: bool) -> None:
        engine = self._core.engine_for(conversation_id)
        self._tasks.start(engine.side_requests.retitle(conversation_id, title, by_person=by_person))
