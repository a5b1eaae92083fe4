"""Shows an open session in a window, and in the next one when it is reopened."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from chatapp.core.domain.backup import Choice
from chatapp.core.domain.conversation import is_temporary
from chatapp.core.domain.errors import DatabaseDamaged
from chatapp.core.domain.events import DamageFound, Event
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.recovery import Done
from chatapp.core.session import Session
from chatapp.current_window import CurrentWindow
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.desktop.integration import DesktopIntegration
from chatapp.ui.platform.garbage_collector import Collector
from chatapp.ui.recovery import controller
from chatapp.ui.window.controller import WindowController
from chatapp.window_factory import make_theme, make_window

READ_ONLY = marked(
    "Nothing is saved: the folder of the conversation database is read-only. You can read, search "
    "and export."
)


@dataclass(frozen=True, slots=True)
class _Reopen:
    """The window is to be closed, and opened again over the same session."""

    conversation_id: str
    """Of the conversation on screen, or ""."""


async def show_until_closed(
    session: Session,
    front: CurrentWindow,
    collector: Collector,
    *,
    done: Done = Done(),  # noqa: B008 (it cannot be altered)
    check: bool = False,
) -> Choice | None:
    """Bring the window that `front` has to life over an open session.

    `done` is told in it; with `check` the database is looked through. Returns None when the window
    is closed, or what is to be done before there is another one, which `front` has then.
    """
    damage: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def hear(event: Event) -> None:
        if isinstance(event, DamageFound) and not damage.done():
            damage.set_result(event.sentence)

    session.listen(hear)
    first = await _existing(session, await session.store.state("selected") or "")
    looking_after = asyncio.ensure_future(session.look_after(check=check))
    try:
        shown = _Shown(session, front, collector, damage)
        shown.begin(first)
        shown.begin_session(done)
        while isinstance(choice := await shown.until_left(), _Reopen):
            if not is_temporary(choice.conversation_id):
                await session.forget_temporary()
            first = await _existing(session, choice.conversation_id)
            session.use(session.engine.settings)  # the names of servers are words, too
            shown = _Shown(session, front, collector, damage)
            shown.begin(first, reopened=True)
        return choice
    finally:
        session.unlisten(hear)
        looking_after.cancel()
        await asyncio.gather(looking_after, return_exceptions=True)


async def _existing(session: Session, conversation_id: str) -> str:
    """The id, or "" for a conversation whose first message was never kept."""
    found = conversation_id and await session.store_for(conversation_id).get(conversation_id)
    return conversation_id if found else ""


class _Shown:
    """The window that `front` has, alive over `session`, until the person leaves it."""

    def __init__(
        self,
        session: Session,
        front: CurrentWindow,
        collector: Collector,
        damage: asyncio.Future[str],
    ) -> None:
        self._session, self._front, self._damage = session, front, damage
        self._window = front.window
        self._ended: asyncio.Future[Choice | _Reopen | None] = damage.get_loop().create_future()
        theme = make_theme(session.engine.settings)
        self._bridge = Bridge(session)
        self._routing = WindowController(self._window, self._bridge, theme, make_theme)
        self._desktop = DesktopIntegration(self._window, self._bridge, self._routing)
        self._window.closed.connect(lambda: damage.done() or self._end(None))
        self._bridge.backups.remedy_wanted.connect(self._leave)
        self._bridge.events.connect(collector.wake)
        self._routing.reopen_wanted.connect(self._begin_reopening)
        self._reopening: asyncio.Task[None] | None = None
        front.routing = self._routing

    def begin(self, conversation_id: str, *, reopened: bool = False) -> None:
        """Show that conversation, or a new one where files are waiting for it."""
        notices = self._routing.pane.notices
        self._routing.begin("" if self._front.begins_anew else conversation_id)
        self._bridge.list_conversations()
        if self._session.read_only:
            notices.post(tr(READ_ONLY), kind="warning", topic="read-only")
        if reopened:
            self._routing.return_to_language()
        self._front.hand_in()

    def begin_session(self, done: Done) -> None:
        """Begin what only the first window over a session begins, and tell its warnings."""
        session, bridge, notices = self._session, self._bridge, self._routing.pane.notices
        if not session.read_only:
            session.indexer.begin()
            bridge.organize.purge_old()
        for warning in session.warnings:
            notices.post(warning, kind="warning")
        if undo := done.undo:
            notices.post(
                done.sentence,
                tr("Undo"),
                lambda: bridge.backups.remedy_wanted.emit(undo),
                topic="recovery",
            )
        elif done.sentence:
            notices.post(done.sentence, topic="recovery")

    async def until_left(self) -> Choice | _Reopen | None:
        """Wait until the person leaves; the choice they made, None if they closed the window."""
        asking = asyncio.ensure_future(self._ask_about_damage())
        try:
            return await self._ended
        finally:
            self._front.routing = None
            tasks = (asking, self._reopening) if self._reopening else (asking,)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._desktop.close()
            await self._bridge.close()
            if self._front.window is not self._window:
                self._window.deleteLater()

    def _end(self, choice: Choice | _Reopen | None) -> None:
        if not self._ended.done():
            self._ended.set_result(choice)

    def _begin_reopening(self) -> None:
        if self._reopening is None or self._reopening.done():
            self._reopening = asyncio.ensure_future(self._reopen())

    async def _reopen(self) -> None:
        # A window that the disk takes nothing from stays, and tells it.
        await self._routing.settle()
        if not self._session.saving.failing and not self._damage.done():
            self._leave(_Reopen(self._routing.pane.conversation_id))

    def _leave(self, choice: Choice | _Reopen) -> None:
        if not self._ended.done():
            self._window.leaving.emit()
            self._make_way(choice)

    def _make_way(self, choice: Choice | _Reopen) -> None:
        """Put another window in the place of this one; it takes keys from now on."""
        self._bridge.silence()
        settings, state = self._session.engine.settings, self._window.state()
        self._front.replace(make_window(settings, state))
        self._end(choice)

    async def _ask_about_damage(self) -> None:
        sentence = await asyncio.shield(self._damage)
        theme = make_theme(self._session.engine.settings)
        choice = await controller.ask(
            self._window,
            theme,
            self._session.profile,
            DatabaseDamaged(sentence),
            self._routing.unsaved.save_on_screen,
        )
        self._make_way(choice)
