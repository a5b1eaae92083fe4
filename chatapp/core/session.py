"""Session: every part of the core over one profile, built once and closed once."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from chatapp.core import diagnostics, save_retrier
from chatapp.core.api.client import Client
from chatapp.core.api.exchange_log import ExchangeLog
from chatapp.core.api.request.learned_forms import LearnedForms
from chatapp.core.chat.contexts import Contexts
from chatapp.core.chat.engine import Engine
from chatapp.core.chat.organizer import Organizer
from chatapp.core.chat.other_writers import Others
from chatapp.core.chat.spending import Spending
from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.addresses import normalise_base_url
from chatapp.core.domain.backup import Backup
from chatapp.core.domain.conversation import (
    TEMPORARY_TITLE,
    Conversation,
    is_temporary,
    new_id,
    new_temporary_id,
)
from chatapp.core.domain.errors import DatabaseDamaged, KeyMissing, NotSaved
from chatapp.core.domain.events import ConversationChanged, DamageFound, Event, Finished, Started
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import (
    AIML,
    AIML_BASE_URL,
    LOCAL,
    Server,
    ServerKind,
    is_aiml,
)
from chatapp.core.local_model import model_server
from chatapp.core.local_model.model_server import LocalModel
from chatapp.core.maintenance import Maintenance
from chatapp.core.model_catalogue import ModelCatalogue
from chatapp.core.profile import temporary_files
from chatapp.core.profile.credentials import Kept, KeyStore, normalise_key
from chatapp.core.profile.lease import Lease
from chatapp.core.profile.lessons_file import LessonsFile
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.process_secrets import KEY_VARIABLE
from chatapp.core.profile.single_instance import FileLock
from chatapp.core.redact import RedactingFilter
from chatapp.core.save_retrier import SaveRetrier
from chatapp.core.settings import Settings
from chatapp.core.settings_file import SettingsFile
from chatapp.core.store.backups import Backups, bring_back
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.indexer import Indexer
from chatapp.core.store.memory import MemoryDatabase, MemoryFiles
from chatapp.core.store.repair import restore_one
from chatapp.core.store.searcher import Searcher
from chatapp.core.store.transfer import Transfer
from chatapp.core.store.usage_totals import UsageTotals

_log = logging.getLogger("chatapp.store")


def server_for_run(base_url: str, model: str) -> Server:
    """The server meant by an address and a model given for one run.

    With a model of the AI/ML API it is treated as one. Its id, and with it the key's
    place in the keyring, belongs to the address: a key never travels to another host.

    Raises `BadAddress`.
    """
    url = normalise_base_url(base_url) if base_url else AIML_BASE_URL
    if url == AIML_BASE_URL:
        return replace(AIML, model=model or AIML.model)
    kind = ServerKind.AIML if is_aiml(url, model) else ServerKind.OTHER
    name = AIML.name if kind is ServerKind.AIML else url.split("://")[1].split("/")[0]
    return Server(f"at {url}", name, kind, url, model)


class Session:
    """The core's parts, wired. `environment`: see `discretion`.

    Raises `BadAddress` or `KeyNotUsable` for what was given for this run.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        environment: Mapping[str, str],
        base_url: str = "",
        model: str = "",
        redacting: RedactingFilter | None = None,
    ) -> None:
        self.profile = profile
        self._redacting = redacting or RedactingFilter()
        self._file = SettingsFile(profile.settings)
        settings, self.warnings = self._file.load()
        given = environment.get(KEY_VARIABLE, "")
        key = normalise_key(given) if given.strip() else ""
        if key:
            self._redacting.add(key)
        self._for_run = self._run_override(settings, base_url, model)
        self._key_given = bool(key)
        server = self._for_run or self._chosen(settings)
        self._with_key = {server.id} if key else set[str]()
        self.warnings = [self._redacting.clean(warning) for warning in self.warnings]
        for warning in self.warnings:
            logging.getLogger("chatapp.settings").warning("%s", warning)
        self.database = Database(profile.database, on_damage=self._damaged)
        self._writing = FileLock(profile.writing_lock)
        self.backups = Backups(
            profile.database,
            profile.backups,
            profile.attachments,
            busy=lambda: self.busy,
        )
        self._maintenance = Maintenance(self.backups, self._damaged)
        self._lease = Lease(profile.writers)
        files = profile.attachments
        self.store = Conversations(self.database, files, writer=lambda: self._lease.id)
        self._alone = False
        self.totals = UsageTotals(self.database)
        self.transfer = Transfer(self.database, files)
        self.indexer = Indexer(self.database)
        self.searcher = Searcher(lambda: self.database.address)
        self.keys = KeyStore(
            session={server.id: key} if key else {}, handed_out=self._redacting.add
        )
        self.lessons = LearnedForms(LessonsFile(profile.lessons))
        self.client = Client(settings.network, learned=self.lessons)
        self.exchanges = ExchangeLog(lambda: self._redacting.secrets)
        self.catalogue = ModelCatalogue(profile.model_lists, self.client, self.keys)
        self.local = LocalModel(settings.local_model, handed_out=self._redacting.add)
        self._listeners: list[Callable[[Event], None]] = []
        self.saving = SaveRetrier(self._report)
        self._recovering: asyncio.Task[None] | None = None
        self.others = Others(self.store, is_written=self._is_written, report=self._report)
        self.engine = self._engine(self.store, self.database, settings, server, new_id)
        self.organizer = Organizer(
            self.database, profile.attachments, report=self._report, halt=self.engine.replies.halt
        )
        self._memory, self._files = MemoryDatabase(), MemoryFiles()
        self._memory_is_open = False
        self._temporary_store = Conversations(self._memory, self._files)
        self._temporary_transfer = Transfer(self._memory, self._files)
        self._temporary = self._engine(
            self._temporary_store, self._memory, settings, server, new_temporary_id
        )
        self._temporary_organizer = Organizer(
            self._memory, self._files, report=self._report, halt=self._temporary.replies.halt
        )

    def _engine(
        self,
        store: Conversations,
        database: Database,
        settings: Settings,
        server: Server,
        make_id: Callable[[], str],
    ) -> Engine:
        return Engine(
            store=store,
            client=self.client,
            keys=self.keys,
            local=self.local,
            settings=settings,
            server=server,
            report=self._report,
            spending=Spending(self.totals, self.catalogue),
            exchanges=self.exchanges,
            contexts=Contexts(store, database, self.catalogue.window, self._report),
            make_id=make_id,
        )

    async def open(self) -> None:
        """Make the profile's folders and open its database. Raises `StoreError`."""
        self.profile.create()
        self._alone = self._writing.alone()
        if not self._alone:
            await run_in_daemon_thread(self._writing.with_others)
        await self.database.open()
        if not self.read_only:
            await asyncio.to_thread(self._lease.take)
            # A reply that another process is writing is not one that was cut off.
            await self._recover()
            if self._alone:
                await asyncio.to_thread(self.backups.clear_left_overs)
                await asyncio.to_thread(temporary_files.clear_for_who_writes, self.profile)
        if self._alone:
            self._alone = False
            self._writing.with_others()

    async def _recover(self) -> None:
        """Mark what was cut off; a full disk keeps nobody from reading, and it is done later."""
        try:
            await self.store.recover(self._is_written)
        except NotSaved as error:
            _log.warning("replies that were cut off are marked later: %s", error.sentence)
            self._recovering = asyncio.ensure_future(self._recover_later())

    async def _recover_later(self) -> None:
        while True:
            await asyncio.sleep(save_retrier.TRY_AGAIN_AFTER)
            with suppress(NotSaved):
                await self.store.recover(self._is_written)
                return

    @property
    def read_only(self) -> bool:
        """True if nothing can be saved: the profile is on a disk that takes nothing."""
        return self.database.read_only

    def _is_written(self, writer: str) -> bool:
        """True if the process that noted `writer` beside a reply may still be writing it."""
        # Earlier programs note nothing.
        return self._lease.is_alive(writer) if writer else not self._alone

    async def look_after(self, *, check: bool) -> None:
        """Make backups until cancelled; with `check` first see whether the file is sound."""
        if self.read_only:
            return
        self.others.watch()
        await self._maintenance.run(check=check)

    async def conversations_in(self, backup: Backup) -> list[Conversation]:
        """The conversations in a backup, newest activity first. Raises `StoreError`."""
        return await run_in_daemon_thread(restore_one.conversations_in, backup.path)

    async def restore_conversation(self, backup: Backup, conversation_id: str) -> Conversation:
        """Copy one conversation out of a backup: in its place, or beside what is there now.

        Raises `StoreError`.
        """
        found, files = await self.database.run(
            lambda c: restore_one.transplant(c, backup.path, conversation_id)
        )
        await asyncio.to_thread(bring_back, files, self.profile.backups, self.profile.attachments)
        self._report(ConversationChanged(found))
        return found

    async def close(self) -> None:
        """End replies, the local model and the database, in this order."""
        self.backups.stop()
        if self._recovering is not None:
            self._recovering.cancel()
            await asyncio.wait([self._recovering])
        await self.engine.replies.close()
        await self.forget_temporary()
        await asyncio.gather(self.local.stop(), self.client.aclose(), return_exceptions=True)
        await self.others.close()
        await self.indexer.close()
        await self.searcher.close()
        await self.database.close()
        self.keys.close()
        self._lease.release()
        self._writing.release()

    # Temporary conversations: the same, but in memory alone

    def engine_for(self, some_id: str) -> Engine:
        """The engine of the conversation or message of that id."""
        return self._temporary if is_temporary(some_id) else self.engine

    def organizer_for(self, some_id: str) -> Organizer:
        """The organizer of the store that has the conversation or message of that id."""
        return self._temporary_organizer if is_temporary(some_id) else self.organizer

    def store_for(self, some_id: str) -> Conversations:
        """The store that has the conversation or message of that id."""
        return self._temporary_store if is_temporary(some_id) else self.store

    def transfer_for(self, conversation_id: str) -> Transfer:
        """The transfer that hands out the conversation of that id whole."""
        return self._temporary_transfer if is_temporary(conversation_id) else self.transfer

    async def start_temporary(self) -> Conversation:
        """A new conversation, empty, of which nothing ever reaches a disk."""
        if not self._memory_is_open:
            await self._memory.open()
            self._memory_is_open = True
        now = time.time()
        fresh = Conversation(
            new_temporary_id(), tr(TEMPORARY_TITLE), now, now, titled_by_person=True
        )
        return await self._temporary_store.add(fresh)

    async def forget_temporary(self) -> None:
        """End every temporary conversation; nothing of them is left in memory."""
        if self._memory_is_open:
            self._memory_is_open = False
            await self._temporary.replies.close()
            await self._memory.close()
            self._files.clear()
            self.exchanges.forget(is_temporary)

    @property
    def busy(self) -> bool:
        """True if a reply is under way in any conversation."""
        return self.engine.replies.busy or self._temporary.replies.busy

    async def end_replies(self) -> None:
        """End every reply under way as interrupted, with its text committed."""
        await self.engine.replies.close()
        await self._temporary.replies.close()

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Report every event to `listener` from now on."""
        self._listeners.append(listener)

    def unlisten(self, listener: Callable[[Event], None]) -> None:
        """Report nothing to `listener` any more."""
        self._listeners.remove(listener)

    def _damaged(self, error: DatabaseDamaged) -> None:
        _log.warning("the database is damaged: %s %s", error.sentence, error.details)
        self._report(DamageFound(error.sentence))

    def _report(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)
        if isinstance(event, Started | Finished):
            self.indexer.wake()

    async def report(self, window: str) -> str:
        """A fault report (see `diagnostics`); `window`: the words of `made_with`."""
        keyring = await self.keys.backend()
        made = await run_in_daemon_thread(
            diagnostics.report, self.profile, window=window, keyring=keyring
        )
        return self._redacting.clean(made)

    # Settings and servers

    def use(self, settings: Settings) -> None:
        """Let `settings` apply to the next reply."""
        changed = settings.server_id != self.engine.settings.server_id
        if changed:
            self._for_run = None
        self.client.use(settings.network)
        if settings.local_model != self.engine.settings.local_model:
            self.local.choose(settings.local_model)
        for engine in (self.engine, self._temporary):
            engine.settings = settings
            engine.server = self._for_run or self._chosen(settings)

    async def save_settings(self) -> None:
        """Write the settings in use. Raises `NotSaved`."""
        settings = self.engine.settings
        await asyncio.to_thread(self._file.save, settings)

    def _chosen(self, settings: Settings) -> Server:
        automatic = AIML.id if self._key_given else LOCAL.id
        server = settings.server(settings.server_id or automatic)
        return server or LOCAL

    def _run_override(self, settings: Settings, base_url: str, model: str) -> Server | None:
        if base_url or is_aiml("", model):
            return server_for_run(base_url, model)
        if model:
            chosen = settings.server(settings.server_id)
            if chosen is None or chosen.kind is ServerKind.LOCAL:
                chosen = AIML
            return replace(chosen, model=model)
        return None

    def local_trouble(self) -> str:
        """A sentence that says why the model on this computer cannot answer; empty if it can."""
        return model_server.trouble(self.engine.settings.local_model)

    # Keys

    async def check_key(self, server: Server, key: str) -> str:
        """Ask `server` whether it takes `key` (the stored one if empty), as a sentence.

        Raises `RequestError`, `KeyNotUsable` or `KeyringLocked`.
        """
        usable = normalise_key(key) if key else await self.keys.get(server.id)
        if usable:
            self._redacting.add(usable)
        elif server.needs_key:
            raise KeyMissing
        return await self.client.check_key(server, usable)

    def expects_key(self, server: Server) -> bool:
        """True if `server` most likely has its key, found out without asking the keyring."""
        return server.id in self._with_key or server.id == self.engine.settings.server_id

    async def keep_key(self, server_id: str, key: str) -> Kept:
        """Store `key` for a server. Raises `KeyStoreError`."""
        usable = normalise_key(key)
        self._redacting.add(usable)
        self._with_key.add(server_id)
        return await self.keys.set(server_id, usable)
