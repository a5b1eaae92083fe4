"""Composition root: builds every object once, owns the loop and the shutdown."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QApplication

from chatapp.core import diagnostics
from chatapp.core.console import say
from chatapp.core.domain.backup import Choice
from chatapp.core.domain.errors import BadAddress, DatabaseDamaged, KeyNotUsable, StoreError
from chatapp.core.domain.events import DamageFound, Event
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.profile import leftovers, logfile, process_secrets
from chatapp.core.profile.instance_server import InstanceServer
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.single_instance import NOTHING, Instance, LaunchRequest
from chatapp.core.recovery import Done
from chatapp.core.redact import RedactingFilter
from chatapp.core.session import Session
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.desktop.integration import DesktopIntegration
from chatapp.ui.platform.application import Application
from chatapp.ui.platform.event_loop import finish, make_loop
from chatapp.ui.platform.garbage_collector import Collector
from chatapp.ui.platform.session_end import SessionEnd
from chatapp.ui.platform.window_system import described
from chatapp.ui.recovery import controller
from chatapp.ui.window.controller import WindowController
from chatapp.ui.window.main_window import MainWindow
from chatapp.window_factory import first_window, make_theme, make_window, tell

READ_ONLY = marked(
    "Nothing is saved: the folder of the conversation database is read-only. You can read, search "
    "and export."
)
ENDS_WITHIN = 5.0
"""Seconds in which everything is kept where the screen is gone."""


def run(
    application: QApplication,
    profile: Profile,
    window: MainWindow,
    *,
    instance: Instance,
    errand: LaunchRequest,
    base_url: str,
    model: str,
    debug: bool = False,
) -> int:
    """Bring `window` to life over `profile`; returns the exit status when it is closed."""
    front = CurrentWindow(window, errand)
    with (
        closing(make_loop(application)) as loop,
        closing(SessionEnd(application, end=front.end, settle=front.settle)),
        _heard(application, front),
    ):
        redacting = logfile.begin(profile.log, debug=debug)
        diagnostics.log_start(profile, "window", described())
        living = loop.create_task(
            live(
                profile,
                front,
                instance,
                base_url=base_url,
                model=model,
                redacting=redacting,
            )
        )
        try:
            return loop.run_until_complete(living)
        except RuntimeError:
            if living.done():
                raise
            # The screen is gone, and Qt's loop with it; what the window holds is not.
            front.end()
            finish(loop, living, ENDS_WITHIN)
            return living.result() if living.done() else 1
        except (BadAddress, KeyNotUsable) as error:
            sentence = redacting.clean(error.sentence)
        finally:
            instance.release()
    return tell(sentence)


@contextmanager
def _heard(application: QApplication, front: CurrentWindow) -> Generator[None]:
    """Send to `front` what the system asks of the program as a whole."""
    if not isinstance(application, Application):
        yield
        return
    application.quit_wanted.connect(front.quit)
    application.opened.connect(front.attach)
    application.listen()
    try:
        yield
    finally:
        application.ignore()


class CurrentWindow:
    """The window that is open now, and the launch requests that wait for it."""

    def __init__(self, window: MainWindow, errand: LaunchRequest = NOTHING) -> None:
        self.window = window
        self.routing: WindowController | None = None
        self._waiting = [path.absolute() for path in errand.files]
        self._new_wanted = errand.new

    @property
    def begins_anew(self) -> bool:
        """True if a waiting launch request is for a new conversation."""
        return self._new_wanted or bool(self._waiting)

    def take(self, errand: LaunchRequest) -> None:
        """Take a request of another start of the program; the window comes forward, or ends."""
        if errand.quit:
            self.quit()
            return
        self._waiting += errand.files
        self._new_wanted |= errand.new
        if self.routing is not None:
            if self.begins_anew:
                self.routing.open("")
            self.hand_in()
        self.window.come_forward(errand.token)

    def attach(self, path: Path) -> None:
        """A file that the desktop opens with this program."""
        self.take(LaunchRequest((path,)))

    def replace(self, window: MainWindow) -> None:
        """Have `window` in the place of the one there was."""
        old, self.window = self.window, window
        old.hide()
        old.deleteLater()

    def quit(self) -> None:
        """Close the window and the program with it."""
        self.window.quit()

    def end(self) -> None:
        """The same, whatever is not saved."""
        self.window.quit(whatever=True)

    async def settle(self) -> None:
        """End replies and keep everything, in case that the window is not closed any more."""
        if self.routing is not None:
            await self.routing.settle()

    def hand_in(self) -> None:
        """Give what waits to the conversation on screen."""
        if self.routing is not None:
            waiting, self._waiting, self._new_wanted = self._waiting, [], False
            if waiting:
                self.routing.pane.attaching.attach(waiting)


async def live(
    profile: Profile,
    front: CurrentWindow,
    instance: Instance,
    *,
    base_url: str = "",
    model: str = "",
    redacting: RedactingFilter | None = None,
) -> int:
    """Open the profile and run the window over it until the person is done; the exit status.

    Raises `BadAddress` or `KeyNotUsable` for what was given for this run.
    """
    leftovers.clear_for_the_window(profile)
    door = InstanceServer(instance, front.take)
    await door.open()
    check, done = instance.ended_badly, Done()
    # Between two windows too: what is done then on threads must not end the first one's objects.
    collector = Collector()
    try:
        while True:
            session = Session(
                profile,
                environment=process_secrets.environment(),
                base_url=base_url,
                model=model,
                redacting=redacting,
            )
            choice, trouble = None, None
            try:
                await session.open()
                choice = await show_again(session, front, collector, done=done, check=check)
            except StoreError as error:
                trouble = error
            finally:
                await session.close()
            theme = make_theme(session.engine.settings)
            if trouble is not None:
                say(trouble.sentence)
                choice = await controller.ask(front.window, theme, profile, trouble)
            if choice is None:
                return 0
            done = await controller.carry_out(choice, front.window, theme, profile)
            check = False
    except controller.Quitting:
        return 1
    finally:
        await door.close()
        front.window.deleteLater()
        collector.stop()


async def show(
    session: Session, files: Sequence[Path] = (), window: MainWindow | None = None
) -> None:
    """Bring `window`, or a new one, to life over an open session.

    Returns when it is closed and everything is kept.
    """
    front = CurrentWindow(window or first_window(session.profile), LaunchRequest(tuple(files)))
    collector = Collector()
    try:
        await show_again(session, front, collector)
    finally:
        collector.stop()
        front.window.deleteLater()


async def show_again(
    session: Session,
    front: CurrentWindow,
    collector: Collector,
    *,
    done: Done = Done(),  # noqa: B008 (it cannot be altered)
    check: bool = False,
) -> Choice | None:
    """Show the session in the window of `front`, first telling `done` and checking the database.

    Returns None when the window is closed, or what is to be done before there is another
    one, which `front` has then.
    """
    profile = session.profile
    bridges: list[Bridge] = []
    homes: list[DesktopIntegration] = []
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[Choice | _Anew | None] = loop.create_future()
    asking: list[asyncio.Task[None]] = []

    def end(choice: Choice | _Anew | None = None) -> None:
        if not ended.done():
            ended.set_result(choice)

    def leave(choice: Choice) -> None:
        front.window.leaving.emit()
        end(choice)

    async def ask(sentence: str) -> None:
        save = front.routing.unsaved.save_on_screen if front.routing else None
        theme = make_theme(session.engine.settings)
        end(await controller.ask(front.window, theme, profile, DatabaseDamaged(sentence), save))

    def hear(event: Event) -> None:
        if isinstance(event, DamageFound) and not asking:
            asking.append(asyncio.ensure_future(ask(event.sentence)))

    def bring_to_life() -> tuple[Bridge, WindowController]:
        bridge = Bridge(session)
        bridges.append(bridge)
        theme = make_theme(session.engine.settings)
        front.routing = WindowController(front.window, bridge, theme, make_theme)
        homes.append(DesktopIntegration(front.window, bridge, front.routing))
        front.window.closed.connect(lambda: asking or end())
        bridge.backups.remedy_wanted.connect(leave)
        bridge.events.connect(collector.wake)
        front.routing.language_changed.connect(lambda: asking or end(_Anew.IN_OTHER_WORDS))
        if session.read_only:
            front.routing.pane.notices.post(tr(READ_ONLY), kind="warning", key="read-only")
        return bridge, front.routing

    selected = "" if front.begins_anew else await session.store.state("selected") or ""
    # One whose first question was never kept is named in the state, but does not exist.
    exists = selected and await session.store.get(selected)
    session.listen(hear)
    bridge, routing = bring_to_life()
    routing.begin(selected if exists else "")
    bridge.list_conversations()
    if not session.read_only:
        session.indexer.begin()
        bridge.organize.purge_old()
    for warning in session.warnings:
        routing.pane.notices.post(warning, kind="warning")
    if undo := done.undo:
        routing.pane.notices.post(
            done.sentence,
            tr("Undo"),
            lambda: bridge.backups.remedy_wanted.emit(undo),
            key="recovery",
        )
    elif done.sentence:
        routing.pane.notices.post(done.sentence, key="recovery")
    front.hand_in()
    looking_after = asyncio.ensure_future(session.look_after(check=check))
    try:
        while isinstance(choice := await ended, _Anew):
            ended = loop.create_future()
            await homes[-1].close()
            await bridge.hand_over()
            if ended.done() and not isinstance(ended.result(), _Anew):
                continue  # it was closed meanwhile
            # From here on in one go: no event is lost between the two bridges.
            ended = loop.create_future()
            standing = routing.standing()
            front.replace(make_window(session.engine.settings, front.window.state()))
            session.use(session.engine.settings)  # the names of servers are words, too
            bridge, routing = bring_to_life()
            homes[-1].attention.take_over(homes[-2].attention)
            routing.begin(standing.conversation_id, standing)
            bridge.list_conversations()
            front.hand_in()
    finally:
        front.routing = None
        for task in (looking_after, *asking):
            task.cancel()
        await asyncio.gather(looking_after, *asking, return_exceptions=True)
        await homes[-1].close()
        for bridge in bridges:
            await bridge.close()
    if choice is not None:
        front.replace(make_window(session.engine.settings, front.window.state()))
    return choice


class _Anew(Enum):
    """The reasons for another window over the same session."""

    IN_OTHER_WORDS = auto()
    """It speaks another language."""
