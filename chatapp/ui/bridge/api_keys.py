"""Bridge for API keys, the model lists of servers, and what was learned of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.errors import KeyringLocked, KeyringUnavailable
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.profile.credentials import Kept
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.session import Session


class ApiKeysBridge(QObject):
    """The calls about API keys. Each returns at once; its outcome arrives as a signal."""

    checked = Signal(str, str, bool)
    """server id, sentence, accepted."""
    key_kept = Signal(str, object, str)
    """server id, Kept or None when it could not be kept, the sentence about it."""
    key_known = Signal(str, bool)
    """server id, whether a key is stored for it."""
    models = Signal(str, list)
    """server id, model names."""
    listed = Signal(str, object)
    """server id, its `ModelList`, fresh or of an earlier time."""
    learned = Signal(str, list)
    """server id, sentences on what its refusals taught."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks

    def check_key(self, server: Server, key: str) -> None:
        """Ask the server about `key` (the stored one if empty)."""
        self._tasks.start(
            self._check(server, key),
            failed=lambda sentence: self.checked.emit(server.id, sentence, False),
            name="check",
        )

    async def _check(self, server: Server, key: str) -> None:
        sentence = await self._core.check_key(server, key)
        self.checked.emit(server.id, sentence, True)

    def keep_key(self, server_id: str, key: str) -> None:
        """Store a key; the keyring may ask the person first, which can take minutes."""

        async def verb() -> None:
            sentence = tr("API key saved in this computer's keyring.")
            try:
                kept = await self._core.keep_key(server_id, key)
                if kept is Kept.MEMORY:
                    sentence = KeyringUnavailable.default
            except KeyringLocked:
                kept = Kept.MEMORY
                sentence = tr(
                    "The keyring is still locked, so the API key is kept in memory until Chatapp "
                    "is closed."
                )
            self.key_kept.emit(server_id, kept, sentence)

        self._tasks.start(
            verb(),
            failed=lambda sentence: self.key_kept.emit(server_id, None, sentence),
            name="key",
        )

    def look_for_keys(self) -> None:
        """Say for each server whether it has a key; a locked keyring leaves it unsaid."""

        async def verb() -> None:
            for server in self._core.engine.settings.all_servers():
                if server.kind is not ServerKind.LOCAL:
                    key = await self._core.keys.get(server.id)
                    self.key_known.emit(server.id, bool(key))

        self._tasks.start(verb(), name="keys")

    def look_for_models(self) -> None:
        """Say of each server which models it listed earlier."""

        async def verb() -> None:
            known = await self._core.catalogue.known()
            for server in self._core.engine.settings.all_servers():
                if found := known.get(server.base_url):
                    self.listed.emit(server.id, found)

        self._tasks.start(verb(), name="known-models")

    def look_for_lessons(self) -> None:
        """Say of each server what its refusals taught."""

        async def verb() -> None:
            for server in self._core.engine.settings.all_servers():
                self.learned.emit(server.id, await self._core.lessons.sentences(server))

        self._tasks.start(verb(), name="lessons")

    def forget_lessons(self, server_id: str) -> None:
        """Ask the server in the documented form again."""

        async def verb() -> None:
            await self._core.lessons.forget(server_id)
            self.learned.emit(server_id, [])

        self._tasks.start(verb(), name="forget-lessons")

    def forget_key(self, server_id: str) -> None:
        self._tasks.start(self._core.keys.delete(server_id))

    def cancel_key(self) -> None:
        """Stop waiting for a check or for the keyring."""
        for name in ("check", "key"):
            self._tasks.cancel(name)

    def list_models(self, server: Server) -> None:
        async def verb() -> None:
            found = await self._core.catalogue.models(server)
            self.listed.emit(server.id, found)
            self.models.emit(server.id, found.ids)

        self._tasks.start(verb(), failed=lambda _: self.models.emit(server.id, []), name="models")
