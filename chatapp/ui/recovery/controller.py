"""Controller of the recovery screen: asks for a choice, and has it carried out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from chatapp.core import recovery
from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.backup import Choice, Remedy
from chatapp.core.domain.errors import StoreError
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.profile.paths import Profile
from chatapp.ui.recovery.screen import RecoveryScreen
from chatapp.ui.theme.theme import Theme
from chatapp.ui.window.main_window import MainWindow

P = ParamSpec("P")
T = TypeVar("T")

_LOOKING = marked("Looking for the newest intact backup.")
_WORKING = marked("Restoring your conversations. Please keep Chatapp open.")


async def ask(
    window: MainWindow,
    theme: Theme,
    profile: Profile,
    error: StoreError,
    save: Callable[[], object] | None = None,
) -> Choice:
    """Ask what is to be done about `error`; closing the window is to quit.

    `save` saves the conversation that was on the screen, if there was one.
    """
    screen = _cover(window, theme)
    screen.work(tr(_LOOKING))
    return await _chosen(window, screen, profile, error, save)


async def carry_out(
    choice: Choice, window: MainWindow, theme: Theme, profile: Profile
) -> recovery.Done:
    """Do what was chosen, or what is chosen instead where that fails.

    Returns what is to be said afterwards. Raises `Quitting`.
    """
    screen = _cover(window, theme)
    while choice is not Remedy.QUIT:
        screen.work(tr(_WORKING))
        try:
            done = await _unless_closed(window, recovery.carry_out, choice, profile)
        except StoreError as error:
            choice = await _chosen(window, screen, profile, error, None)
        else:
            window.uncover()
            return done
    raise Quitting


class Quitting(Exception):
    """The person leaves everything as it is."""


async def _unless_closed(
    window: MainWindow, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Run `work` and return its result. Raises `Quitting` if the window is closed meanwhile.

    Killed at any moment, it leaves what was in place or what takes its place.
    """
    working = asyncio.ensure_future(run_in_daemon_thread(work, *args, **kwargs))
    closed = asyncio.get_running_loop().create_future()

    def close() -> None:
        if not closed.done():
            closed.set_result(None)

    window.closed.connect(close)
    try:
        await asyncio.wait({working, closed}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise Quitting
        return await working
    finally:
        window.closed.disconnect(close)
        working.cancel()


def _cover(window: MainWindow, theme: Theme) -> RecoveryScreen:
    screen = RecoveryScreen(theme.chrome)
    window.cover(screen)
    return screen


async def _chosen(
    window: MainWindow,
    screen: RecoveryScreen,
    profile: Profile,
    error: StoreError,
    save: Callable[[], object] | None,
) -> Choice:
    offered = await _unless_closed(window, recovery.choices, profile, error)
    answer: asyncio.Future[Choice] = asyncio.get_running_loop().create_future()

    def choose(choice: Choice) -> None:
        if not answer.done():
            answer.set_result(choice)

    def close() -> None:
        choose(Remedy.QUIT)

    screen.chosen.connect(choose)
    window.closed.connect(close)
    if save is not None:
        screen.save_wanted.connect(save)
    screen.ask(error.sentence, offered, on_screen=save is not None)
    try:
        return await answer
    finally:
        screen.chosen.disconnect(choose)
        window.closed.disconnect(close)
