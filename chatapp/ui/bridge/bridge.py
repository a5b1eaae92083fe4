"""The main bridge between Qt and asyncio: slots become kept tasks, events one signal per frame."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from chatapp.core.domain.conversation import Attachment, Delivery, Status
from chatapp.core.domain.errors import Action
from chatapp.core.domain.events import Event
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.servers import Server
from chatapp.core.session import Session
from chatapp.core.settings import Settings
from chatapp.ui.bridge.answers import AnswersBridge
from chatapp.ui.bridge.api_keys import ApiKeysBridge
from chatapp.ui.bridge.backups import BackupsBridge
from chatapp.ui.bridge.context import ContextBridge
from chatapp.ui.bridge.conversation import ConversationBridge
from chatapp.ui.bridge.diagnostics import DiagnosticsBridge
from chatapp.ui.bridge.drafts import DraftsBridge
from chatapp.ui.bridge.files import FilesBridge
from chatapp.ui.bridge.images import ImagesBridge
from chatapp.ui.bridge.import_export import ImportExportBridge
from chatapp.ui.bridge.organize import OrganizeBridge
from chatapp.ui.bridge.search import SearchBridge
from chatapp.ui.bridge.tasks import Tasks
from chatapp.ui.bridge.usage import UsageBridge

log = logging.getLogger("chatapp.opening")

FRAME_MS = 16
NEWEST = 60
"""Messages of a conversation that are shown at once; those above them follow."""
_AT_ONCE = 12
"""Bodies of another branch that are shown at once; the rest is asked for."""
_SETTLED = 0.04
"""Seconds after which a conversation that was opened is most likely painted."""


class Bridge(QObject):
    """The calls of the window into the core, and the core's events as signals.

    Every method returns at once; its outcome arrives as a signal. A known error
    becomes `failed`; any other is logged with its traceback and becomes `crashed`.
    """

    events = Signal(list)
    """list[Event], gathered for at most one frame."""
    listed = Signal(list)
    """list[Conversation]."""
    outlined = Signal(str, list)
    """conversation id, list[Outline]: the newest messages of it, or all."""
    extended = Signal(str, list)
    """conversation id, list[Outline]: all messages, after the newest were `outlined`."""
    branch_shown = Signal(str, list, list)
    """conversation id, list[Outline], list[Message]: another branch of it is shown now, and its
    bodies from the message on that took another's place."""
    temporary_begun = Signal(str)
    """The id of a temporary conversation that has begun."""
    forked = Signal(object)
    """Conversation: a branch was copied into it."""
    loaded = Signal(list)
    """list[Message]."""
    revealed = Signal(str, str)
    """conversation id, message id: what was `outlined` last has it."""
    failed = Signal(str)
    """A verb failed: the sentence."""
    not_sent = Signal(str, str)
    """conversation id or "", the sentence: the question is not on disk and was not sent."""
    crashed = Signal(str)
    """A defect: the sentence; details are in the log."""
    recalled = Signal(str, str)
    """The key and the value of a state that was asked for, "" if there is none."""
    settings_changed = Signal(object)
    """Settings."""
    server_changed = Signal(object)
    """Server."""

    def __init__(self, core: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = Tasks(self)
        self._tasks.failed.connect(self.failed)
        self._tasks.crashed.connect(self.crashed)
        self._gathered: list[Event] = []
        self._since = QElapsedTimer()
        self._since.start()
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self.flush)
        core.listen(self._gather)
        self.organize = OrganizeBridge(core, self._tasks, self)
        """The same, for what puts conversations in order."""
        self.import_export = ImportExportBridge(core, self._tasks, self)
        """The same, for what brings conversations in and out of files."""
        self.conversation = ConversationBridge(core, self._tasks, self.flush, self)
        """The same, for what a conversation has of its own."""
        self.answers = AnswersBridge(core, self._tasks, self)
        """The same, for what a reply's answer had beside its text."""
        self.context = ContextBridge(core, self._tasks, self.flush, self)
        self.images = ImagesBridge(core, self._tasks, self)
        self.files = FilesBridge(core, self._tasks, self)
        """The same, for files that go with a message."""
        self.searching = SearchBridge(core, self._tasks, self)
        """The same, for what is searched for in all conversations."""
        self.drafts = DraftsBridge(core, self._tasks, self)
        """The same, for what stands in the composer."""
        self.keys = ApiKeysBridge(core, self._tasks, self)
        self.backups = BackupsBridge(core, self._tasks, self)
        self.diagnostics = DiagnosticsBridge(core, self._tasks, self)
        self.usage = UsageBridge(core, self._tasks, self)
        self.import_export.imported.connect(self.list_conversations)

    # Events, one signal per frame

    def _gather(self, event: Event) -> None:
        self._gathered.append(event)
        if not self._frame.isActive():
            self._frame.start(max(0, FRAME_MS - self._since.elapsed()))

    def flush(self) -> None:
        """Tell what was gathered now, before something that has it in it already."""
        gathered, self._gathered = self._gathered, []
        self._since.restart()
        if gathered:
            self.events.emit(gathered)

    async def close(self) -> None:
        """End replies with their text committed, then every other task."""
        await self.settle()
        await self._tasks.close()
        self.flush()
        self._core.unlisten(self._gather)

    def silence(self) -> None:
        """Tell the window nothing more: it is no longer seen."""
        for bridge in (self, *self.findChildren(QObject)):
            bridge.blockSignals(True)

    async def settle(self) -> None:
        """End replies with their text committed, and wait for what is being saved."""
        await self._core.end_replies()
        await self.drafts.settle()
        # Saving settings is quick; only a keyring's prompt or a server can hang.
        await self._tasks.wait(0.5)

    # Conversations

    def list_conversations(self) -> None:
        async def verb() -> None:
            arrangement = await self.organize.arrangement()
            # Told as soon as it is read: an event that follows is newer.
            folders, conversations = await self._core.organizer.listing()
            self.organize.told.emit(folders, arrangement)  # what they stand in comes first
            self.listed.emit(conversations)

        self._tasks.start(verb())

    def open(self, conversation_id: str) -> None:
        """Fetch the outline; an earlier fetch still under way is dropped."""

        async def verb() -> None:
            # However long it is: its end is there first, and with bodies for the first paint.
            began = time.monotonic()
            store = self._core.store_for(conversation_id)
            outline = await store.outline(conversation_id, NEWEST)
            engine = self._core.engine_for(conversation_id)
            newest = await engine.messages([o.id for o in outline[-12:]])
            self.flush()
            log.debug("read in %.3f s", time.monotonic() - began)
            self.outlined.emit(conversation_id, outline)
            self.loaded.emit(newest)
            log.debug("shown after %.3f s, %d messages", time.monotonic() - began, len(outline))
            if any(message.status is Status.STREAMING for message in newest):
                self._core.others.watch()
            if len(outline) == NEWEST:
                await asyncio.sleep(_SETTLED)
                self.extended.emit(conversation_id, await store.outline(conversation_id))

        self._tasks.start(verb(), name="open")

    def reveal(self, conversation_id: str, message_id: str) -> None:
        """Fetch the outline of the branch that has this message, its surroundings first."""

        async def verb() -> None:
            try:
                await self._core.store.reveal(message_id)
            except LookupError:
                self.failed.emit(tr("This message no longer exists."))
                return
            outline = await self._core.store.outline(conversation_id)
            at = next((n for n, one in enumerate(outline) if one.id == message_id), len(outline))
            around = [one.id for one in outline[max(at - 4, 0) : at + 8]]
            near = await self._core.engine.messages(around)
            self.flush()
            self.outlined.emit(conversation_id, outline)
            self.loaded.emit(near)
            if any(message.status is Status.STREAMING for message in near):
                self._core.others.watch()
            self.revealed.emit(conversation_id, message_id)

        self._tasks.start(verb(), name="open")

    def load(self, message_ids: Sequence[str]) -> None:
        async def verb() -> None:
            messages = await self._core.engine_for(message_ids[0]).messages(message_ids)
            # What was reported until now is in them already: it must not come after them.
            self.flush()
            self.loaded.emit(messages)

        self._tasks.start(verb())

    def save_state(self, key: str, value: str) -> None:
        store, name = self._core.store, f"state {key}"
        verb = self._core.saving.keep(name, lambda: store.set_state(key, value))
        self._tasks.start(verb, name=name)

    def recall_state(self, key: str) -> None:
        """Fetch what was kept with `save_state`; `recalled` tells it."""

        async def verb() -> None:
            self.recalled.emit(key, await self._core.store.state(key) or "")

        self._tasks.start(verb(), name=f"recall {key}")

    # Replies

    def send(
        self,
        conversation_id: str,
        text: str,
        attachments: Sequence[Attachment],
        custom: ConversationSettings | None = None,
        once: ConversationSettings | None = None,
    ) -> None:
        engine = self._core.engine_for(conversation_id)
        verb = engine.send(conversation_id or None, text, attachments, custom, once=once)
        self._tasks.start(verb, failed=partial(self.not_sent.emit, conversation_id))

    def stop(self, conversation_id: str) -> None:
        self._core.engine_for(conversation_id).replies.stop(conversation_id)
        self.flush()

    def try_now(self, conversation_id: str) -> None:
        self._core.engine_for(conversation_id).replies.try_now(conversation_id)

    def give_up(self, conversation_id: str) -> None:
        self._core.engine_for(conversation_id).replies.give_up(conversation_id)

    def retry(self, message_id: str, how: Action | None = None) -> None:
        """Answer again; `how` is the way out of an error that was chosen for it."""
        verb = self._core.engine_for(message_id).retry(
            message_id,
            text_only=how is Action.SEND_TEXT_ONLY,
            direct=how is Action.IGNORE_PROXY,
            longer=how is Action.LONGER_REPLY,
        )
        self._tasks.start(verb)

    def use_address(self, server_id: str, address: str) -> None:
        """Reach one of the person's own servers at `address` from now on."""
        self.change_settings(self.settings.with_address(server_id, address))

    def send_anyway(self, message_id: str) -> None:
        """Ask for a reply although the monthly limit is reached."""
        self._tasks.start(self._core.engine_for(message_id).send_anyway(message_id))

    def continue_reply(self, message_id: str) -> None:
        self._tasks.start(self._core.engine_for(message_id).continue_reply(message_id))

    def edit(
        self,
        conversation_id: str,
        message_id: str,
        text: str,
        attachments: Sequence[Attachment],
        once: ConversationSettings | None = None,
    ) -> None:
        async def verb() -> None:
            try:
                engine = self._core.engine_for(message_id)
                await engine.edit(message_id, text, attachments, once=once)
            except LookupError:
                self.not_sent.emit(conversation_id, tr("This message no longer exists."))

        self._tasks.start(verb(), failed=partial(self.not_sent.emit, conversation_id))

    def fork(self, message_id: str) -> None:
        """Copy a branch up to a message into a new conversation; `forked` says which."""

        async def verb() -> None:
            forked = await self._core.engine_for(message_id).fork(message_id)
            self.flush()
            self.forked.emit(forked)

        self._tasks.start(verb())

    def show_version(self, conversation_id: str, message_id: str, step: int) -> None:
        async def verb() -> None:
            engine = self._core.engine_for(message_id)
            await engine.show_version(message_id, step)
            versions = {m.id for m in await engine.versions(message_id)}
            outline = await self._core.store_for(conversation_id).outline(conversation_id)
            at = next(n for n, one in enumerate(outline) if one.id in versions)
            bodies = await engine.messages([one.id for one in outline[at : at + _AT_ONCE]])
            self.flush()
            self.branch_shown.emit(conversation_id, outline, bodies)

        self._tasks.start(verb())

    def show_branch(self, conversation_id: str, shown: Sequence[str]) -> None:
        """Show the branch as it is now where the messages with the ids `shown` stand."""

        async def verb() -> None:
            engine = self._core.engine_for(conversation_id)
            outline = await self._core.store_for(conversation_id).outline(conversation_id)
            there = {o.id: n for n, o in enumerate(outline)}
            # What is shown may begin in the middle; the last that stays is shown anew.
            first = there.get(shown[0], 0) if shown else 0
            same = 0
            while same < min(len(shown), len(outline) - first):
                if shown[same] != outline[first + same].id:
                    break
                same += 1
            if not outline:
                self.outlined.emit(conversation_id, [])
                return
            at = max(first + same - 1, 0)
            bodies = await engine.messages([o.id for o in outline[at : at + _AT_ONCE]])
            self.branch_shown.emit(conversation_id, outline, bodies)

        self._tasks.start(verb())

    def set_unread(self, conversation_id: str, unread: bool) -> None:
        """Remember whether a reply ended that was not seen."""
        if self._core.read_only:
            return
        self._tasks.start(self._core.store.set_unread(conversation_id, unread))

    def start_temporary(self) -> None:
        """Begin a conversation of which nothing reaches a disk."""

        async def verb() -> None:
            begun = await self._core.start_temporary()
            self.temporary_begun.emit(begun.id)

        self._tasks.start(verb())

    def forget_temporary(self) -> None:
        self._tasks.start(self._core.forget_temporary())

    # Settings

    @property
    def settings(self) -> Settings:
        return self._core.engine.settings

    def delivery(self, server: Server) -> Delivery:
        """The form in which a PDF attached now would travel to `server`."""
        return self.settings.delivery_to(server)

    @property
    def local_trouble(self) -> str:
        """The reason that the model on this computer cannot answer; empty if it can."""
        return self._core.local_trouble()

    @property
    def key_expected(self) -> bool:
        """True if the server in use most likely has its key."""
        return self._core.expects_key(self.server)

    @property
    def server(self) -> Server:
        return self._core.engine.server

    @property
    def replying(self) -> bool:
        """True if a reply is under way in any conversation."""
        return self._core.busy

    def change_settings(self, settings: Settings) -> None:
        """Use and save `settings` from now on."""
        self._core.use(settings)
        self.settings_changed.emit(settings)
        self.server_changed.emit(self.server)
        self._tasks.start(self._core.save_settings(), name="settings")
