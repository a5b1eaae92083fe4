"""Composition root: builds every object once, owns the loop and the shutdown."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from chatapp import __version__
from chatapp.core import logfile
from chatapp.core.errors import ChatappError
from chatapp.core.paths import Profile, resources
from chatapp.core.session import Session
from chatapp.core.settings import Settings, ThemeChoice
from chatapp.ui import theme
from chatapp.ui.bridge import Bridge
from chatapp.ui.collector import Collector
from chatapp.ui.loop import make_loop
from chatapp.ui.main_window import MainWindow


def run(*, root: Path | None, files: Sequence[Path], base_url: str = "", model: str = "") -> int:
    """Open the window over the profile at `root` and return the exit status when it closes."""
    application = make_application()
    with closing(make_loop(application)) as loop:
        return loop.run_until_complete(_run(root, files, base_url, model))


def make_application() -> QApplication:
    """The process's one `QApplication`, named and dressed."""
    application = QApplication.instance() or QApplication(["chatapp"])
    assert isinstance(application, QApplication)
    application.setApplicationName("chatapp")
    application.setApplicationDisplayName("")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("io.github.chatapp.Chatapp")
    application.setWindowIcon(QIcon(str(resources() / "icons" / "chatapp.svg")))
    # Closing a dialog must not stop the loop under a running coroutine.
    application.setQuitOnLastWindowClosed(False)
    return application


def make_theme(settings: Settings) -> theme.Theme:
    """The theme the person chose, or the one that matches the system's colours.

    High contrast is worn where it was chosen, and wherever the system asks for it.
    """
    choice = settings.theme
    if choice is ThemeChoice.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = choice in (ThemeChoice.DARK, ThemeChoice.DARK_CONTRAST)
    contrast = choice in (ThemeChoice.LIGHT_CONTRAST, ThemeChoice.DARK_CONTRAST)
    return theme.load(
        resources() / "themes",
        dark=dark,
        contrast=contrast or theme.contrast_is_wanted(),
        body=settings.text_size,
    )


async def _run(root: Path | None, files: Sequence[Path], base_url: str, model: str) -> int:
    try:
        profile = Profile.at(root)
        profile.create()
        session = Session(
            profile,
            environment=os.environ,
            base_url=base_url,
            model=model,
            redacting=logfile.begin(profile.log),
        )
        await session.open()
    except ChatappError as error:
        await _tell(error.sentence)
        return 1
    try:
        await show(session, files)
    finally:
        await session.close()
    return 0


async def show(session: Session, files: Sequence[Path] = ()) -> None:
    """Open the window over an open session; returns when it is closed and everything is kept."""
    bridge = Bridge(session)
    window = MainWindow(bridge, make_theme)
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    if state := await session.store.state("window"):
        window.restore_state(state)
    selected = "" if files else await session.store.state("selected") or ""
    # One whose first question was never kept is named in the state, but does not exist.
    window.open(selected if selected and await session.store.get(selected) else "")
    window.show()
    # Where no window manager does it, or one that waits to be asked.
    window.activateWindow()
    collector = Collector()
    bridge.events.connect(collector.wake)
    bridge.list_conversations()
    for warning in session.warnings:
        window.pane.notices.show(warning, kind="warning")
    if files:
        window.attach([path.absolute() for path in files])
    try:
        await closed.wait()
    finally:
        await bridge.close()
        collector.stop()
        window.deleteLater()


async def _tell(sentence: str) -> None:
    """A sentence where no window can open, on the screen and on standard error."""
    print(f"chatapp: {sentence}", file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.Warning, "Chatapp", sentence)
    closed = asyncio.Event()

    def close(_result: int) -> None:
        closed.set()

    box.finished.connect(close)
    box.open()
    await closed.wait()
