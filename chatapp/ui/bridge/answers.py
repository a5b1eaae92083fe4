"""Bridge for what is kept of a reply's answer beside its text: its records, and large data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.i18n import tr
from chatapp.core.inspection.details import ReplyDetails
from chatapp.core.reply_extras.sound import SoundFile, hash_of_sound, sound_file
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session


class AnswersBridge(QObject):
    """The calls about kept answers. Each returns at once; its outcome arrives as a signal."""

    records = Signal(str, list)
    """message id, list[dict]: a record for each go, as `KeptAnswer.record` says; an empty list
    where nothing was kept, or the message is gone."""
    data = Signal(str, str, object)
    """message id, SHA-256, bytes: a large thing that a record names; None if it is not there."""

    details = Signal(object)
    """`ReplyDetails`."""
    sound = Signal(str, object)
    """message id, SoundFile: the sound of a spoken reply; None if it is not there."""
    written = Signal(object, bool)
    """Path: a sound was written there; True if it is to be played."""
    tokens = Signal(str, list)
    """message id, list[Token]: the tokens of a reply with their probabilities."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks

    def fetch_records(self, message_id: str) -> None:
        async def verb() -> None:
            try:
                found = await self._core.store_for(message_id).answer_records(message_id)
            except LookupError:
                found = []
            self.records.emit(message_id, found)

        self._tasks.start(verb())

    def fetch_data(self, message_id: str, sha256: str) -> None:
        async def verb() -> None:
            found: bytes | None
            try:
                found = await self._core.store_for(message_id).answer_data(message_id, sha256)
            except LookupError:
                found = None
            self.data.emit(message_id, sha256, found)

        self._tasks.start(verb())

    def fetch_details(self, message_id: str) -> None:
        """Gather all that is known of a reply; `details` tells it, if it is still there."""

        async def verb() -> None:
            core = self._core
            found = await core.engine_for(message_id).messages([message_id])
            if not found:
                self._tasks.failed.emit(tr("This message no longer exists."))
                return
            records = await core.store_for(message_id).answer_records(message_id)
            exchanges = await run_in_daemon_thread(core.exchanges.of, message_id)
            server = core.engine.settings.server(found[0].server_id)
            name = server.name if server else ""
            self.details.emit(ReplyDetails(found[0], records, exchanges, name))

        self._tasks.start(verb(), name="details")

    def fetch_sound(self, message_id: str) -> None:
        async def verb() -> None:
            store = self._core.store_for(message_id)
            try:
                sha256 = hash_of_sound(await store.answer_records(message_id))
                found = sound_file(await store.answer_data(message_id, sha256))
            except LookupError:
                found = None
            self.sound.emit(message_id, found)

        self._tasks.start(verb(), name="sound")

    def write_sound(self, path: Path, sound: SoundFile, *, play: bool = False) -> None:
        """Write a sound to a file: whole, or not at all. A failure is told."""

        async def verb() -> None:
            from chatapp.core.import_export.exporter import Exporter

            core = self._core
            exporter = Exporter(core.store, core.transfer, core.profile.unfinished)
            await exporter.write_content(path, sound.content)
            self.written.emit(path, play)

        self._tasks.start(verb())

    def fetch_tokens(self, message_id: str) -> None:
        async def verb() -> None:
            # Imported here: few ever ask for them.
            from chatapp.core.reply_extras.probabilities import tokens_of

            store = self._core.store_for(message_id)
            try:
                records = await store.answer_records(message_id)
            except LookupError:
                records = []
            for message in await store.messages([message_id]):
                found = await run_in_daemon_thread(tokens_of, message.raw, records)
                self.tokens.emit(message_id, found)

        self._tasks.start(verb(), name="tokens")
