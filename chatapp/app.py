"""Composition root: builds every object once, owns the loop and the shutdown."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from chatapp.core import diagnostics
from chatapp.core.console import say
from chatapp.core.domain.errors import BadAddress, KeyNotUsable, StoreError
from chatapp.core.profile import logfile, process_secrets, stray_errors, temporary_files
from chatapp.core.profile.instance_server import InstanceServer
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.single_instance import Instance, LaunchRequest
from chatapp.core.recovery import Done
from chatapp.core.redact import RedactingFilter
from chatapp.core.session import Session
from chatapp.current_window import CurrentWindow
from chatapp.shown_window import show_until_closed
from chatapp.ui.platform import qt_messages
from chatapp.ui.platform.application import Application
from chatapp.ui.platform.event_loop import finish, make_loop
from chatapp.ui.platform.garbage_collector import Collector
from chatapp.ui.platform.session_end import SessionEnd
from chatapp.ui.platform.window_system import described
from chatapp.ui.recovery import controller
from chatapp.ui.window.main_window import MainWindow
from chatapp.window_factory import first_window, make_theme, tell

ENDS_WITHIN = 5.0
"""Seconds in which everything is kept where the screen is gone."""


def run(
    application: QApplication,
    profile: Profile,
    window: MainWindow,
    *,
    instance: Instance,
    launch_request: LaunchRequest,
    base_url: str,
    model: str,
    debug: bool = False,
) -> int:
    """Bring `window` to life over `profile`; returns the exit status when it is closed."""
    front = CurrentWindow(window, launch_request)
    with (
        closing(make_loop(application)) as loop,
        closing(SessionEnd(application, end=front.end, settle=front.settle)),
        _heard(application, front),
        qt_messages.heard(),
    ):
        redacting = logfile.begin(profile.log, debug=debug)
        stray_errors.hear_loop(loop)
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
            finish(loop, living, ENDS_WITHIN, front.end)
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
    temporary_files.clear_for_the_window(profile)
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
                choice = await show_until_closed(session, front, collector, done=done, check=check)
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
        await show_until_closed(session, front, collector)
    finally:
        collector.stop()
        front.window.deleteLater()
